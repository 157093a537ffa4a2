import { joinWords, prose, type Text } from '../core/text.ts'
import type { AuditTrend, AuditView, Completeness, ControlResult } from '../result/audit.ts'
import { outcomeWord, plural } from './words.ts'

/** Reasons named in one sentence. */
const mostReasons = 3

/** The first line of an audit on every surface: `31 of 33 controls audited; not readable: 2, because …`. */
export const completenessText = (completeness: Completeness): Text => prose(sentence(completeness))

function sentence(completeness: Completeness): string {
  const { audited, total, notReadable, partial, cut } = completeness
  const mark = cut ? 'PARTIAL: ' : ''
  const counted = `${mark}${audited} of ${plural(total, 'control')} audited`
  const because = reasons(completeness)
  if (notReadable > 0) return `${counted}; not readable: ${notReadable}${because}`
  return partial ? `${counted}, but not all that they rest on could be read${because}` : counted
}

function reasons({ because }: Completeness): string {
  if (because.length === 0) return ''
  const more = because.length - mostReasons
  const named = because.slice(0, mostReasons)
  return `, because ${joinWords(more > 0 ? [...named, plural(more, 'other reason')] : named, 'and')}`
}

/** `since the last audit: new 1, fixed 3, unchanged 4`. */
export function trendWords({ new: fresh, fixed, unchanged, waiting }: AuditTrend): string {
  const held = waiting === 0 ? '' : `, no longer seen ${waiting}`
  return `since the last audit: new ${fresh}, fixed ${fixed}, unchanged ${unchanged}${held}`
}

/** What P0 controls did to the exit code; empty when they did nothing. With `backticks`. */
export function p0Words({ p0 }: Pick<AuditView, 'p0'>): readonly string[] {
  const ticked = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ')
  return [
    ...(p0.absent.length === 0 ? [] : [`P0 controls that are absent (exit code 5): ${ticked(p0.absent)}`]),
    ...(p0.unverified.length === 0
      ? []
      : [`P0 controls that could not be verified (exit code 6): ${ticked(p0.unverified)}`]),
  ]
}

/** The state of a control in words; a failure that ends no audit badly is named by its weight. */
export function stateWords({ state, level }: Pick<ControlResult, 'state' | 'level'>): string {
  if (state === 'not-applicable') return 'not applicable'
  return state === 'fail' && level !== null && level !== 'error' ? `fail (${level})` : state
}

/** The same for a page: with a sign, and always the words. */
export function stateCell(control: Pick<ControlResult, 'state' | 'level'>): string {
  const words = stateWords(control)
  if (control.state === 'not-applicable') return `➖ ${words}`
  return words === control.state ? outcomeWord(control.state) : `⚠️ ${words}`
}

const states = ['fail', 'unknown', 'fail (warning)', 'fail (note)', 'pass', 'not applicable']

/** Place of a control by what it asks of people: failures first, what had nothing to judge last. */
const rank = (control: ControlResult): number => states.indexOf(stateWords(control))

/** Controls for people, worst first; of one state in the order they have, that of standards. */
export const worstFirst = (controls: readonly ControlResult[]): readonly ControlResult[] =>
  [...controls].sort((a, b) => rank(a) - rank(b))

/** How many controls there are of each state, worst first; states that no control has are left out. */
export function stateCounts(
  controls: readonly ControlResult[],
): readonly { readonly control: ControlResult; readonly count: number }[] {
  const counts = new Map<string, { readonly control: ControlResult; readonly count: number }>()
  for (const control of worstFirst(controls)) {
    const words = stateWords(control)
    counts.set(words, { control, count: (counts.get(words)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
