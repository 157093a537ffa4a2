import { known, unknown } from '../core/fact.ts'
import type { ToolFindings } from '../core/facts/tools.ts'
import type { SarifRevision, SarifRun } from '../formats/sarif/model.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'
import { committedDetail, committedIn, type IsCommitted } from './committed.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { filesOf } from './report-sources.ts'
import { commitsOf } from './test-reports.ts'
import { sarifPatterns } from './tool-options.ts'

/** SARIF files that one run reads at most, and their results. */
const most = { files: 200, results: 100_000 }

/** Fact `tool-findings`: every SARIF file the policy names, read to its end, without anything that may be a secret. */
export const gatherToolFindings: Gatherer<'tool-findings'> = async (context) => {
  const globs = sarifPatterns(context)
  const found: ToolFindings = { patterns: [], invalid: [], runs: [], results: [], commits: [] }
  if (globs.length === 0) return known(found, { kind: 'file', what: 'no results of tools are asked for' })
  const workspace = workTreeOf(context)
  const { paths, named } = await filesOf(workspace, globs)
  if (paths.length > most.files)
    giveUp(tooMany(`the globs name ${paths.length} files`, `${most.files} files`))
  found.patterns.push(...named)
  found.commits.push(...(await commitsOf(context)))
  const committed: IsCommitted = paths.length === 0 ? () => false : await committedIn(workspace)
  for (const path of paths) {
    await readFile(path, committed, context, workspace, found)
    if (found.results.length > most.results)
      giveUp(tooMany(`${path} is one too many`, `${most.results} results`))
  }
  return known(found, { kind: 'file', what: globs.join(', ') })
}

const tooMany = (found: string, limit: string) =>
  unknown('too-large', `${found}; at most ${limit} of tools are read`, {
    remedy: { text: 'let the tools report less, or name fewer files with `sarif`' },
  })

function workTreeOf({ workspace }: GatherContext): Workspace {
  if (workspace !== null) return workspace
  const text =
    'check the repository out (`actions/checkout`) and run the tools in earlier steps of the same job'
  return giveUp(
    unknown('not-found', 'there is no work tree that could hold results of tools', { remedy: { text } }),
  )
}

async function readFile(
  path: string,
  committed: IsCommitted,
  context: GatherContext,
  workspace: Workspace,
  found: ToolFindings,
): Promise<void> {
  const { maximumSarifBytes, readSarif } = await import('../formats/sarif/read.ts')
  const refuse = (detail: string): unknown => found.invalid.push({ file: path, detail })
  try {
    const bytes = await workspace.read(path, maximumSarifBytes)
    if (bytes === null) return void refuse('there is no such file')
    if (committed(path, bytes)) return void refuse(committedDetail)
    const reading = readSarif(bytes, workspace.root)
    if ('invalid' in reading) return void refuse(reading.invalid)
    for (const run of reading.runs) take(path, run, context, found)
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    refuse(error.message)
  }
}

function take(file: string, read: SarifRun, { repository }: GatherContext, found: ToolFindings): void {
  const { tool, version, successful, results, revisions } = read
  const run = found.runs.length
  const revision = revisionOf(revisions, `${repository.owner}/${repository.repo}`, found.commits)
  found.runs.push({ file, tool, version, revision, successful, results: results.length })
  for (const result of results) found.results.push({ run, ...result })
}

/**
 * The commit of this repository that a run looked at. A run may name other repositories (submodules) beside it; where
 * it names several commits, the one that is not the judged one decides.
 */
function revisionOf(
  revisions: readonly SarifRevision[],
  name: string,
  commits: readonly string[],
): string | null {
  const own = revisions.filter(({ repository }) => repository !== null && isOf(repository, name))
  const candidates = (own.length > 0 ? own : revisions).map(({ commit }) => commit)
  return candidates.find((commit) => !commits.includes(commit)) ?? candidates[0] ?? null
}

/** Whether an address, of any form and server, ends with the repository's name. */
const isOf = (address: string, name: string): boolean =>
  address
    .toLowerCase()
    .replace(/\/+$/u, '')
    .replace(/\.git$/u, '')
    .endsWith(`/${name.toLowerCase()}`) || address.toLowerCase().endsWith(`:${name.toLowerCase()}.git`)
