import { isUsed, type OverrideState, type OverrideView } from '../core/override.ts'
import { code, type Text, text } from '../core/text.ts'
import type { Verdict } from '../core/verdict.ts'
import { bounds } from './limits.ts'

const stateWords: Readonly<Record<OverrideState, string>> = {
  'in-force': 'in use',
  waiting: 'not approved yet, no effect',
  'other-head': 'for another commit, no effect',
  expired: 'expired, no effect',
  invalid: 'cannot be used, no effect',
  unknown: 'could not be decided, no effect',
  listed: 'runs',
}

/** Failures that are named in one sentence. */
const mostNamed = 3

/** `Override hotfix in use: approved by … It excuses codeowners/approval for src/a.ts. Reason: … Next step: …` */
export function overrideText(view: OverrideView): Text {
  const { state, found, fix } = view
  const idle = state === 'in-force' && !isUsed(view)
  const words = idle ? 'approved, excuses nothing that failed' : stateWords[state]
  return [
    ...titleOf(view),
    { kind: 'text', text: ` ${words}: ` },
    ...found,
    { kind: 'text', text: '.' },
    ...(state === 'in-force' || state === 'listed' ? detailOf(view) : []),
    ...(fix.length === 0 ? [] : [...text` Next step: `, ...fix, { kind: 'text' as const, text: '.' }]),
  ]
}

function titleOf({ id, subject }: OverrideView): Text {
  return [
    ...(subject === '' ? [] : [{ kind: 'text' as const, text: `${subject}: ` }]),
    ...text`Override ${id}`,
  ]
}

function detailOf(view: OverrideView): Text {
  const { reason, ticket, requestedBy } = view
  return [
    ...excuseWords(view),
    ...text` Reason: `,
    { kind: 'text', text: reason ?? '' },
    ...text` (ticket ${code(ticket ?? '')}, requested by ${code(`@${requestedBy ?? ''}`)}).`,
  ]
}

function excuseWords({ state, excuses, gates, rules, stage }: OverrideView): Text {
  if (state === 'listed') {
    const names = rules.length > 0 ? rules : gates
    const where = stage === null ? [] : text` for ${stage}`
    return [...text` It may excuse `, ...listed(names.map((name) => [code(name)])), ...where, ...text`.`]
  }
  if (excuses.length === 0) return []
  return [
    ...text` It excuses `,
    ...listed(excuses.map(({ rule, subject }) => text`${rule} for ${subject}`)),
    ...text`.`,
  ]
}

function listed(items: readonly Text[]): Text {
  const shown = items.slice(0, mostNamed)
  const more = items.length - shown.length
  return [
    ...shown.flatMap((item, index) => (index === 0 ? item : [...text`, `, ...item])),
    ...(more > 0 ? [{ kind: 'text' as const, text: ` and ${more} more` }] : []),
  ]
}

/**
 * Overrides as surfaces list them: those in use first, then in the order of their files; a list that is not endless.
 * What was merged for another commit stays in the repository for long and concerns nobody here: only the result has it.
 */
export function shownOverrides({ overrides = [] }: Verdict): readonly OverrideView[] {
  const used = overrides.filter(isUsed)
  const others = overrides.filter(
    (view) => !used.includes(view) && !(view.at === 'base' && view.state === 'other-head'),
  )
  return [...used, ...others].slice(0, bounds.people)
}
