import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { gatePath, openScene, reasonsOf, type Scene } from './scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(async () => {
  const problems = exchangeProblems(scene.world.requests.entries)
  await scene.world.close()
  expect(problems).toEqual([])
})

const minutes = (count: number) => scene.world.clock.advance(60 * count)
const rerun = (id: number) => `POST /repos/acme/shop/actions/runs/${id}/rerun`

describe('a stale check', () => {
  test.each(['failure', 'success', 'cancelled', 'timed_out'])('%s is judged again', async (conclusion) => {
    const run = scene.gate({ conclusion })
    minutes(5)
    const [ended, ...more] = await scene.refresh()
    expect([ended?.reason, ended?.run?.id, more]).toEqual(['requested', run.id, []])
    expect(run.model).toMatchObject({ status: 'queued', attempt: 2, conclusion: null })
    expect(ended?.message).toContain(`asked GitHub to start run ${run.id} again (attempt 2)`)
    expect(ended?.message).toContain(conclusion)
    expect(scene.writes()).toEqual([rerun(run.id)])
  })

  test('red to green after an approval, green to red after its dismissal', async () => {
    const run = scene.gate({ conclusion: 'failure' })
    for (const conclusion of ['success', 'failure']) {
      minutes(5)
      const own = scene.changed()
      minutes(1)
      expect(reasonsOf(await scene.refresh({ own }))).toEqual(['requested'])
      run.start()
      minutes(1)
      run.complete(conclusion)
    }
    expect(run.model.attempt).toBe(3)
  })

  test('once per event: the second time the run has seen it', async () => {
    const run = scene.gate()
    minutes(5)
    const own = scene.changed()
    minutes(1)
    expect(reasonsOf(await scene.refresh({ own }))).toEqual(['requested'])
    expect(reasonsOf(await scene.refresh({ own }))).toEqual(['will-see-it'])
    run.complete('success')
    const [ended] = await scene.refresh({ own })
    expect(ended?.reason).toBe('already-judged')
    expect(ended?.message).toContain('concluded success: nothing to do')
    expect(scene.writes()).toHaveLength(1)
  })

  test('two events at once start one run', async () => {
    const run = scene.gate()
    minutes(5)
    const [one, other] = [scene.changed(), scene.changed()]
    minutes(1)
    await scene.refresh({ own: one })
    expect(reasonsOf(await scene.refresh({ own: other }))).toEqual(['will-see-it'])
    expect(run.model.attempt).toBe(2)
  })

  test('a run that began in the second of the change may have missed it', async () => {
    const run = scene.gate()
    expect(reasonsOf(await scene.refresh())).toEqual(['requested'])
    expect(run.model.attempt).toBe(2)
  })
})

