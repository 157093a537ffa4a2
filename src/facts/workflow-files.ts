import { unknown } from '../core/fact.ts'
import type { WorkflowFiles } from '../core/facts/protection.ts'
import type { WorkflowFolder } from '../github/queries.ts'
import { treeOf, utf8, workspaceOf } from './content.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { observe } from './observe.ts'
import { workflowFolderPath } from './repository-state.ts'

/** Bytes of the largest workflow file that is judged; those people write have a few thousand. */
export const maxWorkflowBytes = 1024 * 1024

type File = Extract<WorkflowFiles['files'], { known: true }>['value'][number]
type Ignored = NonNullable<WorkflowFiles['ignored']>[number]

/** The files of a folder, and what is only named like one. */
export interface FoundFiles {
  readonly files: readonly File[]
  readonly ignored: readonly Ignored[]
}

interface Found {
  readonly path: string
  /** Git's mode: `100644`. */
  readonly mode: string
  read(): Promise<string>
}

const workflowName = /\.ya?ml$/

const irregular: Readonly<Record<string, string>> = {
  '120000': 'a symbolic link',
  '160000': 'a submodule',
  '040000': 'a directory',
}

/**
 * Reads what GitHub takes for workflow files: regular files whose names end in `.yml` or `.yaml`. Of a link it reads
 * the path it holds, which is no workflow (actions/runner issue 1420).
 */
async function split(entries: readonly Found[]): Promise<FoundFiles> {
  const files: File[] = []
  const ignored: Ignored[] = []
  for (const { path, mode, read } of entries.filter((entry) => workflowName.test(entry.path))) {
    if (mode.startsWith('100')) files.push({ path, content: await observe(read) })
    else ignored.push({ path, what: irregular[mode] ?? `an entry of git mode ${mode}` })
  }
  return { files, ignored }
}

const nothing: FoundFiles = { files: [], ignored: [] }

/** GitHub runs nothing from a link to a folder (actions/runner issue 3195). */
const noFolder: FoundFiles = {
  files: [],
  ignored: [{ path: workflowFolderPath, what: 'no directory' }],
}

/** The workflow files in an answer of GitHub's GraphQL API; null stands for a folder that does not exist. */
export async function filesOfFolder(folder: WorkflowFolder | null): Promise<FoundFiles> {
  if (folder === null) return nothing
  if (folder.__typename !== 'Tree') return noFolder
  const { entries } = folder
  if (entries === null || entries === undefined) {
    return giveUp(unknown('api-shape', `GitHub gave out no list of the files in ${workflowFolderPath}`))
  }
  return await split(
    entries.map(({ name, mode, object }) => {
      const path = `${workflowFolderPath}/${name}`
      return { path, mode: mode.toString(8).padStart(6, '0'), read: async () => textOf(object, path) }
    }),
  )
}

type Blob = NonNullable<WorkflowFolder['entries']>[number]['object']

/** GitHub's text of a file; whatever is not all of it is unknown. */
function textOf(blob: Blob, path: string): string {
  const { text, byteSize, isBinary, isTruncated } = blob ?? {}
  if (byteSize !== undefined && byteSize > maxWorkflowBytes) return tooLarge(path)
  if (isBinary === true) return giveUp(unknown('unparsable', `${path} is binary, no YAML`))
  if (isTruncated !== false || typeof text !== 'string' || byteSize === undefined) {
    const remedy = { text: `shorten ${path}, or run the check again` }
    return giveUp(unknown('truncated', `GitHub gave out no more than a part of ${path}`, { remedy }))
  }
  const bytes = Buffer.byteLength(text)
  // A byte order mark may be left out of the text.
  if (bytes === byteSize || bytes + 3 === byteSize) return text
  if (text.includes('\uFFFD')) return giveUp(unknown('unparsable', `${path} is not UTF-8 text`))
  return giveUp(unknown('api-shape', `${path} has ${byteSize} bytes, GitHub gave out ${bytes}`))
}

const tooLarge = (path: string): never =>
  giveUp(
    unknown('too-large', `${path} is over ${maxWorkflowBytes} bytes`, {
      remedy: { text: `shorten ${path}` },
    }),
  )

/** The workflow files of a commit of the clone. */
export async function filesOfClone(context: GatherContext, sha: string): Promise<FoundFiles> {
  const { entries } = await treeOf(context, sha)
  if (entries.some(({ path }) => path === workflowFolderPath)) return noFolder
  const below = entries.filter(({ path }) => path.startsWith(`${workflowFolderPath}/`))
  const depth = workflowFolderPath.split('/').length + 1
  const found = below.map(({ path, mode }): Found => {
    const steps = path.split('/')
    const here = steps.slice(0, depth).join('/')
    // Git lists files only: a folder shows in what is below it.
    const isFolder = steps.length > depth
    return { path: here, mode: isFolder ? '040000' : mode, read: () => clonedText(context, sha, here) }
  })
  return await split([...new Map(found.map((entry) => [entry.path, entry])).values()])
}

async function clonedText(context: GatherContext, sha: string, path: string): Promise<string> {
  const bytes = await workspaceOf(context).file(sha, path, maxWorkflowBytes)
  if (bytes === null) return giveUp(unknown('not-found', `${path} vanished from ${sha}`))
  return utf8(bytes, path)
}
