import { skipBlanks } from './characters.ts'
import { decoded, normalLabel } from './escapes.ts'
import { destinationAt, endOfLabel, endOfTitle, skipSpaces } from './link-parts.ts'
import type { Definition, TextLine } from './model.ts'

/** The definitions at the start of a paragraph, and how many of its lines they take (CommonMark 4.7). */
export function takeDefinitions(lines: readonly TextLine[]): { definitions: Definition[]; taken: number } {
  const definitions: Definition[] = []
  if (lines[0]?.text.startsWith('[') !== true) return { definitions, taken: 0 }
  const text = lines.map((line) => line.text).join('\n')
  let at = 0
  let taken = 0
  for (;;) {
    const found = definitionAt(text, at)
    if (found === null) return { definitions, taken }
    const first = lines[taken]
    taken += lineEnds(text, at, found.end) + 1
    const last = lines[taken - 1]
    if (first === undefined || last === undefined) return { definitions, taken }
    definitions.push({
      type: 'definition',
      line: first.line,
      endLine: last.line,
      label: found.label,
      target: found.target,
    })
    at = found.end + 1
    if (at >= text.length) return { definitions, taken }
  }
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** `end`: the place of the line end behind the definition, or the end of the text. */
function definitionAt(text: string, at: number): { end: number; label: string; target: string } | null {
  const start = skipBlanks(text, at)
  if (text.charCodeAt(start) !== 91) return null
  const labelled = endOfLabel(text, start)
  if (labelled < 0 || text.charCodeAt(labelled) !== 58) return null
  const begin = skipSpaces(text, labelled + 1)
  const destination = destinationAt(text, begin)
  if (destination === null || destination.end === begin) return null
  const end = endOfDefinition(text, destination.end)
  if (end < 0) return null
  return {
    end,
    label: normalLabel(text.slice(start + 1, labelled - 1)),
    target: decoded(destination.source),
  }
}

/** With a title if a whole one follows and nothing else stands on its last line; else without. */
function endOfDefinition(text: string, at: number): number {
  const title = skipSpaces(text, at)
  const titled = title > at ? endOfTitle(text, title) : -1
  if (titled >= 0) {
    const end = skipBlanks(text, titled)
    if (atLineEnd(text, end)) return end
  }
  const end = skipBlanks(text, at)
  return atLineEnd(text, end) ? end : -1
}

const atLineEnd = (text: string, at: number): boolean => at >= text.length || text.charCodeAt(at) === 10
