import type { GuardFacts, Refusal } from './guards.ts'
import type { EntryPlan } from './plan.ts'

/** What the planned ruleset asks of people beyond what is asked of them already. */
interface Asked {
  readonly approvals: number
  readonly secondPerson: boolean
}

function asked({ payload, subjects }: EntryPlan): Asked {
  const parameters = payload.rules.find(({ type }) => type === 'pull_request')?.parameters ?? {}
  const count = parameters['required_approving_review_count']
  const approvals = typeof count === 'number' ? count : 0
  const already = (control: 'approvals' | 'code-owner-review' | 'last-push') =>
    subjects.map(({ before }) => before.controls[control].value)
  const isNew = (on: unknown, before: readonly unknown[]): boolean =>
    on === true && (before.length === 0 || before.includes(false))
  const now = already('approvals').map((value) => (typeof value === 'number' ? value : 0))
  return {
    approvals: now.length > 0 && Math.min(...now) >= approvals ? 0 : approvals,
    secondPerson:
      isNew(parameters['require_code_owner_review'], already('code-owner-review')) ||
      isNew(parameters['require_last_push_approval'], already('last-push')),
  }
}

/**
 * Enough people must be able to approve: an author cannot approve their own change, so N approvals need N + 1 accounts
 * that can push, and a code owner or an approval of the last push needs two.
 */
export function peopleGuard(plan: EntryPlan, { people }: GuardFacts): readonly Refusal[] {
  const { approvals, secondPerson } = asked(plan)
  const needed = Math.max(approvals === 0 ? 0 : approvals + 1, secondPerson ? 2 : 0)
  if (needed === 0) return []
  if (!people.known)
    return [
      {
        guard: 'people',
        why: `how many people can approve could not be read: ${people.detail}`,
        next: people.remedy?.text ?? 'grant the token `metadata: read`, or use one of somebody who can push',
        undecided: true,
      },
    ]
  if (people.value >= needed) return []
  const what =
    approvals > 0 ? `${approvals} ${approvals === 1 ? 'approval' : 'approvals'}` : 'a second person'
  return [
    {
      guard: 'people',
      why: `${what} would be required and ${people.value} ${people.value === 1 ? 'account' : 'accounts'} can push: nothing could be merged, at least ${needed} are needed`,
      next: 'give more people access, or ask for pull requests without approvals: `approvals: 0` (preset `solo`)',
      undecided: false,
    },
  ]
}
