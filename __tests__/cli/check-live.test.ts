import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { ALL_PERMISSIONS } from '../support/embedded.ts'
import { Clone } from '../workspace/clone.ts'
import { type Ended, gatewright, json } from './harness.ts'

let world: World
let server: Started
let clone: Clone
let token: string
let approved: number
let open: number

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo', 'chef']) world.user(login)
  world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'] })
  const repository = world.repository('acme/shop', {
    files: {
      '.github/gatewright.yml':
        'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    minimum-approvers: 1\n',
      '.github/CODEOWNERS': '* @alpha @chef\n',
      'src/a.ts': 'one\n',
    },
    collaborators: { alpha: 'write', bravo: 'write' },
  })
  const first = repository.openPullRequest({ author: 'bravo', head: 'b', files: { 'src/b.ts': 'b\n' } })
  const second = repository.openPullRequest({ author: 'bravo', head: 'c', files: { 'src/c.ts': 'c\n' } })
  second.review({ by: 'alpha', state: 'APPROVED' })
  open = first.number
  approved = second.number
  server = await world.start()
  token = world.token({ permissions: ALL_PERMISSIONS, repository: 'acme/shop' })
  clone = new Clone()
})
afterAll(async () => {
  await server.close()
  clone.remove()
})

const check = (pull: number, flags: readonly string[] = [], variables: Record<string, string> = {}) =>
  gatewright(['check', '--repository', 'acme/shop', '--pull', String(pull), '--json', ...flags], {
    directory: clone.path,
    variables: {
      GITHUB_API_URL: server.apiUrl,
      GITHUB_GRAPHQL_URL: server.graphqlUrl,
      GITHUB_SERVER_URL: server.serverUrl,
      GH_TOKEN: token,
      ...variables,
    },
  })
const result = (ended: Ended) => resultSchema().parse(json(ended))

describe('check of a pull request', () => {
  test('blocks without the approval, and passes with it', async () => {
    const blocked = await check(open)
    expect(blocked).toMatchObject({ code: 1, stderr: '' })
    expect(result(blocked)).toMatchObject({
      decision: 'fail',
      target: { kind: 'pull-request', repository: 'acme/shop', pull_requests: [open] },
    })
    const passed = await check(approved)
    expect(result(passed)).toMatchObject({ decision: 'pass', exit_code: 0, outcomes: { codeowners: 'pass' } })
    expect(passed.code).toBe(0)
  })

  test('evaluate gives the same result from its facts, byte for byte, the run apart', async () => {
    for (const pull of [open, approved]) {
      const online = await check(pull, ['--save-facts', 'facts.json'])
      const offline = await gatewright(['evaluate', '--facts', 'facts.json', '--json'], {
        directory: clone.path,
      })
      const run = /"run": \{[^}]*\}/
      expect(offline.stdout.replace(run, '')).toBe(online.stdout.replace(run, ''))
      expect(offline.stdout).toMatch(run)
      expect(offline.code).toBe(online.code)
    }
  })

  test('redacted facts name nobody, and give the same outcome', async () => {
    const online = await check(open, ['--save-facts', 'redacted.json', '--redact'])
    const text = readFileSync(join(clone.path, 'redacted.json'), 'utf8')
    for (const name of ['alpha', 'bravo', 'chef', 'acme', token]) expect(text).not.toContain(name)
    const offline = await gatewright(['evaluate', '--facts', 'redacted.json', '--json'], {
      directory: clone.path,
    })
    expect(result(offline).outcomes).toEqual(result(online).outcomes)
    expect(offline.code).toBe(1)
  })

  test('--policy is tried out in place of the base’s', async () => {
    clone.write('lax.yml', 'version: 1\nmode: report\n')
    const ended = await check(open, ['--policy', 'lax.yml', '--save-facts', 'facts.json'])
    expect(ended.code).toBe(0)
    expect(result(ended)).toMatchObject({ decision: 'report', policy: { path: 'lax.yml' } })
    expect(result(ended).notices[0]).toContain('was tried out')
    const offline = await gatewright(['evaluate', '--facts', 'facts.json', '--json'], {
      directory: clone.path,
    })
    expect({ ...json(offline), run: null }).toEqual({ ...json(ended), run: null })
  })

  test('flags for addresses are stronger than variables', async () => {
    const flags = ['--api-url', server.apiUrl, '--server-url', server.serverUrl, '--token', token]
    const ended = await check(open, flags, {
      GITHUB_API_URL: 'https://nowhere.invalid',
      GITHUB_GRAPHQL_URL: 'https://nowhere.invalid/graphql',
      GH_TOKEN: 'x',
    })
    expect(ended.code).toBe(1)
  })

  test('what GitHub refuses is unknown, with 3, and the token stays out of every text', async () => {
    const wrong = ['gh', 'p_', 'f'.repeat(36)].join('')
    const ended = await check(open, [], { GH_TOKEN: wrong })
    expect(ended.code).toBe(3)
    expect(result(ended)).toMatchObject({ decision: 'unknown', exit_code: 3 })
    expect(ended.stderr).toMatch(/^gatewright: could not be decided: /)
    expect(ended.stdout + ended.stderr).not.toContain(wrong)
    const missing = await check(99_999)
    expect(missing.code).toBe(3)
    expect(result(missing).reason_codes).toEqual(['not-found'])
  })
})
