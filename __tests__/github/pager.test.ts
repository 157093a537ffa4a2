import { afterEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { nextPage, sameOrigin } from '../../src/github/links.ts'
import { acceptedPermissions } from '../../src/github/permissions.ts'
import type { ListOptions } from '../../src/github/port.ts'
import { client, failure, type Handler, json, serve, type TestServer } from './server.ts'

const servers: TestServer[] = []
const start = async (handler: Handler) => {
  const server = await serve(handler)
  servers.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const item = z.object({ id: z.number().int() })
type Item = z.output<typeof item>
const route = 'GET /repos/{owner}/{repo}/pulls'
const list = (server: TestServer, options: Partial<ListOptions<Item>> = {}, pages = 300) =>
  client(server, { limits: { pages } }).list(route, { owner: 'acme', repo: 'shop' }, item, {
    key: ({ id }) => id,
    ...options,
  })
const next = (url: string) => ({ link: `<${url}>; rel="next", <${url}>; rel="last"` })
const last = { link: '<https://x/?page=1>; rel="first"' }

/** Page n holds the ids 2n and 2n+1; `count` pages. */
const pages =
  (count: number): Handler =>
  (request, response) => {
    const page = Number(new URL(request.url, 'http://x').searchParams.get('page') ?? 1)
    const headers = page < count ? next(`http://${request.headers.host}/list?page=${page + 1}`) : last
    json(response, 200, [{ id: page * 2 }, { id: page * 2 + 1 }], headers)
  }

describe('all pages of a list', () => {
  test('pages are joined, a hundred items each are asked for', async () => {
    const server = await start(pages(3))
    await expect(list(server)).resolves.toHaveLength(6)
    expect(server.seen[0]?.url).toBe('/repos/acme/shop/pulls?per_page=100')
  })

  test('API-08 a 409 on page 2 is a failure, not a shorter list', async () => {
    const server = await start((request, response) =>
      request.url.includes('page=2')
        ? json(response, 409, { message: 'Conflict' })
        : json(response, 200, [{ id: 1 }], next('/list?page=2')),
    )
    const error = await failure(list(server))
    expect([error.reason, error.message]).toEqual(['api-failed', expect.stringContaining('409 (Conflict)')])
  })

  test('API-12 a next page that is the page itself, or an earlier one, ends as a failure', async () => {
    const server = await start((_, response) => json(response, 200, [{ id: 1 }], next('/list?page=2')))
    expect((await failure(list(server))).message).toContain('leads back')
    expect(server.seen).toHaveLength(2)
  })

  test('pages without end are cut at the limit, as a failure', async () => {
    const server = await start(pages(1000))
    expect((await failure(list(server, {}, 7))).reason).toBe('truncated')
    expect(server.seen).toHaveLength(7)
  })

  test('API-14 a next page on another host is refused and gets no request', async () => {
    const other = await start(pages(1))
    const server = await start((_, response) => json(response, 200, [{ id: 1 }], next(`${other.url}/list`)))
    const error = await failure(list(server))
    expect([error.reason, other.seen.length]).toEqual(['api-shape', 0])
    expect(error.message).toContain('another server')
  })

  test('a Link header that cannot be read is a failure', async () => {
    const server = await start((_, response) => json(response, 200, [{ id: 1 }], { link: 'next: page 2' }))
    expect((await failure(list(server))).reason).toBe('api-shape')
  })

  test('items that come twice count once; a count that differs is truncated', async () => {
    const server = await start((request, response) =>
      request.url.includes('page=2')
        ? json(response, 200, [{ id: 2 }, { id: 3 }], last)
        : json(response, 200, [{ id: 1 }, { id: 2 }], next('/list?page=2')),
    )
    await expect(list(server, { expected: 3 })).resolves.toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    const error = await failure(list(server, { expected: 4 }))
    expect([error.reason, error.message]).toEqual(['truncated', 'GitHub states 4 items, the list has 3'])
    expect((await failure(list(server, { expected: 2 }))).reason).toBe('truncated')
  })

  test('a list that reaches the cap is truncated', async () => {
    const server = await start(pages(2))
    expect((await failure(list(server, { cap: 4 }))).reason).toBe('truncated')
    await expect(list(server, { cap: 5 })).resolves.toHaveLength(4)
  })

  test('a full page without a Link header is followed by asking for the next', async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id }))
    const server = await start((request, response) =>
      json(response, 200, request.url.includes('page=2') ? [{ id: 100 }] : full),
    )
    await expect(list(server)).resolves.toHaveLength(101)
    const exact = await start((request, response) =>
      json(response, 200, request.url.includes('page=2') ? [] : full),
    )
    await expect(list(exact)).resolves.toHaveLength(100)
    await expect(list(exact, { expected: 100 })).resolves.toHaveLength(100)
    expect(exact.seen).toHaveLength(3)
    const unpaged = await start((_, response) => json(response, 200, full))
    await expect(list(unpaged)).resolves.toHaveLength(100)
    expect(unpaged.seen).toHaveLength(2)
  })

  test('the list inside an object, its stated total, and its absence', async () => {
    const server = await start((_, response, n) =>
      json(response, 200, n >= 2 ? { total_count: 0 } : { total_count: n + 1, check_runs: [{ id: 1 }] }),
    )
    const github = client(server)
    const runs = () => github.list('GET /x', {}, item, { key: ({ id }) => id, property: 'check_runs' })
    await expect(runs()).resolves.toEqual([{ id: 1 }])
    expect((await failure(runs())).reason).toBe('truncated')
    expect((await failure(runs())).message).toContain('`check_runs`')
  })

  test('an empty list is a list', async () => {
    const server = await start((_, response) => json(response, 200, []))
    await expect(list(server, { expected: 0 })).resolves.toEqual([])
  })
})

