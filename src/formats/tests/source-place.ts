/** A place in a source file, the path as written in the text. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
}

const extensions =
  '[cm]?[jt]sx?|vue|svelte|py|java|kts?|scala|groovy|go|rb|php|c|cc|cpp|cxx|hh?|hpp|rs|cs|fs|vb|swift|dart|exs?|pl|t|mm?|sh|bats|feature|robot'
/** The end of a place: `.py:12`, `.py", line 12` (Python), `.cs:line 12` (.NET) and `.c(12)`. */
const placeEnd = new RegExp(`\\.(?:${extensions})(?::|", line |:line |\\()(\\d{1,7})\\b`, 'gu')
/** What stands in no path. */
const delimiter = /[\s()"'<>:|`]/u
/** Longest path before its last dot. */
const maximumPath = 250
/** A drive letter before a path that begins with a slash. */
const drive = /(?<![\w./\\-])[A-Za-z]:$/u
/** Frames of libraries and of the test tools themselves say where the tool stood, not where the test failed. */
const foreign =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|vendor|gems|\.cargo)[\\/]|^(?:node|internal)[:/]|^\/(?:usr|opt|rustc)\//u

/**
 * Where a failure's text says it happened: a place in the test's own file before any other, the first one that is not
 * in a library; null when the text names none.
 */
export function sourcePlace(text: string, ownFile: string | null): SourcePlace | null {
  let first: SourcePlace | null = null
  const own = ownFile === null ? null : baseName(ownFile)
  // From its end: a search for the beginning would look at long texts again and again.
  for (const { 0: end, 1: line = '', index } of text.matchAll(placeEnd)) {
    const start = pathStart(text, index)
    const file = text.slice(start, index + end.search(/[:"(]/u))
    if (start === index || foreign.test(file) || Number(line) === 0) continue
    // A file:// address leaves its slashes.
    const place = { file: file.replace(/^\/{2,}/u, '/'), line: Number(line) }
    if (own === null || baseName(file) === own) return place
    first ??= place
  }
  return first
}

/** Index of the first character of the path whose last dot is at `dot`; the dot itself when there is none. */
function pathStart(text: string, dot: number): number {
  let start = dot
  while (start > 0 && !delimiter.test(text.charAt(start - 1))) {
    if (dot - start >= maximumPath) return dot
    start--
  }
  const driven = /^[\\/]$/u.test(text.charAt(start)) && drive.test(text.slice(Math.max(0, start - 3), start))
  return driven ? start - 2 : start
}

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
