import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { gatewright, json } from './harness.ts'

const workflow = `on: pull_request
jobs:
  unit:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
`

const policy = `version: 1
mode: enforce
gates:
  branch-protection:
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        pull-request: true
        approvals: 1
        code-owner-review: true
        checks: [unit]
        linear: true
        block-force-push: true
        block-deletion: true
        bypass: { allow: [] }
`

let world: World
let server: Started
let repository: RepositoryBuilder
let admin: string
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-apply-'))
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo', 'chef']) world.user(login)
  world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'], plan: 'team' })
  repository = world.repository('acme/shop', {
    files: { '.github/gatewright.yml': policy, '.github/workflows/ci.yml': workflow },
    collaborators: { alpha: 'write', bravo: 'write' },
  })
  const pull = repository.openPullRequest({ author: 'bravo', head: 'b', files: { 'b.ts': 'b\n' } })
  for (const name of ['unit', 'lint']) repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' })
  admin = world.token({
    kind: 'app',
    repository: 'acme/shop',
    permissions: {
      administration: 'write',
      contents: 'read',
      'pull-requests': 'read',
      checks: 'read',
      statuses: 'read',
    },
  })
  server = await world.start()
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const variables = (more: Readonly<Record<string, string>> = {}) => ({
  GITHUB_API_URL: server.apiUrl,
  GITHUB_GRAPHQL_URL: server.graphqlUrl,
  GITHUB_SERVER_URL: server.serverUrl,
  GATEWRIGHT_ADMIN_TOKEN: admin,
  ...more,
})
const call = (
  command: 'plan' | 'apply',
  flags: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
) =>
  gatewright(['branch-protection', command, 'acme/shop', ...flags], {
    directory: folder,
    variables: variables(more),
  })

test('smoke', async () => {
  const plan = await call('plan')
  console.log(plan.stdout, plan.stderr, plan.code)
  const dry = await call('apply')
  console.log(dry.stdout, dry.stderr, dry.code)
  const real = await call('apply', ['--confirm'])
  console.log(real.stdout, real.stderr, real.code)
  const again = await call('apply', ['--confirm'])
  console.log(
    again.stdout,
    again.stderr,
    again.code,
    world.requests.entries.filter((e) => e.method !== 'GET').map((e) => [e.method, e.path, e.status]),
  )
})
