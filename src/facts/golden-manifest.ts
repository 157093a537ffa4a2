import { createHash } from 'node:crypto'
import { PolicyError } from '../core/errors.ts'
import { known, unknown } from '../core/fact.ts'
import type { ExpectedTest, GoldenManifest } from '../core/facts/golden.ts'
import { headOf } from './codeowners.ts'
import { fileAtCommit } from './commit-file.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { maxGoldenBytes, readManifest, readQuarantine } from './golden-files.ts'
import { goldenNeeds } from './golden-options.ts'

/** Fact `golden-manifest`: manifest and quarantine list at the base, and what the change makes of the manifest. */
export const gatherGoldenManifest: Gatherer<'golden-manifest'> = async (context) => {
  const needs = goldenNeeds(context)
  const sha = context.baseSha
  if (needs.reports.length + needs.expectedReports.length + needs.artifacts.length === 0) {
    const nothing = { sha, manifest: null, quarantine: null, proposed: null, lowered: [], sources: {} }
    return known(nothing, { kind: 'input', what: 'no test reports are asked for' })
  }
  const [tests, entries] = await Promise.all([
    readAt(context, sha, needs.manifest, readManifest),
    readAt(context, sha, needs.quarantine, readQuarantine),
  ])
  const [proposed, sources] = await Promise.all([
    proposedManifest(context, needs.manifest),
    sourceDigests(context, tests ?? []),
  ])
  const value: GoldenManifest = {
    sha,
    manifest: tests === null ? null : { path: needs.manifest, tests: [...tests] },
    quarantine: entries === null ? null : { path: needs.quarantine, entries: [...entries] },
    proposed: digestsOf(proposed),
    lowered: loweredBy(proposed, tests ?? []),
    sources,
  }
  const kind = context.subject.kind === 'branch' ? 'git' : 'api'
  return known(value, { kind, what: `${needs.manifest} and ${needs.quarantine}`, sha })
}

async function readAt<T>(
  context: GatherContext,
  sha: string,
  path: string,
  read: (bytes: Uint8Array, name: string) => T,
): Promise<T | null> {
  const bytes = await fileAtCommit(context, sha, path, maxGoldenBytes)
  if (bytes === null) return null
  try {
    return read(bytes, path)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const place = sha === context.baseSha ? '' : ' as it is proposed'
    const remedy = { text: `correct ${path}${place}` }
    return giveUp(unknown('unparsable', error.message.replaceAll('\n', '; '), { remedy }))
  }
}

/** What the change proposes as manifest, when it touches it: a removed manifest expects nothing any more. */
async function proposedManifest(
  context: GatherContext,
  path: string,
): Promise<readonly ExpectedTest[] | null> {
  if (context.subject.kind === 'repository') return null
  const files = await factValue(context, 'changed-files')
  if (!files.some((file) => file.path === path || file.previousPath === path)) return null
  return (await readAt(context, await headOf(context), path, readManifest)) ?? []
}

const digestsOf = (tests: readonly ExpectedTest[] | null): GoldenManifest['proposed'] =>
  tests === null ? null : Object.fromEntries(tests.map(({ id, sha256 }) => [id, sha256]))

/** Priorities stand in the order of their texts: P0 is the highest. */
function loweredBy(proposed: readonly ExpectedTest[] | null, base: readonly ExpectedTest[]): string[] {
  const after = new Map((proposed ?? []).map(({ id, priority }) => [id, priority]))
  return base.filter(({ id, priority }) => (after.get(id) ?? priority) > priority).map(({ id }) => id)
}

/** Files that are read through the API, each a request; a clone has no such limit. */
const mostRequests = 200
const maxSourceBytes = 16 * 1024 * 1024

async function sourceDigests(
  context: GatherContext,
  tests: readonly ExpectedTest[],
): Promise<GoldenManifest['sources']> {
  const paths = [...new Set(tests.flatMap(({ file }) => file ?? []))].sort()
  if (paths.length === 0) return {}
  const sha = await headOf(context)
  const read = await reader(context, sha, paths.length)
  const digests = paths.map(async (path) => [path, digest(await read(path))] as const)
  return Object.fromEntries(await Promise.all(digests))
}

const digest = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : createHash('sha256').update(bytes).digest('hex')

type Read = (path: string) => Promise<Uint8Array | null>

/** Reads files of the judged commit: from the clone when it holds the commit, else through the API. */
async function reader(context: GatherContext, sha: string, files: number): Promise<Read> {
  const { workspace, subject } = context
  if (workspace !== null && subject.kind !== 'branch' && (await holds(workspace, sha))) {
    return inTurn((path) => workspace.file(sha, path, maxSourceBytes))
  }
  const read: Read = (path) => fileAtCommit(context, sha, path, maxSourceBytes)
  if (subject.kind === 'branch') return inTurn(read)
  if (files <= mostRequests) return read
  const detail = `the manifest names ${files} source files; at most ${mostRequests} are read through the API`
  const text = 'check out the judged commit (`actions/checkout` with `ref: HEAD-SHA`) in an earlier step'
  return giveUp(unknown('too-large', detail, { remedy: { text } }))
}

const holds = async (workspace: NonNullable<GatherContext['workspace']>, sha: string): Promise<boolean> =>
  (await workspace.resolve(sha).catch(() => null)) === sha

/** One after the other: every file of a clone is two processes. */
function inTurn(read: Read): Read {
  let last: Promise<unknown> = Promise.resolve()
  return (path) => {
    const next = last.then(() => read(path))
    last = next.catch(() => null)
    return next
  }
}
