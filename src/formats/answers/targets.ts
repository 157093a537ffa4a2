import { nearest } from '../../core/nearest.ts'
import type { WrittenTarget } from './model.ts'

/** What addresses are compared with: files of these repositories are files of the change. */
export interface Site {
  /** `https://github.com`, without a slash at the end. */
  readonly serverUrl: string
  /** `owner/name` of the repository and of the fork the head is in. */
  readonly repositories: readonly string[]
}

/** UTF-16 units of the longest target. */
const longestTarget = 300

/** Why a text is no target. */
interface Unreadable {
  readonly kind: 'unreadable-evidence' | 'too-large'
  readonly text: string
  readonly detail: string
}

const prefixes = ['check', 'test', 'sarif', 'signed', 'file', 'link'] as const
type Prefix = (typeof prefixes)[number]
const isPrefix = (word: string): word is Prefix => (prefixes as readonly string[]).includes(word)

/** One target: a path, `check: NAME`, a link, an address. Markdown as in a body; a plain text is read alike. */
export function readTarget(source: string, site: Site): WrittenTarget | Unreadable {
  const text = source.trim()
  if (text.length > longestTarget) {
    const detail = `a target has ${text.length} characters; at most ${longestTarget} are read`
    return { kind: 'too-large', text: text.slice(0, 80), detail }
  }
  const link =
    /^\[((?:[^\][\\]|\\.)+)\]\(\s*(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+["'][^"']*["'])?\s*\)$/s.exec(
      text,
    )
  const label = unmarked(link?.[1] ?? text)
  const named = /^([A-Za-z][\w-]*)\s*:(?!\/\/)\s*(.*)$/s.exec(label)
  if (named !== null) {
    const [, word = '', rest = ''] = named
    const found = prefixed(word, rest, text, site)
    if (found !== null) return found
  }
  if (link === null) return placeOf(label, text, site)
  return placeOf(decoded(unescaped(link[2] ?? link[3] ?? '')), text, site)
}

/** A target with a word before its colon; null when the word may be a part of a file name. */
function prefixed(word: string, rest: string, text: string, site: Site): WrittenTarget | Unreadable | null {
  const prefix = word.toLowerCase()
  const name = unmarked(rest)
  if (!isPrefix(prefix)) {
    const near = nearest(prefix, prefixes)
    if (near === undefined || !/\s/.test(text.charAt(text.indexOf(':') + 1))) return null
    const detail = `there is no evidence of kind \`${word}\`: write \`${near}: ${name}\``
    return { kind: 'unreadable-evidence', text, detail }
  }
  if (name === '') {
    return { kind: 'unreadable-evidence', text, detail: `\`${prefix}:\` names nothing` }
  }
  if (prefix === 'file' || prefix === 'link') return placeOf(name, text, site)
  const path = prefix === 'signed' ? plainPath(name) : name
  return target(prefix, text, path.replace(/\s+/gu, ' '))
}

const target = (kind: WrittenTarget['kind'], text: string, name: string): WrittenTarget => ({
  ...{ kind, text, name },
  anchor: null,
  lines: null,
  blob: null,
})

/** A file or an address. */
function placeOf(place: string, text: string, site: Site): WrittenTarget | Unreadable {
  if (!/^https?:\/\//i.test(place)) {
    const where = fileOf(place)
    const detail = 'it names no file, no check and no address'
    if (where.name === '') return { kind: 'unreadable-evidence', text, detail }
    return { ...target('file', text, ''), ...where }
  }
  const blob = blobOf(place, site)
  if (blob === null) return target('link', text, place)
  const { name, ...where } = fileOf(blob)
  return { ...target('file', text, ''), ...where, blob: name }
}

/** `REVISION/PATH#…` of an address of a file in one of the repositories; null for any other address. */
function blobOf(address: string, { serverUrl, repositories }: Site): string | null {
  for (const repository of repositories) {
    const start = `${serverUrl}/${repository}/`
    if (address.slice(0, start.length).toLowerCase() !== start.toLowerCase()) continue
    const [, rest] = /^(?:blob|raw|blame)\/(.+)$/s.exec(address.slice(start.length)) ?? []
    if (rest === undefined) return null
    const [path = '', hash] = split(rest)
    return `${decoded(path.replace(/\?.*$/s, ''))}${hash === null ? '' : `#${hash}`}`
  }
  return null
}

/** Path, and the heading or the lines behind `#`. */
function fileOf(place: string): Pick<WrittenTarget, 'name' | 'anchor' | 'lines'> {
  const [path, hash] = split(place)
  const name = plainPath(path)
  if (hash === null || hash === '') return { name, anchor: null, lines: null }
  const [, first, last] = /^L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?$/.exec(hash) ?? []
  if (first === undefined) return { name, anchor: decoded(hash), lines: null }
  const ends = [Number(first), Number(last ?? first)].sort((a, b) => a - b)
  const [from = 0, to = 0] = ends
  // Line 0 is no line; an anchor of that name is not there either.
  return from === 0 ? { name, anchor: hash, lines: null } : { name, anchor: null, lines: [from, to] }
}

function split(place: string): readonly [string, string | null] {
  const at = place.indexOf('#')
  return at < 0 ? [place, null] : [place.slice(0, at), place.slice(at + 1)]
}

/** From the root of the repository, without `./`, doubled slashes and one at the end. */
const plainPath = (path: string): string =>
  path
    .trim()
    .replace(/^\/+|^(?:\.\/+)+/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** A text without the marks of one code span or autolink around it, and without escapes outside of code. */
function unmarked(text: string): string {
  const trimmed = text.trim()
  const code = /^(`+)(?!`)([\s\S]*[^`])\1$/.exec(trimmed)
  if (code !== null && !(code[2] ?? '').includes(code[1] ?? '`')) return (code[2] ?? '').trim()
  const address = /^<(https?:\/\/[^<>\s]+)>$/i.exec(trimmed)
  return address?.[1] ?? unescaped(trimmed)
}

/**
 * The targets of a list as it is written in a body: separated by commas, which count for nothing inside of code
 * spans, links and `<…>`.
 */
export function splitTargets(source: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  // Each alternative begins with another character and none repeats a group: linear.
  const token = /(`+)[^`]*\1|\[[^\][]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)|<https?:[^<>]*>|\\.|,|[\s\S]/gy
  for (const [one] of source.matchAll(token)) {
    if (one === ',') {
      pieces.push(piece)
      piece = ''
    } else piece += one
  }
  pieces.push(piece)
  return pieces.map((one) => one.trim()).filter((one) => one !== '')
}
