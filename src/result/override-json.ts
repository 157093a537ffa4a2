import type { OverrideView } from '../core/override.ts'
import type { Text } from '../core/text.ts'
import { messageJson } from './build-finding.ts'
import type { Result } from './schema.ts'

type OverrideJson = Result['overrides'][number]
type MessageJson = OverrideJson['message']['found']

/** An override with the result's names. */
export const overrideJson = (view: OverrideView): OverrideJson => ({
  ...{ id: view.id, path: view.path, subject: view.subject, at: view.at, state: view.state },
  gates: [...view.gates],
  rules: [...view.rules],
  stage: view.stage,
  head_sha: view.headSha,
  reason: view.reason,
  ticket: view.ticket,
  requested_by: view.requestedBy,
  expires_at: view.expiresAt,
  approvers: [...view.approvers],
  excuses: view.excuses.map((one) => ({ ...one })),
  message: { found: messageJson(view.found), fix: messageJson(view.fix) },
})

/** An override of a result, as it was judged. */
export const overrideOf = (json: OverrideJson, textOf: (from: MessageJson) => Text): OverrideView => ({
  ...{ id: json.id, path: json.path, subject: json.subject, at: json.at, state: json.state },
  ...{ gates: json.gates, rules: json.rules, stage: json.stage },
  headSha: json.head_sha,
  reason: json.reason,
  ticket: json.ticket,
  requestedBy: json.requested_by,
  expiresAt: json.expires_at,
  ...{ approvers: json.approvers, excuses: json.excuses },
  found: textOf(json.message.found),
  fix: textOf(json.message.fix),
})
