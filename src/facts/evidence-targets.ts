import { unknown } from '../core/fact.ts'
import type { EvidenceTarget } from '../core/facts/answers.ts'
import { nearest } from '../core/nearest.ts'
import { anchorsOf } from '../formats/answers/anchors.ts'
import { answersFolder } from '../formats/answers/file.ts'
import type { WrittenTarget } from '../formats/answers/model.ts'
import { parseMarkdown } from '../formats/markdown/index.ts'
import type { Entry } from './content.ts'
import { giveUp } from './gather.ts'
import { folderMode, type HeadFiles } from './head-files.ts'

/** Says of a target whether it is there at the head. */
export type Resolve = (target: WrittenTarget) => Promise<EvidenceTarget>

/** Bytes of the largest file in which lines are counted or headings are looked for. */
const mostBytes = 1024 * 1024

/** Files of which the content is read: each may be a request. */
const mostContents = 100

const tooMany = unknown(
  'too-large',
  `the answers name lines or headings of more than ${mostContents} files`,
  {
    remedy: { text: 'name files without lines, or fewer of them' },
  },
)

interface Found {
  readonly found: EvidenceTarget['found']
  readonly why: string
}

/** What a resolver looks in. */
interface Places {
  readonly files: HeadFiles
  /** Names of branches that addresses of files are written with: the head's and the base's. */
  readonly branches: readonly string[]
  /** Checks a signed file of the work tree; gives why it proves nothing, or null. */
  readonly signedProblem: (path: string) => Promise<string | null>
}

/** A resolver that reads every file once. */
export function resolverAt(places: Places): Resolve {
  const contents = new Map<string, Promise<Content>>()
  const contentOf = (entry: Entry): Promise<Content> => {
    const known = contents.get(entry.path)
    if (known !== undefined) return known
    if (contents.size >= mostContents) giveUp(tooMany)
    const read = readContent(places.files, entry)
    contents.set(entry.path, read)
    return read
  }
  return async (target) => {
    const { blob, ...written } = target
    if (target.kind === 'signed') return { ...written, ...verdict(await places.signedProblem(target.name)) }
    if (target.kind !== 'file') return { ...written, found: 'open', why: '' }
    const name = blob === null ? target.name : await pathInBlob(blob, places)
    return { ...written, name, ...(await fileFound({ ...written, name }, places.files, contentOf)) }
  }
}

const verdict = (problem: string | null): Found =>
  problem === null ? { found: 'yes', why: '' } : { found: 'no', why: problem }

/** `REVISION/PATH` of an address: a branch's name may have slashes in it, so the path begins where a file is found. */
async function pathInBlob(blob: string, { files, branches }: Places): Promise<string> {
  const branch = branches.find((name) => blob.startsWith(`${name}/`))
  if (branch !== undefined) return blob.slice(branch.length + 1)
  const first = blob.slice(blob.indexOf('/') + 1)
  if (/^[0-9a-f]{7,64}\//.test(blob)) return first
  for (let rest = first; rest.includes('/'); rest = rest.slice(rest.indexOf('/') + 1)) {
    if ((await files.entry(rest)) !== null) return rest
  }
  return first
}

type WrittenFile = Pick<EvidenceTarget, 'name' | 'anchor' | 'lines'>

async function fileFound(
  { name, anchor, lines }: WrittenFile,
  files: HeadFiles,
  contentOf: (entry: Entry) => Promise<Content>,
): Promise<Found> {
  const unusable = pathProblem(name)
  if (unusable !== null) return verdict(unusable)
  const entry = await files.entry(name)
  if (entry === null) return verdict(absent(name))
  const kind = kindProblem(entry)
  if (kind !== null) return verdict(`${name} ${kind}`)
  if (anchor === null && lines === null) return verdict(null)
  const content = await contentOf(entry)
  return verdict(
    lines === null ? anchorProblem(name, anchor ?? '', content) : lineProblem(name, lines, content),
  )
}

/** Why a path cannot be evidence, whatever stands there; null for a path that can. */
function pathProblem(path: string): string | null {
  if (path.split('/').some((segment) => segment === '..' || segment === '.')) {
    return `${path} is no path from the root of the repository`
  }
  return path.startsWith(`${answersFolder}/`) ? 'an answer is no evidence for itself' : null
}

function absent(name: string): string {
  const [, path, line] = /^(.+?):(\d+)(?:-\d+)?$/.exec(name) ?? []
  const hint = path === undefined ? '' : ` (lines are written \`${path}#L${line}\`)`
  return `${name} is not there at the head commit${hint}`
}

/** Blob of a file without a byte, by SHA-1 and by SHA-256. */
const emptyBlobs: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

function kindProblem({ mode, blob }: Entry): string | null {
  if (mode === folderMode) return 'is a folder: name a file in it'
  if (mode === '120000') return 'is a link: name the file it leads to'
  if (mode === '160000') return 'is a submodule: its files are in another repository'
  if (emptyBlobs.has(blob)) return 'is empty'
  return mode.startsWith('100') ? null : `is no regular file (git mode ${mode})`
}

type Content =
  | { readonly kind: 'text'; readonly text: string; readonly anchors: () => ReadonlySet<string> }
  | { readonly kind: 'binary' | 'too-large' }

async function readContent(files: HeadFiles, entry: Entry): Promise<Content> {
  const bytes = await files.bytes(entry, mostBytes)
  if (bytes === null) return { kind: 'too-large' }
  if (bytes.includes(0)) return { kind: 'binary' }
  const text = new TextDecoder().decode(bytes)
  let anchors: ReadonlySet<string> | null = null
  return {
    ...{ kind: 'text', text },
    anchors: () => {
      anchors ??= anchorsOf(parseMarkdown(text))
      return anchors
    },
  }
}

const unreadableContent = {
  'too-large': 'is over 1 MiB, so nobody looked inside: name the file alone',
  binary: 'is binary: it has no lines and no headings',
} as const

function lineProblem(name: string, [, last]: readonly [number, number], content: Content): string | null {
  if (content.kind !== 'text') return `${name} ${unreadableContent[content.kind]}`
  const lines = content.text.split('\n').length - (content.text.endsWith('\n') || content.text === '' ? 1 : 0)
  return last <= lines ? null : `${name} has ${lines} lines at the head commit, and line ${last} is named`
}

const markdownFile = /\.(?:md|markdown|mdown|mkdn)$/i

function anchorProblem(name: string, anchor: string, content: Content): string | null {
  if (!markdownFile.test(name)) return `${name} is no Markdown file: name lines of it (\`#L10-L20\`)`
  if (content.kind !== 'text') return `${name} ${unreadableContent[content.kind]}`
  const anchors = content.anchors()
  if (anchors.has(anchor)) return null
  const near = nearest(anchor, [...anchors])
  return `${name} has no heading with the anchor #${anchor}${near === undefined ? '' : ` (did you mean #${near}?)`}`
}
