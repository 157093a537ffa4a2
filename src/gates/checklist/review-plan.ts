import type { MitigationPlans } from '../../core/facts/mitigation.ts'
import type { Outline } from '../../core/facts/workflow.ts'
import type { Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import type { DocumentProblem } from '../../formats/documents/contract.ts'
import { judgeDocument } from '../../formats/documents/judge.ts'
import { mitigationPlanContract } from '../../formats/documents/mitigation-plan.ts'
import { announced, daysUntil } from './dates.ts'
import type { ReviewKind } from './review-options.ts'
import { recoveryDetail } from './review-recovery.ts'
import { counted, finding, listed, words } from './words.ts'

/** A mitigation plan, and what it lacks. */
export interface JudgedPlan {
  readonly path: string
  /** Empty: it stands in for an approval. */
  readonly problems: readonly Text[]
  /** Day until which it has to be carried out, as written; empty when there is none. */
  readonly until: string
  /** Days until then; null when that is no day. */
  readonly days: number | null
}

const keys = { owner: /^(?:owner|responsible)$/i, due: /^(?:due|until|deadline|due date)$/i } as const

const owner = /^@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/

/** Whether a document is a plan: what is at risk, what is done about it, by whom, and until when. */
export function judgePlan(plan: MitigationPlans[number], now: string): JudgedPlan {
  const { outline, detail } = plan
  if (outline === null) return { path: plan.path, problems: [text`${words(detail)}`], until: '', days: null }
  const until = fieldOf(outline, keys.due)
  const days = until === null ? null : daysUntil(until, now)
  return {
    path: plan.path,
    until: until ?? '',
    days,
    problems: [
      ...judgeDocument(outline, mitigationPlanContract).map(inWords),
      ...ownerProblem(outline),
      ...dueProblem(until, days),
    ],
  }
}

const fieldOf = ({ sections: all }: Outline, key: RegExp): string | null =>
  all
    .flatMap(({ fields }) => fields)
    .find((field) => key.test(field.key.trim()))
    ?.value.trim() ?? null

function inWords({ kind, title, line, found, required }: DocumentProblem): Text {
  switch (kind) {
    case 'missing-section':
      return text`there is no section ${title}`
    case 'too-few-items':
      return text`the section ${title} lists ${found} entries of ${required}`
    case 'too-few-words':
      return text`the section ${title} has ${counted(found, 'word')} of ${required}`
    case 'placeholder':
      return text`line ${line ?? 1} still holds ${words(title, 60)}`
    case 'missing-field':
    case 'malformed-field':
    case 'missing-file':
      return text`${title} is missing`
  }
}

function ownerProblem(outline: Outline): readonly Text[] {
  const value = fieldOf(outline, keys.owner)
  if (value === null) return [text`there is no line ${'Owner: @login'}`]
  return owner.test(value) ? [] : [text`${'Owner:'} names no account: ${words(value, 60)}`]
}

function dueProblem(until: string | null, days: number | null): readonly Text[] {
  if (until === null) return [text`there is no line ${'Due: YYYY-MM-DD'}`]
  if (days === null) return [text`${'Due:'} is no day: ${words(until, 60)}`]
  return days < 0 ? [text`it was due on ${until}`] : []
}

/**
 * The finding of a plan that the body names.
 * @param approved somebody of the role approved, so that nothing rests on the plan
 */
export function planFinding(kind: ReviewKind, plan: JudgedPlan, approved: boolean): Finding {
  const { problems } = plan
  const ends = problems.length === 0 && plan.days !== null && plan.days <= announced
  const outcome = problems.length > 0 || ends ? 'fail' : 'pass'
  const found =
    problems.length > 0
      ? [...text`${path(plan.path)}: `, ...listed(problems)]
      : ends
        ? text`${path(plan.path)} is due in ${counted(plan.days ?? 0, 'day')}, on ${plan.until}`
        : text`${path(plan.path)} is complete, until ${plan.until}`
  return finding('mitigation-plan', outcome, `${plan.path} for ${kind}`, {
    level: outcome === 'pass' ? 'note' : approved || ends ? 'warning' : 'error',
    found,
    required: text`risks, mitigations, an owner, and a date that is not past`,
    fix:
      outcome === 'pass'
        ? []
        : ends
          ? text`carry it out, or agree on another date`
          : text`complete ${path(plan.path)}, or have the change reviewed`,
    ...(outcome === 'pass' || ends ? {} : { details: [recoveryDetail('mitigation-plan')] }),
  })
}
