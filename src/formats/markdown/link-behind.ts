import { decoded, normalLabel } from './escapes.ts'
import { destinationAt, endOfLabel, endOfTitle, skipSpaces } from './link-parts.ts'
import type { Link, References } from './model.ts'

interface Found {
  readonly end: number
  readonly target: string
  readonly form: Link['form']
}

/**
 * What makes a bracketed text a link: `(target "title")`, `[label]`, `[]`, or its own text as a label. `at`: the place
 * behind the closing bracket; `label`: the bracketed text, null if it cannot be one.
 */
export function linkBehind(
  text: string,
  at: number,
  label: string | null,
  references: References,
): Found | null {
  if (text.charCodeAt(at) === 40) {
    const inline = resource(text, at)
    if (inline !== null) return inline
  }
  if (references.size === 0) return null
  const end = text.charCodeAt(at) === 91 ? endOfLabel(text, at) : -1
  if (end > 0) return referred(text.slice(at + 1, end - 1), end, references)
  const collapsed = text.startsWith('[]', at)
  return label === null || label.length > 999 ? null : referred(label, collapsed ? at + 2 : at, references)
}

function referred(label: string, end: number, references: References): Found | null {
  const target = references.get(normalLabel(label))
  return target === undefined ? null : { end, target, form: 'reference' }
}

function resource(text: string, at: number): Found | null {
  const begin = skipSpaces(text, at + 1)
  if (text.charCodeAt(begin) === 41) return { end: begin + 1, target: '', form: 'inline' }
  const destination = destinationAt(text, begin)
  if (destination === null) return null
  let end = skipSpaces(text, destination.end)
  if (end > destination.end) {
    const titled = endOfTitle(text, end)
    if (titled > 0) end = skipSpaces(text, titled)
  }
  if (text.charCodeAt(end) !== 41) return null
  return { end: end + 1, target: decoded(destination.source), form: 'inline' }
}
