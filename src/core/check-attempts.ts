import type { CheckRunFact } from './facts/tools.ts'

const instant = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time))

/** A run without a start is queued: nothing is newer. */
const startOf = ({ startedAt }: CheckRunFact): number =>
  startedAt === null ? Number.POSITIVE_INFINITY : instant(startedAt)

const newestFirst = (a: CheckRunFact, b: CheckRunFact): number => {
  const [later, earlier] = [startOf(b), startOf(a)]
  return later === earlier ? b.id - a.id : later - earlier
}

/** The newest attempt of the runs of one name in one check suite, and when it began; NaN for what is not known. */
function newestAttempt(runs: readonly CheckRunFact[]): { attempt: number; since: number } {
  const { attempt, attemptStartedAt } = runs.find(({ workflow }) => workflow !== null)?.workflow ?? {}
  return {
    attempt: attempt ?? Number.NaN,
    since: attemptStartedAt === undefined ? Number.NaN : instant(attemptStartedAt),
  }
}

/**
 * The runs of the newest attempt. A workflow may hold several jobs of one name, so one attempt may have several runs;
 * one is replaced only by another that started after it had ended. What cannot be told apart counts, all of it.
 * @param runs runs of one name in one check suite
 */
function latestOf(runs: readonly CheckRunFact[]): readonly CheckRunFact[] {
  if (runs.some(({ startedAt }) => Number.isNaN(instant(startedAt ?? '1970-01-01')))) return runs
  const { attempt, since } = newestAttempt(runs)
  if (attempt === 1) return runs
  const fresh = runs.filter((run) => startOf(run) >= since)
  if (fresh.length > 0) return fresh
  // Jobs that the newest attempt did not repeat, and Apps that do not say which attempt it is.
  const last = Math.max(...runs.map(startOf))
  return runs.filter(({ completedAt }) => completedAt === null || !(instant(completedAt) < last))
}

/** Most runs that were under way at one time: they are as many jobs. */
const mostAtOnce = (runs: readonly CheckRunFact[]): number =>
  Math.max(
    0,
    ...runs.map((one) => {
      const begin = startOf(one)
      const ended = (run: CheckRunFact) => run.completedAt !== null && instant(run.completedAt) <= begin
      return runs.filter((run) => run === one || (startOf(run) <= begin && !ended(run))).length
    }),
  )

/**
 * Earlier runs that may still stand beside the newest attempt. Several jobs of a workflow may share a name; when one of
 * them alone is started again, nothing tells whose run it replaces. Jobs are told from attempts by time and by number.
 */
function besideOf(runs: readonly CheckRunFact[]): readonly CheckRunFact[] {
  const { attempt, since } = newestAttempt(runs)
  const earlier = runs.filter((run) => startOf(run) < since)
  if (attempt === 1 || earlier.length === 0) return []
  const repeated = runs.length - earlier.length
  const jobs = Math.max(earlier.length - (attempt - 2), mostAtOnce(earlier))
  return repeated > 0 && repeated < jobs ? earlier : []
}

const bySuite = (runs: readonly CheckRunFact[]): readonly (readonly CheckRunFact[])[] => {
  const suites = new Map<string, CheckRunFact[]>()
  for (const run of runs) {
    const key = run.suite === null ? `run ${run.id}` : `suite ${run.suite}`
    suites.set(key, [...(suites.get(key) ?? []), run])
  }
  return [...suites.values()]
}

/** Runs that the newest attempt of their suite may have left standing, whatever that attempt says. */
export const mayStandBeside = (runs: readonly CheckRunFact[]): readonly CheckRunFact[] =>
  bySuite(runs).flatMap(besideOf)

/**
 * The latest attempt within each check suite: what was repeated is replaced by its repetition, and nothing else is.
 * A run without a suite stands alone. Newest first.
 */
export function latestAttempts(runs: readonly CheckRunFact[]): readonly CheckRunFact[] {
  return bySuite(runs).flatMap(latestOf).toSorted(newestFirst)
}