describe('only its own run', () => {
  test('the latest of the head, by number; nothing else is touched', async () => {
    const others = [
      scene.gate(),
      scene.gate({ headSha: scene.repository.tip() }),
      scene.gate({ path: '.github/workflows/ci.yml', workflowName: 'Gatewright' }),
      scene.gate({ path: '.github/workflows/gatewright.yaml' }),
      scene.gate({ path: '.github/workflows/x-gatewright.yml' }),
      scene.gate({ path: `meddler/shop/${gatePath}` }),
    ]
    const latest = scene.gate({ conclusion: 'success' })
    others.push(scene.gate({ event: 'pull_request_review' }), scene.gate({ event: 'push' }))
    minutes(5)
    expect((await scene.refresh()).map(({ run }) => run?.id)).toEqual([latest.id])
    expect(others.map(({ model }) => model.attempt)).toEqual(others.map(() => 1))
  })

  test('a server that does not filter by head', async () => {
    scene.gate()
    minutes(5)
    const head_sha = scene.repository.tip()
    scene.world.fault({
      kind: 'rewrite',
      path: /\/actions\/runs$/,
      times: Infinity,
      body: (body) => {
        const { workflow_runs: runs } = body as { readonly workflow_runs: readonly object[] }
        return { ...(body as object), workflow_runs: runs.map((run) => ({ ...run, head_sha })) }
      },
    })
    expect(reasonsOf(await scene.refresh())).toEqual(['no-run'])
    expect(scene.writes()).toEqual([])
  })

  test('a run that says the ref of its file is its own', async () => {
    const run = scene.gate({ path: `${gatePath}@refs/heads/main` })
    minutes(5)
    expect((await scene.refresh()).map((ended) => ended.run?.id)).toEqual([run.id])
  })

  test('the repository’s own and the one a ruleset requires are both stale', async () => {
    const own = scene.gate()
    const required = scene.gate({ workflowId: 999 })
    minutes(5)
    const ended = await scene.refresh()
    expect(ended.map(({ run }) => run?.id)).toEqual([own.id, required.id])
    expect(reasonsOf(ended)).toEqual(['requested', 'requested'])
  })

  test('a workflow of another repository, with and without its name', async () => {
    const workflow = `acme/policies/${gatePath}`
    const named = scene.gate({ path: `${workflow}@refs/heads/main`, workflowId: 998 })
    const plain = scene.gate({ workflowId: 999 })
    minutes(5)
    const ended = await scene.refresh({ workflow })
    expect(ended.map(({ run }) => run?.id)).toEqual([named.id, plain.id])
    named.complete('failure')
    minutes(5)
    const [refused] = await scene.refresh({
      workflow,
      permissions: { actions: 'read', 'pull-requests': 'read' },
      waitMinutes: 0,
    })
    // The workflow of a ruleset's run cannot be asked for, which `gh run rerun` does.
    expect(refused?.message).toContain(`--method POST repos/acme/shop/actions/runs/${named.id}/rerun`)
  })

  test('of a fork, whose pull requests GitHub does not name', async () => {
    const fork = scene.repository.fork('meddler')
    const files = { 'src/c.ts': 'c\n' }
    const foreign = scene.repository.openPullRequest({ author: 'meddler', from: fork, head: 'add-b', files })
    const mine = scene.gate()
    const theirs = scene.gate({}, foreign)
    const namesake = scene.gate({ headSha: foreign.headSha })
    minutes(5)
    const target = {
      kind: 'pull-request',
      repository: { owner: 'acme', repo: 'shop' },
      number: foreign.number,
    } as const
    const own = scene.changed(foreign)
    expect((await scene.refresh({ own, target })).map(({ run }) => run?.id)).toEqual([theirs.id])
    expect([mine.model.attempt, namesake.model.attempt]).toEqual([1, 1])
  })

  test('two pull requests of one branch: said, as GitHub does not tell their runs apart', async () => {
    scene.repository.commit('release', { files: { 'r.txt': 'r\n' } })
    scene.repository.openPullRequest({ author: 'alpha', head: 'add-b', base: 'release' })
    const run = scene.gate()
    minutes(5)
    const [ended] = await scene.refresh()
    expect([ended?.reason, ended?.run?.id]).toEqual(['requested', run.id])
    expect(ended?.message).toContain('Other open pull requests have the same head branch')
  })
})

