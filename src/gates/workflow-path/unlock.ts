import { type Fact, type Unknown, unknown } from '../../core/fact.ts'
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

/** Whether one of `approvers` approved the head: what unlocks a test and lowers a path. */
export function permission(facts: Fact<RoleFacts>, { approvers, bots }: Options): Permission {
  if (approvers.length === 0) {
    return { state: 'no', by: [], why: null, ask: text`nobody: the policy names no ${'approvers'}` }
  }
  const ask = text`${people(approvers, 'or')}`
  if (!facts.known) return { state: 'unknown', by: [], ask, why: facts }
  const role = { from: approvers, approvals: 1, exclude: everybodyInvolved, bots }
  const approval = roleApproval(role, facts.value)
  const by = approval.approvers.map(({ login }) => `@${login}`)
  if (approval.state === 'met') return { state: 'met', by, ask, why: null }
  if (approval.state === 'maybe') return { state: 'unknown', by: [], ask, why: unreadable(approval) }
  return { state: 'no', by: [], ask: whom(approval, approvers), why: null }
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
