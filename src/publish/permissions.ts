import type { Permission } from '../core/gate.ts'

/** What a token needs for the surfaces that are written to GitHub. Without it the verdict is the same. */
export const surfacePermissions: readonly Permission[] = [
  {
    name: 'pull-requests',
    access: 'write',
    onDemand: true,
    why: '`report.comment`: the comment on the pull request.',
  },
  {
    name: 'checks',
    access: 'write',
    onDemand: true,
    why: '`report.check-run`: a check run with every annotation, where the ten per level of a step are not enough.',
  },
  {
    name: 'statuses',
    access: 'write',
    onDemand: true,
    why: '`report.commit-status`: one commit status, in which the last run wins.',
  },
]

/** What the issues of a run need: overrides in use, and alarms. The action that publishes for forks opens none. */
export const issuePermission: Permission = {
  name: 'issues',
  access: 'write',
  onDemand: true,
  why: 'an issue for each override in use, and for each artifact of a phase that was tampered with.',
}
