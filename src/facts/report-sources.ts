import { createHash } from 'node:crypto'
import { matcherOf } from '../formats/glob-list.ts'
import type { ReportCollector } from '../formats/tests/collect.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'

type Readers = typeof import('../formats/tests/read.ts')
let readers: Promise<Readers> | null = null

/** The readers of all formats, loaded when the first report is there: most runs of other gates need none of them. */
export function reportReading(): Promise<Readers> {
  readers ??= import('../formats/tests/read.ts')
  return readers
}

/** Largest report that is read, in bytes: it is refused before it is opened. */
export const maxReportBytes = 256 * 1024 * 1024

/** A pattern of the policy, and how many files it named. */
export interface Named {
  readonly pattern: string
  readonly files: number
}

/** The folder all files of a glob lie in: its segments before the first with a special character. */
function folderOf(pattern: string): string {
  const segments = pattern.split('/').slice(0, -1)
  const special = segments.findIndex((segment) => /[*?[\\]/u.test(segment))
  return (special < 0 ? segments : segments.slice(0, special)).join('/')
}

/** Files of the work tree that globs name, each once and sorted, and what each glob named. */
export async function filesOf(
  workspace: Workspace,
  patterns: readonly string[],
): Promise<{ readonly paths: readonly string[]; readonly named: readonly Named[] }> {
  if (patterns.length === 0) return { paths: [], named: [] }
  const listed = await workspace.list([...new Set(patterns.map(folderOf))])
  const paths = new Set<string>()
  const named = patterns.map((pattern) => {
    const matches = matcherOf([pattern])
    let files = 0
    for (const path of listed)
      if (matches(path)) {
        paths.add(path)
        files++
      }
    return { pattern, files }
  })
  return { paths: [...paths].sort(), named }
}

/** Reads one report of the work tree. What keeps it from being read to its end makes it invalid. */
export async function readReport(
  collector: ReportCollector,
  workspace: Workspace,
  path: string,
): Promise<void> {
  const { ReportFileReader } = await reportReading()
  const reader = new ReportFileReader(collector, path)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of workspace.stream(path, maxReportBytes)) {
      hash.update(piece)
      bytes += piece.length
      reader.write(piece)
    }
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    reader.refuse(error.toUnknown().detail)
    reader.end({ bytes, sha256: null })
    return
  }
  reader.end({ bytes, sha256: hash.digest('hex') })
}

/** Reads one report that is in memory. */
export async function readBytes(
  collector: ReportCollector,
  path: string,
  content: Uint8Array,
): Promise<void> {
  const { ReportFileReader } = await reportReading()
  const reader = new ReportFileReader(collector, path)
  reader.write(content)
  reader.end({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
}
