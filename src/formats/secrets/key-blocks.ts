import type { Span } from './model.ts'

/*
 * Private keys in armour, whole or cut. Marks are looked for by `indexOf`, each stretch between two of them is read
 * once: a text made of thousands of headers costs no more than another.
 */

interface Mark {
  readonly kind: 'begin' | 'end'
  readonly label: string
  readonly start: number
  readonly end: number
}

const mark =
  /-----?(?<side>BEGIN|END) (?<label>[A-Z0-9 ]{1,64}?)-----?|-----? (?<ssh>BEGIN|END) (?<second>[A-Z0-9 ]{1,64}?) -----?/y

function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = []
  for (let at = text.indexOf('----'); at !== -1; at = text.indexOf('----', at)) {
    mark.lastIndex = at
    const groups = mark.exec(text)?.groups
    if (groups === undefined) {
      at += 1
      continue
    }
    const kind = (groups['side'] ?? groups['ssh']) === 'BEGIN' ? 'begin' : 'end'
    marks.push({ kind, label: groups['label'] ?? groups['second'] ?? '', start: at, end: mark.lastIndex })
    at = mark.lastIndex
  }
  return marks
}

const isPrivate = ({ label }: Mark): boolean => label.includes('PRIVATE KEY')

/** Characters of armour in one stretch below which it is an example. */
const least = 24

/** Base64, with what may stand around it in source code, diffs and quotes. */
const armourLine =
  /^[\s>+|#*"'`,;.()[\]{}\\/-]{0,40}?(?:[A-Za-z0-9+/]{12,}={0,2}|[A-Za-z0-9+/]{1,}={1,2}|[A-Za-z0-9+/]{4,11})(?:\\[nr]|[\s"'`,;.()[\]{}+\\…-]){0,40}$/

const headerLine = /^[\s>+|#*"'`-]{0,40}(?:Proc-Type|DEK-Info|Version|Comment|Hash|MessageID|Charset)\s?: /

const blankLine = /^[\s>+|#*"'`\\nr,-]*$/

/** Private keys, with or without a header and a footer. */
export function scanKeyBlocks(text: string): readonly Span[] {
  if (!text.includes('PRIVATE KEY')) return scanPutty(text)
  const marks = marksOf(text)
  const spans = marks.flatMap((one, index): readonly Span[] => {
    if (!isPrivate(one)) return []
    const before = marks[index - 1]
    const after = marks[index + 1]
    if (one.kind === 'begin') return wholeOrHead(text, one, after)
    // A footer whose header was cut off; one that has it was seen with it.
    if (before?.kind === 'begin') return []
    return tail(text, before?.end ?? 0, one)
  })
  return [...spans, ...scanPutty(text)]
}

function wholeOrHead(text: string, begin: Mark, after: Mark | undefined): readonly Span[] {
  const kind = 'private-key'
  if (after?.kind === 'end' && isPrivate(after)) {
    const body = text.slice(begin.end, after.start)
    return hasArmour(body) ? [{ kind, start: begin.start, end: after.end }] : []
  }
  const end = endOfArmour(text, begin.end, after?.start ?? text.length)
  return hasArmour(text.slice(begin.end, end)) ? [{ kind, start: begin.start, end }] : []
}

function hasArmour(body: string): boolean {
  if (body.includes('EXAMPLE') && body.length < 400) return false
  const armour = body.match(/[A-Za-z0-9+/=]{12,}/g) ?? []
  const all = armour.join('')
  return all.length >= least && new Set(all).size > 8
}

/** Where the lines of a key end that has no footer. */
function endOfArmour(text: string, from: number, to: number): number {
  let end = from
  for (const { start, line, stop } of linesOf(text, from, to)) {
    const known = blankLine.test(line) || headerLine.test(line) || armourLine.test(line)
    if (!known && !(start === from && armourInLine(line))) break
    if (!known) return start + line.length
    if (!blankLine.test(line)) end = stop
  }
  return end
}

/** The rest of a header's own line, where a key is written in one line with `\n` in it. */
const armourInLine = (line: string): boolean => /^[\s"'\\nr]*[A-Za-z0-9+/]{12}/.test(line)

/** A key whose header was cut off: the lines in front of its footer. */
function tail(text: string, from: number, end: Mark): readonly Span[] {
  let start = end.start
  const lines = [...linesOf(text, from, end.start)]
  for (const one of lines.reverse()) {
    if (one.line !== '' && !armourLine.test(one.line) && !blankLine.test(one.line)) {
      const last = /[A-Za-z0-9+/=\\nr]{24,}$/.exec(one.line)
      if (last !== null) start = one.start + last.index
      break
    }
    start = one.start
  }
  return hasArmour(text.slice(start, end.start)) ? [{ kind: 'private-key', start, end: end.end }] : []
}

interface Line {
  readonly start: number
  readonly line: string
  readonly stop: number
}

/** The lines of a stretch; one over 4,096 characters ends it. */
function* linesOf(text: string, from: number, to: number): Generator<Line> {
  let start = from
  while (start < to) {
    const found = text.indexOf('\n', start)
    const stop = found === -1 || found > to ? to : found
    yield { start, line: text.slice(start, Math.min(stop, start + 65_536)), stop }
    start = stop + 1
  }
}

const puttyPrivate = 'Private-Lines:'

/** PuTTY's own form: the lines after `Private-Lines: N`. */
function scanPutty(text: string): readonly Span[] {
  const start = text.indexOf(puttyPrivate)
  if (start === -1) return []
  const from = text.indexOf('\n', start)
  if (from === -1) return []
  const end = endOfArmour(text, from + 1, text.length)
  return hasArmour(text.slice(from, end)) ? [{ kind: 'private-key', start, end }] : []
}
