import { UsageError } from '../core/errors.ts'

/** The lines around a block that is ours in a file that is not. */
const markers = (name: string) =>
  ({ begin: `<!-- gatewright:begin ${name} -->`, end: `<!-- gatewright:end ${name} -->` }) as const

/** Lines between their markers. */
export function marked(name: string, lines: readonly string[]): string {
  const { begin, end } = markers(name)
  return [begin, ...lines, end].join('\n')
}

/**
 * The text with the block in it: in place of the one that is there, else behind everything. What stands around it is
 * kept byte for byte, and its line ends are used.
 * @param file what the text is called in errors
 * @throws UsageError `FILE:LINE:COL: …` when the markers are not one pair
 */
export function withBlock(text: string, name: string, lines: readonly string[], file: string): string {
  const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n'
  const block = marked(name, lines).replaceAll('\n', lineEnd)
  const { begin, end } = markers(name)
  const starts = placesOf(text, begin)
  const ends = placesOf(text, end)
  const [start] = starts
  const [stop] = ends
  if (start === undefined && stop === undefined) return appended(text, block, lineEnd)
  const wrong =
    starts.length > 1
      ? starts[1]
      : ends.length > 1
        ? ends[1]
        : start === undefined
          ? stop
          : stop === undefined
            ? start
            : stop < start
              ? stop
              : undefined
  if (wrong !== undefined || start === undefined || stop === undefined)
    throw unpaired(text, wrong ?? 0, file, begin, end)
  return text.slice(0, start) + block + text.slice(stop + end.length)
}

function appended(text: string, block: string, lineEnd: string): string {
  if (text.trim() === '') return `${block}${lineEnd}`
  const gap = text.endsWith(lineEnd + lineEnd) ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  return `${text}${gap}${block}${lineEnd}`
}

function placesOf(text: string, what: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) places.push(at)
  return places
}

function unpaired(text: string, at: number, file: string, begin: string, end: string): UsageError {
  const before = text.slice(0, at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return new UsageError(
    `${file}:${before.length}:${column}: the markers of the block are no pair: expected one line ${begin} and below it one line ${end}`,
  )
}
