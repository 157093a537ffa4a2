import type { Fact, Unknown } from '../../core/fact.ts'
import type { MitigationPlans } from '../../core/facts/mitigation.ts'
import type { Finding, Location } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { type RoleFacts, roleApproval } from '../../core/people/role-approval.ts'
import { prose, text } from '../../core/text.ts'
import { approvalFinding } from './review-approval.ts'
import { type NeedInput, needOf } from './review-need.ts'
import { type ReviewKind, type ReviewOptions, type ReviewRole, reviewKinds } from './review-options.ts'
import { type JudgedPlan, judgePlan, planFinding } from './review-plan.ts'
import { rejectionFinding } from './review-rejections.ts'
import { finding, words } from './words.ts'

/** What the rules about reviews decide by. */
export interface ReviewInput extends NeedInput {
  /** `roleFacts` of the facts. */
  readonly reviews: Fact<RoleFacts>
  readonly plans: Fact<MitigationPlans>
  readonly now: string
}

/** The reviews that the policy asks for (`reviews`); nothing when it asks for none. */
export function reviewFindings(
  input: ReviewInput,
  options: ReviewOptions | undefined,
  where: Where,
): readonly Finding[] {
  if (options === undefined) return []
  return reviewKinds.flatMap((kind) => {
    const role = options[kind]
    return role === undefined ? [] : ofRole(kind, role, input, options, where)
  })
}

function ofRole(
  kind: ReviewKind,
  role: ReviewRole,
  input: ReviewInput,
  options: ReviewOptions,
  where: Where,
): readonly Finding[] {
  const need = needOf(kind, role, input)
  const at = where('reviews', kind)
  const rule = `${kind}-review` as const
  if (!need.needed) {
    const found = need.because
    return [finding(rule, 'skip', kind, { found, required: text`nothing`, fix: [], requiredAt: at })]
  }
  if (!input.reviews.known) return [unseen(kind, input.reviews, at)]
  const { from, approvals } = role
  const { exclude, bots } = options
  const approval = roleApproval({ from, approvals, exclude, bots }, input.reviews.value)
  const facts = input.reviews.value
  const plan = planOf(role, input)
  return [
    approvalFinding({ kind, role, approval, need, plan, at, headSha: facts.pullRequest.head.sha }),
    ...(plan.known && plan.value !== null ? [planFinding(kind, plan.value, approval.state === 'met')] : []),
    ...rejectionFinding({ kind, role, approval, options, labels: facts.pullRequest.labels, where }),
  ]
}

/** The plan that stands in for the approval; null where none is named or none is accepted. */
function planOf(role: ReviewRole, { plans, now }: ReviewInput): Fact<JudgedPlan | null> {
  if (!plans.known) return plans
  const [first, ...others] = role['mitigation-plan'] === 'accept' ? plans.value : []
  if (first === undefined) return { ...plans, value: null }
  const all = [first, ...others].map((plan) => judgePlan(plan, now))
  // One that is complete is enough; else the first one's gaps are told.
  return { ...plans, value: all.find(({ problems }) => problems.length === 0) ?? judgePlan(first, now) }
}

const unseen = (kind: ReviewKind, fact: Unknown, at: Location | undefined): Finding =>
  finding(`${kind}-review`, 'unknown', kind, {
    found: text`who reviewed it could not be read: ${words(fact.detail)}`,
    required: text`complete data: what cannot be seen never passes`,
    requiredAt: at,
    fix: prose(fact.remedy?.text ?? 'run the check again'),
    unknown: { reason: fact.reason, ...(fact.remedy === undefined ? {} : { remedy: fact.remedy }) },
  })
