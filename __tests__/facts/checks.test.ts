import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { resolveCheck } from '../../src/core/check-evidence.ts'
import { checksSchema } from '../../src/core/facts/tools.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { checksAt } from '../../src/facts/checks.ts'
import type { GatherBase, GatherContext } from '../../src/facts/gather.ts'
import { createGitHub } from '../../src/github/client.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { fakeClock } from '../github/server.ts'
import { shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { gather, policyWith, repository, tree, routes as trees } from './context.ts'
import { type Answers, fakeGitHub, headSha, pullNode, snapshotAnswer } from './fake-github.ts'

type Options = Readonly<Record<string, unknown>>

const policyOf = (gates: Readonly<Record<string, Options>>) => {
  const policy = policyWith({})
  return {
    ...policy,
    gates: policy.gates.flatMap((gate) =>
      Object.entries(gates).map(([id, options]) => ({ ...gate, id, options })),
    ),
  }
}
const asking = (...names: readonly string[]) =>
  policyOf({
    'workflow-path': {
      checks: Object.fromEntries(names.map((name) => [`kind of ${name}`, { check: name }])),
    },
  })

const routes = {
  runs: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  statuses: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
  workflows: 'GET /repos/{owner}/{repo}/actions/runs',
} as const

const run = (id: number, name: string, more: object = {}) => ({
  ...{ id, name, head_sha: headSha, status: 'completed', conclusion: 'success' },
  ...{ started_at: '2026-11-20T10:00:00Z', completed_at: '2026-11-20T10:01:00Z' },
  ...{ app: { id: 15368, slug: 'github-actions' }, check_suite: { id: 5 } },
  ...more,
})
const status = (id: number, context: string, more: object = {}) => ({
  ...{ id, context, state: 'success', creator: { id: 1 }, created_at: '2026-11-20T10:00:00Z' },
  url: `https://github.example/api/v3/repos/acme/shop/statuses/${headSha}`,
  ...more,
})
const workflow = (id: number, suite: number, more: object = {}) => ({
  ...{ id, head_sha: headSha, path: '.github/workflows/ci.yml', event: 'push' },
  ...{
    check_suite_id: suite,
    check_suite_url: `https://x/check-suites/${suite}`,
    run_attempt: 1,
    run_started_at: '2026-11-20T09:59:00Z',
  },
  ...more,
})
const answers = (more: Answers = {}): Answers => ({
  [routes.runs]: [run(1, 'test')],
  [routes.statuses]: [],
  [routes.workflows]: [workflow(9, 5)],
  ...more,
})

const observe = async (given: Answers, more: Partial<GatherBase> = {}) => {
  const { facts, github } = await gather(['checks'], given, { policy: asking('test'), ...more })
  return { fact: facts.checks, requests: github.requests.filter((one) => !one.startsWith('graphql')) }
}
const value = async (...asked: Parameters<typeof observe>) => {
  const { fact } = await observe(...asked)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return checksSchema.parse(fact.value)
}

describe('which checks are asked for', () => {
  test('none: no request', async () => {
    for (const policy of [
      policyOf({}),
      policyOf({ 'workflow-path': { checks: {} }, checklist: { lists: [] } }),
    ]) {
      const { fact, requests } = await observe({}, { policy })
      expect(fact).toMatchObject({ known: true, value: { sha: headSha, runs: [], statuses: [] } })
      expect(requests).toEqual([])
    }
  })

  test.each([
    ['a name', { 'workflow-path': { checks: { unit: 'test' } } }],
    ['an object with its name', { 'workflow-path': { checks: { unit: { check: 'test', workflow: 'x' } } } }],
    ['an object named by its key', { checklist: { checks: { test: { app: 7 } } } }],
  ])('%s', async (_, gates) => {
    const { runs } = await value(answers(), { policy: policyOf(gates) })
    expect(runs.map(({ name }) => name)).toEqual(['test'])
  })
})

test('any commit is asked once, whoever asks and for whichever names', async () => {
  const given = [run(1, 'test'), run(2, 'lint')]
  const github = fakeGitHub(answers({ [routes.runs]: given }))
  const context = { github, repository, hints: { pusher: null } } as unknown as GatherContext
  const named = async (...names: string[]) =>
    (await checksAt(context, headSha, new Set(names))).runs.map(({ name }) => name)
  expect(await Promise.all([named('test'), named('lint', 'gone'), named()])).toEqual([['test'], ['lint'], []])
  expect(github.requests).toHaveLength(3)
})

describe('health', () => {
  const subject = { kind: 'repository', sha: headSha } as const
  const policy = policyOf({
    'workflow-path': { checks: { unit: 'other' }, health: { checks: { ci: { check: 'test' } } } },
  })

  test('is asked of the default branch, and of no change', async () => {
    const given = answers({ [routes.runs]: [run(1, 'test'), run(2, 'other')] })
    expect((await value(given, { policy, subject })).runs.map(({ name }) => name)).toEqual(['test'])
    expect((await value(given, { policy })).runs.map(({ name }) => name)).toEqual(['other'])
  })
})

describe('checks that answers name', () => {
  const body = '- [x] **A03.a** … <!-- gw:A03.a v1 -->\n  - Evidence: check: test, src/a.ts\n'
  const policy = policyOf({ checklist: { lists: ['secure-feature'] } })
  const snapshot = {
    'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ body })),
    [trees.tree]: tree([]),
  }

  test('are asked for', async () => {
    const { runs } = await value(answers(snapshot), { policy })
    expect(runs.map(({ name }) => name)).toEqual(['test'])
  })

  test('are nobody’s where answers are not known', async () => {
    const broken = {
      ...snapshot,
      [trees.tree]: new GitHubFailure('api-failed', 'route', 'Server Error', { status: 500 }),
    }
    const { fact, requests } = await observe(answers(broken), { policy })
    expect(fact).toMatchObject({ known: true, value: { runs: [] } })
    expect(requests.some((one) => one.includes('check-runs'))).toBe(false)
  })
})

describe('what is kept', () => {
  test('runs of the names asked for, with their workflow; the others only as names', async () => {
    const given = answers({
      [routes.runs]: [run(1, 'test'), run(2, 'lint'), run(3, 'Test'), run(4, 'x'.repeat(300))],
      [routes.statuses]: [status(1, 'ci/old'), status(2, 'test')],
      [routes.workflows]: [workflow(9, 5, { path: '.github/workflows/ci.yml@refs/heads/main' })],
    })
    const { facts, github } = await gather(['checks'], given, {
      policy: asking('test'),
      hints: { pusher: null, runId: 9 },
    })
    expect(facts.checks).toMatchObject({
      known: true,
      value: {
        runs: [
          {
            id: 1,
            name: 'test',
            sha: headSha,
            suite: 5,
            workflow: { path: '.github/workflows/ci.yml', run: 9, event: 'push', attempt: 1 },
          },
        ],
        statuses: [{ context: 'test', state: 'success', creator: 1 }],
        workflows: { known: true },
        ownRun: 9,
        others: ['Test', 'ci/old', 'lint'],
      },
    })
    expect(github.requests.filter((one) => one.includes('check-runs'))[0]).toContain('"filter":"all"')
  })

  test('a workflow file with an @ in its name is no other file', async () => {
    const path = '.github/workflows/ci.yml@other.yml'
    const given = answers({
      [routes.runs]: [run(1, 'test', { check_suite: { id: 5 } })],
      [routes.workflows]: [workflow(9, 5, { path })],
    })
    expect((await value(given)).runs[0]?.workflow?.path).toBe(path)
  })

  test.each<[string, readonly object[], string | null]>([
    ['the only one of its run under way', [{ name: 'test', status: 'in_progress' }], 'test'],
    [
      'of two nobody can tell',
      [
        { name: 'test', status: 'queued' },
        { name: 'lint', status: 'queued' },
      ],
      null,
    ],
    ['one that nobody asks for', [{ name: 'lint', status: 'in_progress' }], null],
    ['none', [{ name: 'test' }], null],
  ])('the check that judges: %s', async (_, given, expected) => {
    const runs = given.map((one, index) => run(index + 1, 'test', { check_suite: { id: 5 }, ...one }))
    const github = answers({
      [routes.runs]: [...runs, run(9, 'test', { check_suite: { id: 6 }, status: 'queued' })],
      [routes.workflows]: [workflow(9, 5), workflow(8, 6)],
    })
    const { facts } = await gather(['checks'], github, {
      policy: asking('test'),
      hints: { pusher: null, runId: 9 },
    })
    expect(facts.checks).toMatchObject({ known: true, value: { ownCheck: expected } })
  })

  test('the latest status of each creator', async () => {
    const statuses = [
      status(4, 'test', { state: 'success' }),
      status(3, 'test', { state: 'failure', creator: { id: 2 } }),
      status(2, 'test', { state: 'failure' }),
      status(1, 'test', { state: 'error', creator: null }),
    ]
    const found = await value(answers({ [routes.runs]: [], [routes.statuses]: statuses }))
    expect(found.statuses.map(({ state, creator }) => `${state} ${creator}`)).toEqual([
      'success 1',
      'failure 2',
      'error null',
    ])
  })

  test('workflows are asked for only where one may have reported', async () => {
    const other = run(1, 'test', { app: { id: 9, slug: 'scanner' } })
    const { requests, fact } = await observe(answers({ [routes.runs]: [other] }))
    expect(requests.map((one) => one.split(' {')[0])).toEqual([routes.runs, routes.statuses])
    expect(fact).toMatchObject({
      known: true,
      value: { runs: [{ workflow: null }], workflows: { known: true } },
    })
  })

  test('an App that is gone, a suite that is not told, an older server', async () => {
    const { check_suite_id: _, run_attempt: _attempt, run_started_at: _start, ...old } = workflow(9, 5)
    const runs = [
      run(1, 'test', { app: null, check_suite: null, started_at: null, completed_at: null }),
      run(2, 'test'),
    ]
    const found = await value(answers({ [routes.runs]: runs, [routes.workflows]: [old] }))
    expect(found.runs).toMatchObject([
      { app: null, suite: null, workflow: null, startedAt: null, completedAt: null },
      { workflow: { path: '.github/workflows/ci.yml', run: 9, event: 'push' } },
    ])
    expect(found.runs[1]?.workflow).not.toHaveProperty('attempt')
  })

  test('runs that no workflow run belongs to', async () => {
    const found = await value(
      answers({
        [routes.workflows]: [
          workflow(9, 6),
          workflow(10, 7, { check_suite_id: undefined, check_suite_url: 'https://x/none' }),
        ],
      }),
    )
    expect(found.runs[0]?.workflow).toBeNull()
  })
})

describe('what cannot be read', () => {
  const refusal = new GitHubFailure('permission-missing', 'route', 'Resource not accessible', {
    status: 403,
    permission: 'checks: read',
  })

  test.each([routes.runs, routes.statuses])('%s refused: all is unknown', async (route) => {
    expect((await observe(answers({ [route]: refusal }))).fact).toMatchObject({
      known: false,
      reason: 'permission-missing',
    })
  })

  test.each([
    ['404', new GitHubFailure('not-found', 'route', 'Not Found', { status: 404 }), 'not-found'],
    [
      '422',
      new GitHubFailure('api-failed', 'route', 'No commit found for SHA', { status: 422 }),
      'api-failed',
    ],
    ['500', new GitHubFailure('api-failed', 'route', 'Server Error', { status: 500 }), 'api-failed'],
    ['a list that is cut', new GitHubFailure('truncated', 'route', '100 of 101'), 'truncated'],
  ])('%s', async (_, failure, reason) => {
    expect((await observe(answers({ [routes.runs]: failure }))).fact).toMatchObject({ known: false, reason })
  })

  test('workflows refused: the rest is known, and a pin is not decided', async () => {
    const found = await value(answers({ [routes.workflows]: refusal }))
    expect(found.workflows).toMatchObject({ known: false, reason: 'permission-missing' })
    expect(resolveCheck(found, { name: 'test' }).state).toBe('passed')
    expect(resolveCheck(found, { name: 'test', workflow: '.github/workflows/ci.yml' }).unknown?.reason).toBe(
      'permission-missing',
    )
  })

  test('answers about another commit', async () => {
    const other = 'd'.repeat(40)
    const stray = await value(answers({ [routes.runs]: [run(1, 'test', { head_sha: other })] }))
    expect(resolveCheck(stray, { name: 'test' }).unknown?.reason).toBe('api-shape')
    const workflows = await value(answers({ [routes.workflows]: [workflow(9, 5, { head_sha: other })] }))
    expect(workflows.workflows).toMatchObject({ known: false, reason: 'api-shape' })
    const statuses = [status(1, 'else', { url: `https://x/statuses/${other}` })]
    expect((await observe(answers({ [routes.statuses]: statuses }))).fact).toMatchObject({
      known: false,
      reason: 'api-shape',
    })
  })
})

describe('on the embedded GitHub', () => {
  const world = createWorld({ now: '2026-03-01T10:00:00Z' })
  const { repository, pull } = shop(world)
  const sha = pull.headSha
  const path = '.github/workflows/ci.yml'
  let server: Started
  beforeAll(async () => {
    server = await world.start()
  })
  afterAll(async () => {
    const problems = exchangeProblems(world.requests.entries)
    await world.close()
    expect(problems).toEqual([])
  })

  const read = async (
    permissions: Readonly<Record<string, 'read'>> = { checks: 'read', statuses: 'read', actions: 'read' },
  ) => {
    const token = world.token({ permissions: { contents: 'read', 'pull-requests': 'read', ...permissions } })
    const github = createGitHub({
      ...server,
      token,
      userAgent: 'gatewright-test',
      clock: fakeClock(),
      limits: { retries: 0 },
    })
    const { facts } = await gather(
      ['checks'],
      {},
      {
        policy: policyOf({
          'workflow-path': { health: { checks: ['unit', 'scan', 'two', 'again', 'old'] } },
        }),
        github,
        subject: { kind: 'repository', sha },
      },
    )
    return facts.checks
  }
  const state = async (name: string, pin: object = {}) => {
    const fact = await read()
    if (!fact.known) throw new Error(fact.detail)
    const { state, unknown } = resolveCheck(checksSchema.parse(fact.value), { name, ...pin })
    return unknown?.reason ?? state
  }

  test('suites of several workflows, attempts, Apps and statuses', async () => {
    const ci = repository.workflowRun({ headSha: sha, path, event: 'pull_request', conclusion: null })
    ci.job('unit', 'failure')
    ci.job('again', 'failure')
    expect(await state('unit')).toBe('failed')
    world.clock.advance(60)
    const added = repository.workflowRun({
      headSha: sha,
      path: '.github/workflows/added.yml',
      event: 'pull_request',
    })
    added.job('unit')
    expect(await state('unit')).toBe('ambiguous-producer')
    expect(await state('unit', { workflow: path })).toBe('failed')
    world.clock.advance(60)
    ci.complete('failure')
    ci.rerun()
    ci.job('again', null)
    expect(await state('again')).toBe('pending')
    world.clock.advance(60)
    ci.job('again')
    expect(await state('again', { workflow: path, event: 'pull_request', app: 'github-actions' })).toBe(
      'pending',
    )
    expect(await state('again', { event: 'push' })).toBe('absent')
    world.clock.advance(60)
    ci.rerun()
    ci.job('again')
    // Two jobs of that name were under way at once: which of them was repeated, nobody can tell.
    expect(await state('again')).toBe('ambiguous')
    ci.job('again')
    expect(await state('again')).toBe('passed')
    repository.checkRun({ name: 'scan', sha, conclusion: 'neutral', app: 'scanner' })
    expect(await state('scan', { app: 'scanner' })).toBe('failed')
    repository.status({ sha, state: 'success', context: 'old', by: 'alpha' })
    expect(await state('old')).toBe('passed')
    repository.status({ sha, state: 'failure', context: 'old', by: 'bravo' })
    expect(await state('old')).toBe('ambiguous-producer')
    repository.checkRun({ name: 'two', sha, conclusion: 'success', app: 'scanner' })
    repository.status({ sha, state: 'success', context: 'two', by: 'alpha' })
    expect(await state('two')).toBe('ambiguous-producer')
    expect(await state('one')).toBe('absent')
  })

  test('each permission is named', async () => {
    for (const missing of ['checks', 'statuses'] as const) {
      const permissions = Object.fromEntries(
        ['checks', 'statuses', 'actions']
          .filter((one) => one !== missing)
          .map((one) => [one, 'read' as const]),
      )
      expect(await read(permissions)).toMatchObject({
        known: false,
        reason: 'permission-missing',
        remedy: { permission: `${missing}: read` },
      })
    }
    expect(await read({ checks: 'read', statuses: 'read' })).toMatchObject({
      known: true,
      value: {
        workflows: { known: false, reason: 'permission-missing', remedy: { permission: 'actions: read' } },
      },
    })
  })
})
