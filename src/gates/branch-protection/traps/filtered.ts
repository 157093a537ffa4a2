import { code, type Text, text } from '../../../core/text.ts'
import type { EmittedCheck, Trigger } from '../../../formats/workflows/model.ts'
import { word } from '../words.ts'
import { coverAllPaths, filtersPaths, type Gap, pullRequestGaps, pushesTaken } from './coverage.ts'
import { pullRequestTriggers, takesActions, type Wanted } from './producers.ts'
import { at, jobPlace, type Search, type Trap } from './trap.ts'

/** A trigger of a producer. */
interface Start {
  readonly check: EmittedCheck
  readonly trigger: Trigger
}

const required = text`a job that reports for every pull request, on its newest commit`

/**
 * T4, T5 and T15: producers whose filters or events leave out pull requests into the branch. GitHub starts no run then,
 * no check is reported, and the pull request waits for ever. One producer that leaves out nothing is enough.
 */
export function filteredTraps({ input: { branch }, wanted }: Search): readonly Trap[] {
  return wanted.flatMap((one) => {
    if (one.producers.length === 0 || !takesActions(one.check)) return []
    const starts = one.producers.flatMap((check) =>
      pullRequestTriggers(check).map((trigger) => ({ check, trigger })),
    )
    if (starts.length === 0) return pushOnly(one, branch)
    const gaps = starts.map((start) => ({ start, gaps: pullRequestGaps(start.trigger, branch) }))
    if (gaps.some((each) => each.gaps.length === 0) || isCovered(gaps)) return []
    const [best] = [...gaps].sort((a, b) => severity(a.gaps) - severity(b.gaps))
    if (best === undefined) return []
    const pushed = someAreCovered(one)
    // Where no run starts for the branch at all, nothing else matters.
    const told = best.gaps.includes('branches') ? (['branches'] as const) : best.gaps
    return told.map((gap) => gapTrap(one.check.context, best.start, gap, branch, pushed))
  })
}

const weights: Readonly<Record<Gap, number>> = { opened: 1, paths: 2, synchronize: 4, branches: 8 }
const severity = (gaps: readonly Gap[]): number => gaps.reduce((sum, gap) => sum + weights[gap], 0)

/** Whether twins with opposite path filters leave out nothing together. */
function isCovered(all: readonly { readonly start: Start; readonly gaps: readonly Gap[] }[]): boolean {
  const onlyPaths = all
    .filter(({ gaps }) => gaps.every((gap) => gap === 'paths'))
    .map(({ start }) => start.trigger)
  return coverAllPaths(onlyPaths)
}

/** Whether every push to a branch of the repository itself starts a producer all the same. */
const someAreCovered = ({ producers }: Wanted): boolean =>
  producers.some(({ workflow }) =>
    workflow.triggers.some(
      (trigger) => trigger.event === 'push' && pushesTaken(trigger) === 'all' && !filtersPaths(trigger),
    ),
  )

function gapTrap(context: string, { trigger }: Start, gap: Gap, branch: string, pushed: boolean): Trap {
  const { event } = trigger
  const who = pushed
    ? text`pull requests from forks`
    : gap === 'branches'
      ? text`every pull request into ${branch}`
      : text`every other pull request`
  const base = { context, required, place: trigger.place, level: 'error', neverReports: true } as const
  switch (gap) {
    case 'branches':
      return {
        ...base,
        rule: 'filtered-required-check',
        found: [
          ...text`${context} is required on ${branch}, but its workflow runs for ${event} into other branches only (${at(trigger.place)}): `,
          ...who,
          word(' waits for ever'),
        ],
        fix: text`add ${branch} to the branches of ${event}, or do not require ${context} on ${branch}`,
      }
    case 'paths':
      return {
        ...base,
        rule: 'filtered-required-check',
        found: pathsFound(context, trigger, pushed),
        fix: pathsFix(context, event),
      }
    case 'synchronize':
    case 'opened':
      return typesTrap(base, gap, event)
  }
}

function pathsFound(context: string, trigger: Trigger, pushed = false): Text {
  const filter = trigger.paths === undefined ? 'paths-ignore' : 'paths'
  const patterns = trigger.paths ?? trigger.pathsIgnore ?? []
  const which = filter === 'paths' ? 'that touches none of' : 'that touches nothing but'
  return [
    ...text`${context} is required, but its workflow has a path filter (${filter}, ${at(trigger.place)}): ${word(
      pushed ? 'a pull request from a fork' : 'a pull request',
    )} ${word(which)} `,
    ...listed(patterns),
    word(' never gets the check and waits for ever'),
  ]
}

