import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, type CallOptions, caller, shop } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { repository } = shop(world)
const R = '/repos/acme/shop'
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const token = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
const call = (path: string, options?: CallOptions) => caller(server, token)(path, options)
const remaining = async () => Number((await call(R)).headers.get('x-ratelimit-remaining'))

describe('headers', () => {
  test('the server keeps its own time', async () => {
    expect((await call(R)).headers.get('date')).toBe('Sun, 01 Mar 2026 10:00:00 GMT')
  })

  test('a known answer is 304 and free; a changed one is not', async () => {
    const path = `${R}/branches/main`
    const first = await call(path)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    const before = await remaining()
    const second = await call(path, { headers })
    expect(second).toMatchObject({ status: 304, body: '' })
    expect(await remaining()).toBe(before - 1)
    repository.commit('main', { files: { 'etag.md': 'x\n' } })
    expect((await call(path, { headers })).status).toBe(200)
  })

  test('Link leads through every page exactly once', async () => {
    for (let n = 0; n < 7; n += 1) repository.tag(`v${n}`)
    const seen: string[] = []
    let next: string | undefined = `${R}/git/matching-refs/tags/?per_page=3`
    while (next !== undefined) {
      const page: Awaited<ReturnType<typeof call>> = await call(next)
      seen.push(...page.body.map((item: { ref: string }) => item.ref))
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1]
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  test('no user agent, an unknown version, a broken body', async () => {
    expect((await call(R, { headers: { 'user-agent': '' } })).status).toBe(403)
    expect((await call(R, { headers: { 'x-github-api-version': '1999-01-01' } })).status).toBe(400)
    const broken = await fetch(`${server.apiUrl}${R}/issues`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'x' },
      body: '{',
    })
    expect(await broken.json()).toMatchObject({ message: 'Problems parsing JSON' })
  })
})

describe('rate limits', () => {
  test('the budget runs out with 403 and comes back with the reset', async () => {
    const own = world.token({ permissions: { contents: 'read' } })
    const limited = (path: string) => caller(server, own)(path)
    expect((await limited(R)).headers.get('x-ratelimit-limit')).toBe('1000')
    world.rateLimit(own, { remaining: 1, resetIn: 60 })
    expect((await limited(R)).status).toBe(200)
    const refused = await limited(R)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
    expect((await limited('/rate_limit')).body.resources.core.remaining).toBe(0)
    world.clock.advance(61)
    expect((await limited(R)).status).toBe(200)
  })
})

describe('renamed and enterprise', () => {
  test('an old name redirects to the address by id, on the same server', async () => {
    const old = world.repository('acme/old-name', { files: { a: 'x' } })
    old.rename('acme/new-name')
    const moved = await call('/repos/acme/old-name/contents/a?ref=main')
    expect(moved.status).toBe(301)
    const location = moved.headers.get('location') ?? ''
    expect(location.startsWith(server.apiUrl)).toBe(true)
    expect((await call(location)).body.path).toBe('a')
  })

  test('an Enterprise Server: other addresses, a version header, missing routes', async () => {
    const other = createWorld()
    shop(other)
    const started = await other.start({
      enterprise: { version: '3.17.1' },
      missing: ['GET /repos/{owner}/{repo}/activity'],
    })
    expect(started.apiUrl).toBe(`${started.serverUrl}/api/v3`)
    expect(started.graphqlUrl).toBe(`${started.serverUrl}/api/graphql`)
    const own = caller(started, other.token({ permissions: { contents: 'read' } }))
    expect((await own(R)).headers.get('x-github-enterprise-version')).toBe('3.17.1')
    expect((await own(`${R}/activity`)).status).toBe(404)
    expect((await own(`${started.serverUrl}${R}`)).status).toBe(404)
    await other.close()
  })

  test('a world starts in under a second and leaves nothing behind', async () => {
    const begun = performance.now()
    const other = createWorld()
    shop(other)
    await other.start()
    expect(performance.now() - begun).toBeLessThan(1000)
    expect(existsSync(other.state.directory)).toBe(true)
    await other.close()
    expect(existsSync(other.state.directory)).toBe(false)
  })

  test('two worlds of one history have the same commits', () => {
    const tips = [1, 2].map(() => {
      const twin = createWorld({ now: '2026-01-01T00:00:00Z' })
      const { pull } = shop(twin)
      const sha = pull.headSha
      twin.state.dispose()
      return sha
    })
    expect(tips[0]).toBe(tips[1])
  })
})

describe('contents', () => {
  const big = 'x'.repeat(1024 * 1024 + 1)
  repository.commit('contents', {
    files: {
      big,
      edge: 'y'.repeat(1024 * 1024),
      link: { symlink: 'docs/guide.md' },
      out: { symlink: '../../etc/passwd' },
      sub: { submodule: 'c'.repeat(40) },
    },
  })
  const at = (path: string, options?: CallOptions) => call(`${R}/contents/${path}?ref=contents`, options)

  test('over 1 MB comes without its text, unless raw is asked for', async () => {
    expect((await at('edge')).body.encoding).toBe('base64')
    expect((await at('big')).body).toMatchObject({ encoding: 'none', content: '', size: big.length })
    const raw = await at('big', { headers: { accept: 'application/vnd.github.raw+json' } })
    expect(raw.body).toBe(big)
  })

  test('a symlink to a file is followed, one that leads outside is shown, a submodule is neither', async () => {
    const followed = await at('link')
    expect(Buffer.from(followed.body.content, 'base64').toString()).toBe('# Guide\n')
    expect((await at('out')).body).toMatchObject({ type: 'symlink', target: '../../etc/passwd' })
    expect((await at('sub')).body).toMatchObject({ type: 'submodule', sha: 'c'.repeat(40) })
  })

  test('a path whose encoding is broken is refused, not dropped', async () => {
    expect((await at('%ff')).status).toBe(400)
  })

  test('a revision that looks like an option is only a name', async () => {
    expect((await call(`${R}/contents/docs?ref=--help`)).status).toBe(404)
    expect((await call(`${R}/compare/--output=x...main`)).status).toBe(404)
  })
})
