import type { Account, Issue, Label, Repository } from './model.ts'
import type { State } from './state.ts'

interface NewIssue {
  readonly author: Account
  readonly title: string
  readonly body: string | null
  readonly labels: Label[]
  readonly assignees: Account[]
}

/** Adds an issue; numbers are shared with pull requests. */
export function newIssue(state: State, repository: Repository, given: NewIssue): Issue {
  const now = state.clock.iso()
  const created: Issue = {
    ...given,
    id: state.nextId(),
    number: repository.issues.size + 1,
    state: 'open',
    stateReason: null,
    closedBy: null,
    locked: false,
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  }
  repository.issues.set(created.number, created)
  return created
}

/** Sets the body; another text than before is an edit, and GitHub keeps who made it. */
export function setBody(state: State, issue: Issue, body: string | null, editor: Account): void {
  if ((issue.body ?? '') !== (body ?? '')) {
    issue.bodyEdits = [...(issue.bodyEdits ?? []), { editor, at: state.clock.iso() }]
  }
  issue.body = body
}

/** Opens or closes: the reason of a closed issue may change, the time it was closed at then stays. */
export function setState(
  state: State,
  issue: Issue,
  change: Pick<Issue, 'state' | 'stateReason'> & { readonly by: Account | null },
): void {
  const closing = change.state === 'closed'
  if (change.state !== issue.state) {
    issue.closedAt = closing ? state.clock.iso() : null
    issue.closedBy = closing ? change.by : null
  } else if (!closing) return
  issue.state = change.state
  issue.stateReason = change.stateReason
}