const pathsFix = (context: string, event: string): Text =>
  text`take the path filter from ${event} and decide inside of the job what to run, or do not require ${context}`

const mostListed = 3

/** The first few values, and how many more there are. */
function listed(values: readonly string[]): Text {
  const shown = values.slice(0, mostListed)
  const rest = values.length - shown.length
  return [
    ...shown.flatMap((value, index) => (index === 0 ? [code(value)] : [word(', '), code(value)])),
    ...(rest > 0 ? [word(` and ${rest} more`)] : []),
  ]
}

function typesTrap(
  base: Pick<Trap, 'context' | 'required' | 'place' | 'level' | 'neverReports'>,
  gap: 'synchronize' | 'opened',
  event: string,
): Trap {
  const { context, place } = base
  const where = place === undefined ? [] : [word(' ('), at(place), word(')')]
  if (gap === 'opened') {
    return {
      ...base,
      rule: 'missing-synchronize',
      level: 'warning',
      neverReports: false,
      found: [
        ...text`${context} is required, but ${event} has ${'types'} without ${'opened'}`,
        ...where,
        word(': a new pull request waits for the check until the next push'),
      ],
      fix: text`add ${'opened'} to the types of ${event}`,
    }
  }
  return {
    ...base,
    rule: 'missing-synchronize',
    found: [
      ...text`${context} is required, but ${event} has ${'types'} without ${'synchronize'}`,
      ...where,
      word(': a commit that is pushed to a pull request never gets the check'),
    ],
    fix: text`add ${'synchronize'} to the types of ${event}, or leave ${'types'} out`,
  }
}

/** T15: nothing starts a producer for a pull request itself. */
function pushOnly({ check: { context }, producers }: Wanted, branch: string): readonly Trap[] {
  const pushes = producers.flatMap((check) =>
    check.workflow.triggers.filter(({ event }) => event === 'push').map((trigger) => ({ check, trigger })),
  )
  const ranked = ['all', 'some', 'none'] as const
  const rank = ({ trigger }: Start): number =>
    ranked.indexOf(pushesTaken(trigger)) + (filtersPaths(trigger) ? 0.5 : 0)
  const [best] = [...pushes].sort((a, b) => rank(a) - rank(b))
  const [first] = producers
  if (first === undefined) return []
  const base = {
    rule: 'push-only-required-check',
    context,
    required,
    level: 'error',
    neverReports: true,
  } as const
  const fix = text`add ${'pull_request'} to the events of the workflow`
  if (best === undefined || pushesTaken(best.trigger) === 'none') {
    const place = best?.trigger.place ?? first.workflow.triggers[0]?.place ?? jobPlace(first)
    return [{ ...base, place, fix, found: noEvent(first, best?.trigger, context, branch) }]
  }
  const { trigger } = best
  const push: Trap = { ...base, place: trigger.place, fix, found: pushFound(context, trigger) }
  if (!filtersPaths(trigger)) return [push]
  return [
    {
      ...base,
      rule: 'filtered-required-check',
      place: trigger.place,
      found: pathsFound(context, trigger),
      fix: pathsFix(context, 'push'),
    },
    push,
  ]
}

function noEvent(check: EmittedCheck, push: Trigger | undefined, context: string, branch: string): Text {
  if (push !== undefined) {
    return text`${context} is required, but it is reported for pushes to other branches or tags only (${at(push.place)}): every pull request into ${branch} waits for ever`
  }
  const events = [...new Set(check.workflow.triggers.map(({ event }) => event))]
  return [
    ...text`${context} is required, but its workflow ${{ kind: 'path', path: check.workflow.path }} runs for no event of a pull request (`,
    ...listed(events),
    ...text`): every pull request into ${branch} waits for ever`,
  ]
}

function pushFound(context: string, trigger: Trigger): Text {
  const some = pushesTaken(trigger) === 'some' ? ', and those of branches that its filter leaves out,' : ''
  return text`${context} is required, but only a push reports it (${at(trigger.place)}): pull requests from forks${word(some)} never get the check and wait for ever; those from branches of this repository do get it`
}
