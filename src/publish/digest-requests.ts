import { digestLabel } from '../digest/model.ts'
import type { Change, Create } from '../digest/writes.ts'
import type { IssueFields } from './digest-issues.ts'

/** The digest made once more, where the one to be changed is not ours any more. */
export const again = ({ id, body }: Pick<Change, 'id' | 'body'>, title: string): Create => ({
  kind: 'create',
  what: 'digest',
  id,
  body,
  title,
  labels: [digestLabel],
  assignees: [],
})

/** What a change does to an issue beside its text. */
export function stateFields({ kind, reason }: Change): IssueFields {
  if (kind === 'update') return {}
  if (kind === 'reopen') return { state: 'open' }
  return { state: 'closed', state_reason: reason ?? 'completed' }
}
