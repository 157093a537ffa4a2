import type { Derived, PathDecision } from '../../change/model.ts'
import type { Statement } from '../../core/facts/answers.ts'
import type { ChangeSettings } from '../../core/facts/change.ts'
import { joinWords, prose, type Text, text } from '../../core/text.ts'
import type { ReviewKind, ReviewRole } from './review-options.ts'

/** What says whether a review is needed. */
export interface NeedInput {
  readonly decision: PathDecision
  readonly derived: Derived
  readonly settings: ChangeSettings
  readonly statements: readonly Statement[]
}

/** Whether a change needs a review, and why, in words that go on after `path full`. */
export type Need = { readonly needed: boolean; readonly because: Text }

/** Source document 000, task 4: the only justification there is, in the spellings people use. */
const performanceSkip = /^not (?:(?:in|on) )?(?:a |the )?hot[ -]path\.?$/i

/** The security review is a matter of the path alone; the performance review also of what was changed. */
export function needOf(kind: ReviewKind, role: ReviewRole, input: NeedInput): Need {
  const { path } = input.decision
  if (!role.paths.includes(path)) {
    const asked = joinWords(role.paths, 'and')
    return { needed: false, because: prose(`path ${path}: the ${kind} review is asked for on ${asked}`) }
  }
  if (kind === 'performance') return hotPath(input)
  const skip = input.statements.find(({ key }) => key === 'security-review-skipped')
  // The justification has its say in the decision of the path: where that is still one with a review, it did not hold.
  const note =
    skip === undefined ? text`` : text` although line ${skip.line} says that the security review is skipped`
  return { needed: true, because: [...prose(`path ${path}`), ...note] }
}

function hotPath({ decision, derived, settings, statements }: NeedInput): Need {
  const { path } = decision
  const tags = derived.performance
  const tagged = derived.components.filter((name) =>
    settings.components.some((one) => one.name === name && one.performance.length > 0),
  )
  if (tags.length > 0) {
    const names = tagged.slice(0, 3).join(', ')
    return {
      needed: true,
      because: text`${{ kind: 'text', text: `path ${path}, and ` }}${names} is tagged ${tags.join(', ')}`,
    }
  }
  const known = settings.components.some(({ performance }) => performance.length > 0)
  if (known && derived.truncated.value === false) {
    return { needed: false, because: prose(`path ${path}: no changed component is tagged \`performance\``) }
  }
  if (known) return { needed: true, because: prose(`path ${path}: the change could not be seen whole`) }
  const skip = statements.find(
    ({ key, value }) => key === 'performance-review-skipped' && performanceSkip.test(value.trim()),
  )
  if (skip !== undefined) {
    return {
      needed: false,
      because: text`line ${skip.line} of the description says that the change is on no hot path`,
    }
  }
  const why =
    'no component of the policy is tagged `performance`, so nobody can tell whether this is a hot path'
  return { needed: true, because: prose(`path ${path}: ${why}`) }
}
