import type { Blanked } from './blank.ts'
import { normalised } from './statements.ts'

/** Tells, position by position and never backwards, under which conditions code stands. */
export interface Guards {
  /** Headers of the conditions around a position, outermost first, without blanks; empty where there are none. */
  at(position: number): string
}

/** Innermost blocks that are looked at. */
const deepest = 20

const conditional =
  /^\}?\s*(?:if|else|elif|elsif|unless|while|until|switch|case|match|try|catch|except|rescue|with|when)\b/u

/** A block that is open, with its header once somebody asked for it. */
interface Block {
  readonly start: number
  readonly end: number
  readonly indentation: number
  header: string | null
}

/** Blocks between braces: what stands on the line before `{`, or on the lines before that its condition spans. */
export function braceGuards(text: Blanked): Guards {
  const { bare } = text
  const open: Block[] = []
  let scanned = 0
  return {
    at(position) {
      for (; scanned < position; scanned++) {
        if (bare[scanned] === '{') open.push({ start: -1, end: scanned, indentation: 0, header: null })
        else if (bare[scanned] === '}') open.pop()
      }
      return conditionsOf(open, ({ end }) => headerOf(text, headerStart(bare, end), end))
    },
  }
}

function conditionsOf(open: readonly Block[], header: (block: Block) => string): string {
  return open
    .slice(-deepest)
    .map((block) => {
      block.header ??= header(block)
      return block.header
    })
    .join('')
}

/** The header of a block when it is a condition, else nothing. */
const headerOf = (text: Blanked, start: number, end: number): string =>
  conditional.test(text.bare.slice(start, end).trimStart()) ? normalised(text, start, end) : ''

/** Characters of a header that are looked at. */
const longestHeader = 2_000

function headerStart(bare: string, brace: number): number {
  const floor = Math.max(0, brace - longestHeader)
  const before = bare.slice(floor, brace).trimEnd()
  const from = before.endsWith(')') ? openingOf(before) : before.length
  const start = before.lastIndexOf('\n', from - 1) + 1
  if (conditional.test(before.slice(start).trimStart())) return floor + start
  // The last of several blocks on one line.
  return floor + Math.max(start, before.lastIndexOf('{', from) + 1, before.lastIndexOf(';', from) + 1)
}

/** Where the bracket opens that closes at the end. */
function openingOf(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++
    else if (text[at] === '(' && --depth === 0) return at
  }
  return 0
}

/** Blocks by indentation: lines above that are indented less. */
export function layoutGuards(text: Blanked): Guards {
  const { bare } = text
  const open: Block[] = []
  let lineStart = 0
  return {
    at(position) {
      for (let end = lineEnd(bare, lineStart); end < position; end = lineEnd(bare, lineStart)) {
        enter(open, { start: lineStart, end, indentation: indentationOf(bare, lineStart), header: null })
        lineStart = end + 1
      }
      const own = indentationOf(bare, lineStart)
      const around = open.filter(({ indentation }) => indentation < own)
      return conditionsOf(around, ({ start, end }) =>
        headerOf(text, start, Math.min(end, start + longestHeader)),
      )
    },
  }
}

/** A line closes every block that is indented as much as it is, or more. */
function enter(open: Block[], line: Block): void {
  if (line.start + line.indentation >= line.end) return
  while ((open.at(-1)?.indentation ?? -1) >= line.indentation) open.pop()
  open.push(line)
}

function lineEnd(bare: string, from: number): number {
  const end = bare.indexOf('\n', from)
  return end < 0 ? bare.length : end
}

function indentationOf(bare: string, lineStart: number): number {
  let at = lineStart
  while (bare[at] === ' ' || bare[at] === '\t') at++
  return at - lineStart
}
