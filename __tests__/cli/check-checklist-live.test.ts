import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
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
    lists: [secure-feature]
    edited-after-approval: refuse
`

let world: World
let server: Started
let clone: Clone
let repository: RepositoryBuilder
let pull: PullRequestBuilder
let token: string

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo', 'meddler']) world.user(login)
  world.organisation('acme', { owners: ['alpha'], members: ['bravo', 'meddler'] })
  repository = world.repository('acme/shop', {
    files: {
      '.github/gatewright.yml': policy,
      'src/pay/total.ts': 'export const total = 1\n',
      'README.md': '# Shop\n',
    },
    collaborators: { bravo: 'write', meddler: 'write' },
  })
  pull = repository.openPullRequest({
    author: 'bravo',
    head: 'pay',
    body: 'Adds a way to pay.',
    files: {
      'src/pay/route.ts':
        "export const add = (router: Router) => router.post('/pay', (request) => request.body)\n",
      'docs/threats.md': '# Threats\n\n## Pay\n\nA stranger pays.\n\n## Boundaries\n\nThe browser.\n',
    },
  })
  server = await world.start()
  token = world.token({ permissions: ALL_PERMISSIONS, repository: 'acme/shop' })
  clone = new Clone()
})
afterAll(async () => {
  await server.close()
  clone.remove()
})

const checked = async () => {
  const ended = await gatewright(
    ['check', '--repository', 'acme/shop', '--pull', String(pull.number), '--json'],
    {
      directory: clone.path,
      variables: {
        GITHUB_API_URL: server.apiUrl,
        GITHUB_GRAPHQL_URL: server.graphqlUrl,
        GITHUB_SERVER_URL: server.serverUrl,
        GH_TOKEN: token,
      },
    },
  )
  expect(ended.stderr).toBe('')
  const own = resultSchema()
    .parse(json(ended))
    .findings.filter(({ gate }) => gate === 'checklist')
  const blocking = own.filter(
    ({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'),
  )
  const [block] = own.find(({ subject }) => subject === 'block')?.details ?? []
  return {
    code: ended.code,
    blocking: [...new Set(blocking.map(({ rule }) => rule))].sort(),
    found: own.map(({ rule, message }) => `${rule}: ${message.found.text}`),
    block: block?.kind === 'list' ? block.items.map(({ text }) => text).join('\n') : '',
  }
}

const evidence: Readonly<Record<string, string>> = {
  'A01.a': 'src/pay/route.ts#L1',
  'A01.b': 'check: refusals',
  'A03.a': 'check: refusals',
  'A04.a': 'docs/threats.md#pay',
  'A04.b': 'docs/threats.md#boundaries',
  'DE.a': 'src/pay/route.ts#L1',
  'D.2.a': 'check: secret scan',
}
const ticked = (block: string): string => block.replaceAll('- [ ]', '- [x]')
const backed = (block: string): string =>
  ticked(block).replaceAll(
    /^.*<!-- gw:(\S+) .*$/gmu,
    (line, id: string) => `${line}\n  - Evidence: ${evidence[id] ?? ''}`,
  )

describe('the gate `checklist` on a pull request', () => {
  let block = ''

  test('a description without answers is answered with the text to paste', async () => {
    const result = await checked()
    block = result.block
    expect(result).toMatchObject({ code: 1, blocking: ['checklist/answered'] })
    expect([...block.matchAll(/gw:(\S+)/gu)].map(([, id]) => id)).toEqual(Object.keys(evidence))
  })

  test('an all-ticked description is refused with the reasons', async () => {
    pull.edit({ body: `Adds a way to pay.\n\n${ticked(block)}` })
    expect((await checked()).blocking).toEqual(['checklist/evidence-grade'])
    const readme = ticked(block).replaceAll(/^.*<!-- gw:.*$/gmu, (line) => `${line}\n  - Evidence: README.md`)
    pull.edit({ body: readme })
    expect((await checked()).blocking).toContain('checklist/evidence-grade')
  })

  test('the one with evidence passes, once the checks it names have succeeded', async () => {
    pull.edit({ body: `Adds a way to pay.\r\n\r\n${backed(block).replaceAll('\n', '\r\n')}` })
    repository.checkRun({ name: 'refusals', sha: pull.headSha, conclusion: 'failure' })
    repository.checkRun({ name: 'secret scan', sha: pull.headSha, conclusion: 'success' })
    expect((await checked()).blocking).toEqual(['checklist/evidence-grade', 'checklist/not-contradicted'])
    world.clock.advance(60)
    repository.checkRun({ name: 'refusals', sha: pull.headSha, conclusion: 'success' })
    expect(await checked()).toMatchObject({ code: 0, blocking: [] })
  })

  test('an edit after the approval, by somebody else, is told and refused', async () => {
    world.clock.advance(60)
    pull.review({ by: 'alpha', state: 'APPROVED' })
    expect((await checked()).code).toBe(0)
    world.clock.advance(60)
    pull.edit({ body: `${backed(block)}\n`, by: 'meddler' })
    const result = await checked()
    expect(result.blocking).toEqual(['checklist/approved-after-answers'])
    expect(result.found.join('\n')).toContain('checklist/answered-by: the description was edited by @meddler')
    pull.review({ by: 'alpha', state: 'APPROVED' })
  })

  test('a push opens again what it concerns', async () => {
    pull.push({
      by: 'bravo',
      files: {
        'src/pay/route.ts':
          "export const add = (router: Router) => router.post('/pay', (request) => request.query)\n",
      },
    })
    repository.checkRun({ name: 'refusals', sha: pull.headSha, conclusion: 'success' })
    repository.checkRun({ name: 'secret scan', sha: pull.headSha, conclusion: 'success' })
    const result = await checked()
    expect(result.blocking).toEqual(['checklist/answer-current'])
  })

  test('every request and answer is as GitHub describes them', () => {
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  })
})
