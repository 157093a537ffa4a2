import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CheckRequirement, resolveCheck } from '../../src/core/check-evidence.ts'
import type { CheckRunFact, Checks } from '../../src/core/facts/tools.ts'
import { plain } from '../../src/core/text.ts'

const sha = 'a'.repeat(40)
const actions = { id: 15368, slug: 'github-actions' }
const ci = {
  path: '.github/workflows/ci.yml',
  run: 70,
  event: 'pull_request',
  attempt: 1,
  attemptStartedAt: '2026-03-01T10:00:00Z',
}
const added = { ...ci, path: '.github/workflows/added.yml', run: 71 }
const time = (minute: number): string => `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`

const run = (id: number, conclusion: string | null, more: Partial<CheckRunFact> = {}): CheckRunFact => ({
  id,
  name: 'test',
  sha,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  app: actions,
  suite: 1,
  workflow: ci,
  startedAt: time(1),
  completedAt: conclusion === null ? null : time(2),
  ...more,
})
const status = (state: string, creator: number | null = 1, context = 'test') => ({
  context,
  state,
  creator,
  at: time(1),
})
const checks = (runs: readonly CheckRunFact[], more: Partial<Checks> = {}): Checks => ({
  sha,
  runs: [...runs],
  statuses: [],
  workflows: { known: true, value: true },
  ...more,
})
const state = (facts: Checks, required: Partial<CheckRequirement> = {}) => {
  const { state, unknown } = resolveCheck(facts, { name: 'test', ...required })
  return unknown === undefined ? state : `${state}: ${unknown.reason}`
}

describe('one check', () => {
  test.each([
    ['success', 'passed'],
    ['failure', 'failed'],
    ['neutral', 'failed'],
    ['skipped', 'failed'],
    ['stale', 'failed'],
    ['cancelled', 'failed'],
    ['timed_out', 'failed'],
    ['action_required', 'failed'],
    ['startup_failure', 'failed'],
    ['Success', 'failed'],
    ['something new', 'failed'],
  ])('%s: %s', (conclusion, expected) => expect(state(checks([run(1, conclusion)]))).toBe(expected))

  test.each(['queued', 'in_progress', 'waiting', 'requested', 'pending'])('%s has not ended', (open) => {
    expect(state(checks([run(1, null, { status: open })]))).toBe('pending')
    expect(state(checks([run(1, 'success', { status: open })]))).toBe('pending')
  })

  test('ended without a conclusion is no pass', () => {
    expect(state(checks([run(1, null, { status: 'completed' })]))).toBe('pending')
  })

  test('skipped passes only where the policy says so, and nothing else does with it', () => {
    expect(state(checks([run(1, 'skipped')]), { allowSkipped: true })).toBe('passed')
    expect(state(checks([run(1, 'neutral')]), { allowSkipped: true })).toBe('failed')
    const both = checks([run(1, 'skipped'), run(2, 'failure', { suite: 2 })])
    expect(state(both, { allowSkipped: true })).toBe('failed')
  })

  test('an answer about another commit is no evidence', () => {
    const other = checks([run(1, 'success'), run(2, 'success', { sha: 'b'.repeat(40) })])
    expect(state(other)).toBe('unknown: api-shape')
  })

  test('none', () => {
    expect(state(checks([]))).toBe('absent')
    expect(state(checks([run(1, 'success', { name: 'tests' })]))).toBe('absent')
  })
})

