import { known } from '../core/fact.ts'
import { type LogicalTest, type TestGroup, testId } from '../core/facts/test-reports.ts'
import type { Regression } from '../core/facts/workflow.ts'
import { ReportCollector } from '../formats/tests/collect.ts'
import type { Workspace } from '../workspace/port.ts'
import { headOf } from './codeowners.ts'
import { committedAmong, committedDetail } from './committed.ts'
import type { Gatherer } from './gather.ts'
import { filesOf, readReport } from './report-sources.ts'
import { workflowNeeds } from './workflow-options.ts'

/** Report files of one side that are read. */
const mostFiles = 500

/**
 * Fact `regression`: what each test did on the base with the new tests, and at the head; only tests whose result is
 * another now, or that failed before.
 */
export const gatherRegression: Gatherer<'regression'> = async (context) => {
  const { before, after } = workflowNeeds(context)
  if (before.length === 0) {
    return known({ given: false, tests: [], invalid: [] }, { kind: 'input', what: 'no report of the base' })
  }
  const source = { kind: 'file', what: [...before, ...after].join(', ') } as const
  const { workspace } = context
  if (workspace === null) {
    const invalid = ['there is no work tree that could hold test reports']
    return known({ given: true, tests: [], invalid }, source)
  }
  const head = await headOf(context)
  const [old, now] = [await sideOf(workspace, before, 'passed'), await sideOf(workspace, after, 'failed')]
  const ofHead = old.commits.filter(({ commit }) => head.startsWith(commit))
  const invalid = [
    ...old.invalid,
    ...now.invalid,
    ...ofHead.map(({ path }) => `${path} is of the judged commit, not of the base`),
  ]
  return known({ given: true, tests: invalid.length > 0 ? [] : compared(old, now), invalid }, source)
}

type State = Regression['tests'][number]['before']

interface Side {
  /** Worst outcome and source file by id. */
  readonly tests: ReadonlyMap<string, { readonly state: State; readonly file: string | null }>
  readonly commits: readonly { readonly path: string; readonly commit: string }[]
  readonly invalid: readonly string[]
}

/** @param flaky what a test counts as that passed only after it had failed: neither side is shown by it */
async function sideOf(workspace: Workspace, patterns: readonly string[], flaky: State): Promise<Side> {
  const { paths, named } = await filesOf(workspace, patterns)
  const invalid = named.filter(({ files }) => files === 0).map(({ pattern }) => `no file matches ${pattern}`)
  if (paths.length > mostFiles) {
    const count = `${paths.length} reports; at most ${mostFiles} are read`
    return { tests: new Map(), commits: [], invalid: [...invalid, `${patterns.join(', ')}: ${count}`] }
  }
  for (const path of await committedAmong(workspace, paths)) invalid.push(`${path}: ${committedDetail}`)
  const collector = new ReportCollector()
  for (const path of paths) await readReport(collector, workspace, path)
  const { files, groups, tests } = collector.finish()
  return {
    tests: byId(tests, groups, flaky),
    commits: files.flatMap(({ path, commit }) =>
      commit === null ? [] : [{ path, commit: commit.toLowerCase() }],
    ),
    invalid: [
      ...invalid,
      ...files.flatMap(({ path, invalid: why }) => why.slice(0, 1).map((one) => `${path}: ${one}`)),
    ],
  }
}

const states = { passed: 'passed', failed: 'failed', error: 'failed', skipped: 'skipped' } as const

const byId = (tests: readonly LogicalTest[], groups: readonly TestGroup[], flaky: State): Side['tests'] =>
  new Map(
    tests.flatMap((test) => {
      const group = groups[test.group]
      if (group === undefined) return []
      const state = test.flaky ? flaky : states[test.outcome]
      return [[testId(test, group), { state, file: group.file ?? test.details?.file ?? null }] as const]
    }),
  )

function compared(before: Side, after: Side): Regression['tests'] {
  const ids = [...new Set([...before.tests.keys(), ...after.tests.keys()])].sort()
  return ids.flatMap((id) => {
    const [old, now] = [before.tests.get(id), after.tests.get(id)]
    const states = { before: old?.state ?? 'absent', after: now?.state ?? 'absent' } as const
    if (states.before === states.after && states.before !== 'failed') return []
    return [{ id, file: now?.file ?? old?.file ?? null, ...states }]
  })
}
