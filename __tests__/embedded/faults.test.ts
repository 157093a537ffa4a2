import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/embedded/faults.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, type CallOptions, caller, shop } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { pull, repository } = shop(world)
const R = '/repos/acme/shop'
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())
afterEach(() => world.faults.clear())

const token = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
const call = (path: string, options?: CallOptions) => caller(server, token)(path, options)
const files = `${R}/pulls/${pull.number}/files`

describe('broken answers', () => {
  test.each<Fault>([
    { kind: 'cut' },
    { kind: 'cut', chunked: true },
    { kind: 'bad-gzip' },
    { kind: 'reset' },
  ])('$kind makes the call fail', async (fault) => {
    world.fault({ ...fault, path: '/files' })
    await expect(call(files)).rejects.toThrow()
    expect((await call(files)).status).toBe(200)
  })

  test('never answers, until the server closes or the client gives up', async () => {
    world.fault({ kind: 'hang' })
    const waiting = fetch(`${server.apiUrl}${R}`, { signal: AbortSignal.timeout(50) })
    await expect(waiting).rejects.toThrow()
  })

  test.each<readonly [Fault, number, unknown]>([
    [{ kind: 'text', text: '{"a":' }, 200, '{"a":'],
    [{ kind: 'text', text: '<html>', contentType: 'text/html' }, 200, '<html>'],
    [{ kind: 'text', text: 'null' }, 200, 'null'],
    [{ kind: 'no-content' }, 204, ''],
    [{ kind: 'status', status: 418, body: { message: 'tea' } }, 418, '{"message":"tea"}'],
  ])('%j', async (fault, status, text) => {
    world.fault(fault)
    const response = await fetch(`${server.apiUrl}${R}`)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(text)
  })
})

describe('which request', () => {
  test('the nth match, a number of times', async () => {
    world.fault({ kind: 'status', status: 502, path: R, nth: 2, times: 2 })
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1) statuses.push((await call(R)).status)
    expect(statuses).toEqual([200, 502, 502, 200, 200])
  })

  test('a page of a list', async () => {
    world.fault({ kind: 'status', status: 409, path: /\/files$/, page: 2, times: Number.POSITIVE_INFINITY })
    expect((await call(files)).status).toBe(200)
    expect((await call(`${files}?page=2`)).status).toBe(409)
    expect((await call(`${files}?page=2`)).status).toBe(409)
  })

  test('a lost answer: the write took effect', async () => {
    world.fault({ kind: 'status', status: 502, method: 'POST', executed: true })
    const body = { title: 'once' }
    expect((await call(`${R}/issues`, { method: 'POST', body })).status).toBe(502)
    expect((await call(`${R}/issues`)).body[0].title).toBe('once')
  })

  test('a hook changes the world between two calls', async () => {
    const before = (await call(`${R}/pulls/${pull.number}`)).body.head.sha
    world.fault({
      kind: 'before',
      path: '/reviews',
      run: () => {
        pull.push({ by: 'alpha', files: { 'src/late.ts': 'x\n' } })
      },
    })
    await call(`${R}/pulls/${pull.number}/reviews`)
    expect((await call(`${R}/pulls/${pull.number}`)).body.head.sha).not.toBe(before)
  })
})

describe('lists, limits and time', () => {
  test('items repeated, dropped and added; a truncated tree', async () => {
    world.fault({ kind: 'items', path: '/files', repeat: 1, add: [{ filename: 'ghost' }] })
    const names = (await call(files)).body.map((file: { filename: string }) => file.filename)
    expect(names.slice(-2)).toEqual([names[0], 'ghost'])
    world.fault({ kind: 'truncated-tree', path: '/git/trees/main', keep: 1 })
    expect((await call(`${R}/git/trees/main?recursive=1`)).body).toMatchObject({ truncated: true })
  })

  test('Link to itself, to another host, and a redirect', async () => {
    world.fault({ kind: 'link', path: '/files', next: 'self' })
    const self = (await call(`${files}?per_page=1`)).headers.get('link')
    expect(self).toBe(`<${server.apiUrl}${files}?per_page=1>; rel="next"`)
    world.fault({ kind: 'link', path: '/files', next: 'https://evil.example/x' })
    expect((await call(files)).headers.get('link')).toContain('evil.example')
    world.fault({ kind: 'redirect', to: 'https://evil.example/' })
    expect((await call(R)).status).toBe(302)
  })

  test('primary and secondary limits, old and new words', async () => {
    world.fault({ kind: 'rate-limit', resetIn: 3000 })
    const primary = await call(R)
    expect(primary.status).toBe(403)
    expect(primary.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(Number(primary.headers.get('x-ratelimit-reset'))).toBe(world.clock.seconds() + 3000)
    world.fault({ kind: 'secondary-limit', status: 429, retryAfter: 2 })
    const secondary = await call(R)
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([429, '2'])
    world.fault({ kind: 'secondary-limit', wording: 'abuse' })
    expect((await call(R)).body.message).toContain('abuse detection')
  })

  test('a skewed clock', async () => {
    world.fault({ kind: 'clock-skew', seconds: -3600 })
    expect((await call(R)).headers.get('date')).toBe('Sun, 01 Mar 2026 09:00:00 GMT')
  })
})

test('every request is logged with its token, query and body', async () => {
  world.requests.clear()
  await call(`${R}/labels?per_page=5`)
  await call(`${R}/labels`, { method: 'POST', body: { name: 'logged' } })
  expect(world.requests.count()).toBe(2)
  expect(world.requests.count('/labels', 'POST')).toBe(1)
  expect(world.requests.entries[0]).toMatchObject({ token, query: { per_page: '5' }, status: 200 })
  expect(world.requests.entries[1]).toMatchObject({ body: { name: 'logged' }, status: 201 })
  expect(repository.model.labels.has('logged')).toBe(true)
})
