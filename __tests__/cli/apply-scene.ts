import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, jest } from '@jest/globals'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { gatewright } from './harness.ts'

// Writes are a second apart, and some tests make several.
jest.setTimeout(30_000)

export const workflow = `on: pull_request
jobs:
  unit:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
`

export const policy = `version: 1
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

export let world: World
export let server: Started
export let repository: RepositoryBuilder
export let admin: string
export let folder: string

// One world for each test of the file that imports this.
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

export const variables = (more: Readonly<Record<string, string>> = {}) => ({
  GITHUB_API_URL: server.apiUrl,
  GITHUB_GRAPHQL_URL: server.graphqlUrl,
  GITHUB_SERVER_URL: server.serverUrl,
  GATEWRIGHT_ADMIN_TOKEN: admin,
  ...more,
})
export const call = (
  command: 'plan' | 'apply',
  flags: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
) =>
  gatewright(['branch-protection', command, 'acme/shop', ...flags], {
    directory: folder,
    variables: variables(more),
  })

export const writes = () =>
  world.requests.entries
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path, status }) => `${method} ${path} ${status}`)
export const rulesets = () => repository.model.rulesets
export const owned = () => rulesets().filter(({ name }) => name.startsWith('gatewright: '))
export const inOneLine = (text: string) => text.replace(/\s+/g, ' ')
/** Everything about protection that is not Gatewright's. */
export const foreign = () =>
  JSON.stringify([
    rulesets().filter(({ name }) => !name.startsWith('gatewright: ')),
    repository.model.protections,
    repository.model.settings,
  ])
export const withPolicy = (text: string) => {
  const file = join(folder, 'policy.yml')
  writeFileSync(file, text)
  return ['--policy', file]
}