describe('several runs', () => {
  test('D9 a failure in one suite is not hidden by a later success in another, of the same App', () => {
    const failed = run(1, 'failure')
    const later = { startedAt: time(8), completedAt: time(9), suite: 2 }
    expect(state(checks([failed, run(2, 'success', { ...later, workflow: added })]))).toBe(
      'unknown: ambiguous-producer',
    )
    expect(
      state(checks([failed, run(2, 'success', { ...later, workflow: { ...ci, run: 72, event: 'push' } })])),
    ).toBe('failed')
    expect(
      state(checks([failed, run(2, 'success', { ...later, workflow: added })]), { workflow: ci.path }),
    ).toBe('failed')
    expect(
      state(
        checks([
          { ...failed, workflow: null, app: { id: 9, slug: 'other' } },
          run(2, 'success', { ...later, workflow: null, app: { id: 9, slug: 'other' } }),
        ]),
      ),
    ).toBe('failed')
    expect(state(checks([failed], { statuses: [status('success')] }))).toBe('unknown: ambiguous-producer')
  })

  test('a commit status beside a check run of one name is ambiguous, pinned or not', () => {
    const both = checks([run(1, 'success')], { statuses: [status('success')] })
    expect(state(both)).toBe('unknown: ambiguous-producer')
    expect(state(both, { app: 'github-actions', workflow: ci.path })).toBe('unknown: ambiguous-producer')
  })

  test('D10 names match exactly: no suffix, no other case, no blanks', () => {
    for (const name of ['CI / test', 'Test', 'test ', ' test', 'tes', 'unit test', 'test (1)'])
      expect(state(checks([run(1, 'success')]), { name })).toBe('absent')
    const passing = checks([run(1, 'success', { name: 'CI / test' })], {
      statuses: [status('success', 1, 'x / test')],
    })
    expect(state(passing)).toBe('absent')
  })

  test('a later attempt replaces an earlier one of its suite', () => {
    const second = { ...ci, attempt: 2, attemptStartedAt: time(5) }
    const pair = (first: string, then: string | null) =>
      checks([
        run(1, first, { workflow: second }),
        run(2, then, { workflow: second, startedAt: time(6), completedAt: then === null ? null : time(7) }),
      ])
    expect(state(pair('failure', 'success'))).toBe('passed')
    expect(state(pair('success', 'failure'))).toBe('failed')
    expect(state(pair('success', null))).toBe('pending')
    expect(state(pair('failure', null))).toBe('pending')
  })

  test('two jobs of one name in one attempt are both counted', () => {
    const second = { startedAt: time(5), completedAt: time(6) }
    expect(state(checks([run(1, 'failure'), run(2, 'success', second)]))).toBe('failed')
    expect(state(checks([run(1, 'success'), run(2, 'failure', second)]))).toBe('failed')
    expect(state(checks([run(1, 'success'), run(2, 'success', second)]))).toBe('passed')
  })

  test('and so are two jobs of one name in the newest attempt, or in the only one', () => {
    const second = { ...ci, attempt: 2, attemptStartedAt: time(4) }
    const later = { startedAt: time(7), completedAt: time(8) }
    const repeated = [
      run(1, 'success', { workflow: second }),
      run(2, 'failure', { workflow: second, startedAt: time(5), completedAt: time(6) }),
      run(3, 'success', { workflow: second, ...later }),
    ]
    expect(state(checks(repeated))).toBe('failed')
    const { attemptStartedAt: _, ...only } = ci
    expect(
      state(checks([run(1, 'failure', { workflow: only }), run(2, 'success', { workflow: only, ...later })])),
    ).toBe('failed')
  })

  describe('two jobs share a name, and one of them failed', () => {
    const again = (attempt: number) => ({ ...ci, attempt, attemptStartedAt: time(10 * attempt) })
    const of = (attempt: number, ...runs: readonly CheckRunFact[]) =>
      state(checks(runs.map((one) => ({ ...one, workflow: again(attempt) }))))
    const repeated = (id: number, conclusion: string, attempt: number) =>
      run(id, conclusion, { startedAt: time(10 * attempt + 1), completedAt: time(10 * attempt + 2) })
    const first = [run(1, 'failure'), run(2, 'success')] as const

    test('repeating one of them does not say which: the failure may stand', () =>
      expect(of(2, ...first, repeated(3, 'success', 2))).toBe('unknown: ambiguous'))
    test('nor after another attempt that repeated neither', () =>
      expect(of(3, ...first, repeated(3, 'success', 3))).toBe('unknown: ambiguous'))
    test('one after the other, too', () => {
      const later = run(2, 'success', { startedAt: time(3), completedAt: time(4) })
      expect(of(2, first[0], later, repeated(3, 'success', 2))).toBe('unknown: ambiguous')
    })
    test('repeating both replaces both', () =>
      expect(of(2, ...first, repeated(3, 'success', 2), repeated(4, 'success', 2))).toBe('passed'))
    test('where neither failed, one may be repeated', () =>
      expect(of(2, run(1, 'success'), run(2, 'success'), repeated(3, 'success', 2))).toBe('passed'))
    test('a job that failed twice before it passed is one job', () =>
      expect(of(3, run(1, 'failure'), repeated(2, 'failure', 2), repeated(3, 'success', 3))).toBe('passed'))
    test('a repetition that failed is a failure', () =>
      expect(of(2, ...first, repeated(3, 'failure', 2))).toBe('failed'))
  })

  test('a run that the second attempt did not repeat stays what it was', () => {
    const second = { ...ci, attempt: 2, attemptStartedAt: time(30) }
    expect(state(checks([run(1, 'success', { workflow: second })]))).toBe('passed')
    expect(state(checks([run(1, 'failure', { workflow: second })]))).toBe('failed')
  })

  test('without attempts a run is replaced only by one that started after it had ended', () => {
    const app = { id: 9, slug: 'scanner' }
    const own = (id: number, conclusion: string | null, from: number, to: number) =>
      run(id, conclusion, {
        app,
        workflow: null,
        startedAt: time(from),
        completedAt: conclusion === null ? null : time(to),
      })
    expect(state(checks([own(1, 'failure', 1, 2), own(2, 'success', 3, 4)]))).toBe('passed')
    expect(state(checks([own(1, 'failure', 1, 4), own(2, 'success', 3, 5)]))).toBe('failed')
    expect(state(checks([own(1, 'failure', 1, 3), own(2, 'success', 3, 5)]))).toBe('failed')
    expect(state(checks([own(2, 'success', 1, 2), own(1, 'failure', 3, 4)]))).toBe('failed')
    expect(state(checks([own(1, null, 1, 0), own(2, 'success', 3, 5)]))).toBe('pending')
  })

  test('times that cannot be read replace nothing', () => {
    const odd = { startedAt: 'yesterday', completedAt: 'today', workflow: null, app: { id: 9, slug: 'x' } }
    expect(state(checks([run(1, 'failure', odd), run(2, 'success', odd)]))).toBe('failed')
    expect(
      state(
        checks([
          run(1, 'failure', odd),
          run(2, 'success', { ...odd, startedAt: time(9), completedAt: time(9) }),
        ]),
      ),
    ).toBe('failed')
    const ended = { workflow: null, app: { id: 9, slug: 'x' }, startedAt: time(1), completedAt: 'later' }
    expect(
      state(
        checks([
          run(1, 'failure', ended),
          run(2, 'success', { ...ended, startedAt: time(9), completedAt: time(10) }),
        ]),
      ),
    ).toBe('failed')
  })

  test('a run that waits without a start is the newest', () => {
    const queued = run(2, null, {
      status: 'queued',
      startedAt: null,
      workflow: { ...ci, attempt: 2, attemptStartedAt: time(5) },
    })
    expect(state(checks([run(1, 'success', { workflow: queued.workflow }), queued]))).toBe('pending')
    const app = { workflow: null, app: { id: 9, slug: 'x' } }
    expect(state(checks([run(1, 'failure', app), { ...queued, ...app }]))).toBe('pending')
  })

  test('runs without a suite stand for themselves', () => {
    const alone = { suite: null, workflow: null, app: { id: 9, slug: 'x' } }
    expect(
      state(
        checks([
          run(1, 'failure', alone),
          run(2, 'success', { ...alone, startedAt: time(8), completedAt: time(9) }),
        ]),
      ),
    ).toBe('failed')
  })
})

