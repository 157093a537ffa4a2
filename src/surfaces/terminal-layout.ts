import { sanitiseLine } from './sanitise.ts'

/** Colours of a terminal; without colour every function returns the text as it is. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  yellow(text: string): string
}

const sgr = '\u001b['

/** SGR codes of ECMA-48. Only our own words are painted, so foreign text is never cut inside a code. */
export function createPaint(colour: boolean): Paint {
  const paint = (on: number, off: number) => (text: string) =>
    colour ? `${sgr}${on}m${text}${sgr}${off}m` : text
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
  }
}

/** Wide characters of East Asian scripts and emoji take two columns. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u
const combining = /^\p{M}$/u

const columnsOf = (character: string): number =>
  combining.test(character) ? 0 : wide.test(character) ? 2 : 1

/** Columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/**
 * Breaks a line between words, and inside a word that is longer than a whole line. What a break moves to the start of
 * a line cannot become a command of the workflow runner.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines = breakLines(text, width)
  if (lines.every((line) => sanitiseLine(line) === line)) return lines
  // Disarming a command takes one column.
  return breakLines(text, Math.max(1, width - 1)).map(sanitiseLine)
}

function breakLines(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((item) => item !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (displayWidth(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = hardBreak(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return line === '' ? lines : [...lines, line]
}

function hardBreak(word: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const character of word) {
    const columns = columnsOf(character)
    if (used + columns > width && piece !== '') {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += columns
  }
  return [...pieces, piece]
}

/** Fills up to a width; a text that is wider stays as it is. */
const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** A labelled sentence: the label once, the sentence wrapped beside it. */
export function labelled(
  label: string,
  text: string,
  indent: number,
  labelWidth: number,
  width: number,
): readonly string[] {
  const room = Math.max(20, width - indent - labelWidth)
  return wrap(text, room).map((line, index) =>
    `${' '.repeat(indent)}${pad(index === 0 ? label : '', labelWidth)}${line}`.trimEnd(),
  )
}

/** Columns of the terminal that the last column of a table has at least. */
const lastColumn = 10

/** What each column wants, as far as there is room: narrow ones get all of it, the others share the rest evenly. */
function shares(wishes: readonly number[], room: number): readonly number[] {
  const widths = [...wishes]
  let left = room
  const byWish = [...wishes.entries()].sort(([, one], [, other]) => one - other)
  for (const [done, [index, wish]] of byWish.entries()) {
    const width = Math.max(1, Math.min(wish, Math.floor(left / (wishes.length - done))))
    widths[index] = width
    left -= width
  }
  return widths
}

/** Columns side by side, each wrapped; the last one gets what the others leave. */
export function columns(
  rows: readonly (readonly string[])[],
  indent: number,
  width: number,
): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const others = Math.max(0, count - 1)
  const room = width - indent - 2 * others
  const natural = (index: number): number => Math.max(0, ...rows.map((row) => displayWidth(row[index] ?? '')))
  const half = Math.max(1, Math.floor((width - indent) / 2))
  const wishes = Array.from({ length: others }, (_, index) => Math.min(half, natural(index)))
  const last = Math.max(lastColumn, shares([...wishes, natural(others)], room).at(-1) ?? 0)
  const widths = shares(wishes, room - last)
  const used = widths.reduce((sum, value) => sum + value + 2, indent)
  const lastRoom = Math.max(lastColumn, width - used)
  return rows.flatMap((row) => {
    const cells = [...widths, lastRoom].map((room, index) => wrap(row[index] ?? '', Math.max(1, room)))
    const height = Math.max(1, ...cells.map((cell) => cell.length))
    return Array.from({ length: height }, (_, line) => {
      const words = cells.map((cell, index) => pad(cell[line] ?? '', widths[index] ?? 0)).join('  ')
      return `${' '.repeat(indent)}${words}`.trimEnd()
    })
  })
}
