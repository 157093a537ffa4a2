import { known, type Unknown, unknown } from '../core/fact.ts'
import type { FactValue } from '../core/facts/index.ts'
import { type LogicalTest, type ReportFile, type TestGroup, testId } from '../core/facts/test-reports.ts'
import { ReportCollector } from '../formats/tests/collect.ts'
import { evidenceReports } from './checklist-options.ts'
import { committedAmong, committedDetail } from './committed.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { filesOf, readReport } from './report-sources.ts'
import { commitsOf } from './test-reports.ts'

type Evidence = FactValue['evidence-tests']
type State = Evidence[string]

/** Report files that are read at most. */
const mostFiles = 2_000

/** Fact `evidence-tests`: what the tests that answers name did, by the reports of `gates.checklist.reports`. */
export const gatherEvidenceTests: Gatherer<'evidence-tests'> = async (context) => {
  const { answers } = await factValue(context, 'answers')
  const targets = answers.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'test'))
  const names = [...new Set(targets.map(({ name }) => name))].sort()
  if (names.length === 0) return known({}, { kind: 'file', what: 'no answer names a test' })
  const globs = evidenceReports(context)
  const found = globs.length === 0 ? nowhere : await read(context, globs)
  const states = names.map((name) => [name, found(name)] as const)
  const what = globs.length === 0 ? 'the policy names no test reports' : globs.join(', ')
  return known(Object.fromEntries(states), { kind: globs.length === 0 ? 'input' : 'file', what })
}

const nowhere = (): State => 'absent'

async function read(context: GatherContext, globs: readonly string[]): Promise<(name: string) => State> {
  const { workspace } = context
  if (workspace === null) return giveUp(noWorkTree)
  const { paths } = await filesOf(workspace, globs)
  if (paths.length > mostFiles) return giveUp(tooMany(paths.length))
  const [committed] = await committedAmong(workspace, paths)
  if (committed !== undefined) return giveUp(notOfThisRun(committed))
  const collector = new ReportCollector()
  for (const path of paths) await readReport(collector, workspace, path)
  const { files, groups, tests } = collector.finish()
  const problem = unusable(files, await commitsOf(context))
  return problem === null ? finder(tests, groups) : giveUp(problem)
}

const remedy = {
  text: 'let the tests write their reports in an earlier step of this job, and name just those',
}

const noWorkTree = unknown('not-found', 'there is no work tree that could hold test reports', { remedy })

const notOfThisRun = (path: string): Unknown =>
  unknown('unconfirmed', `${path}: ${committedDetail}`, { remedy })

const tooMany = (count: number): Unknown =>
  unknown('too-large', `the globs name ${count} reports; at most ${mostFiles} are read`, { remedy })

/** A report that cannot be trusted may hold another result of any test; one of another commit says nothing. */
function unusable(files: readonly ReportFile[], commits: readonly string[]): Unknown | null {
  for (const { path, invalid, commit } of files) {
    if (invalid.length > 0) return unknown('unparsable', `${path}: ${invalid[0]}`, { remedy })
    if (commit !== null && !isJudged(commit, commits)) {
      return unknown('unconfirmed', `${path} is of commit ${commit}, which is not judged here`, { remedy })
    }
  }
  return null
}

const isJudged = (commit: string, commits: readonly string[]): boolean =>
  commit.length >= 7 && commits.some((sha) => sha.startsWith(commit.toLowerCase()))

const spelled = (name: string): string => name.replace(/\s+/gu, ' ').trim()

/**
 * Finds tests by their id as `suite read --tests` prints it, or by the last parts of it: `login › refuses a stranger`
 * names `tests/login.test.ts › login › refuses a stranger`. One test in several projects is as good as its worst.
 */
function finder(tests: readonly LogicalTest[], groups: readonly TestGroup[]): (name: string) => State {
  const byLast = new Map<string, LogicalTest[]>()
  for (const test of tests) {
    const same = byLast.get(lastPart(test.name))
    if (same === undefined) byLast.set(lastPart(test.name), [test])
    else same.push(test)
  }
  const idOf = (test: LogicalTest, project: boolean): string => {
    const group = groups[test.group]
    if (group === undefined) return spelled(test.name)
    return testId(test, project ? group : { ...group, project: null })
  }
  return (written) => {
    const name = spelled(written)
    const near = byLast.get(lastPart(name)) ?? []
    const inProject = byLast.get(lastPart(name.replace(/ \[[^\]]*\]$/, ''))) ?? []
    const candidates = [
      near.filter((test) => idOf(test, false) === name),
      inProject.filter((test) => idOf(test, true) === name),
      near.filter((test) => idOf(test, false).endsWith(` › ${name}`)),
      inProject.filter((test) => idOf(test, true).endsWith(` › ${name}`)),
    ]
    const named = candidates.find((some) => some.length > 0) ?? []
    const ids = new Set(named.map((test) => idOf(test, false)))
    return ids.size > 1 ? 'ambiguous' : worst(named)
  }
}

const lastPart = (name: string): string => spelled(name).split(' › ').at(-1) ?? ''

const states = { error: 'failed', failed: 'failed', passed: 'passed', skipped: 'skipped' } as const

function worst(tests: readonly LogicalTest[]): State {
  const seen = new Set<State>(tests.map(({ outcome }) => states[outcome]))
  return (['failed', 'skipped', 'passed'] as const).find((state) => seen.has(state)) ?? 'absent'
}