describe('producers', () => {
  const scanner = run(2, 'success', { app: { id: 9, slug: 'scanner' }, workflow: null, suite: 2 })

  test('two Apps are two producers; the pin says which', () => {
    const both = checks([run(1, 'failure'), scanner])
    expect(state(both)).toBe('unknown: ambiguous-producer')
    for (const app of ['scanner', 'Scanner', 9, '9']) expect(state(both, { app })).toBe('passed')
    expect(state(both, { app: 'github-actions' })).toBe('failed')
    expect(state(both, { app: 'third' })).toBe('absent')
  })

  test('two workflows of one App are, too', () => {
    const both = checks([run(1, 'success'), run(2, 'success', { suite: 2, workflow: added })])
    expect(state(both)).toBe('unknown: ambiguous-producer')
    expect(state(both, { workflow: ci.path })).toBe('passed')
    expect(state(both, { workflow: '.github/workflows/none.yml' })).toBe('absent')
    expect(state(both, { workflow: 'ci.yml' })).toBe('absent')
  })

  test('the event is a part of the pin', () => {
    const push = run(2, 'failure', { suite: 2, workflow: { ...ci, run: 72, event: 'push' } })
    expect(state(checks([run(1, 'success'), push]))).toBe('failed')
    expect(state(checks([run(1, 'success'), push]), { event: 'pull_request' })).toBe('passed')
    expect(state(checks([run(1, 'success'), push]), { event: 'push', workflow: ci.path })).toBe('failed')
    expect(state(checks([scanner]), { event: 'push' })).toBe('absent')
  })

  test('an App that is gone pins nothing', () => {
    const gone = run(1, 'success', { app: null, workflow: null })
    expect(state(checks([gone]))).toBe('passed')
    expect(state(checks([gone]), { app: 'scanner' })).toBe('absent')
    expect(state(checks([gone, scanner]))).toBe('unknown: ambiguous-producer')
  })

  const hidden = {
    known: false,
    reason: 'permission-missing',
    detail: '',
    remedy: { text: 'grant it', permission: 'actions: read' },
  } as const
  const blind = { workflow: null }

  test('where workflows cannot be read, one suite is one producer, and several are not known', () => {
    const facts = (...runs: CheckRunFact[]) => checks(runs, { workflows: hidden })
    expect(state(facts(run(1, 'success', blind)))).toBe('passed')
    expect(state(facts(run(1, 'success', blind), run(2, 'success', { ...blind, suite: 2 })))).toBe(
      'unknown: permission-missing',
    )
    expect(state(facts(run(1, 'success', blind)), { workflow: ci.path })).toBe('unknown: permission-missing')
    expect(state(facts(run(1, 'success', blind)), { event: 'push' })).toBe('unknown: permission-missing')
    expect(state(facts(scanner), { app: 'scanner' })).toBe('passed')
    expect(state(facts(scanner, run(1, 'success', blind)), { app: 'scanner' })).toBe('passed')
    expect(
      state(facts(run(1, 'success', { ...blind, app: { id: 1, slug: null } })), { workflow: ci.path }),
    ).toBe('unknown: permission-missing')
    const { fix, unknown } = resolveCheck(facts(run(1, 'success', blind)), {
      name: 'test',
      workflow: ci.path,
    })
    expect(plain(fix)).toBe('grant it')
    expect(unknown?.remedy?.permission).toBe('actions: read')
  })
})

