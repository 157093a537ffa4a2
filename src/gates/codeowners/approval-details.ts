import type { Detail } from '../../core/finding.ts'
import { mention } from '../../core/people/people.ts'
import type { Discount, Reviewer } from '../../core/people/reviewers.ts'
import { fits, unreadable } from '../../core/people/satisfaction.ts'
import { discountReason, shortSha } from '../../core/people/words.ts'
import { people, type Text, text } from '../../core/text.ts'
import type { Assessment } from './assessment.ts'
import { pathList, word } from './words.ts'

/**
 * Below a finding: the files, what each review is worth, and who can still approve.
 * @param step the next step: people whom it names in full are not listed again
 */
export function approvalDetails(assessment: Assessment, step: Text = []): readonly Detail[] {
  const paths = assessment.requirement.touched.map(({ path }) => path)
  const files = paths.length > 1 ? [pathList([word(`${paths.length} files`)], paths)] : []
  return [...files, ...reviewTable(assessment), ...stillPossible(assessment, step)]
}

function reviewTable(assessment: Assessment): readonly Detail[] {
  const { requirement, approvers, discounted } = assessment
  const asked = (reviewer: Reviewer): boolean =>
    requirement.demands.some((demand) => fits(reviewer, demand) !== 'no')
  const rows = [
    ...approvers.map((one): readonly Text[] => [
      [people([mention(one)])],
      asked(one) ? counts(assessment, one) : text`approved, but is not asked for here`,
    ]),
    ...discounted
      .filter(({ reviewer }) => asked(reviewer))
      .map(({ reviewer, why }): readonly Text[] => [
        [people([mention(reviewer)])],
        discountReason(reviewer, why),
      ]),
  ]
  if (rows.length === 0) return []
  return [{ kind: 'table', title: [word('Reviews')], columns: ['Reviewer', 'Counts'], rows }]
}

const counts = ({ requirement }: Assessment, reviewer: Reviewer): Text =>
  requirement.demands.some((demand) => fits(reviewer, demand) === 'yes')
    ? [word('yes')]
    : [word('perhaps: whether this is an owner cannot be seen')]

/** `@web-lead approved 1a2b3c4, which is not the head` */
export const discountText = (reviewer: Reviewer, why: Discount, headSha: string): Text => {
  const last = reviewer.commits.at(-1)
  if (why !== 'stale' || last === undefined)
    return [people([mention(reviewer)]), word(' '), ...discountReason(reviewer, why)]
  return text`${people([mention(reviewer)])} approved ${shortSha(last)}, and the head is now ${shortSha(headSha)}`
}

const shownPeople = 20

function stillPossible({ state, eligible, requirement }: Assessment, step: Text): readonly Detail[] {
  if (state !== 'no' && state !== 'maybe') return []
  const items = eligible.slice(0, shownPeople).map((person): Text => [people([mention(person)])])
  const rest = eligible.length - items.length
  const all = rest === 0 ? items : [...items, [word(`and ${rest} more`)]]
  const hidden = unreadable(requirement).map(
    ({ name, unknown }): Text =>
      text`${people([name])}: ${word(unknown.detail)}; ${word(unknown.remedy?.text ?? '')}`,
  )
  return [
    ...(eligible.length < 2 || eligible.every((person) => names(step).includes(mention(person)))
      ? []
      : [{ kind: 'list', title: [word('For this finding any of these can approve')], items: all } as const]),
    ...(hidden.length === 0
      ? []
      : [{ kind: 'list', title: [word('Owners who cannot be seen')], items: hidden } as const]),
  ]
}

/** People named in a text. */
const names = (step: Text): readonly string[] =>
  step.flatMap((part) => (part.kind === 'people' ? part.people : []))
