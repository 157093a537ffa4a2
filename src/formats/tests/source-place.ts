/** A place in a source file, the path as written in the text. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
}

const extensions =
  '[cm]?[jt]sx?|vue|svelte|py|java|kts?|scala|groovy|go|rb|php|c|cc|cpp|cxx|hh?|hpp|rs|cs|fs|vb|swift|dart|exs?|pl|t|mm?|sh|bats|feature|robot'
/**
 * `path:12`, `path", line 12` (Python), `path:line 12` (.NET) and `path(12)`: bounded, so that no text takes long.
 * A drive letter may stand before the path.
 */
const placePattern = new RegExp(
  `(?<![\\w./\\\\-])((?:[A-Za-z]:[\\\\/])?[^\\s()"'<>:|\`]{1,250}\\.(?:${extensions}))(?::|", line |:line |\\()(\\d{1,7})\\b`,
  'gu',
)
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
  for (const found of text.matchAll(placePattern)) {
    const [, file = '', line = ''] = found
    if (foreign.test(file) || Number(line) === 0) continue
    // A file:// address leaves its slashes.
    const place = { file: file.replace(/^\/{2,}/u, '/'), line: Number(line) }
    if (own === null || baseName(file) === own) return place
    first ??= place
  }
  return first
}

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