describe('headers', () => {
  test.each([
    [undefined, { kind: 'none' }],
    ['<http://a/?page=1>; rel="first"', { kind: 'none' }],
    ['<http://a/?q=a,b;c>; rel="next"', { kind: 'next', url: 'http://a/?q=a,b;c' }],
    ['<http://a>; title="x, y"; rel=next', { kind: 'next', url: 'http://a' }],
    ['<http://a>; rel="last next"', { kind: 'next', url: 'http://a' }],
    ['<http://a>; rel="next", <http://b>; rel="next"', { kind: 'malformed' }],
    ['http://a; rel="next"', { kind: 'malformed' }],
    ['<http://a>; rel="next', { kind: 'malformed' }],
  ])('Link %p', (header, expected) => {
    expect(nextPage(header)).toEqual(expected)
  })

  test('only the same scheme, host and port count as the same server', () => {
    const api = 'https://api.github.com'
    const at = (target: string) => sameOrigin(target, `${api}/x/y`, api)
    expect(at('?page=2')).toBe('https://api.github.com/x/y?page=2')
    expect(at('/a?q={b}')).toBe('https://api.github.com/a?q=%7Bb%7D')
    for (const other of [
      '//evil.example/',
      'http://api.github.com/',
      'https://api.github.com:444/',
      'https://api.github.com.evil.example/',
      'https://u:p@api.github.com/',
      'https://[',
    ]) {
      expect(at(other)).toBeNull()
    }
  })

  test.each([
    ['contents=read', 'contents: read'],
    [
      'pull_requests=write,contents=read; issues=write',
      'pull-requests: write and contents: read or issues: write',
    ],
    ['administration=read', 'administration: read (GitHub App)'],
    ['administration=write,contents=read', 'administration: write (GitHub App) and contents: read'],
    ['organization_administration=write', 'organization-administration: write (GitHub App)'],
    ['::error::x', undefined],
    [undefined, undefined],
  ])('permissions %p', (header, expected) => {
    expect(acceptedPermissions(header)).toBe(expected)
  })
})
