import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { factKeys } from '../../src/core/facts/index.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { resolveSubject } from '../../src/facts/resolve.ts'
import { createGitHub } from '../../src/github/client.ts'
import { policyWith } from '../facts/context.ts'
import { ALL_PERMISSIONS, shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'

/** The product's own client and gatherers against the embedded GitHub: both directions follow the description. */

const world = createWorld()
const { pull, repository } = shop(world)
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const name = { owner: 'acme', repo: 'shop' }

function client() {
  const token = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
  return createGitHub({ ...server, token, userAgent: 'gatewright-test' })
}

test('every fact of a pull request is known, and every request valid', async () => {
  pull.review({ by: 'bravo', state: 'APPROVED' })
  pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
  const github = client()
  const target = await resolveSubject({ kind: 'pull-request', repository: name, number: pull.number }, github)
  if (!target.known) throw new Error(target.detail)
  const [subject] = target.value.subjects
  const facts = await gatherFacts(factKeys, {
    repository: name,
    subject: { kind: 'pull-request', number: pull.number },
    baseSha: target.value.baseSha,
    policy: policyWith({ exclude: ['last-pusher'], rules: [] }),
    policyPath: '.github/gatewright.yml',
    github,
    workspace: null,
    hints: { pusher: null },
    snapshot: subject?.snapshot ?? null,
  })
  const unknowns = Object.entries(facts).filter(([, fact]) => !fact.known)
  expect(unknowns).toEqual([])
  expect(facts['last-pusher']).toMatchObject({ value: { login: 'alpha' } })
  expect(facts['changed-files']).toMatchObject({ value: [{ path: 'src/b.ts', status: 'added' }] })
  expect(facts.reviews).toMatchObject({ value: [{ state: 'APPROVED', canPush: true }] })
  expect(world.requests.count()).toBeGreaterThan(0)
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})

test('a merge group leads to its pull requests', async () => {
  world.requests.clear()
  const other = repository.openPullRequest({ author: 'bravo', head: 'second', files: { second: '1\n' } })
  const first = repository.enqueue(pull)
  const entry = repository.enqueue(other, first)
  const target = await resolveSubject(
    { kind: 'merge-group', repository: name, ...entry, baseSha: first.baseSha },
    client(),
  )
  if (!target.known) throw new Error(target.detail)
  const numbers = target.value.subjects.map((item) => (item.snapshot === null ? null : item.snapshot.number))
  expect(numbers.sort()).toEqual([pull.number, other.number])
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})

test('a list of several pages arrives whole through addresses by id', async () => {
  const files = Object.fromEntries(Array.from({ length: 230 }, (_, n) => [`many/${n}.txt`, `${n}\n`]))
  const many = repository.openPullRequest({ author: 'alpha', head: 'many', files })
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'
  world.requests.clear()
  const listed = await client().list(
    route,
    { ...name, pull_number: many.number },
    z.object({ filename: z.string() }),
    { key: (file) => file.filename, expected: 230 },
  )
  expect(listed).toHaveLength(230)
  expect(world.requests.count(/^\/repositories\/\d+\/pulls/)).toBe(2)
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})
