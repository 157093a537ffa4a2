import { z } from 'zod'
import { clientsOf } from '../action/clients.ts'
import type { OtherMain, OtherRuntime } from '../action/other-action.ts'
import { UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { systemClock } from '../github/clock.ts'
import { readEvent } from '../runner/event.ts'
import { appendSummary, writeNamedOutputs } from '../runner/outputs.ts'
import { readPayload } from '../runner/payload.ts'
import { escapeMarkdown } from '../surfaces/escape.ts'
import type { Trigger } from './change.ts'
import { isSettled } from './reasons.ts'
import { type Ended, refreshChange } from './refresh.ts'
import { readWait, readWorkflow } from './settings.ts'

/** Events whose change a run of the gate may have missed. */
const events = ['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run']

/** The action `refresh`. */
export const refreshMain: OtherMain = async (runtime) => {
  const { environment, token, given, log } = runtime
  const workflow = readWorkflow(given('workflow'))
  const waitMinutes = readWait(given('wait-minutes'))
  const trigger = await readTrigger(environment)
  const { github } = await clientsOf(environment, { token, adminToken: null }, (from, to) =>
    log.notice(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  return await show(
    runtime,
    await refreshChange({ github, trigger, workflow, waitMinutes, sleep: systemClock.sleep }),
  )
}

const payloadSchema = z.object({
  action: z.string().nullish().catch(null),
  sender: z.object({ login: z.string(), type: z.string() }).nullish().catch(null),
})

/** @throws UsageError for an event that changes no pull request */
async function readTrigger(environment: OtherRuntime['environment']): Promise<Trigger> {
  const { eventName, eventPath, runId } = environment
  if (eventName === null || !events.includes(eventName))
    throw new UsageError(
      `the event ${eventName === null ? 'is not set' : JSON.stringify(eventName)} changes no check; expected ${events.join(', ')}`,
    )
  const { target } = await readEvent(environment)
  if (runId === null)
    throw new UsageError('GITHUB_RUN_ID is not set; expected the number of this workflow run')
  const payload = payloadSchema.parse((await readPayload(eventPath ?? '')).json)
  return { target, runId, action: payload.action ?? null, sender: payload.sender ?? null }
}

/** Log, outputs and summary. */
async function show({ log, environment, secrets }: OtherRuntime, all: readonly Ended[]): Promise<ExitCode> {
  for (const { reason, message } of all) isSettled(reason) ? log.notice(message) : log.error(message)
  const worst = all.find(({ reason }) => !isSettled(reason)) ?? all.at(-1)
  const exitCode = worst === undefined || !isSettled(worst.reason) ? exitCodes.unknown : exitCodes.pass
  const warnings = writeNamedOutputs(
    {
      'run-id': all.flatMap(({ run }) => (run === null ? [] : [run.id])).join(','),
      requested: String(all.some(({ reason }) => reason === 'requested')),
      reason: worst?.reason ?? 'unreadable',
      'exit-code': String(exitCode),
    },
    environment,
  )
  const lines = all.map(({ message }) => `- ${escapeMarkdown(secrets.redact(message))}`)
  const unwritten = await appendSummary(['### Gatewright: refresh', '', ...lines].join('\n'), environment)
  for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten])]) log.warning(warning)
  return exitCode
}
