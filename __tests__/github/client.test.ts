import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import { createGitHub } from '../../src/github/client.ts'
import { offlineGitHub } from '../../src/github/offline.ts'
import { client, failure, fakeClock, type Handler, json, serve, type TestServer, token } from './server.ts'

const servers: TestServer[] = []
const start = async (handler: Handler) => {
  const server = await serve(handler)
  servers.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const repository = z.object({ id: z.number().int(), full_name: z.string() })
const route = 'GET /repos/{owner}/{repo}'
const names = { owner: 'acme', repo: 'shop' }
const good = { id: 1, full_name: 'acme/shop' }
const files = z.object({ filename: z.string() })
const listFiles = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'
const listed = { key: (file: z.output<typeof files>) => file.filename }

describe('broken answers', () => {
  test('API-01 a list cut behind its content length is api-shape, after one retry', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('[{"filename":"a"}')
      setTimeout(() => response.destroy(), 5)
    })
    const error = await failure(client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed))
    expect(error.reason).toBe('api-shape')
    expect(server.seen).toHaveLength(2)
  })

  test('API-02 a chunked answer cut in the middle of its JSON is api-shape', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"id": 1, "full')
      setTimeout(() => response.destroy(), 5)
    })
    const error = await failure(client(server).get(route, names, repository))
    expect([error.reason, server.seen.length]).toEqual(['api-shape', 2])
  })

  test('API-03 invalid JSON is api-shape', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"id": 1,}')
    })
    const error = await failure(client(server).get(route, names, repository))
    expect(error).toMatchObject({ reason: 'api-shape', message: 'the answer is not valid JSON in UTF-8' })
    expect(
      (await failure(client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed))).reason,
    ).toBe('api-shape')
  })

  test('API-04 a page of HTML with status 200 is api-shape', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<h1>Whoa there!</h1>')
    })
    const error = await failure(client(server).get(route, names, z.unknown()))
    expect(error.message).toBe('JSON is expected, the content type is text/html')
  })

  test('API-05 null, 204, an empty body and an object are no lists', async () => {
    const bodies = [
      [200, 'null'],
      [204, ''],
      [200, ''],
      [200, '{"message":"ok"}'],
    ] as const
    for (const [status, body] of bodies) {
      const server = await start((_, response) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(body)
      })
      const work = client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed)
      expect((await failure(work)).reason).toBe('api-shape')
    }
  })

  test('204 answers a call only when its schema expects no content', async () => {
    const server = await start((_, response) => {
      response.writeHead(204).end()
    })
    await expect(client(server).get(route, names, z.undefined())).resolves.toBeUndefined()
    expect((await failure(client(server).get(route, names, repository.nullable()))).reason).toBe('api-shape')
  })

  test('API-07 a body that is no gzip is api-shape', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end('[{"filename":"a"}]')
    })
    const work = client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed)
    expect((await failure(work)).reason).toBe('api-shape')
  })

  test('what came before the cut is not taken for the answer, even when it is valid JSON', async () => {
    const server = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('[]')
      setTimeout(() => response.destroy(), 5)
    })
    const work = client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed)
    expect((await failure(work)).message).toContain('cut short')
  })

  test('fewer bytes than announced are api-shape, whoever does the fetching', async () => {
    const server = await start(() => undefined)
    const headers = { 'content-type': 'application/json', 'content-length': '500' }
    const fetch = async () => new Response('[]', { headers })
    const work = client(server, { fetch }).list(listFiles, { ...names, pull_number: 1 }, files, listed)
    expect(await failure(work)).toMatchObject({
      reason: 'api-shape',
      message: expect.stringContaining('500'),
    })
  })

  test('a good gzip body is read, and a cut one is not', async () => {
    const whole = gzipSync(JSON.stringify({ ...good, text: 'x'.repeat(5000) }))
    const server = await start((_, response, n) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(n === 0 ? whole : whole.subarray(0, whole.length - 12))
    })
    await expect(client(server).get(route, names, repository)).resolves.toEqual(good)
    expect((await failure(client(server).get(route, names, repository))).reason).toBe('api-shape')
  })

  test('a field of another type is named by its path', async () => {
    const server = await start((_, response) =>
      json(response, 200, [{ filename: 'a' }, { filename: 'b' }, { filename: 7 }]),
    )
    const work = client(server).list(listFiles, { ...names, pull_number: 1 }, files, listed)
    expect((await failure(work)).message).toMatch(/^field `\[2\]\.filename`: .*expected string/)
  })

  test('one malformed answer is forgiven', async () => {
    const server = await start((_, response, n) => json(response, 200, n === 0 ? { id: 'x' } : good))
    await expect(client(server).get(route, names, repository)).resolves.toEqual(good)
  })

  test('206 is no complete content', async () => {
    const server = await start((_, response) => json(response, 206, good))
    expect((await failure(client(server).get(route, names, repository))).reason).toBe('api-shape')
  })

  test('an answer over the size limit is too-large', async () => {
    const server = await start((_, response) => json(response, 200, { ...good, text: 'x'.repeat(2000) }))
    const work = client(server, { limits: { bodyBytes: 1000 } }).get(route, names, repository)
    expect((await failure(work)).reason).toBe('too-large')
  })
})

