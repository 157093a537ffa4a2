import { type Result, stepRuns, waitsForSuccess } from '../../../formats/workflows/condition.ts'
import { dependantsOf } from '../../../formats/workflows/job-graph.ts'
import type { Job } from '../../../formats/workflows/model.ts'
import { keyOf } from '../../../formats/workflows/value.ts'

type Jobs = ReadonlyMap<string, Job>

/** A run of GitHub has at most 256 jobs of a matrix; larger files are not followed that closely. */
const mostJobs = 512

/**
 * Whether nothing in a job that runs after failures can tell that another job has failed: it looks at no result that
 * this changes, or every step that looks is skipped then. `contains(needs.*.result, 'failure')` sees the jobs that are
 * needed themselves; when one further back fails, those are skipped.
 */
export function isBlindTo(failed: string, { needs, needsRead: read }: Job, jobs: Jobs): boolean {
  if (read === null) return true
  if (jobs.size > mostJobs) return false
  const after = resultsAfter(failed, jobs)
  const resultOf = (id: string): Result => (after.has(keyOf(id)) ? after.get(keyOf(id)) : 'success')
  const results = new Map(needs.map((id) => [id, resultOf(id)]))
  if (read.conditions !== null)
    return read.conditions.every((condition) => stepRuns(condition, results) === false)
  return !read.all && needs.every((id) => resultOf(id) === 'success' || !read.names.includes(keyOf(id)))
}

/** How those jobs end, by key, that the failure of one changes: the rest succeeds. */
function resultsAfter(failed: string, jobs: Jobs): ReadonlyMap<string, Result> {
  const dependants = dependantsOf([...jobs.values()])
  const results = new Map<string, Result>([[keyOf(failed), 'failure']])
  const waiting = [keyOf(failed)]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const stops = results.get(id) !== undefined
    for (const job of dependants.get(id) ?? []) {
      const key = keyOf(job.id)
      const result = stops && waitsForSuccess(job) ? 'skipped' : undefined
      // What is surely skipped stays so.
      if (results.has(key) && (results.get(key) !== undefined || result === undefined)) continue
      results.set(key, result)
      waiting.push(key)
    }
  }
  return results
}
