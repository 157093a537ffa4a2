import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/embedded/faults.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { ALL_PERMISSIONS } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'

const policy = `version: 1
mode: enforce
gates:
  codeowners: { enabled: false }
  branch-protection: { enabled: false }
  checklist:
    lists: [security/own.yml]
    edited-after-approval: refuse
    reviewers: ['@acme/core']
  workflow-path:
    checks: { build: ci }
    approvers: ['@acme/core']
`
const recovery = 'recovery: { action: Do it., rollback: Revert it., escalation: Ask the owner. }'
const own = `version: 1
name: own
title: Our own
items:
  - id: OWN.1
    version: 1
    question: Is the page read by the linter?
    applies: { always: true }
    evidence: [check]
    minimum: { docs: E2, fast: E2, standard: E2, full: E2 }
    fix: Run it.
    ${recovery}
  - id: OWN.2
    version: 1
    question: Did the change get a second reader?
    applies: { always: true }
    evidence: [link]
    answered-by: reviewer
    fix: Ask for one.
    ${recovery}
`
const body =
  '- [x] Read? <!-- gw:OWN.1 v1 -->\n  - Evidence: check: prose\n\nReproduction: somebody asked for it\n'

let clone: Clone
beforeAll(() => {
  clone = new Clone()
})
afterAll(() => clone.remove())

/** Both gates judge a change of a test alone that has everything they ask for. */
async function judged(prepare: (world: World) => void = () => {}, flags: readonly string[] = []) {
  const world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo']) world.user(login)
  world.organisation('acme', { owners: ['alpha'], members: ['bravo'] }).team('core', { members: ['alpha'] })
  const shop = world.repository('acme/shop', {
    files: { '.github/gatewright.yml': policy, 'security/own.yml': own, 'README.md': '# Shop\n' },
    collaborators: { bravo: 'write' },
  })
  const pull = shop.openPullRequest({
    author: 'bravo',
    head: 'words',
    body,
    files: { 'tests/cart.test.ts': "test('adds', () => expect(add(1, 2)).toBe(3))\n" },
  })
  for (const name of ['prose', 'ci']) shop.checkRun({ name, sha: pull.headSha, conclusion: 'success' })
  pull.review({ by: 'alpha', state: 'APPROVED' })
  const server = await world.start()
  prepare(world)
  const variables = {
    GITHUB_API_URL: server.apiUrl,
    GITHUB_GRAPHQL_URL: server.graphqlUrl,
    GITHUB_SERVER_URL: server.serverUrl,
    GH_TOKEN: world.token({ permissions: ALL_PERMISSIONS, repository: 'acme/shop' }),
  }
  try {
    const argv = ['check', '--repository', 'acme/shop', '--pull', String(pull.number), '--json', ...flags]
    const ended = await gatewright(argv, { directory: clone.path, variables })
    const result = resultSchema().parse(json(ended))
    return { code: ended.code, result, requests: world.requests.entries }
  } finally {
    await server.close()
  }
}

test('both gates together cost few requests, and pass', async () => {
  const { code, result, requests } = await judged()
  expect(
    result.findings.filter(
      ({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'),
    ),
  ).toEqual([])
  expect([code, result.outcomes]).toMatchObject([0, { checklist: 'pass', 'workflow-path': 'pass' }])
  expect(requests.length).toBeLessThanOrEqual(18)
  expect(exchangeProblems(requests)).toEqual([])
})

const always = { times: Number.POSITIVE_INFINITY }
const parts: readonly (readonly [string, object, readonly string[]])[] = [
  ['changed files', { path: /\/pulls\/\d+\/files$/ }, ['checklist', 'workflow-path']],
  ['check runs', { path: /\/check-runs$/ }, ['checklist', 'workflow-path']],
  ['statuses', { path: /\/commits\/\w+\/statuses$/ }, ['checklist', 'workflow-path']],
  ['trees, so that there is no policy', { path: /\/git\/trees\// }, []],
  ['edits of the description', { operation: 'BodyEdits' }, ['checklist']],
  ['members of the team', { path: /\/teams\/core\/members$/ }, ['checklist']],
]
const ways: readonly (readonly [string, object])[] = [
  ['403', { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }],
  ['404', { kind: 'status', status: 404 }],
  ['cut', { kind: 'cut' }],
  ['null', { kind: 'text', text: 'null' }],
]

describe('what cannot be read is unknown, and never a pass', () => {
  test.each(parts)(
    '%s',
    async (part, where, gates) => {
      const shift = parts.findIndex(([name]) => name === part) % 2
      // Every part refused or absent, and cut or of another shape.
      const chosen = ways.filter((_, index) => index % 2 === shift)
      await Promise.all(
        chosen.map(async ([way, how]) => {
          const { code, result } = await judged((world) =>
            world.fault({ ...where, ...how, ...always } as Fault),
          )
          for (const gate of gates) expect([way, gate, result.outcomes[gate]]).toEqual([way, gate, 'unknown'])
          expect([way, code]).toEqual([way, 3])
          expect(result.reason_codes).not.toContain('internal-error')
        }),
      )
    },
    30_000,
  )
})

describe('saved facts', () => {
  test.each([[[]], [['--redact']]])('%j give the verdict of the run again, offline', async (flags) => {
    const { result } = await judged(() => {}, ['--save-facts', 'facts.json', ...flags])
    const ended = await gatewright(['evaluate', '--facts', 'facts.json', '--json'], { directory: clone.path })
    const again = resultSchema().parse(json(ended))
    const brief = (one: typeof result) => [
      one.outcomes,
      one.findings.map(({ rule, outcome, level }) => `${rule} ${outcome} ${level}`).sort(),
    ]
    expect(brief(again)).toEqual(brief(result))
    const saved = readFileSync(join(clone.path, 'facts.json'), 'utf8')
    const words = /bravo|alpha|@acme|acme\/|linter|second reader|Ask the owner|somebody asked/
    if (flags.length > 0) expect(saved).not.toMatch(words)
    else expect(saved).toMatch(words)
  })
})