describe('trying again', () => {
  test('API-15 two 502 and then an answer: two retries', async () => {
    const server = await start((_, response, n) =>
      n < 2 ? json(response, 502, { message: 'Bad Gateway' }) : json(response, 200, good),
    )
    const clock = fakeClock()
    const github = client(server, { clock })
    await expect(github.get(route, names, repository)).resolves.toEqual(good)
    expect(github.statistics()).toEqual({ requests: 3, notModified: 0, retries: 2 })
    expect(clock.slept).toEqual([500, 1000])
  })

  test('5xx without end is api-failed after three retries', async () => {
    const server = await start((_, response) => json(response, 503, { message: 'down' }))
    const error = await failure(client(server).get(route, names, repository))
    expect([error.reason, error.message]).toEqual(['api-failed', 'GitHub answered 503 (down)'])
    expect(server.seen).toHaveLength(4)
  })

  test('a 503 that names a time is waited for, or given up when it is too long', async () => {
    const server = await start((_, response, n) =>
      n === 0
        ? json(response, 503, { message: 'maintenance' }, { 'retry-after': '7' })
        : n === 1
          ? json(response, 200, good)
          : json(response, 503, { message: 'maintenance' }, { 'retry-after': '3600' }),
    )
    const clock = fakeClock()
    const github = client(server, { clock })
    await github.get(route, names, repository)
    expect(clock.slept).toEqual([7000])
    await failure(github.get(route, names, repository))
    expect(server.seen).toHaveLength(3)
  })

  test('API-16 a write that gets a 502 is never sent twice', async () => {
    const server = await start((_, response) => json(response, 502, { message: 'Bad Gateway' }))
    const work = client(server).send(
      'POST /repos/{owner}/{repo}/issues',
      { ...names, title: 'T' },
      repository,
    )
    expect((await failure(work)).reason).toBe('api-failed')
    expect(server.seen.map(({ method, body }) => `${method} ${body}`)).toEqual(['POST {"title":"T"}'])
  })

  test('a write is not repeated after a reset, a limit, a timeout, a malformed answer or a redirect', async () => {
    const server = await start((_, response, n) => {
      if (n === 0) response.destroy()
      else if (n === 1) json(response, 429, { message: 'slow' }, { 'retry-after': '1' })
      else if (n === 2) json(response, 201, { id: 'no' })
      else if (n === 3) json(response, 307, {}, { location: '/repositories/1/issues' })
    })
    const github = client(server, { limits: { requestTimeout: 80 } })
    const send = () => failure(github.send('POST /repos/{owner}/{repo}/issues', names, repository))
    const reasons = [await send(), await send(), await send(), await send(), await send()]
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'api-failed',
      'rate-limited',
      'api-shape',
      'api-failed',
      'timeout',
    ])
    expect(server.seen).toHaveLength(5)
  })

  test('writes start at least a second apart', async () => {
    const server = await start((_, response) => json(response, 201, good))
    const clock = fakeClock()
    const github = client(server, { clock })
    const send = () => github.send('POST /repos/{owner}/{repo}/issues', names, repository)
    await Promise.all([send(), send(), send()])
    expect(clock.slept).toEqual([1000, 1000])
  })

  test('API-18 a server that never answers: each try, the call and the run have their own time', async () => {
    const server = await start(() => undefined)
    const clock = { now: () => performance.now(), sleep: async () => undefined, random: () => 0 }
    const limits = { requestTimeout: 60, callTimeout: 4000, runTimeout: 9000 }
    const tried = await failure(client(server, { clock, limits }).get(route, names, repository))
    expect([tried.reason, server.seen.length]).toEqual(['timeout', 4])
    const short = { ...limits, callTimeout: 100 }
    const called = await failure(client(server, { clock, limits: short }).get(route, names, repository))
    expect([called.reason, server.seen.length]).toEqual(['timeout', 5])
    const run = client(server, { clock, limits: { ...limits, runTimeout: 60 } })
    await failure(run.get(route, names, repository))
    await delay(10)
    expect((await failure(run.get(route, names, repository))).message).toMatch(/no time is left/)
  })

  test('a body that stops in the middle is a timeout, and its retry has a signal of its own', async () => {
    const server = await start((_, response, n) => {
      if (n > 0) return json(response, 200, good)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"id":')
    })
    const github = client(server, { limits: { requestTimeout: 80 } })
    await expect(github.get(route, names, repository)).resolves.toEqual(good)
    expect(server.seen).toHaveLength(2)
  })

  test('at most eight requests are in flight', async () => {
    let now = 0
    let most = 0
    const server = await start((_, response) => {
      now += 1
      most = Math.max(most, now)
      setTimeout(() => {
        now -= 1
        json(response, 200, good)
      }, 5)
    })
    const github = client(server)
    await Promise.all(Array.from({ length: 30 }, () => github.get(route, names, repository)))
    expect([most, server.seen.length]).toEqual([8, 30])
  })
})

