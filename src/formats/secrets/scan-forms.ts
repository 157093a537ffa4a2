import { lazy } from '../../core/lazy.ts'
import { cloudForms } from './forms-cloud.ts'
import { codeForms } from './forms-code.ts'
import { keyForms } from './forms-keys.ts'
import { serviceForms } from './forms-services.ts'
import { wordShare } from './likeness.ts'
import type { Span, TokenForm } from './model.ts'
import { isBlank } from './placeholder.ts'

interface CompiledForm extends TokenForm {
  readonly after: RegExp
  readonly ahead: RegExp | null
}

/** The longest that may stand in front of an anchor. */
const longestBefore = 96

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

const forms = lazy(() => {
  const all = [...codeForms, ...cloudForms, ...serviceForms, ...keyForms]
  const anchors = [...new Set(all.map(({ anchor }) => anchor))].sort((a, b) => b.length - a.length)
  const compiled = all.map(
    (form): CompiledForm => ({
      ...form,
      after: new RegExp(form.body, 'y'),
      ahead: form.before === undefined ? null : new RegExp(`${form.before}$`),
    }),
  )
  // A longer anchor hides the shorter ones it begins with: their forms are tried as well.
  const of = new Map(
    anchors.map((anchor) => [anchor, compiled.filter((form) => anchor.startsWith(form.anchor))]),
  )
  for (const list of of.values()) list.sort((a, b) => b.anchor.length - a.anchor.length)
  return { finder: anchors.map(escaped).join('|'), of }
})

/** Source of an expression that finds every anchor. */
export const anchorSource = (): string => forms().finder

/** Credentials with a fixed part, in the order of the text. */
export function scanForms(text: string): readonly Span[] {
  const { finder, of } = forms()
  const anchors = new RegExp(finder, 'g')
  const found: Span[] = []
  for (let hit = anchors.exec(text); hit !== null; hit = anchors.exec(text)) {
    const candidates = of.get(hit[0]) ?? []
    const span = firstForm(text, hit.index, candidates) ?? cutForm(text, hit.index, candidates)
    if (span === null) continue
    found.push(span)
    anchors.lastIndex = Math.max(span.end, anchors.lastIndex)
  }
  return found
}

function firstForm(text: string, at: number, candidates: readonly CompiledForm[]): Span | null {
  for (const form of candidates) {
    const span = spanOf(text, at, form)
    if (span !== null) return span
  }
  return null
}

const cutBody = /[\w.+/=%:-]{6,512}…/y

/** One that was shortened on its way here: its beginning is none of anybody's business either. */
function cutForm(text: string, at: number, candidates: readonly CompiledForm[]): Span | null {
  const form = candidates.find(({ edge, ahead }) => ahead === null && (edge !== true || isEdge(text, at)))
  if (form === undefined) return null
  cutBody.lastIndex = at + form.anchor.length
  const body = cutBody.exec(text)?.[0]
  if (body === undefined || isBlank(body) || wordShare(body) > 0.6) return null
  return { kind: form.kind, start: at, end: cutBody.lastIndex - 1 }
}

function spanOf(text: string, at: number, { kind, anchor, edge, after, ahead }: CompiledForm): Span | null {
  if (edge === true && !isEdge(text, at)) return null
  after.lastIndex = at + anchor.length
  const body = after.exec(text)
  if (body === null) return null
  const before = ahead === null ? '' : ahead.exec(text.slice(Math.max(0, at - longestBefore), at))?.[0]
  if (before === undefined || isBlank(`${before}${body[0]}`)) return null
  return { kind, start: at - before.length, end: after.lastIndex }
}

/** What ends in a letter, and yet ends: `\n` in a text of source code, `%3D` in an address. */
const escapeBefore = /(?:\\[nrtfv0]|\\[ux][0-9a-f]{2,4}|%[0-9a-f]{2})$/i

/** No letter or digit stands in front, or one that belongs to an escape. */
function isEdge(text: string, at: number): boolean {
  if (at === 0 || !/[A-Za-z0-9]/.test(text.charAt(at - 1))) return true
  return escapeBefore.test(text.slice(Math.max(0, at - 6), at))
}
