import type { CheckRunFact } from './facts/tools.ts'

const instant = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time))

/** A run without a start is queued: nothing is newer. */
const startOf = ({ startedAt }: CheckRunFact): number =>
  startedAt === null ? Number.POSITIVE_INFINITY : instant(startedAt)

const newestFirst = (a: CheckRunFact, b: CheckRunFact): number => {
  const [later, earlier] = [startOf(b), startOf(a)]
  return later === earlier ? b.id - a.id : later - earlier
}

/**
 * The runs of the newest attempt. A workflow may hold several jobs of one name, so one attempt may have several runs;
 * one is replaced only by another that started after it had ended. What cannot be told apart counts, all of it.
 * @param runs runs of one name in one check suite
 */
function latestOf(runs: readonly CheckRunFact[]): readonly CheckRunFact[] {
  if (runs.some(({ startedAt }) => Number.isNaN(instant(startedAt ?? '1970-01-01')))) return runs
  const { attempt, attemptStartedAt } = runs.find(({ workflow }) => workflow !== null)?.workflow ?? {}
  if (attempt === 1) return runs
  const since = attemptStartedAt === undefined ? Number.NaN : instant(attemptStartedAt)
  const fresh = runs.filter((run) => startOf(run) >= since)
  if (fresh.length > 0) return fresh
  // Jobs that the newest attempt did not repeat, and Apps that do not say which attempt it is.
  const newest = Math.max(...runs.map(startOf))
  return runs.filter(({ completedAt }) => completedAt === null || !(instant(completedAt) < newest))
}

/**
 * The latest attempt within each check suite: what was repeated is replaced by its repetition, and nothing else is.
 * A run without a suite stands alone. Newest first.
 */
export function latestAttempts(runs: readonly CheckRunFact[]): readonly CheckRunFact[] {
  const suites = new Map<string, CheckRunFact[]>()
  for (const run of runs) {
    const key = run.suite === null ? `run ${run.id}` : `suite ${run.suite}`
    suites.set(key, [...(suites.get(key) ?? []), run])
  }
  return [...suites.values()].flatMap(latestOf).toSorted(newestFirst)
}