describe('nothing to start', () => {
  test('a closed pull request', async () => {
    scene.gate()
    scene.pull.close()
    minutes(5)
    expect(reasonsOf(await scene.refresh())).toEqual(['closed'])
  })

  test('a run that waits for approval', async () => {
    const run = scene.gate({ conclusion: 'action_required' })
    minutes(5)
    expect(reasonsOf(await scene.refresh())).toEqual(['needs-approval'])
    expect(run.model.attempt).toBe(1)
  })

  test('a run that began after the change', async () => {
    const own = scene.changed()
    minutes(1)
    scene.gate({ conclusion: null, status: 'queued' })
    expect(reasonsOf(await scene.refresh({ own }))).toEqual(['will-see-it'])
    expect(scene.writes()).toEqual([])
  })

  test('no run of the head: which workflows ran, and the next step', async () => {
    scene.gate({ path: '.github/workflows/ci.yml' })
    minutes(5)
    const [ended] = await scene.refresh({ workflow: 'gate.yml' })
    expect(ended).toMatchObject({ reason: 'no-run', run: null })
    expect(ended?.message).toContain('.github/workflows/gate.yml has no run for head')
    expect(ended?.message).toContain('workflows that ran for it: .github/workflows/ci.yml')
    expect(ended?.message).toContain('input `workflow`')
  })

  test('a run that GitHub makes a moment later is found', async () => {
    const own = scene.changed()
    const ended = await scene.refresh({
      own,
      meanwhile: (look) => look === 2 && scene.gate({ conclusion: null }),
    })
    expect(reasonsOf(ended)).toEqual(['will-see-it'])
  })
})

describe('a run that still runs', () => {
  test('is waited for, and started again: it began before the change', async () => {
    const run = scene.gate({ conclusion: null })
    minutes(5)
    const ended = await scene.refresh({ meanwhile: (look) => look === 3 && run.complete('success') })
    expect(reasonsOf(ended)).toEqual(['requested'])
    expect(run.model.attempt).toBe(2)
  })

  test('a newer run that takes its place meanwhile has seen the change', async () => {
    const old = scene.gate({ conclusion: null })
    minutes(5)
    const meanwhile = (look: number) => {
      if (look !== 2) return
      old.complete('cancelled')
      scene.gate({ conclusion: null })
    }
    expect(reasonsOf(await scene.refresh({ meanwhile }))).toEqual(['will-see-it'])
    expect(scene.writes()).toEqual([])
  })

  test('not for ever: then the command', async () => {
    const run = scene.gate({ conclusion: null })
    minutes(5)
    const before = scene.world.requests.entries.length
    const [ended] = await scene.refresh({ waitMinutes: 1 })
    expect(ended?.reason).toBe('still-running')
    expect(ended?.message).toContain(`gh run rerun ${run.id} --repo`)
    expect(ended?.message).toContain('within 1 min')
    // The run of this action, then seven looks of two requests.
    expect(scene.world.requests.entries.length - before).toBe(15)
    expect(reasonsOf(await scene.refresh({ waitMinutes: 0 }))).toEqual(['still-running'])
  })

  test('one that somebody else started between two calls is not started again', async () => {
    const run = scene.gate()
    minutes(5)
    scene.world.fault({
      kind: 'before',
      method: 'POST',
      path: /rerun$/,
      run: () =>
        void Object.assign(run.model, {
          status: 'in_progress',
          attempt: 2,
          startedAt: '2026-03-01T10:05:01Z',
        }),
    })
    expect(reasonsOf(await scene.refresh())).toEqual(['will-see-it'])
    expect(run.model.attempt).toBe(2)
  })

  test('a pull request that is closed meanwhile ends the wait', async () => {
    scene.gate({ conclusion: null })
    minutes(5)
    expect(reasonsOf(await scene.refresh({ meanwhile: () => scene.pull.close() }))).toEqual(['closed'])
  })
})

