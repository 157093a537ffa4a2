import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { weakenings } from '../../src/change/weakened.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { createGitHub } from '../../src/github/client.ts'
import { fakeClock } from '../github/server.ts'
import { shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { workflowPolicy } from './workflow-scene.ts'

const world = createWorld({ now: '2026-11-20T10:00:00Z' })
const { pull } = shop(world)
const token = world.token({ permissions: { contents: 'read', 'pull-requests': 'read' } })
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const repository = { owner: 'acme', repo: 'shop' }

async function gather(own = token) {
  const github = createGitHub({
    ...server,
    token: own,
    userAgent: 'gatewright-test',
    clock: fakeClock(),
    limits: { retries: 0 },
  })
  const snapshot = await readSnapshot(github, repository, pull.number)
  return await gatherFacts(['test-history', 'specifications'], {
    repository,
    subject: { kind: 'pull-request', number: pull.number },
    baseSha: pull.baseSha,
    policy: workflowPolicy(),
    policyPath: '.github/gatewright.yml',
    github,
    workspace: null,
    hints: { pusher: null },
    snapshot,
  })
}

const tests = (count: number) =>
  Array.from({ length: count }, (_, index) => `test('t${index}', () => expect(f(${index})).toBe(1))\n`).join(
    '',
  )

test('commits of a pull request are read through the API, one by one, as GitHub documents it', async () => {
  pull.push({ by: 'alpha', files: { 'specs/shop.md': '# Shop\n\n## Deliverables\n\n- a shop that sells\n' } })
  pull.push({ by: 'alpha', files: { 'tests/a.test.ts': tests(3) } })
  pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const f = () => 1\n', 'tests/a.test.ts': tests(2) } })
  const facts = await gather()
  const history = facts['test-history']
  if (!history.known) throw new Error(history.detail)
  expect(weakenings(history.value)).toMatchObject([
    { path: 'tests/a.test.ts', base: false, gone: false, lost: { tests: 1, assertions: 1, expectations: 1 } },
  ])
  expect(facts.specifications).toMatchObject({
    known: true,
    value: { documents: [{ path: 'specs/shop.md', outline: { sections: [{}, { title: 'Deliverables' }] } }] },
  })
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})

test('a token that may not read contents: unknown, with the permission that is missing', async () => {
  const facts = await gather(world.token({ permissions: { 'pull-requests': 'read' } }))
  for (const fact of [facts['test-history'], facts.specifications])
    expect(fact).toMatchObject({
      known: false,
      reason: expect.stringMatching(/permission-missing|not-found/),
    })
})