describe('commit statuses', () => {
  const only = (...statuses: Checks['statuses']) => checks([], { statuses })

  test.each([
    ['success', 'passed'],
    ['pending', 'pending'],
    ['failure', 'failed'],
    ['error', 'failed'],
    ['neutral', 'failed'],
  ])('%s: %s', (one, expected) => expect(state(only(status(one)))).toBe(expected))

  test('two accounts are two producers', () => {
    expect(state(only(status('success', 1), status('failure', 2)))).toBe('unknown: ambiguous-producer')
    expect(state(only(status('success', 1), status('success', null)))).toBe('unknown: ambiguous-producer')
  })

  test('a pinned check is no status', () => {
    for (const pin of [{ app: 1 }, { workflow: ci.path }, { event: 'push' }])
      expect(state(only(status('success')), pin)).toBe('absent')
  })
})

describe('words', () => {
  const words = (facts: Checks, required: Partial<CheckRequirement> = {}) => {
    const { found, fix } = resolveCheck(facts, { name: 'test', ...required })
    return [plain(found), plain(fix)]
  }

  test.each([
    [
      'passed',
      [run(1, 'success')],
      {},
      'check test of workflow .github/workflows/ci.yml (pull_request, run 70) succeeded',
      '',
    ],
    [
      'skipped',
      [run(1, 'skipped', { workflow: null })],
      { allowSkipped: true },
      'check test of App github-actions was skipped, which the policy accepts',
      '',
    ],
    [
      'failed',
      [run(1, 'timed_out', { workflow: null, app: null })],
      {},
      'check test of an App that is gone ended timed_out',
      'make test succeed on this commit, and run it again; nothing but success counts',
    ],
    [
      'pending',
      [run(1, null)],
      {},
      'check test of workflow .github/workflows/ci.yml (pull_request, run 70) has not ended (in_progress)',
      'wait until test has ended, then run Gatewright again',
    ],
    [
      'absent',
      [],
      {},
      'no check test is on this commit',
      'let a workflow report test on this commit, or name the check as GitHub shows it',
    ],
    [
      'of another producer',
      [run(1, 'success')],
      { app: 'x', event: 'push' },
      'no check test of App x, event push is on this commit, only of workflow .github/workflows/ci.yml (pull_request, run 70)',
      'let the workflow run on this commit, or name its present producer in the policy',
    ],
    [
      'two producers',
      [run(1, 'success'), run(2, 'success', { suite: 2, workflow: added })],
      {},
      'check test has more than one producer: .github/workflows/added.yml, .github/workflows/ci.yml',
      'name the one that counts in the policy (app, workflow, event), or rename the other',
    ],
  ])('%s', (_, runs, required, found, fix) => expect(words(checks(runs), required)).toEqual([found, fix]))

  test('the run that judges cannot wait for itself', () => {
    expect(words(checks([run(1, null)], { ownRun: 70 }))[1]).toBe(
      'let the job that runs Gatewright wait for test with needs; its own check proves nothing',
    )
    expect(words(checks([run(1, null)], { ownRun: 71 }))[1]).toContain('wait until')
  })

  test('a name that is nearly right', () => {
    expect(words(checks([], { others: ['build', 'tests'] }))[1]).toBe(
      'name the check tests, if that is meant: names match exactly',
    )
  })

  test('the worst run is named, and stands first', () => {
    const facts = checks([
      run(1, 'success'),
      run(2, 'failure', { suite: 2, workflow: { ...ci, run: 88 } }),
      run(3, null, { suite: 3, workflow: { ...ci, run: 89 } }),
    ])
    const { found, runs } = resolveCheck(facts, { name: 'test' })
    expect(plain(found)).toContain('run 88')
    expect(runs.map(({ id }) => id)).toEqual([2, 3, 1])
  })
})

