import { type Fact, known, unknown } from '../core/fact.ts'
import type { TestReports } from '../core/facts/test-reports.ts'
import { ReportCollector } from '../formats/tests/collect.ts'
import type { Workspace } from '../workspace/port.ts'
import { type Artifact, artifactsOfRun, filesOfArtifact } from './artifacts.ts'
import { headOf } from './codeowners.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { type GoldenNeeds, goldenNeeds } from './golden-options.ts'
import { filesOf, type Named, readBytes, readReport } from './report-sources.ts'
import { ZipProblem } from './zip-problem.ts'

/** Report files that one run reads at most. */
const mostFiles = 2_000

/** Fact `test-reports`: every report the policy names, read to its end, from the work tree and from artifacts. */
export const gatherTestReports: Gatherer<'test-reports'> = async (context) => {
  const needs = goldenNeeds(context)
  const collector = new ReportCollector()
  const fromTree = needs.reports.length + needs.expectedReports.length > 0
  const patterns = [
    ...(fromTree ? await fromWorkTree(workTreeOf(context), needs, collector) : []),
    ...(await fromArtifacts(context, needs.artifacts, collector)),
  ]
  const commits = patterns.length === 0 ? [] : await commitsOf(context)
  const what = [...needs.reports, ...needs.expectedReports, ...needs.artifacts].join(', ')
  const read = collector.finish()
  read.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return reports({ commits, patterns, ...read }, what)
}

const reports = (value: TestReports, what: string): Fact<TestReports> =>
  known(value, { kind: 'file', what: what === '' ? 'no reports are asked for' : what })

function workTreeOf({ workspace }: GatherContext): Workspace {
  if (workspace !== null) return workspace
  const text =
    'check the repository out (`actions/checkout`) and run the tests in earlier steps of the same job'
  return giveUp(
    unknown('not-found', 'there is no work tree that could hold test reports', { remedy: { text } }),
  )
}

async function fromWorkTree(
  workspace: Workspace,
  { reports, expectedReports }: GoldenNeeds,
  collector: ReportCollector,
): Promise<readonly Named[]> {
  const { paths, named } = await filesOf(workspace, reports)
  const present = await existing(workspace, expectedReports)
  const all = [...new Set([...paths, ...present])].sort()
  if (all.length > mostFiles) {
    const text = 'let the test tool write fewer, larger reports, or name fewer with `reports`'
    const detail = `the globs name ${all.length} reports; at most ${mostFiles} are read`
    return giveUp(unknown('too-large', detail, { remedy: { text } }))
  }
  for (const path of all) await readReport(collector, workspace, path)
  const there = new Set(present)
  return [...named, ...expectedReports.map((path) => ({ pattern: path, files: there.has(path) ? 1 : 0 }))]
}

/** Which of these exact paths are there, as files of any kind: what cannot be read is found out by reading. */
async function existing(workspace: Workspace, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const folders = paths.map((path) => path.split('/').slice(0, -1).join('/'))
  const listed = new Set(await workspace.list([...new Set(folders)]))
  return paths.filter((path) => listed.has(path))
}

/** Reports in artifacts of this workflow run: every file in them is one. */
async function fromArtifacts(
  context: GatherContext,
  asked: readonly string[],
  collector: ReportCollector,
): Promise<readonly Named[]> {
  const names = [...new Set(asked)]
  if (names.length === 0) return []
  const runId = context.hints.runId ?? null
  if (runId === null) {
    const text = 'name files with `reports`, or run the gate in the workflow that uploads the artifacts'
    return giveUp(
      unknown('not-found', 'artifacts belong to a workflow run, and this is none', { remedy: { text } }),
    )
  }
  const present = await artifactsOfRun(context, runId)
  const named: Named[] = []
  for (const name of names) {
    const own = present.get(name)
    const files = own === undefined ? 0 : await readArtifact(context, own, collector)
    named.push({ pattern: `artifact:${name}`, files })
  }
  return named
}

async function readArtifact(
  context: GatherContext,
  artifact: Artifact,
  collector: ReportCollector,
): Promise<number> {
  try {
    const files = await filesOfArtifact(context, artifact)
    for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
      await readBytes(collector, `artifact:${artifact.name}/${path}`, bytes)
    return files.size
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error
    const text = `upload \`${artifact.name}\` again: a zip of report files and nothing else`
    return giveUp(
      unknown('unparsable', `artifact \`${artifact.name}\`: ${error.message}`, { remedy: { text } }),
    )
  }
}

/**
 * The judged commit, and the one that is checked out: a pull request's jobs test its merge with the base. The base
 * itself, which `pull_request_target` checks out, is neither: its tests say nothing about the change.
 */
export async function commitsOf(context: GatherContext): Promise<string[]> {
  const head = await headOf(context)
  const tested = (await context.workspace?.resolve('HEAD').catch(() => null)) ?? null
  return [...new Set([head, ...(tested === null || tested === context.baseSha ? [] : [tested])])]
}
