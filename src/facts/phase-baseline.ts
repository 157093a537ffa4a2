import { type Unknown, unknown } from '../core/fact.ts'
import type { Observation } from '../core/facts/observation.ts'
import type { ObservedArtifact } from '../core/facts/phases.ts'
import type { ReportFile } from '../core/facts/test-reports.ts'
import { matcherOf } from '../formats/glob-list.ts'
import { ReportCollector } from '../formats/tests/collect.ts'
import type { PhaseOptions } from '../phase/options.ts'
import { type Artifact, artifactsOfCommit, filesOfArtifact } from './artifacts.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { filesAt } from './head-files.ts'
import { observe } from './observe.ts'
import { once } from './once.ts'
import { isRegular } from './phase-places.ts'
import { readBytes } from './report-sources.ts'
import { ZipProblem } from './zip-problem.ts'

type Counted = NonNullable<ObservedArtifact['baseline']> extends Observation<infer T> ? T : never

/** Report files of one commit that are read, and the bytes of each. */
const most = { files: 200, bytes: 32 * 1024 * 1024 }

/** What the reports of a commit come to; null where the policy names none. */
export async function baselineAt(
  context: GatherContext,
  { baseline }: Pick<PhaseOptions, 'baseline'>,
  commit: string,
): Promise<Observation<Counted> | null> {
  const { artifact, reports, workflow } = baseline ?? {}
  if (artifact !== undefined) {
    return await once(context, `baseline ${commit}`, () =>
      observe(() => fromArtifact(context, artifact, commit, workflow)),
    )
  }
  if (reports === undefined || reports.length === 0) return null
  return await once(context, `baseline ${commit}`, () => observe(() => fromFiles(context, reports, commit)))
}

async function fromFiles(context: GatherContext, globs: readonly string[], commit: string): Promise<Counted> {
  const files = await filesAt(context, commit)
  const matches = matcherOf(globs)
  const named = (await files.all()).filter(({ path }) => matches(path))
  const entries = named.filter(({ mode }) => isRegular(mode))
  if (entries.length > most.files) return giveUp(tooMany(entries.length))
  const collector = new ReportCollector()
  for (const entry of entries) {
    const bytes = await files.bytes(entry, most.bytes)
    if (bytes === null) return giveUp(tooLarge(entry.path))
    await readBytes(collector, entry.path, bytes)
  }
  const missing = named.length === 0 ? `no file of ${commit} is called so` : 'it names no regular file'
  return counted(collector, globs.join(', '), missing)
}

const tooMany = (count: number): Unknown =>
  unknown('too-large', `\`baseline.reports\` names ${count} files; at most ${most.files} are read`, {
    remedy: { text: 'name fewer reports with `baseline.reports`' },
  })

const tooLarge = (path: string): Unknown =>
  unknown('too-large', `${path} is over ${most.bytes} bytes`, {
    remedy: { text: 'let the test tool write several smaller reports' },
  })

/** Reports in the workflow artifact that a run on the commit left: every file in it is one. */
async function fromArtifact(
  context: GatherContext,
  name: string,
  commit: string,
  workflow?: string,
): Promise<Counted> {
  const { present, expired } = await artifactsOfCommit(context, commit, name, workflow)
  const [newest] = present
  if (newest === undefined) return giveUp(noArtifact(name, commit, expired > 0))
  const collector = new ReportCollector()
  for (const [path, bytes] of await unpacked(context, newest)) {
    await readBytes(collector, `artifact:${name}/${path}`, bytes)
  }
  return counted(collector, `artifact:${name}`, 'the artifact holds no file')
}

async function unpacked(context: GatherContext, artifact: Artifact) {
  try {
    return [...(await filesOfArtifact(context, artifact))].sort(([a], [b]) => (a < b ? -1 : 1))
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error
    const text = `upload \`${artifact.name}\` again: a zip of report files and nothing else`
    return giveUp(
      unknown('unparsable', `artifact \`${artifact.name}\`: ${error.message}`, { remedy: { text } }),
    )
  }
}

const noArtifact = (name: string, commit: string, expired: boolean): Unknown =>
  unknown(
    'not-found',
    expired
      ? `the artifact \`${name}\` of ${commit} has expired, so its test counts cannot be read any more`
      : `no workflow run on ${commit} left an artifact \`${name}\``,
    {
      remedy: {
        text: `run the workflow again on that commit so that it uploads \`${name}\`, or commit the report and name it with \`baseline.reports\``,
      },
    },
  )

function counted(collector: ReportCollector, asked: string, missing: string): Counted {
  const { files, total } = collector.finish()
  if (files.length === 0) return { passed: 0, total: 0, file: asked, invalid: missing }
  const problem = files.map(problemOf).find((found) => found !== null) ?? null
  return {
    ...{ passed: total.passed, total: total.tests, file: files.map(({ path }) => path).join(', ') },
    invalid: problem ?? (total.tests === 0 ? 'not one test ran' : null),
  }
}

/** Why a report proves nothing: it cannot be read to its end, or a suite of it failed outside of its tests. */
function problemOf({ path, invalid, suiteErrors }: ReportFile): string | null {
  const [why] = invalid
  if (why !== undefined) return `${path}: ${why}`
  const [suite] = suiteErrors
  return suite === undefined ? null : `${path}: suite ${suite.suite} failed outside of its tests`
}
