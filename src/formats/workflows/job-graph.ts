import type { Job } from './model.ts'
import { quoted } from './quoted.ts'
import { keyOf } from './value.ts'

/** Why GitHub refuses the jobs as a whole: a need that does not exist, or a circle; null when it does not. */
export function jobGraphProblem(
  jobs: readonly Job[],
): { readonly line: number; readonly why: string } | null {
  const ids = new Set(jobs.map(({ id }) => keyOf(id)))
  for (const { id, needs, place } of jobs) {
    const missing = needs.find((need) => !ids.has(keyOf(need)))
    if (missing !== undefined)
      return {
        line: place.line,
        why: `the job ${quoted(id)} needs ${quoted(missing)}, which is no job of it`,
      }
  }
  const stuck = firstNeverReady(jobs)
  return stuck === null
    ? null
    : { line: stuck.place.line, why: `the job ${quoted(stuck.id)} waits for itself through its \`needs:\`` }
}

/** The jobs that need a job, by its id in upper case. */
export function dependantsOf(jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> {
  const dependants = new Map<string, Job[]>()
  for (const job of jobs) {
    for (const need of new Set(job.needs.map(keyOf))) {
      const known = dependants.get(need)
      if (known === undefined) dependants.set(need, [job])
      else known.push(job)
    }
  }
  return dependants
}

/** A job that no order of running reaches. */
function firstNeverReady(jobs: readonly Job[]): Job | null {
  const dependants = dependantsOf(jobs)
  const open = new Map(jobs.map((job) => [job, new Set(job.needs.map(keyOf)).size]))
  const ready = jobs.filter((job) => open.get(job) === 0)
  for (const done of ready) {
    open.delete(done)
    for (const job of dependants.get(keyOf(done.id)) ?? []) {
      const left = (open.get(job) ?? 0) - 1
      open.set(job, left)
      if (left === 0) ready.push(job)
    }
  }
  return open.keys().next().value ?? null
}
