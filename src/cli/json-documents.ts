import { type JsonFile, readJson } from './json-file.ts'
import { stringEnd } from './json-tree.ts'

/** One of several values of a file. */
export interface JsonDocument {
  readonly value: unknown
  /** Line that it starts in. */
  readonly line: number
}

/**
 * JSON values that stand one after the other, as `gh api --paginate` and `cat` leave them, or as the items of lists.
 * @throws UsageError `FILE:LINE:1: …` for what is no strict JSON
 */
export function readDocuments(file: JsonFile, what: string): readonly JsonDocument[] {
  return partsOf(file).flatMap((part): readonly JsonDocument[] => {
    const { line = 1 } = part
    const value = readJson(part, what)
    return Array.isArray(value) ? value.map((item: unknown) => ({ value: item, line })) : [{ value, line }]
  })
}

const mark = /["[\]{}\n]/g

/** Cut behind every bracket that closes the outermost one. What follows the last stays with it, and is no JSON then. */
function partsOf(file: JsonFile): readonly JsonFile[] {
  const { name, text } = file
  const parts: JsonFile[] = []
  let [start, depth, line, startLine] = [0, 0, 1, 1]
  mark.lastIndex = 0
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '\n') line += 1
    else if (found[0] === '"') {
      const end = stringEnd(text, found.index)
      // A string without an end: the parser says so.
      if (end < 0) break
      mark.lastIndex = end + 1
    } else depth += found[0] === '{' || found[0] === '[' ? 1 : -1
    if (depth !== 0 || !'}]'.includes(found[0])) continue
    parts.push(partAt(name, text.slice(start, mark.lastIndex), startLine))
    start = mark.lastIndex
    startLine = line
  }
  const rest = text.slice(start)
  return rest.trim() === '' && parts.length > 0 ? parts : [...parts, partAt(name, rest, startLine)]
}

/** Without the blank lines before it, so that its line is the one it starts in. */
function partAt(name: string, text: string, line: number): JsonFile {
  const [before = ''] = /^\s*/.exec(text) ?? []
  return { name, text: text.slice(before.length), line: line + before.split('\n').length - 1 }
}
