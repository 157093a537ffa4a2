import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'

let world: World
let server: Started
let clone: Clone
let pull: number
const tokens = { plain: '', admin: '' }

const policy = `version: 1
mode: enforce
gates:
  codeowners: { enabled: false }
  branch-protection: { branches: [{ linear: true }] }
`

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'chef']) world.user(login)
  world.organisation('acme', { owners: ['chef'] })
  const repository = world.repository('acme/shop', {
    files: { '.github/gatewright.yml': policy, 'src/a.ts': 'one\n' },
    collaborators: { alpha: 'write' },
  })
  repository.protect('main', { enforceAdmins: true, linearHistory: true })
  pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } }).number
  server = await world.start()
  tokens.plain = world.token({ permissions: { contents: 'read', 'pull-requests': 'read' } })
  tokens.admin = world.token({ kind: 'app', permissions: { administration: 'read' } })
  clone = new Clone()
})
afterAll(async () => {
  await server.close()
  clone.remove()
})

const check = (variables: Readonly<Record<string, string>>) =>
  gatewright(
    ['check', '--repository', 'acme/shop', '--pull', String(pull), '--json', '--save-facts', 'facts.json'],
    {
      directory: clone.path,
      variables: {
        GITHUB_API_URL: server.apiUrl,
        GITHUB_GRAPHQL_URL: server.graphqlUrl,
        GITHUB_SERVER_URL: server.serverUrl,
        GH_TOKEN: tokens.plain,
        ...variables,
      },
    },
  )

test('without it the classic rule is unknown, and the permission is named', async () => {
  const ended = await check({})
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('administration: read (GitHub App)')
})

test('GATEWRIGHT_ADMIN_TOKEN reads administration and nothing else, and is written nowhere', async () => {
  world.requests.clear()
  const ended = await check({ GATEWRIGHT_ADMIN_TOKEN: tokens.admin })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const asked = (token: string) =>
    world.requests.entries.filter((entry) => entry.token === token).map(({ path }) => path)
  expect(asked(tokens.admin).sort()).toEqual([
    '/repos/acme/shop/actions/permissions/workflow',
    '/repos/acme/shop/branches/main/protection',
  ])
  expect(asked(tokens.plain)).toContain('/repos/acme/shop/branches/main')
  expect(json(ended).run.requests).toBe(world.requests.entries.length)
  const facts = readFileSync(join(clone.path, 'facts.json'), 'utf8')
  for (const token of Object.values(tokens)) expect(`${ended.stdout}${facts}`).not.toContain(token)
})

test('one that cannot be a token is refused, unshown', async () => {
  const ended = await check({ GATEWRIGHT_ADMIN_TOKEN: 'one two' })
  expect(ended.code).toBe(64)
  expect(ended.stderr).toContain('GATEWRIGHT_ADMIN_TOKEN holds a blank')
  expect(ended.stderr).not.toContain('one two')
})

test('a wrong one is an unknown, and is not shown', async () => {
  const wrong = ['ghs', 'wrong'.repeat(8)].join('_')
  const ended = await check({ GATEWRIGHT_ADMIN_TOKEN: wrong })
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('does not accept the token')
  expect(ended.stdout).not.toContain(wrong)
})
