import { type Text, text } from '../../../core/text.ts'
import type { EmittedCheck } from '../../../formats/workflows/model.ts'
import { word } from '../words.ts'
import { queueRuns } from './coverage.ts'
import { mayReport, takesActions, type Wanted } from './producers.ts'
import { queueSkips, type Skip, skipOf } from './skipping.ts'
import { at, localPlace, type Search, type Trap } from './trap.ts'

interface Skipped {
  readonly check: EmittedCheck
  readonly skip: Skip
}

/** T3 and T8: producers that a condition may skip. One producer that nothing skips is enough. */
export function skippedTraps(search: Search): readonly Trap[] {
  return search.wanted.flatMap((one) => {
    if (!takesActions(one.check)) return []
    return [...unreported(one, search), ...switchedOff(one, search)].slice(0, 1)
  })
}

/** Depths at which a skipped job takes the name away: callers of workflows, and the matrix job itself. */
const nameTaking = ({ chain }: EmittedCheck): readonly number[] =>
  chain.flatMap((job, depth) => (depth < chain.length - 1 || job.hasMatrix ? [depth] : []))

/** The first of the producers' skips, when every producer has one. */
function everySkip(
  { producers }: Wanted,
  { input }: Search,
  find: (check: EmittedCheck) => Skip | undefined,
): Skipped | undefined {
  const able = producers.filter((check) => mayReport(check, input.branch))
  const skips = able.map((check) => ({ check, skip: find(check) }))
  const [first] = skips.flatMap(({ check, skip }) => (skip === undefined ? [] : [{ check, skip }]))
  return skips.every(({ skip }) => skip !== undefined) ? first : undefined
}

/** T3 */
function unreported(one: Wanted, search: Search): readonly Trap[] {
  const { input, emitted } = search
  const firstOf = (check: EmittedCheck, find: typeof skipOf): Skip | undefined =>
    nameTaking(check)
      .map((depth) => find(check, depth, emitted, input))
      .find((skip) => skip !== undefined)
  const skipped = everySkip(one, search, (check) => firstOf(check, skipOf))
  if (skipped !== undefined) return [nameTaken(one, skipped, 'a pull request')]
  if (!input.mergeQueue) return []
  const queued = everySkip(one, search, (check) =>
    queueRuns(check.workflow.triggers, input.branch) === 'event' ? firstOf(check, queueSkips) : undefined,
  )
  return queued === undefined ? [] : [nameTaken(one, queued, 'an entry of the merge queue')]
}

function nameTaken({ check: { context } }: Wanted, { check, skip }: Skipped, who: string): Trap {
  const place = localPlace(check, skip.place)
  const kind = check.chain.length > 1 ? 'a reusable workflow' : 'a matrix'
  return {
    ...{ rule: 'skipped-matrix-name', context, place, level: 'error', neverReports: true },
    found: [
      ...text`${context} comes from ${word(kind)}, and `,
      ...conditionText(skip, place),
      word(
        ` for ${who}: a job that is skipped reports under its plain name, so this check never comes and ${who} waits for ever`,
      ),
    ],
    required: text`a name that is reported also when the job is skipped`,
    fix: text`move the condition into the steps; or require, in place of this job, one that needs it, runs with ${'if: always()'} and looks at its result`,
  }
}

function conditionText(skip: Skip, place: Trap['place']): Text {
  const where: Text = place === undefined ? [] : [word(' ('), at(place), word(')')]
  const verb = skip.always ? 'skips it' : 'may skip it'
  return [...text`${'if: '.concat(skip.expression.slice(0, 200))}`, ...where, word(` ${verb}`)]
}

/** T8 */
function switchedOff(one: Wanted, search: Search): readonly Trap[] {
  const { input, emitted } = search
  const skipped = everySkip(one, search, (check) => {
    const last = check.chain.length - 1
    // What runs after failures only is told as an aggregate that is skipped.
    const skip = check.chain[last]?.hasMatrix === true ? undefined : skipOf(check, last, emitted, input)
    return skip !== undefined && isOnlyAfterFailure(skip) ? undefined : skip
  })
  if (skipped === undefined) return []
  if (skipped.skip.always && runsInQueue(skipped.check, search)) return []
  return [switchedOffTrap(one.check.context, skipped)]
}

const isOnlyAfterFailure = ({ always, job }: Skip): boolean =>
  always && job.condition?.runsAfterFailure === true && job.needs.length > 0

/** Tests that run in the merge queue alone are skipped for the pull request on purpose. */
const runsInQueue = (check: EmittedCheck, { input, emitted }: Search): boolean =>
  input.mergeQueue &&
  queueRuns(check.workflow.triggers, input.branch) === 'event' &&
  queueSkips(check, check.chain.length - 1, emitted, input) === undefined

function switchedOffTrap(context: string, { check, skip }: Skipped): Trap {
  const place = localPlace(check, skip.place)
  const own = check.chain.at(-1)?.id === skip.job.id
  const whose: Text = own ? [] : text` by way of job ${skip.job.id}, which it needs`
  const when = skip.draft
    ? 'while the pull request is a draft, and nothing runs when it becomes ready'
    : skip.always
      ? 'for every pull request'
      : 'for some pull requests'
  return {
    ...{ rule: 'conditional-required-check', context, place },
    level: skip.always || skip.draft ? 'error' : 'warning',
    found: [
      ...text`${context} is required, and `,
      ...conditionText(skip, place),
      ...whose,
      word(` ${when}: a job that is skipped counts as success`),
    ],
    required: text`a required job that runs for every pull request`,
    fix: skip.draft
      ? text`add ${'ready_for_review'} to the types of the event`
      : text`move the condition into the steps, so that the job itself decides`,
  }
}
