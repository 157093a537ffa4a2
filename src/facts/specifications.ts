import { known, unknown } from '../core/fact.ts'
import type { Outline, Specifications } from '../core/facts/workflow.ts'
import { outlineOf } from '../formats/documents/outline.ts'
import { matcherOf } from '../formats/glob-list.ts'
import type { CommitChange } from '../workspace/port.ts'
import { type ChangeHistory, changeHistory } from './change-history.ts'
import { headOf } from './codeowners.ts'
import { bytesOf, utf8 } from './content.ts'
import { factValue, failureOf, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { filesAt } from './head-files.ts'
import { workflowNeeds } from './workflow-options.ts'

/** Specification documents of one change that are read. */
const mostDocuments = 50
const maxBytes = 256 * 1024

type Document = Specifications['documents'][number]

/** Fact `specifications`: the specification documents that a change brings or names, and which of them came first. */
export const gatherSpecifications: Gatherer<'specifications'> = async (context) => {
  if (context.subject.kind === 'repository' || !workflowNeeds(context).configured) {
    return known(
      { implements: false, documents: [] },
      { kind: 'input', what: 'nothing asks for specifications' },
    )
  }
  const head = await headOf(context)
  const isListed = matcherOf(workflowNeeds(context).specifications)
  const [changed, named] = await Promise.all([changedDocuments(context, isListed), namedDocuments(context)])
  const paths = [...new Set([...changed, ...named])].sort()
  if (paths.length > mostDocuments) {
    const detail = `the change brings or names ${paths.length} specifications; at most ${mostDocuments} are read`
    giveUp(unknown('too-large', detail, { remedy: { text: 'split the pull request' } }))
  }
  const order = await orderOf(context, isListed)
  const documents = await Promise.all(
    paths.map(async (path): Promise<Document> => {
      const by = changed.includes(path) ? 'changed' : 'named'
      const outline = await outlineAt(context, head, path)
      return { path, outline, by, listed: isListed(path), ...(await precedence(context, order, path)) }
    }),
  )
  return known(
    { implements: order?.implements ?? true, documents },
    { kind: 'api', what: 'specifications', sha: head },
  )
}

async function changedDocuments(
  context: GatherContext,
  isListed: (path: string) => boolean,
): Promise<readonly string[]> {
  const files = await factValue(context, 'changed-files')
  return files.filter(({ path, status }) => status !== 'removed' && isListed(path)).map(({ path }) => path)
}

/** Paths of statements `Specification: path`. */
async function namedDocuments(context: GatherContext): Promise<readonly string[]> {
  const { statements } = await factValue(context, 'answers')
  return statements.filter(({ key }) => key === 'specification').map(({ value }) => value)
}

async function outlineAt(context: GatherContext, sha: string, path: string): Promise<Outline | null> {
  const files = await filesAt(context, sha)
  const entry = await files.entry(path)
  if (entry === null || !entry.mode.startsWith('100')) return null
  const bytes = await files.bytes(entry, maxBytes)
  return bytes === null ? giveUp(tooLarge(path)) : outlineOf(utf8(bytes, path))
}

const tooLarge = (path: string) =>
  unknown('too-large', `${path} is over ${maxBytes} bytes`, { remedy: { text: `shorten ${path}` } })

/** When implementation began; null where the commits cannot be told apart. */
interface Order {
  readonly history: ChangeHistory
  readonly implements: boolean
  /** Commits before the first one that implements, oldest first; all of them when none does. */
  readonly earlier: readonly CommitChange[]
}

async function orderOf(context: GatherContext, isListed: (path: string) => boolean): Promise<Order | null> {
  const settings = await factValue(context, 'change-settings')
  const aside = matcherOf([...settings.documentation, ...settings.tests, ...settings.notCounted])
  const implementing = ({ files }: CommitChange): boolean =>
    files.some(({ path }) => !isListed(path) && !aside(path))
  try {
    const history = await changeHistory(context)
    const first = history.commits.findIndex(implementing)
    const earlier = first < 0 ? history.commits : history.commits.slice(0, first)
    return { history, earlier, implements: first >= 0 }
  } catch (error) {
    // Too many commits to be read one by one: the documents themselves can still be judged.
    if (failureOf(error)?.reason === 'truncated') return null
    throw error
  }
}

/** Whether a document was there when implementation began, and how it read then. */
async function precedence(
  context: GatherContext,
  order: Order | null,
  path: string,
): Promise<Pick<Document, 'beforeImplementation' | 'before'>> {
  if (order === null) return { beforeImplementation: null, before: null }
  const { history, earlier } = order
  const latest = earlier.findLast(({ files }) => files.some((file) => file.path === path))
  const blob = latest?.files.find((file) => file.path === path)?.blob ?? null
  const before =
    latest === undefined
      ? await outlineAt(context, history.mergeBase, path)
      : blob === null
        ? null
        : await outlineOfBlob(context, history, blob, path)
  return { beforeImplementation: before !== null, before }
}

async function outlineOfBlob(
  context: GatherContext,
  { clone, head }: ChangeHistory,
  blob: string,
  path: string,
): Promise<Outline> {
  const entry = { path, mode: '100644', blob, size: null }
  const bytes =
    clone === null
      ? await bytesOf(context, head, entry)
      : (await clone.blobs([blob], 100 * 1024 * 1024)).get(blob)
  if (bytes === undefined || bytes.length > maxBytes) return giveUp(tooLarge(path))
  return outlineOf(utf8(bytes, path))
}
