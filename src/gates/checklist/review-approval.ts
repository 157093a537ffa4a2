import type { Fact } from '../../core/fact.ts'
import type { Detail, Finding, Location } from '../../core/finding.ts'
import { mention } from '../../core/people/people.ts'
import type { RoleApproval } from '../../core/people/role-approval.ts'
import { barredReason, discountReason, shortSha } from '../../core/people/words.ts'
import { path, people, prose, type Text, text } from '../../core/text.ts'
import type { Need } from './review-need.ts'
import type { ReviewKind, ReviewRole } from './review-options.ts'
import type { JudgedPlan } from './review-plan.ts'
import { recoveryDetail } from './review-recovery.ts'
import { finding, words } from './words.ts'

/** A review that is needed, and all that speaks for and against it. */
export interface AskedReview {
  readonly kind: ReviewKind
  readonly role: ReviewRole
  readonly approval: RoleApproval
  readonly need: Need
  /** The plan that stands in for it; null: none. */
  readonly plan: Fact<JudgedPlan | null>
  readonly at: Location | undefined
  readonly headSha: string
}

/**
 * The finding of one review. An objection that stands beats every approval and every plan; a plan stands in for an
 * approval that nobody gave.
 */
export function approvalFinding(asked: AskedReview): Finding {
  const { kind, approval, plan } = asked
  const [objector] = approval.objecting.certain
  const [perhaps] = approval.objecting.possible
  if (objector !== undefined) return failed(asked, objection(asked), again(asked, [mention(objector)]))
  if (perhaps === undefined && approval.state === 'met') return passed(asked, approvedBy(asked))
  const documented = plan.known && plan.value?.problems.length === 0 ? plan.value : null
  if (perhaps === undefined && documented !== null) {
    return passed(
      asked,
      text`no approval yet; ${path(documented.path)} documents how the risk is met, until ${documented.until}`,
    )
  }
  if (perhaps !== undefined)
    return unseen(asked, text`${people([mention(perhaps)])} requests changes, and may belong to the role`)
  if (approval.state === 'maybe')
    return unseen(
      asked,
      text`approved by ${people(approval.approvers.map(mention), 'and')}, who may belong to the role`,
    )
  if (!plan.known) {
    return finding(`${kind}-review`, 'unknown', kind, {
      found: [...progress(asked), ...text`; the mitigation plan could not be read: ${words(plan.detail)}`],
      required: wanted(asked),
      requiredAt: asked.at,
      fix: prose(plan.remedy?.text ?? 'run the check again'),
      unknown: { reason: plan.reason, ...(plan.remedy === undefined ? {} : { remedy: plan.remedy }) },
      details: detailsOf(asked),
    })
  }
  if (approval.state === 'impossible')
    return failed(
      asked,
      impossible(asked),
      text`name somebody else in ${'reviews'} of the policy on the base branch`,
    )
  return failed(asked, progress(asked), again(asked, names(asked)))
}

const wanted = ({ role }: AskedReview): Text => {
  const count = `${role.approvals} approval${role.approvals === 1 ? '' : 's'} of `
  const plan = role['mitigation-plan'] === 'accept' ? ', or a documented mitigation plan' : ''
  return text`${{ kind: 'text', text: count }}${people(role.from)} on the head commit${{ kind: 'text', text: plan }}`
}

function passed(asked: AskedReview, how: Text): Finding {
  return finding(`${asked.kind}-review`, 'pass', asked.kind, {
    found: [...asked.need.because, ...text`: `, ...how],
    required: wanted(asked),
    requiredAt: asked.at,
    fix: [],
  })
}

const approvedBy = ({ approval }: AskedReview): Text =>
  text`approved by ${people(approval.approvers.map(mention), 'and')} on the head commit`

function failed(asked: AskedReview, found: Text, fix: Text): Finding {
  return finding(`${asked.kind}-review`, 'fail', asked.kind, {
    ...{ found, fix },
    required: wanted(asked),
    requiredAt: asked.at,
    details: detailsOf(asked),
  })
}

