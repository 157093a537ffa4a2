import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { caller, shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { repository, pull } = shop(world)
const R = '/repos/acme/shop/actions'
const head = { headSha: pull.headSha, headBranch: 'add-b', event: 'pull_request' }

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(async () => {
  const problems = exchangeProblems(world.requests.entries)
  await world.close()
  expect(problems).toEqual([])
})

const writer = world.token({ permissions: { actions: 'write' } })
const reader = world.token({ permissions: { actions: 'read' } })
const call = (path: string, method = 'GET', token = writer) =>
  caller(server, token)(`${R}${path}`, { method })
const ids = async (query: string): Promise<readonly number[]> =>
  (await call(`/runs?${query}`)).body.workflow_runs.map(({ id }: { id: number }) => id)

test('runs are listed newest first, by head, event, branch, and by state or conclusion', async () => {
  const first = repository.workflowRun({ ...head, conclusion: 'failure' })
  world.clock.advance(60)
  const second = repository.workflowRun({ ...head, event: 'push', conclusion: null })
  const other = repository.workflowRun({ headSha: repository.tip() })
  expect(await ids('')).toEqual([other.id, second.id, first.id])
  expect(await ids(`head_sha=${pull.headSha}`)).toEqual([second.id, first.id])
  expect(await ids('event=pull_request')).toEqual([first.id])
  expect(await ids('branch=main')).toEqual([other.id])
  expect(await ids('status=in_progress')).toEqual([second.id])
  expect(await ids('status=failure')).toEqual([first.id])
})

test('a run names the open pull requests of its branch, and none for a fork', async () => {
  const own = repository.workflowRun(head)
  const fork = repository.fork('outsider')
  const theirs = repository.workflowRun({ ...head, headRepository: fork.model })
  const numbers = async (id: number) =>
    (await call(`/runs/${id}`)).body.pull_requests.map(({ number }: { number: number }) => number)
  expect(await numbers(own.id)).toEqual([pull.number])
  expect(await numbers(theirs.id)).toEqual([])
})

test('a workflow keeps its id and numbers its runs; a ruleset’s registration has another', async () => {
  const [one, two] = [
    repository.workflowRun({ ...head, path: 'a.yml' }),
    repository.workflowRun({ ...head, path: 'a.yml' }),
  ]
  const required = repository.workflowRun({ ...head, path: 'a.yml', workflowId: 999 })
  expect([one.model.number, two.model.number, required.model.number]).toEqual([1, 2, 1])
  expect(two.model.workflowId).toBe(one.model.workflowId)
})

test('a run is started again: another attempt, queued', async () => {
  const run = repository.workflowRun({ ...head, conclusion: 'failure' })
  world.clock.advance(60)
  const answer = await call(`/runs/${run.id}/rerun`, 'POST')
  expect([answer.status, answer.body]).toEqual([201, {}])
  const { body } = await call(`/runs/${run.id}`)
  expect(body).toMatchObject({ run_attempt: 2, status: 'queued', conclusion: null })
  expect(Date.parse(body.run_started_at) - Date.parse(body.created_at)).toBe(60_000)
  const refused = await call(`/runs/${run.id}/rerun`, 'POST')
  expect([refused.status, refused.body.message]).toEqual([403, 'This workflow is already running'])
  run.start()
  run.complete('success')
  expect((await call(`/runs/${run.id}`)).body).toMatchObject({ status: 'completed', conclusion: 'success' })
})

test('not without actions: write, not after 30 days, not after 50 times', async () => {
  const often = repository.workflowRun({ ...head, attempt: 51 })
  expect((await call(`/runs/${often.id}/rerun`, 'POST')).body.message).toBe(
    'This workflow run cannot be retried',
  )
  const old = repository.workflowRun(head)
  const refused = await call(`/runs/${old.id}/rerun`, 'POST', reader)
  expect(refused.status).toBe(403)
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('actions=write')
  world.clock.advance(31 * 86_400)
  expect((await call(`/runs/${old.id}/rerun`, 'POST')).body.message).toContain('over a month ago')
  expect((await call('/runs/1/rerun', 'POST')).status).toBe(404)
})

test('jobs of a run are check runs of one suite; what a re-run repeats stays beside its repetition', async () => {
  const ci = repository.workflowRun({ ...head, path: '.github/workflows/ci.yml', conclusion: null })
  const checks = world.token({ permissions: { checks: 'read' } })
  const named = async (filter: string) => {
    const path = `/repos/acme/shop/commits/${pull.headSha}/check-runs?check_name=unit&filter=${filter}`
    const { body } = await caller(server, checks)(path)
    return body.check_runs.map(
      (run: { conclusion: string | null; check_suite: { id: number } }) =>
        `${run.check_suite.id === ci.model.suite?.id ? 'own' : 'other'} ${run.conclusion}`,
    )
  }
  ci.job('unit', 'failure')
  ci.job('lint')
  ci.complete('failure')
  expect(await named('all')).toEqual(['own failure'])
  world.clock.advance(60)
  ci.rerun()
  ci.job('unit', null)
  expect(await named('all')).toEqual(['own failure', 'own null'])
  expect(await named('latest')).toEqual(['own null'])
  repository.workflowRun({ ...head, path: '.github/workflows/other.yml' }).job('unit')
  expect(await named('latest')).toEqual(['own null', 'other success'])
  expect((await call(`/runs/${ci.id}`)).body).toMatchObject({
    ...{ run_attempt: 2, status: 'in_progress', conclusion: null },
    check_suite_id: ci.model.suite?.id,
  })
})
