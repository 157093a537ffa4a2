import type { CodeownersMatcher } from './matcher.ts'

/** What a line does over a list of files. */
export interface LineUsage {
  /** Files it matches, or may match. */
  matched: number
  /** Files it decides. */
  decided: number
  /** The first file where its effect is not certain, null without one. */
  ambiguous: string | null
}

/** Usage of each line of the document, by index, over all files. */
export function lineUsage(matcher: CodeownersMatcher, files: Iterable<string>): readonly LineUsage[] {
  const { lines } = matcher.document
  const usage: LineUsage[] = lines.map(() => ({ matched: 0, decided: 0, ambiguous: null }))
  for (const file of files) {
    const matching = matcher.matching(file)
    for (const index of matching) {
      const line = usage[index]
      if (line !== undefined) line.matched++
    }
    const last = usage[matching.at(-1) ?? -1]
    if (last === undefined) continue
    last.decided++
    if (last.ambiguous === null && matcher.match(file).status === 'ambiguous') last.ambiguous = file
  }
  return usage
}
