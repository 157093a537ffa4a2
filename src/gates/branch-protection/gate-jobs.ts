import type { EmittedCheck, EmittedChecks, Job } from '../../formats/workflows/model.ts'

const action = /^gatewright\/gatewright(?:\/[^@\s]+)*@/i
const command =
  /(?:^|[\s;&|(])(?:npx\s+(?:-\S+\s+)*gatewright|gatewright\s+check|node\s+\S*gatewright\S*)(?=$|[\s@;&|)])/im

/** Whether a job runs Gatewright: its action, or its command line. */
export const runsGatewright = (job: Job | undefined): boolean =>
  job !== undefined &&
  (job.actions.some(({ text }) => action.test(text)) || job.commands.some(({ text }) => command.test(text)))

/** Checks that the gate itself is reported under: what the policy says, or the jobs that run it. */
export function gateContexts(emitted: EmittedChecks, gateCheck: string | undefined): readonly string[] {
  if (gateCheck !== undefined) return [gateCheck]
  const own = emitted.checks.filter(isOwn).map(({ context }) => context)
  return [...new Set(own)].sort()
}

/** Whether the job behind a check runs Gatewright. */
export const isOwn = ({ chain, onlyWhenSkipped }: EmittedCheck): boolean =>
  !onlyWhenSkipped && runsGatewright(chain.at(-1))
