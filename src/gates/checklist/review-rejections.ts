import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { sameName } from '../../core/people/people.ts'
import type { RoleApproval } from '../../core/people/role-approval.ts'
import { code, people, prose, type Text, text } from '../../core/text.ts'
import type { ReviewKind, ReviewOptions, ReviewRole } from './review-options.ts'
import { recoveryDetail } from './review-recovery.ts'
import { counted, finding } from './words.ts'

/** Rejections of a role, and the label that ends them. */
interface Rejections {
  readonly kind: ReviewKind
  readonly role: ReviewRole
  readonly approval: RoleApproval
  readonly options: ReviewOptions
  readonly labels: readonly string[]
  readonly where: Where
}

/** Too many rounds need somebody else's decision, even when a later round approves. Nothing below the limit. */
export function rejectionFinding(round: Rejections): readonly Finding[] {
  const { kind, role, approval, options, labels, where } = round
  const { certain, possible } = approval.rejections
  const limit = options.rejections
  if (certain + possible < limit) return []
  const label = options['escalation-label']
  const escalated = labels.some((one) => sameName(one, label))
  const outcome = escalated ? 'pass' : certain >= limit ? 'fail' : 'unknown'
  const hidden = approval.unreadable[0]?.unknown
  const found: Text = [
    ...text`${counted(certain + possible, 'review')} of ${people(role.from)} ${{ kind: 'text', text: certain + possible === 1 ? 'requests' : 'request' }} changes`,
    ...(outcome === 'unknown' ? text`, by people who may belong to the role` : []),
    ...(escalated
      ? text`, and the label ${code(label)} is set`
      : text`, and the label ${code(label)} is not set`),
  ]
  return [
    finding('review-rejections', outcome, kind, {
      found,
      required: text`the label ${code(label)} after ${counted(limit, 'rejection')}`,
      requiredAt: where('reviews', 'rejections') ?? where('reviews', kind),
      fix:
        outcome === 'pass'
          ? []
          : prose(
              `take it to whoever is responsible for the design, then set the label \`${label.replaceAll('`', '')}\``,
            ),
      ...(outcome === 'pass' ? {} : { details: [recoveryDetail('review-rejections')] }),
      ...(outcome === 'unknown'
        ? {
            unknown: {
              reason: hidden?.reason ?? 'team-membership',
              ...(hidden === undefined ? {} : { remedy: hidden.remedy }),
            },
          }
        : {}),
    }),
  ]
}