describe('properties', () => {
  const anyRun = fc.record({
    id: fc.integer({ min: 1, max: 99 }),
    conclusion: fc.constantFrom('success', 'failure', 'skipped', 'neutral', null),
    suite: fc.constantFrom(1, 2, 3, null),
    workflow: fc.constantFrom(ci, added, { ...ci, attempt: 2, attemptStartedAt: time(20) }, null),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 9 }),
    app: fc.constantFrom(actions, { id: 9, slug: 'scanner' }, null),
  })
  const made = ({
    id,
    conclusion,
    suite,
    workflow,
    start,
    length,
    app,
  }: typeof anyRun extends fc.Arbitrary<infer T> ? T : never) =>
    run(id, conclusion, {
      suite,
      workflow,
      app,
      startedAt: time(start),
      completedAt: conclusion === null ? null : time(start + length),
    })
  const lists = fc.array(anyRun, { maxLength: 5 }).map((list) => list.map(made))

  test('the order of the answers does not matter', () => {
    fc.assert(
      fc.property(lists, (runs) => {
        expect(state(checks(runs.toReversed()))).toBe(state(checks(runs)))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('a pass is a success of somebody, and a failure of a new suite ends it', () => {
    fc.assert(
      fc.property(lists, (runs) => {
        if (state(checks(runs)) !== 'passed') return
        expect(runs.some(({ conclusion }) => conclusion === 'success')).toBe(true)
        const [first] = runs
        const failing = run(1_000, 'failure', {
          app: first?.app ?? null,
          workflow: first?.workflow ?? null,
          suite: 77,
          startedAt: time(0),
          completedAt: time(0),
        })
        expect(state(checks([...runs, failing]))).not.toBe('passed')
      }),
      { seed: 7, numRuns: 1_000 },
    )
  })

  test('more success never makes a pass of what was none, but by a later attempt of the same suite', () => {
    fc.assert(
      fc.property(lists, (runs) => {
        if (runs.length === 0 || state(checks(runs)) === 'passed') return
        const [first] = runs
        const green = run(1_000, 'success', {
          app: first?.app ?? null,
          workflow: first?.workflow ?? null,
          suite: 77,
          startedAt: time(50),
          completedAt: time(51),
        })
        expect(state(checks([...runs, green]))).not.toBe('passed')
      }),
      { seed: 7, numRuns: 1_000 },
    )
  })
})
