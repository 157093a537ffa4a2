import { type Text, text } from '../../../core/text.ts'
import type { EmittedCheck, EmittedChecks, Job } from '../../../formats/workflows/model.ts'
import { word } from '../words.ts'
import { isBlindTo } from './blind.ts'
import { alike, lastJob, mayReport, siblings, takesActions } from './producers.ts'
import { conditionHolds } from './situation.ts'
import { at, jobPlace, localPlace, type Search, type Trap } from './trap.ts'

/**
 * T7: a required job that needs others is skipped when one of them fails, unless its `if:` says `always()` or
 * `!cancelled()`; a skipped job counts as success. The failed job itself stops the merge only where it is required, too.
 */
export function aggregateTraps(search: Search): readonly Trap[] {
  const { input, emitted, wanted } = search
  const required = new Set(wanted.map(({ check }) => check.context))
  return wanted.flatMap(({ check, producers }) => {
    if (!takesActions(check)) return []
    const found = producers
      .filter((one) => mayReport(one, input.branch))
      .flatMap((one) => {
        const trap = aggregateTrap(one, emitted, required, search)
        return trap === undefined ? [] : [trap]
      })
    return found.slice(0, 1)
  })
}

function aggregateTrap(
  check: EmittedCheck,
  emitted: EmittedChecks,
  required: ReadonlySet<string>,
  search: Search,
): Trap | undefined {
  const job = lastJob(check)
  // The names of a matrix are not reported when it is skipped: that blocks, and is told as another trap.
  if (job === undefined || job.hasMatrix || job.needs.length === 0) return undefined
  const unguarded = unguardedNeeds(check, job, emitted, required, search)
  if (unguarded.length === 0) return undefined
  const runs = job.condition?.runsAfterFailure === true
  if (!runs) return skippedTrap(check, job, unguarded)
  if (job.condition !== null && conditionHolds(job.condition.expression, new Map()) === false)
    return afterFailureTrap(check, job)
  const unseen = unguarded.filter((id) =>
    isBlindTo(id, job, siblings(check, check.chain.length - 1, emitted)),
  )
  return unseen.length === 0 ? undefined : blindTrap(check, job, unseen)
}

const required = text`a required job that runs whatever happens to the jobs it needs, and fails when one of them does not succeed`

const steps = (job: Job): Text =>
  text`give job ${job.id} ${'if: always()'} and a step that fails unless every ${'needs.*.result'} is ${'success'}`

function skippedTrap(check: EmittedCheck, job: Job, unguarded: readonly string[]): Trap {
  const { context } = check
  const place = jobPlace(check)
  const condition: Text =
    job.condition === null
      ? [word('has no '), ...text`${'if: always()'}`]
      : text`has ${`if: ${job.condition.expression.slice(0, 200)}`}`
  return {
    ...{ rule: 'aggregate-can-be-skipped', context, place, level: 'error', required, fix: steps(job) },
    found: [
      ...text`${context} needs `,
      ...listed(unguarded),
      word(' and '),
      ...condition,
      ...text` (${at(place)}): when ${word(unguarded.length === 1 ? 'it' : 'one of them')} fails, the job is skipped, which counts as success, and red code is merged`,
    ],
  }
}

/** `if: failure()`: skipped whenever the needed jobs succeed or are cancelled. */
function afterFailureTrap(check: EmittedCheck, job: Job): Trap {
  const { context } = check
  const place = localPlace(check, job.condition?.place ?? job.place)
  return {
    ...{ rule: 'aggregate-can-be-skipped', context, place, level: 'warning', required, fix: steps(job) },
    found: text`${context} runs only after a failure (${at(place)}): when the jobs it needs succeed, or are cancelled, it is skipped, which counts as success`,
  }
}

/** Runs always and does not look there: green whatever happens. */
function blindTrap(check: EmittedCheck, job: Job, unguarded: readonly string[]): Trap {
  const { context } = check
  const place = localPlace(check, job.condition?.place ?? job.place)
  return {
    ...{ rule: 'aggregate-can-be-skipped', context, place, level: 'warning', required, fix: steps(job) },
    found: [
      ...text`${context} runs also when `,
      ...listed(unguarded),
      ...(job.needsRead === null
        ? text` fails (${at(place)}), and nothing in it looks at ${'needs'}: it is green whatever happened there`
        : text` fails (${at(place)}), and nothing in it that looks at ${'needs'} sees that: it is green all the same`),
    ],
  }
}

function listed(names: readonly string[]): Text {
  const shown = names.slice(0, 4)
  const rest = names.length - shown.length
  const parts = shown.flatMap((name, index): Text => [...(index === 0 ? [] : [word(', ')]), ...text`${name}`])
  return rest > 0 ? [...parts, word(` and ${rest} more`)] : parts
}

/** Jobs it needs, directly or not, whose failure no required check would show. */
function unguardedNeeds(
  check: EmittedCheck,
  job: Job,
  emitted: EmittedChecks,
  required: ReadonlySet<string>,
  search: Search,
): readonly string[] {
  const depth = check.chain.length - 1
  const jobs = siblings(check, depth, emitted)
  const beside = alike(check, depth, emitted)
  const guarded = watchedBy({ beside, depth, jobs }, required, search.input.branch)
  return [...allNeeds(job, jobs)].filter((id) => {
    if (guarded.has(id)) return false
    const contexts = beside.filter((one) => one.chain[depth]?.id === id && !one.onlyWhenSkipped)
    const isUnclear = emitted.unresolved.some(
      ({ chain, workflow }) => workflow?.path === check.workflow.path && chain[depth]?.id === id,
    )
    return isUnclear || contexts.length === 0 || !contexts.every(({ context }) => required.has(context))
  })
}

interface Neighbours {
  readonly beside: readonly EmittedCheck[]
  readonly depth: number
  readonly jobs: ReadonlyMap<string, Job>
}

/** Jobs whose failure a required aggregate of the right shape sees. */
function watchedBy(
  { beside, depth, jobs }: Neighbours,
  required: ReadonlySet<string>,
  branch: string,
): ReadonlySet<string> {
  const watching = beside.flatMap((one) => {
    const job = one.chain.length === depth + 1 ? lastJob(one) : undefined
    const watches =
      job?.condition?.runsAfterFailure === true && required.has(one.context) && mayReport(one, branch)
    return watches ? [job] : []
  })
  return new Set(
    watching.flatMap((job) => [...allNeeds(job, jobs)].filter((id) => !isBlindTo(id, job, jobs))),
  )
}

function allNeeds(job: Job, jobs: ReadonlyMap<string, Job>): ReadonlySet<string> {
  const seen = new Set(job.needs)
  // A set that grows while it is walked through is walked through to its end.
  for (const id of seen) for (const further of jobs.get(id)?.needs ?? []) seen.add(further)
  return seen
}
