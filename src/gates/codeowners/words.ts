import type { Detail, Location } from '../../core/finding.ts'
import { type Part, path, type Text } from '../../core/text.ts'
import type { Touched } from './requirements.ts'

/** Our own word, chosen at run time; foreign values go through `code`, `path` or `people`. */
export const word = (value: string): Part => ({ kind: 'text', text: value })

/** `1 file`, `2 files` */
export const counted = (count: number, one: string, many = `${one}s`): Part =>
  word(`${count} ${count === 1 ? one : many}`)

const shownPaths = 5

/** The first few paths, and how many more there are. */
export function pathList(title: Text, paths: readonly string[]): Detail {
  const shown = paths.slice(0, shownPaths).map((one): Text => [path(one)])
  const rest = paths.length - shown.length
  return { kind: 'list', title, items: rest === 0 ? shown : [...shown, [word(`and ${rest} more`)]] }
}

/** `src/a.ts`, or `src/a.ts and 2 more` */
export function pathsInShort(paths: readonly string[]): Text {
  const [first] = paths
  if (first === undefined) return [word('no file')]
  return paths.length === 1 ? [path(first)] : [path(first), word(` and ${paths.length - 1} more`)]
}

/** Where to show it on the pull request: the first of the files that exists at the head. */
export function firstAtHead(touched: readonly Touched[]): { location?: Location } {
  const shown = touched.find(({ file, former }) => !former && file.status !== 'removed')
  return shown === undefined ? {} : { location: { path: shown.path, at: 'head' } }
}
