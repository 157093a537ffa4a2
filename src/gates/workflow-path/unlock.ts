import { type Fact, type Unknown, unknown } from '../../core/fact.ts'
import type { Answers } from '../../core/facts/answers.ts'
import type { Review } from '../../core/facts/pull-request.ts'
import { type RoleApproval, type RoleFacts, roleApproval } from '../../core/people/role-approval.ts'
import { people, type Text, text } from '../../core/text.ts'
import type { Options } from './options.ts'

/** What the approvers of the policy say about the head commit. */
export interface Permission {
  readonly state: 'met' | 'no' | 'unknown'
  /** Who approved, as `@login`. */
  readonly by: readonly string[]
  /** Whom to ask, in words. */
  readonly ask: Text
  /** With `unknown`: why nobody can tell. */
  readonly why: Unknown | null
}

/**
 * Whether one of `approvers` approved the head, and the description as it is now: what unlocks a test and lowers a
 * path. The lines that ask for it stand there, so that an approval from before an edit is no word about them.
 */
export function permission(
  facts: Fact<RoleFacts>,
  edits: Answers['edits'],
  { approvers, bots }: Options,
): Permission {
  if (approvers.length === 0) {
    return { state: 'no', by: [], why: null, ask: text`nobody: the policy names no ${'approvers'}` }
  }
  const ask = text`${people(approvers, 'or')}`
  if (!facts.known) return { state: 'unknown', by: [], ask, why: facts }
  const role = { from: approvers, approvals: 1, exclude: everybodyInvolved, bots }
  const given = edits.known ? facts.value.reviews.filter((review) => !isBefore(review, edits.value)) : []
  const approval = roleApproval(role, edits.known ? { ...facts.value, reviews: given } : facts.value)
  const by = approval.approvers.map(({ login }) => `@${login}`)
  if (approval.state === 'met' && !edits.known) {
    const detail = `when the description was last edited cannot be read: ${edits.detail}`
    const remedy = edits.remedy === undefined ? {} : { remedy: { text: edits.remedy.text } }
    return { state: 'unknown', by: [], ask, why: unknown(edits.reason, detail, remedy) }
  }
  if (approval.state === 'met') return { state: 'met', by, ask, why: null }
  if (approval.state === 'maybe') return { state: 'unknown', by: [], ask, why: unreadable(approval) }
  const late =
    given.length < facts.value.reviews.length ? text` (again, now that the description was edited)` : []
  return { state: 'no', by: [], ask: [...whom(approval, approvers), ...late], why: null }
}

type Edit = Extract<Answers['edits'], { known: true }>['value'][number]

/** Whether somebody else edited the description after this approval. One without a time is the older one. */
function isBefore({ state, submittedAt, user }: Review, edits: readonly Edit[]): boolean {
  if (state !== 'APPROVED') return false
  const given = submittedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(submittedAt)
  const own = (editor: Edit['editor']): boolean =>
    editor !== null && editor.id !== null && editor.id === (user?.id ?? null)
  return edits.some(({ editor, at }) => !own(editor) && !(Date.parse(at) <= given))
}

/** Whoever took part in a change cannot excuse it. */
const everybodyInvolved = ['last-pusher', 'committers', 'co-authors'] as const

const whom = ({ eligible }: RoleApproval, approvers: readonly string[]): Text =>
  eligible.length === 0
    ? text`${people(approvers, 'or')}`
    : text`${people(
        eligible.slice(0, 5).map(({ login }) => `@${login}`),
        'or',
      )}`

function unreadable({ unreadable: [first] }: RoleApproval): NonNullable<Permission['why']> {
  return unknown(
    first?.unknown.reason ?? 'team-membership',
    `who ${first?.name ?? 'an approver'} is cannot be read: ${first?.unknown.detail ?? 'GitHub does not say'}`,
    first === undefined ? {} : { remedy: first.unknown.remedy },
  )
}
