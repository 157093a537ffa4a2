import { bounds, limits } from '../surfaces/limits.ts'
import type { Reason } from './reasons.ts'
import type { Run } from './runs.ts'

/** What to do about one run: start it again, look again later, or nothing and why. */
export type Decision = 'rerun' | 'wait' | Exclude<Reason, 'requested'>

/**
 * Every attempt reads the pull request anew, so one that began after the change has seen it. One that began before may
 * have missed it, whatever it concluded.
 * @param changedAt when the change happened, RFC 3339
 * @param now the server's time, RFC 3339
 */
export function decide(run: Run, changedAt: string, now: string): Decision {
  const began = Date.parse(run.run_started_at ?? run.created_at)
  const isFresh = began > Date.parse(changedAt)
  if (run.status !== 'completed') return isFresh ? 'will-see-it' : 'wait'
  if (run.conclusion === 'action_required') return 'needs-approval'
  if (isFresh) return 'already-judged'
  if (run.run_attempt >= bounds.rerunAttempts) return 'too-many-attempts'
  const days = (Date.parse(now) - Date.parse(run.created_at)) / 86_400_000
  return days > limits.rerunDays ? 'too-old' : 'rerun'
}
