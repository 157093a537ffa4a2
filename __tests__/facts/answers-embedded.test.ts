import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { createGitHub } from '../../src/github/client.ts'
import { bodyEditsQuery, bodyEditsSchema } from '../../src/github/queries.ts'
import { fakeClock } from '../github/server.ts'
import { caller, shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { checklistPolicy } from './context.ts'

const world = createWorld({ now: '2026-11-20T10:00:00Z' })
const { pull } = shop(world)
const token = world.token({ permissions: { contents: 'read', 'pull-requests': 'write' } })
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const client = () =>
  createGitHub({
    ...server,
    token,
    userAgent: 'gatewright-test',
    clock: fakeClock(),
    limits: { retries: 0 },
  })
const repository = { owner: 'acme', repo: 'shop' }

async function answers() {
  const github = client()
  const snapshot = await readSnapshot(github, repository, pull.number)
  const facts = await gatherFacts(['answers'], {
    repository,
    subject: { kind: 'pull-request', number: pull.number },
    baseSha: pull.baseSha,
    policy: checklistPolicy(),
    policyPath: '.github/gatewright.yml',
    github,
    workspace: null,
    hints: { pusher: null },
    snapshot,
  })
  return { fact: facts.answers, digest: snapshot.digest }
}

const editsOf = async () => {
  const variables = { owner: 'acme', repo: 'shop', number: pull.number }
  const { body } = await caller(server, token)(server.graphqlUrl, {
    method: 'POST',
    body: { query: bodyEditsQuery, variables },
  })
  return bodyEditsSchema().parse(body.data).repository?.pullRequest
}

test('a body is read with its evidence at the head and with who edited it', async () => {
  expect(await editsOf()).toMatchObject({ includesCreatedEdit: false, userContentEdits: { totalCount: 0 } })
  const before = await answers()
  world.clock.advance(60)
  pull.edit({ body: '- [x] Question? <!-- gw:A03.a -->\n  - Evidence: src/b.ts#L1, src/a.ts#L9' })
  world.clock.advance(60)
  pull.push({
    by: 'alpha',
    files: { '.gatewright/answers/a.yml': 'version: 1\nanswers: [{ id: RC, answer: no }]\n' },
  })
  world.clock.advance(60)
  const address = `${server.apiUrl}/repos/acme/shop/issues/${pull.number}`
  const own = world.token({ kind: 'pat', user: 'chef', permissions: { 'pull-requests': 'write' } })
  const body = '- [x] Question? <!-- gw:A03.a -->\n  - Evidence: src/b.ts#L1, src/a.ts#L9\n'
  expect((await caller(server, own)(address, { method: 'PATCH', body: { body } })).status).toBe(200)
  const after = await answers()
  // The closing re-read notices an edit, though no fact holds the text.
  expect(after.digest).not.toBe(before.digest)
  expect(before.fact).toMatchObject({ value: { body: true, answers: [], edits: { known: true, value: [] } } })
  expect(after.fact).toMatchObject({
    known: true,
    value: {
      answers: [
        { item: 'A03.a', evidence: [{ found: 'yes' }, { found: 'no' }] },
        { item: 'RC', value: 'no', place: { kind: 'file', path: '.gatewright/answers/a.yml' } },
      ],
      edits: {
        known: true,
        value: [
          { editor: { login: 'chef', type: 'User' }, at: '2026-11-20T10:03:00.000Z' },
          { editor: { login: 'alpha', type: 'User' }, at: '2026-11-20T10:01:00.000Z' },
        ],
      },
    },
  })
  expect(await editsOf()).toMatchObject({ includesCreatedEdit: true, userContentEdits: { totalCount: 3 } })
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})

test('a body edited more often than GitHub lists at once: the edits are unknown, the answers are not', async () => {
  for (let edit = 0; edit < 100; edit += 1) pull.edit({ body: `- [x] Question ${edit}? <!-- gw:A03.a -->` })
  expect((await answers()).fact).toMatchObject({
    value: { answers: [{ value: 'yes' }, {}], edits: { known: false, reason: 'truncated' } },
  })
})

test('the same text written again is no edit', async () => {
  const count = async () => (await editsOf())?.userContentEdits?.totalCount
  const before = await count()
  pull.edit({ body: '- [x] Question 99? <!-- gw:A03.a -->', by: 'bravo' })
  expect(await count()).toBe(before)
  pull.edit({ body: 'another', by: 'bravo' })
  expect((await editsOf())?.userContentEdits?.nodes[0]?.editor).toMatchObject({ login: 'bravo' })
})