function unseen(asked: AskedReview, why: Text): Finding {
  const [hidden] = asked.approval.unreadable
  const remedy = hidden?.unknown.remedy
  return finding(`${asked.kind}-review`, 'unknown', asked.kind, {
    found: [
      ...asked.need.because,
      ...text`: `,
      ...why,
      ...text`; who belongs to ${people(asked.approval.unreadable.map(({ name }) => name))} cannot be seen`,
    ],
    required: wanted(asked),
    requiredAt: asked.at,
    fix: prose(remedy?.text ?? 'name the people in the policy by their logins'),
    details: detailsOf(asked),
    unknown: {
      reason: hidden?.unknown.reason ?? 'team-membership',
      ...(remedy === undefined ? {} : { remedy }),
    },
  })
}

const objection = (asked: AskedReview): Text => [
  ...asked.need.because,
  ...text`: ${people(asked.approval.objecting.certain.map(mention), 'and')} requests changes, and has not approved since`,
]

/** `path full: 0 of 1 approval; @security-lead approved 1a2b3c4, which is no longer the head` */
function progress({ approval, role, need }: AskedReview): Text {
  const have = role.approvals - approval.missing
  const near = approval.discounted.find(({ why }) => why !== 'commented')
  return [
    ...need.because,
    ...text`: ${have} of ${role.approvals} approval${{ kind: 'text', text: role.approvals === 1 ? '' : 's' }}`,
    ...(near === undefined
      ? []
      : [...text`; ${people([mention(near.reviewer)])} `, ...discountReason(near.reviewer, near.why)]),
  ]
}

function impossible({ approval, need }: AskedReview): Text {
  const reasons = approval.barred
    .slice(0, 3)
    .map(({ person, why }) => text`, as ${people([mention(person)])} ${words(barredReason(why))}`)
  const none = text`, as nobody who could approve is named`
  return [
    ...need.because,
    ...text`: it can never be approved`,
    ...(reasons.length === 0 ? none : reasons.flat()),
  ]
}

/** Who can be asked: those who approved an older commit first. */
function names({ approval, role }: AskedReview): readonly string[] {
  const stale = approval.discounted
    .filter(({ why }) => why === 'stale')
    .map(({ reviewer }) => mention(reviewer))
  const others = approval.eligible.map(mention).filter((name) => !stale.includes(name))
  const all = [...stale, ...others]
  return all.length === 0 ? role.from : all
}

function again({ approval, headSha, role, plan }: AskedReview, who: readonly string[]): Text {
  const shown = who.length > 4 ? [...who.slice(0, 3), `${who.length - 3} more`] : who
  const repeated = approval.discounted.some(
    ({ reviewer, why }) => why !== 'commented' && who.includes(mention(reviewer)),
  )
  const named = plan.known && plan.value !== null
  const or =
    role['mitigation-plan'] === 'refuse'
      ? ''
      : named
        ? ', or complete the mitigation plan'
        : ', or write `Mitigation plan: PATH` into the body'
  const open = approval.objecting.certain.length > 0
  const settle = open ? 'settle what was found, then ' : ''
  return [
    ...text`${{ kind: 'text', text: settle }}ask ${people(shown, role.approvals > 1 ? 'and' : 'or')} to approve ${{ kind: 'text', text: repeated ? 'again, at ' : '' }}${shortSha(headSha)}`,
    ...(open ? [] : prose(or)),
  ]
}

function detailsOf({ approval, kind }: AskedReview): readonly Detail[] {
  const rows = [
    ...approval.approvers.map((one): readonly Text[] => [[people([mention(one)])], text`yes`]),
    ...approval.discounted.map(({ reviewer, why }): readonly Text[] => [
      [people([mention(reviewer)])],
      discountReason(reviewer, why),
    ]),
  ]
  const table: Detail = {
    kind: 'table',
    title: text`Reviews of the role`,
    columns: ['Reviewer', 'Counts'],
    rows,
  }
  return [...(rows.length === 0 ? [] : [table]), recoveryDetail(`${kind}-review`)]
}
