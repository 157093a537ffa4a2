import { createHash } from 'node:crypto'
import { known, unknown } from '../core/fact.ts'
import type { TestHistory, TestStrength } from '../core/facts/workflow.ts'
import { matcherOf } from '../formats/glob-list.ts'
import { measureTests } from '../formats/test-source/measure.ts'
import { type ChangeHistory, changeHistory } from './change-history.ts'
import { bytesOf } from './content.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { filesAt } from './head-files.ts'
import { lockedFiles } from './test-lock.ts'
import { workflowNeeds } from './workflow-options.ts'

/** Fact `test-history`: what the tests that a change touches assert, commit by commit, and the locked ones. */
export const gatherTestHistory: Gatherer<'test-history'> = async (context) => {
  if (context.subject.kind === 'repository') return nothing('a repository is no change')
  const isTest = await testMatcher(context)
  const files = await factValue(context, 'changed-files')
  const touched = files.flatMap(({ path, previousPath }) => [path, previousPath ?? path])
  const { configured, lockManifest } = workflowNeeds(context)
  // Tests that come and go within the change matter to the gate alone.
  if (!configured && !touched.some(isTest)) return nothing('the change touches no test')
  const history = await changeHistory(context)
  const inCommits = history.commits.flatMap((commit) => commit.files.map(({ path }) => path))
  const paths = [...new Set([...inCommits, ...touched])].filter(isTest).sort()
  const value: TestHistory = {
    files: await versionsOf(context, history, paths),
    manifest: configured ? await lockedFiles(context, lockManifest) : null,
  }
  const kind = history.clone === null ? 'api' : 'git'
  return known(value, { kind, what: 'tests in the commits of the change', sha: history.head })
}

const nothing = (what: string) => known({ files: [], manifest: null }, { kind: 'input' as const, what })

/** Expected output that a tool wrote: not counted as lines of a change, but an expectation all the same. */
const snapshot = /\.snap$|(?:^|\/)__snapshots__\//u

/** Which paths are locked tests: by the gate's own globs, else by what the policy calls tests. */
async function testMatcher(context: GatherContext): Promise<(path: string) => boolean> {
  const { lockedTests } = workflowNeeds(context)
  if (lockedTests !== null) return matcherOf(lockedTests)
  const { tests, notCounted } = await factValue(context, 'change-settings')
  const [isTest, isGenerated] = [matcherOf(tests), matcherOf(notCounted)]
  return (path) => isTest(path) && (!isGenerated(path) || snapshot.test(path))
}

/** Test files of one change that are read. */
const mostFiles = 2_000
/** Blobs that are read through the API, each by a request. */
const mostRequests = 200
/** Bytes of all versions together. */
const mostBytes = 128 * 1024 * 1024

interface Version {
  readonly sha: string
  readonly base: boolean
  readonly blob: string | null
}

async function versionsOf(
  context: GatherContext,
  history: ChangeHistory,
  paths: readonly string[],
): Promise<TestHistory['files']> {
  if (paths.length > mostFiles) {
    const detail = `the change touches ${paths.length} test files; at most ${mostFiles} are compared`
    giveUp(unknown('too-large', detail, { remedy: { text: 'split the pull request' } }))
  }
  const versions = await blobsByVersion(context, history, paths)
  const ids = new Set([...versions.values()].flatMap((all) => all.flatMap(({ blob }) => blob ?? [])))
  const contents = await contentsOf(context, history, [...ids])
  return paths.map((path) => ({
    path,
    versions: (versions.get(path) ?? []).map(({ sha, base, blob }) => ({
      ...{ sha, base },
      strength: blob === null ? null : strengthOf(path, contents.get(blob)),
    })),
  }))
}

/** Every version of every path: on the base, then in the commits that touch it, then at the head. */
async function blobsByVersion(
  context: GatherContext,
  { commits, forks, mergeBase, head }: ChangeHistory,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const versions = new Map<string, Version[]>(paths.map((path) => [path, []]))
  if (paths.length === 0) return versions
  const bases = [...forks.filter((sha) => sha !== mergeBase), mergeBase]
  for (const sha of bases) {
    const at = await regularBlobs(context, sha, paths)
    for (const [path, blob] of at) versions.get(path)?.push({ sha, base: true, blob })
  }
  for (const { sha, files } of commits) {
    for (const { path, blob } of files) versions.get(path)?.push({ sha, base: false, blob })
  }
  const last = await regularBlobs(context, head, paths)
  for (const [path, blob] of last) {
    const own = versions.get(path)
    if (own?.at(-1)?.sha !== head || own.at(-1)?.blob !== blob) own?.push({ sha: head, base: false, blob })
  }
  return versions
}

async function regularBlobs(
  context: GatherContext,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const files = await filesAt(context, sha)
  const entries = await Promise.all(
    paths.map(async (path) => {
      const entry = await files.entry(path)
      return [path, entry?.mode.startsWith('100') === true ? entry.blob : null] as const
    }),
  )
  return new Map(entries)
}

async function contentsOf(
  context: GatherContext,
  { clone, head }: ChangeHistory,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (clone !== null) return await clone.blobs(ids, mostBytes)
  if (ids.length > mostRequests) {
    const detail = `the tests of the change have ${ids.length} versions; at most ${mostRequests} are read through the API`
    const text =
      'check out the repository with full history (`fetch-depth: 0`) in an earlier step of this job'
    giveUp(unknown('too-large', detail, { remedy: { text } }))
  }
  const read = ids.map(async (blob) => {
    const entry = { path: blob, mode: '100644', blob, size: null }
    return [blob, await bytesOf(context, head, entry)] as const
  })
  return new Map(await Promise.all(read))
}

/** Larger files, and those that are no text, are one expectation: their content. */
const mostMeasured = 2 * 1024 * 1024

function strengthOf(path: string, bytes: Uint8Array | undefined): TestStrength | null {
  if (bytes === undefined) return giveUp(unknown('not-found', `a version of ${path} is not there`))
  const text = bytes.length > mostMeasured ? null : textOf(bytes)
  if (text === null) return { tests: 0, skipped: 0, assertions: 1, expectations: [digest(bytes)] }
  const { expectations, ...counts } = measureTests(path, text)
  return { ...counts, expectations: expectations.map(digest).sort() }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 8)
