/** Why the action ended as it did; a stable API. */
export const reasons = {
  requested: 'GitHub took the request to start the run again',
  'already-judged': 'the latest run began after the change, so its verdict is fresh',
  'will-see-it': 'the latest run began after the change and still runs',
  'needs-approval': 'the run waits for a maintainer to approve it, and reads everything then',
  closed: 'the pull request is closed',
  'own-change': 'the account of this token made the change itself',
  'no-run': 'the gate has no run for the head commit',
  'still-running': 'a run that began before the change did not end in time',
  'too-many-attempts': 'the run was started again too often, which looks like a loop',
  'too-old': 'GitHub starts no run again after 30 days',
  'permission-missing': 'the token may not read or start runs',
  refused: 'GitHub refused to start the run again',
  unreadable: 'GitHub did not answer as documented',
} as const satisfies Record<string, string>
export type Reason = keyof typeof reasons

/** The check is fresh, becomes fresh by itself, or matters no more. */
const settled: ReadonlySet<Reason> = new Set([
  'requested',
  'already-judged',
  'will-see-it',
  'needs-approval',
  'closed',
  'own-change',
])

/** Whether nothing is left to do. */
export const isSettled = (reason: Reason): boolean => settled.has(reason)