describe('loops', () => {
  test('the gate’s own workflow is a usage error', async () => {
    const own = scene.gate({ conclusion: null })
    await expect(scene.refresh({ own })).rejects.toThrow(UsageError)
    await expect(scene.refresh({ own })).rejects.toThrow('would start itself for ever')
    await expect(scene.refresh({ workflow: 'gatewright-refresh.yml' })).rejects.toThrow(UsageError)
    expect(scene.writes()).toEqual([])
  })

  test('a run that was started twenty times is left alone', async () => {
    const run = scene.gate({ attempt: 20 })
    minutes(5)
    const [ended] = await scene.refresh()
    expect([ended?.reason, run.model.attempt]).toEqual(['too-many-attempts', 20])
    expect(ended?.message).toContain('20 times or more (GitHub stops at 50)')
    scene.gate({ attempt: 19 })
    minutes(5)
    expect(reasonsOf(await scene.refresh())).toEqual(['requested'])
  })

  test.each(['edited', 'labeled', 'unlabeled'])(
    '%s by the account of the token starts nothing',
    async (action) => {
      const run = scene.gate()
      minutes(5)
      const viewer = (login: string) =>
        scene.world.fault({
          kind: 'status',
          operation: 'Viewer',
          status: 200,
          body: { data: { viewer: { login } } },
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
      const sender = { login: 'gate[bot]', type: 'Bot' }
      viewer('Gate[bot]')
      expect(reasonsOf(await scene.refresh({ action, sender }))).toEqual(['own-change'])
      viewer('other[bot]')
      expect(reasonsOf(await scene.refresh({ action, sender }))).toEqual(['requested'])
      expect(run.model.attempt).toBe(2)
    },
  )

  test('a person who labels, and whose own token this is, is no loop', async () => {
    scene.gate()
    minutes(5)
    scene.world.fault({
      kind: 'status',
      operation: 'Viewer',
      status: 200,
      body: { data: { viewer: { login: 'chef' } } },
      headers: { 'content-type': 'application/json; charset=utf-8' },
    })
    const sender = { login: 'chef', type: 'User' }
    expect(reasonsOf(await scene.refresh({ action: 'labeled', sender }))).toEqual(['requested'])
  })

  test('a review of a bot, and a viewer that cannot be read, are no loop', async () => {
    // The account of a workflow's own token, whatever it is asked as.
    const sender = { login: 'github-actions[bot]', type: 'Bot' }
    const run = scene.gate()
    scene.world.fault({
      kind: 'status',
      operation: 'Viewer',
      status: 200,
      body: { data: { viewer: { login: sender.login } } },
      headers: { 'content-type': 'application/json; charset=utf-8' },
    })
    minutes(5)
    expect(reasonsOf(await scene.refresh({ sender }))).toEqual(['requested'])
    run.complete('failure')
    minutes(5)
    scene.world.faults.clear()
    scene.world.fault({ kind: 'status', operation: 'Viewer', status: 500, times: Infinity })
    expect(reasonsOf(await scene.refresh({ sender, action: 'labeled' }))).toEqual(['requested'])
  })
})

describe('what GitHub refuses', () => {
  test('actions: write is missing: the permission and the command', async () => {
    const run = scene.gate()
    minutes(5)
    const [ended] = await scene.refresh({ permissions: { actions: 'read', 'pull-requests': 'read' } })
    expect(ended).toMatchObject({ reason: 'permission-missing', run: { id: run.id } })
    expect(ended?.message).toContain('permissions: { actions: write, pull-requests: read }')
    expect(ended?.message).toContain(
      `gh run rerun ${run.id} --repo ${new URL(scene.server.serverUrl).host}/acme/shop`,
    )
    expect(run.model.attempt).toBe(1)
  })

  test('a fork’s token, which no workflow can widen', async () => {
    const fork = scene.repository.fork('meddler')
    const foreign = scene.repository.openPullRequest({
      author: 'meddler',
      from: fork,
      files: { 'c.ts': 'c\n' },
    })
    const run = scene.gate({}, foreign)
    minutes(5)
    const target = {
      kind: 'pull-request',
      repository: { owner: 'acme', repo: 'shop' },
      number: foreign.number,
    } as const
    const [ended] = await scene.refresh({ kind: 'fork', target, own: scene.changed(foreign) })
    expect([ended?.reason, ended?.run?.id]).toEqual(['permission-missing', run.id])
    expect(ended?.message).toContain('read-only token')
    expect(ended?.message).toContain('workflow_run')
  })

  test.each([
    ['nothing', {}],
    ['pull requests only', { 'pull-requests': 'read' }],
    ['runs only', { actions: 'write' }],
  ] as const)('may read %s', async (_, permissions) => {
    scene.gate()
    minutes(5)
    const [ended] = await scene.refresh({ permissions })
    expect(ended?.reason).toBe('permission-missing')
    expect(ended?.message).toContain('actions: write')
    expect(ended?.message).toContain('gh run rerun ID')
    expect(scene.writes()).toEqual([])
  })

  test('a run of more than 30 days ago', async () => {
    const run = scene.gate()
    minutes(31 * 24 * 60)
    const [ended] = await scene.refresh()
    expect([ended?.reason, run.model.attempt]).toEqual(['too-old', 1])
    expect(ended?.message).toContain('30 days')
  })

  test('with words about the run, which are quoted', async () => {
    scene.gate()
    minutes(5)
    const message = 'This workflow run cannot be retried'
    scene.world.fault({ kind: 'status', method: 'POST', path: /rerun$/, status: 403, body: { message } })
    const [ended] = await scene.refresh()
    expect(ended?.reason).toBe('refused')
    expect(ended?.message).toContain(message)
    expect(ended?.message).toContain('Push a commit')
  })

  test('a lost answer is looked up, and not sent again', async () => {
    const run = scene.gate()
    minutes(5)
    scene.world.fault({ kind: 'status', method: 'POST', path: /rerun$/, status: 502, executed: true })
    expect(reasonsOf(await scene.refresh())).toEqual(['requested'])
    expect([run.model.attempt, scene.writes().length]).toEqual([2, 1])
  })

  test('5xx: not started, and says so', async () => {
    const run = scene.gate()
    minutes(5)
    scene.world.fault({ kind: 'status', method: 'POST', path: /rerun$/, status: 502 })
    const [ended] = await scene.refresh()
    expect([ended?.reason, run.model.attempt]).toEqual(['unreadable', 1])
    expect(ended?.message).toContain('502')
    expect(ended?.message).toContain(`gh run rerun ${run.id}`)
  })

  test.each([/\/pulls\/\d+$/, /\/actions\/runs$/, /\/actions\/runs\/\d+$/])(
    '%s cannot be read',
    async (path) => {
      scene.gate()
      minutes(5)
      scene.world.fault({ kind: 'status', path, status: 500, times: Infinity })
      expect(reasonsOf(await scene.refresh())).toEqual(['unreadable'])
      expect(scene.writes()).toEqual([])
    },
  )

  test('an answer that is no run is never acted on', async () => {
    scene.gate()
    minutes(5)
    scene.world.fault({ kind: 'items', path: /\/actions\/runs$/, add: [{ id: 'x' }], times: Infinity })
    expect(reasonsOf(await scene.refresh())).toEqual(['unreadable'])
    scene.world.requests.clear()
  })
})

describe('started by a workflow that only passes the event on (forks)', () => {
  test('the pull request is found by head and repository, and its run started again', async () => {
    const fork = scene.repository.fork('meddler')
    const foreign = scene.repository.openPullRequest({
      author: 'meddler',
      from: fork,
      files: { 'c.ts': 'c\n' },
    })
    const run = scene.gate({}, foreign)
    minutes(5)
    const passed = scene.changed(foreign)
    const own = scene.repository.workflowRun({
      headSha: scene.repository.tip(),
      event: 'workflow_run',
      path: '.github/workflows/gatewright-refresh-fork.yml',
      conclusion: null,
    })
    const target = {
      kind: 'workflow-run',
      repository: { owner: 'acme', repo: 'shop' },
      runId: passed.id,
      headSha: foreign.headSha,
      headBranch: foreign.model.headRef,
      headRepository: { owner: 'meddler', repo: 'shop' },
      event: 'pull_request_review',
    } as const
    const [ended] = await scene.refresh({ own, target })
    expect([ended?.reason, ended?.run?.id]).toEqual(['requested', run.id])
    // Passed on from the gate itself, it would go round for ever.
    await expect(scene.refresh({ own, target: { ...target, runId: run.id } })).rejects.toThrow(UsageError)
  })
})
