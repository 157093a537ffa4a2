import { type Blanked, inString } from './blank.ts'

const openers = '([{'
const closers = ')]}'

/**
 * Where the statement with the character at `at` starts: after `;`, `{` or `}` of its line, or lines before a chain,
 * but never before `floor`, where the one before ended.
 */
export function startOf({ bare }: Blanked, at: number, floor: number): number {
  let start = at
  while (start > floor && !';{}\n'.includes(bare[start - 1] ?? '')) start--
  for (let lines = 0; lines < mostChained && bare[start - 1] === '\n' && isChained(bare, start); lines++) {
    if (start <= floor) return floor
    start = Math.max(floor, bare.lastIndexOf('\n', start - 2) + 1)
  }
  return start
}

/** Lines of a chain (`.should()`) that are followed backwards. */
const mostChained = 50

/** Whether the line that starts here goes on with what the line before began. */
function isChained(bare: string, lineStart: number): boolean {
  let at = lineStart
  while (bare[at] === ' ' || bare[at] === '\t') at++
  return bare[at] === '.' || bare[at] === '`' || bare.startsWith('|>', at) || bare.startsWith('?.', at)
}

/** Where a statement ends that goes on over brackets and over lines that start with a dot. */
export function endOfBrackets({ bare }: Blanked, from: number): number {
  let depth = 0
  for (let at = from; at < bare.length; at++) {
    const char = bare[at] ?? ''
    if (openers.includes(char)) depth++
    else if (closers.includes(char)) {
      if (depth === 0) return at
      depth--
    } else if (depth === 0 && char === ';') return at
    else if (depth === 0 && char === '\n' && !goesOn(bare, at)) return at
  }
  return bare.length
}

/** Whether the statement goes on after this line end: a chain, a continued line, an operator at its end. */
function goesOn(bare: string, lineEnd: number): boolean {
  if (isChained(bare, lineEnd + 1)) return true
  let at = lineEnd - 1
  while (bare[at] === ' ' || bare[at] === '\t' || bare[at] === '\r') at--
  return '\\,+.=&|'.includes(bare[at] ?? ' ')
}

/** Where a statement ends that goes on over all lines indented further than its first. */
export function endOfLayout({ bare }: Blanked, from: number): number {
  const indentation = indentationAt(bare, bare.lastIndexOf('\n', from - 1) + 1)
  let end = lineEnd(bare, from)
  while (end < bare.length) {
    const next = lineEnd(bare, end + 1)
    const blankLine = bare.slice(end + 1, next).trim() === ''
    if (blankLine || indentationAt(bare, end + 1) <= indentation) return end
    end = next
  }
  return end
}

function indentationAt(bare: string, lineStart: number): number {
  let at = lineStart
  while (bare[at] === ' ' || bare[at] === '\t') at++
  return at - lineStart
}

function lineEnd(bare: string, from: number): number {
  const end = bare.indexOf('\n', from)
  return end < 0 ? bare.length : end
}

/** Code without blanks outside of strings, one kind of quote, no comma before a closing bracket. */
export function normalised({ code, bare }: Blanked, from: number, to: number): string {
  const parts: string[] = []
  for (let at = from; at < to; at++) {
    const shape = bare[at] ?? ''
    if (shape === inString) parts.push(code[at] ?? '')
    else if (shape.trim() === '') continue
    else {
      if (closers.includes(shape) && parts.at(-1) === ',') parts.pop()
      parts.push(shape === "'" ? '"' : shape)
    }
  }
  return parts.join('')
}

/** The cases of a table whose bracket opens just before `from`, split at commas and lines `depth` brackets deep. */
export function casesOf(
  text: Blanked,
  from: number,
  depth: 0 | 1 | 2,
): { cases: readonly string[]; end: number } {
  const { bare } = text
  const cases: string[] = []
  if (bare[from - 1] === '`') return templateRows(text, from)
  let [level, start] = [1, from]
  const close = (at: number) => {
    const one = normalised(text, start, at).replace(/^[,[({]+/u, '')
    if (one !== '') cases.push(one)
    start = at + 1
  }
  for (let at = from; at < bare.length; at++) {
    const char = bare[at] ?? ''
    if (openers.includes(char)) level++
    else if (closers.includes(char)) {
      if (level <= Math.max(depth, 1)) close(at)
      level--
      if (level === 0) return { cases, end: at + 1 }
    } else if (char === ',' && level <= depth) close(at)
  }
  return { cases, end: bare.length }
}

/** Rows of a table between backquotes: its lines. */
function templateRows({ code }: Blanked, from: number): { cases: readonly string[]; end: number } {
  const found = code.indexOf('`', from)
  const end = found < 0 ? code.length : found
  const rows = code.slice(from, end).split('\n')
  const cases = rows.map((row) => row.replace(/\s+/gu, '')).filter((row) => row !== '')
  return { cases, end: Math.min(end + 1, code.length) }
}
