import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { type Answer, caller, shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'

const world = createWorld()
const { pull, repository } = shop(world)
const R = '/repos/acme/shop'
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterEach(() => {
  expect(exchangeProblems(world.requests.entries)).toEqual([])
  world.requests.clear()
})
afterAll(() => world.close())

const token = world.token({ permissions: { checks: 'write', statuses: 'write' } })
const post = (path: string, body: unknown, method = 'POST'): Promise<Answer> =>
  caller(server, token)(`${R}/${path}`, { method, body })

const annotation = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ path: 'src/a.ts', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' },
  ...more,
})
const output = (annotations: readonly unknown[], more = {}) => ({
  output: { title: 't', summary: 's', annotations, ...more },
})
const create = (more: Readonly<Record<string, unknown>> = {}, name = 'report') =>
  post('check-runs', { name, head_sha: pull.headSha, conclusion: 'success', ...more })

describe('check runs', () => {
  test('an update adds annotations, replaces the output, and may turn a completed run', async () => {
    const { body } = await create(output([annotation(), annotation({ title: 'x'.repeat(255) })]))
    const update = { conclusion: 'failure', ...output([annotation({ path: 'b' })], { title: 'now' }) }
    const updated = await post(`check-runs/${body.id}`, update, 'PATCH')
    expect(updated).toMatchObject({
      status: 200,
      body: { status: 'completed', conclusion: 'failure', output: { title: 'now', annotations_count: 3 } },
    })
    const listed = await caller(server, token)(`${R}/check-runs/${body.id}/annotations`)
    expect(listed.body.map(({ path }: { path: string }) => path)).toEqual(['src/a.ts', 'src/a.ts', 'b'])
  })

  test.each([
    ['51 annotations', output(Array.from({ length: 51 }, () => annotation()))],
    ['a summary of 65,536', output([], { summary: 's'.repeat(65_536) })],
    ['a title of 256', output([annotation({ title: 'x'.repeat(256) })])],
    ['a message of 64 KB and one', output([annotation({ message: `${'é'.repeat(32_768)}x` })])],
    ['no message', output([annotation({ message: '' })])],
    ['line 0', output([annotation({ start_line: 0 })])],
    ['lines backwards', output([annotation({ start_line: 3, end_line: 2 })])],
    ['columns over lines', output([annotation({ end_line: 2, start_column: 1, end_column: 2 })])],
    ['an unknown level', output([annotation({ annotation_level: 'error' })])],
  ])('%s is refused, and nothing is made', async (_, fields) => {
    const before = repository.model.checkRuns.length
    expect((await create(fields)).status).toBe(422)
    expect(repository.model.checkRuns).toHaveLength(before)
  })

  test('as much as is allowed is taken', async () => {
    const full = annotation({ message: 'é'.repeat(32_768), start_column: 1, end_column: 2 })
    const fields = output(
      Array.from({ length: 50 }, () => full),
      { summary: 's'.repeat(65_535) },
    )
    expect((await create(fields)).status).toBe(201)
  })

  test('a suite keeps a thousand runs of one name', async () => {
    const sha = repository.tip()
    for (let index = 0; index < 1_000; index += 1)
      repository.checkRun({ name: 'many', sha, conclusion: 'success' })
    const [oldest] = repository.model.checkRuns.filter(({ name }) => name === 'many')
    expect((await create({ head_sha: sha }, 'many')).status).toBe(201)
    const kept = repository.model.checkRuns.filter(({ name }) => name === 'many')
    expect(kept).toHaveLength(1_000)
    expect(kept).not.toContain(oldest)
  })
})

describe('commit statuses', () => {
  const status = (more: Readonly<Record<string, unknown>> = {}) =>
    post(`statuses/${pull.headSha}`, { state: 'success', ...more })

  test('descriptions, addresses and states are checked', async () => {
    expect((await status({ description: 'd'.repeat(140), target_url: 'https://ci.example/1' })).status).toBe(
      201,
    )
    expect((await status({ description: 'd'.repeat(141) })).status).toBe(422)
    expect((await status({ target_url: 'javascript:alert(1)' })).status).toBe(422)
    expect((await status({ state: 'neutral' })).status).toBe(422)
  })

  test('a commit takes a thousand of one context, and of another all the same', async () => {
    const sha = pull.headSha
    for (let index = 0; index < 1_000; index += 1)
      repository.status({ sha, state: 'failure', context: 'full', by: 'chef' })
    const refused = await status({ context: 'full' })
    expect(refused).toMatchObject({ status: 422, body: { message: 'Validation Failed' } })
    expect(refused.body.errors[0].message).toContain('maximum number of statuses')
    expect((await status({ context: 'other' })).status).toBe(201)
  })
})
