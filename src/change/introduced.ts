import type { Change, ChangedLines } from '../core/facts/change.ts'
import type { ToolFindings, ToolResult } from '../core/facts/tools.ts'

const made = new WeakMap<Change, ReadonlyMap<string, ChangedLines>>()

/** Lines by path, looked up once per change: there may be 50,000 results to place. */
function linesOf(change: Change): ReadonlyMap<string, ChangedLines> {
  const found = made.get(change) ?? new Map(change.files.map((file) => [file.path, file]))
  made.set(change, found)
  return found
}

/** Whether a run is about the judged commit; a file of this run that names no commit is. */
export const isOfJudgedCommit = (
  { revision }: ToolFindings['runs'][number],
  { commits }: ToolFindings,
): boolean =>
  revision === null || (revision.length >= 7 && commits.some((sha) => sha.startsWith(revision.toLowerCase())))

/**
 * Whether the change brings an open result of a tool: it stands on a line that the change adds, or speaks of a changed
 * file as a whole. `unknown` where the result names no file, or the file's lines could not be read. What a baseline
 * calls unchanged counts on an added line all the same, and so does what a comment there suppresses: both can come
 * with the change.
 */
export function introduced(result: ToolResult, change: Change): boolean | 'unknown' {
  if (result.baseline === 'absent' || (result.suppressed && result.inSource !== true)) return false
  if (result.baseline === 'new' && !result.suppressed) return true
  if (result.path === null) return 'unknown'
  const file = linesOf(change).get(result.path)
  if (file === undefined) return false
  if (result.line === null || file.binary) return true
  if (!file.read) return 'unknown'
  const first = result.line
  const last = Math.max(first, result.endLine ?? first)
  return file.added.some(([from, to]) => from <= last && to >= first)
}