describe('what is sent and kept', () => {
  test('a second read sends the validator and takes 304 for the answer', async () => {
    const server = await start((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end()
      json(response, 200, good, { etag: '"v1"' })
    })
    const github = client(server)
    await github.get(route, names, repository)
    await expect(github.get(route, names, repository)).resolves.toEqual(good)
    expect(github.statistics()).toEqual({ requests: 2, notModified: 1, retries: 0 })
  })

  test('a git object, named by its own hash, is asked for once in a run', async () => {
    const blob = { ...names, file_sha: 'a'.repeat(40) }
    const server = await start((_, response) => json(response, 200, good, { etag: '"v1"' }))
    const github = client(server)
    await github.get('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', blob, repository)
    await expect(
      github.get('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', blob, repository),
    ).resolves.toEqual(good)
    expect(server.seen).toHaveLength(1)
    const byName = { ...names, file_sha: 'main' }
    await github.get('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', byName, repository)
    await github.get('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', byName, repository)
    expect(server.seen).toHaveLength(3)
  })

  test('a 304 that nobody asked for is api-shape', async () => {
    const server = await start((_, response) => void response.writeHead(304).end())
    expect((await failure(client(server).get(route, names, repository))).reason).toBe('api-shape')
  })

  test('the token, the API version and encoded parameters are sent', async () => {
    const server = await start((_, response) => json(response, 200, good))
    await client(server).get(
      'GET /repos/{owner}/{repo}/contents/{path}',
      { ...names, path: 'a b/#?.md', ref: 'x&y' },
      repository,
    )
    const [request] = server.seen
    expect(request?.url).toBe('/repos/acme/shop/contents/a%20b%2F%23%3F.md?ref=x%26y')
    expect(request?.headers).toMatchObject({
      authorization: `token ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    })
  })

  test.each(['..', '.'])('a name that would change the endpoint (%s) is not sent', async (owner) => {
    const server = await start((_, response) => json(response, 200, good))
    await expect(client(server).get(route, { ...names, owner }, repository)).rejects.toThrow('cannot be')
    expect(server.seen).toEqual([])
  })

  test('each method takes only the routes it is safe for', async () => {
    const github = client(await start(() => undefined))
    await expect(github.get('POST /x', {}, repository)).rejects.toThrow('GET routes')
    await expect(github.send('GET /x', {}, repository)).rejects.toThrow('for writes')
    await expect(github.get(route, { owner: 'acme' }, repository)).rejects.toThrow('no value for {repo}')
  })

  test('the server time is that of the Date header', async () => {
    const server = await start((_, response) =>
      json(response, 200, good, { date: 'Sat, 21 Nov 2026 10:00:00 GMT' }),
    )
    const github = client(server)
    expect(github.serverTime()).toBeNull()
    await github.get(route, names, repository)
    expect(github.serverTime()).toBe('2026-11-21T10:00:00.000Z')
  })

  test('the token is in no failure, and nothing is printed', async () => {
    const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const server = await start((request, response) =>
      json(
        response,
        422,
        { message: `bad ${request.headers.authorization}` },
        { deprecation: 'x', link: '<::set-output>; rel="deprecation"' },
      ),
    )
    const error = await failure(client(server).get(route, names, repository))
    expect(error.message).toContain('***')
    expect(JSON.stringify([error, error.message, error.stack, error.toUnknown()])).not.toContain(token)
    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
  })

  test.each(['', 'a b', `${token}\n`])('an unusable token is refused without being quoted', (bad) => {
    const make = () =>
      createGitHub({
        token: bad,
        apiUrl: 'https://api.github.com',
        serverUrl: 'https://github.com',
        userAgent: 'x',
      })
    expect(make).toThrow('the token is empty or has spaces')
  })

  test('no token: the request goes out without authorization', async () => {
    const server = await start((_, response) => json(response, 200, good))
    await client(server, { token: null }).get(route, names, repository)
    expect(server.seen[0]?.headers.authorization).toBeUndefined()
  })

  test('offline: every call fails with that reason', async () => {
    const github = offlineGitHub('https://github.example')
    expect((await failure(github.get(route, names, repository))).reason).toBe('offline')
    expect((await failure(github.graphql('query { a }', {}, repository))).reason).toBe('offline')
    expect(github.serverTime()).toBeNull()
  })
})
