import { failCheckRun } from './check-run.ts'
import { failStatus } from './commit-status.ts'
import type { EarlyEnd } from './ended.ts'
import { attempt, type SinkOutcome } from './sink.ts'

/**
 * Overwrites what an earlier run left on the commit: what the policy asks for is not known, but what stands there is,
 * and nothing green may outlast a run that could not judge. Where nothing stands nothing is written. Never rejects.
 */
export async function endEarly(end: EarlyEnd): Promise<readonly SinkOutcome[]> {
  return [
    await attempt('commit-status', () => failStatus(end)),
    await attempt('check-run', () => failCheckRun(end)),
  ]
}
