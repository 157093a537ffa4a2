import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { RunOptions } from '../../src/embedded/builders/runs.ts'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/events.ts'
import type { Permissions, TokenKind } from '../../src/embedded/token.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { runAction } from '../support/action-process.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { parseCommands } from '../support/runner-commands.ts'

jest.setTimeout(60_000)

let world: World
let server: Started
let shop: RepositoryBuilder
let pull: PullRequestBuilder
beforeEach(async () => {
  world = createWorld({ now: '2026-03-01T10:00:00Z' })
  for (const login of ['alpha', 'chef']) world.user(login)
  world.organisation('acme', { owners: ['chef'] })
  shop = world.repository('acme/shop', { collaborators: { alpha: 'write' } })
  pull = shop.openPullRequest({ author: 'alpha', head: 'add-b', files: { 'b.ts': 'b\n' } })
  server = await world.start()
})
afterEach(async () => {
  const problems = exchangeProblems(world.requests.entries)
  await server.close()
  expect(problems).toEqual([])
})

const runOf = (options: Partial<RunOptions>) =>
  shop.workflowRun({ headSha: pull.headSha, headBranch: 'add-b', event: 'pull_request', ...options })
const gate = (conclusion: string) => runOf({ path: '.github/workflows/gatewright.yml', conclusion })

interface Call {
  readonly permissions?: Permissions
  readonly kind?: TokenKind
  readonly inputs?: Readonly<Record<string, string>>
}

/** Runs the action on an event, a minute after it. */
async function refresh(name: string, payload: unknown, call: Call = {}) {
  const own = runOf({ event: name, path: '.github/workflows/gatewright-refresh.yml', conclusion: null })
  world.clock.advance(60)
  const { kind = 'github-token', permissions = { actions: 'write', 'pull-requests': 'read' } } = call
  const ended = await runAction({
    action: 'actions/refresh',
    event: { name, payload },
    repository: 'acme/shop',
    token: world.token({ kind, permissions }),
    ...server,
    env: { GITHUB_RUN_ID: String(own.id) },
    inputs: call.inputs ?? {},
  })
  const errors = parseCommands(ended.stdout).filter((one) => one.name === 'error')
  return { ...ended, errors: errors.map(({ data }) => data) }
}

test('an approval turns red green, its dismissal green red', async () => {
  const run = gate('failure')
  world.clock.advance(300)
  const review = pull.review({ by: 'chef', state: 'APPROVED' })
  const approved = await refresh('pull_request_review', reviewEvent(world, pull, review))
  expect([approved.exitCode, approved.errors]).toEqual([0, []])
  expect(approved.outputs).toEqual({
    'run-id': String(run.id),
    requested: 'true',
    reason: 'requested',
    'exit-code': '0',
  })
  expect(approved.summary).toContain(`asked GitHub to start run ${run.id} again`)
  run.complete('success')
  world.clock.advance(300)
  pull.dismiss(review)
  const dismissed = await refresh('pull_request_review', reviewEvent(world, pull, review, 'dismissed'))
  expect([dismissed.exitCode, dismissed.outputs['requested'], run.model.attempt]).toEqual([0, 'true', 3])
})

test('an edit of the description', async () => {
  const run = gate('failure')
  world.clock.advance(300)
  pull.edit({ body: 'Closes #1' })
  const ended = await refresh('pull_request', pullRequestEvent(world, pull, 'edited'))
  expect([ended.exitCode, run.model.attempt]).toEqual([0, 2])
})

test('without the permission: exit code 3, the setting and the command', async () => {
  const run = gate('success')
  world.clock.advance(300)
  const permissions = { actions: 'read', 'pull-requests': 'read' } as const
  const ended = await refresh('pull_request', pullRequestEvent(world, pull, 'labeled'), { permissions })
  expect(ended.exitCode).toBe(3)
  expect(ended.outputs).toMatchObject({ requested: 'false', reason: 'permission-missing', 'exit-code': '3' })
  expect(ended.errors).toHaveLength(1)
  expect(ended.errors[0]).toContain('actions: write')
  expect(ended.errors[0]).toContain(`gh run rerun ${run.id}`)
  expect(ended.summary).toContain('gh run rerun')
})

test.each([
  ['workflow', { workflow: 'gate' }, 'input workflow'],
  ['wait-minutes', { 'wait-minutes': '5' }, 'input wait-minutes'],
  ['its own workflow', { workflow: 'gatewright-refresh.yml' }, 'would start itself for ever'],
])('a wrong input is a usage error: %s', async (_, inputs, words) => {
  gate('failure')
  const ended = await refresh('pull_request', pullRequestEvent(world, pull, 'edited'), { inputs })
  expect(ended.exitCode).toBe(64)
  expect(ended.errors.join()).toContain(words)
})

test('an event without a pull request is a usage error', async () => {
  const ended = await refresh('push', { ref: 'refs/heads/main' })
  expect(ended.exitCode).toBe(64)
  expect(ended.errors.join()).toContain('the event "push" changes no check; expected pull_request')
})
