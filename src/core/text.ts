/**
 * The parts of a message, kept as data so that each surface phrases and escapes them once.
 * Nothing in here is trusted: file names, logins and titles come from pull requests.
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string; readonly line?: number }
  | { readonly kind: 'people'; readonly people: readonly string[]; readonly join: 'and' | 'or' }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export type Text = readonly Part[]

/** A literal of ours, or an interpolated part. */
export type TextInput = string | number | Part

const asPart = (input: TextInput): Part =>
  typeof input === 'object' ? input : { kind: 'text', text: String(input) }

/**
 * Tagged template that keeps our words and foreign values apart: interpolated strings become `code` parts,
 * numbers become text, parts stay what they are.
 */
export function text(strings: TemplateStringsArray, ...values: readonly TextInput[]): Text {
  const parts: Part[] = []
  strings.forEach((literal, index) => {
    if (literal !== '') parts.push({ kind: 'text', text: literal })
    const value = values[index]
    if (value !== undefined) parts.push(typeof value === 'string' ? code(value) : asPart(value))
  })
  return parts
}

/** An identifier, value or command, shown verbatim. */
export const code = (value: string): Part => ({ kind: 'code', text: value })

/** A sentence of ours in which `backticks` mark what is shown verbatim. */
export const prose = (sentence: string): Text =>
  sentence
    .split('`')
    .map((piece, index): Part => (index % 2 === 1 ? code(piece) : { kind: 'text', text: piece }))
    .filter((part) => part.kind !== 'text' || part.text !== '')

/** A file of the repository, with an optional line (1-based). */
export const path = (file: string, line?: number): Part =>
  line === undefined ? { kind: 'path', path: file } : { kind: 'path', path: file, line }

/** Users and teams, written `@login` or `@org/team`; surfaces never turn them into live mentions. */
export const people = (names: readonly string[], join: 'and' | 'or' = 'or'): Part => ({
  kind: 'people',
  people: names,
  join,
})

/** A link of ours; `href` must come from our own documents or from the server's address. */
export const link = (label: string, href: string): Part => ({ kind: 'link', text: label, href })

/** The words without any mark-up, for tests and for places that take plain text only. Still unescaped. */
export function plain(message: Text): string {
  return message.map(plainPart).join('')
}

function plainPart(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'code':
      return part.text
    case 'path':
      return part.line === undefined ? part.path : `${part.path}:${part.line}`
    case 'people':
      return joinWords(part.people, part.join)
    case 'link':
      return part.text
  }
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[], join: 'and' | 'or'): string {
  const last = words.at(-1)
  if (last === undefined) return 'nobody'
  const rest = words.slice(0, -1)
  return rest.length === 0 ? last : `${rest.join(', ')} ${join} ${last}`
}
