import { known, unknown } from '../core/fact.ts'
import type { CodeownersFile } from '../core/facts/codeowners.ts'
import { bytesOf, directoryOf, type Entry, type Tree, treeOf, utf8 } from './content.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { once } from './once.ts'

/** Where GitHub looks for the file, first found wins (its documentation, "CODEOWNERS file location"). */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** GitHub does not load a file of this size or more (its documentation, "CODEOWNERS file size"), in bytes. */
const sizeLimit = 3 * 1024 * 1024

/** Fact `codeowners`: the file that decides, at the base. */
export const gatherCodeowners: Gatherer<'codeowners'> = async (context) => {
  const file = await fileAt(context, context.baseSha)
  return known(file, sourceOf(context, file))
}

/** Fact `head-codeowners`: the file at the head, read only when the change touches one of the three places. */
export const gatherHeadCodeowners: Gatherer<'head-codeowners'> = async (context) => {
  if (!(await touchesCodeowners(context))) {
    return known(null, { kind: 'api', what: 'no CODEOWNERS file among the changed files' })
  }
  const file = await fileAt(context, await headOf(context))
  return known(file, sourceOf(context, file))
}

/** Whether the change adds, edits, moves or removes a CODEOWNERS file. */
export async function touchesCodeowners(context: GatherContext): Promise<boolean> {
  const places: readonly string[] = codeownersPaths
  const files = await factValue(context, 'changed-files')
  return files.some(({ path, previousPath }) => places.includes(path) || places.includes(previousPath ?? ''))
}

/** The commit that is proposed: the pull request's or the branch's head, or the judged commit itself. */
export async function headOf(context: GatherContext): Promise<string> {
  const { subject } = context
  if (subject.kind === 'branch') return subject.headSha
  if (subject.kind === 'repository') return subject.sha
  return (await factValue(context, 'pull-request')).head.sha
}

const fileAt = (context: GatherContext, sha: string): Promise<CodeownersFile> =>
  once(context, `codeowners ${sha}`, () => readAt(context, sha))

async function readAt(context: GatherContext, sha: string): Promise<CodeownersFile> {
  const [entry, ...others] = await placesAt(context, sha)
  const ignored = others.map((other) => other.path)
  if (entry === undefined) return { sha, path: null, bytes: 0, content: '', ignored }
  refuseIrregular(entry, sha)
  if (entry.size !== null && entry.size >= sizeLimit) {
    return { sha, path: entry.path, bytes: entry.size, content: '', ignored }
  }
  const bytes = await bytesOf(context, sha, entry)
  const content = bytes.length >= sizeLimit ? '' : boundedLines(utf8(bytes, entry.path), entry.path)
  return { sha, path: entry.path, bytes: bytes.length, content, ignored }
}

/** Lines that are judged in a bounded time. A file of just below 3 MB has some 50,000 lines of usual length. */
const mostLines = 100_000

function boundedLines(content: string, path: string): string {
  const lines = countLines(content)
  if (lines <= mostLines) return content
  return giveUp(
    unknown('too-large', `${path} has ${lines} lines; at most ${mostLines} are judged`, {
      remedy: { text: `join the lines of ${path} that have the same owners` },
    }),
  )
}

/** One pass over the text, whatever it holds; a line may end with LF, CRLF or CR. */
function countLines(content: string): number {
  let lines = 1
  for (let at = 0; at < content.length; at += 1) {
    const unit = content.charCodeAt(at)
    if (unit === 10 || (unit === 13 && content.charCodeAt(at + 1) !== 10)) lines += 1
  }
  return lines
}

/** The entries at the three places, in lookup order. Their absence comes from complete listings only. */
async function placesAt(context: GatherContext, sha: string): Promise<readonly Entry[]> {
  const tree = await treeOf(context, sha)
  const entries = tree.complete ? tree.entries : await placesByDirectory(context, sha)
  return codeownersPaths.flatMap((path) => {
    const found = entries.find((entry) => entry.path === path)
    if (found !== undefined) return [found]
    const below = entries.some((entry) => entry.path.startsWith(`${path}/`))
    return below ? [{ path, mode: directoryMode, blob: '', size: null }] : []
  })
}

const directoryMode = '040000'

/** For a tree too large to be listed at once: the root and the two directories, one by one. */
async function placesByDirectory(context: GatherContext, sha: string): Promise<readonly Entry[]> {
  const root = complete(await directoryOf(context, sha), sha)
  const below = ['.github', 'docs'].map(async (name) => {
    const directory = root.entries.find((entry) => entry.path === name && entry.mode === directoryMode)
    if (directory === undefined) return []
    const tree = complete(await directoryOf(context, directory.blob), `${sha}:${name}`)
    return tree.entries.map((entry) => ({ ...entry, path: `${name}/${entry.path}` }))
  })
  return [...root.entries, ...(await Promise.all(below)).flat()]
}

const complete = (tree: Tree, what: string): Tree =>
  tree.complete
    ? tree
    : giveUp(
        unknown(
          'truncated',
          `GitHub cut the listing of ${what} short, so a CODEOWNERS file may be missing from it`,
        ),
      )

const irregular: Readonly<Record<string, string>> = {
  '120000': 'a symbolic link',
  '160000': 'a submodule',
  [directoryMode]: 'a directory',
}

function refuseIrregular(entry: Entry, sha: string): void {
  const what = irregular[entry.mode] ?? (entry.mode.startsWith('100') ? null : `of git mode ${entry.mode}`)
  if (what === null) return
  giveUp(
    unknown(
      'ambiguous',
      `${entry.path} at ${sha} is ${what}, not a file; what GitHub makes of it is not documented`,
      {
        remedy: { text: `replace ${entry.path} by a regular file` },
      },
    ),
  )
}

function sourceOf(context: GatherContext, file: CodeownersFile) {
  const kind = context.subject.kind === 'branch' ? 'git' : 'api'
  return { kind, what: file.path ?? 'no CODEOWNERS file', sha: file.sha } as const
}
