import { afterEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { deniedFieldsSchema } from '../../src/github/denied-fields.ts'
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
const date = 'Sat, 21 Nov 2026 10:00:00 GMT'
const epoch = Date.parse(date) / 1000

describe('request limits', () => {
  test('API-19 429 with retry-after: 2 is waited for', async () => {
    const server = await start((_, response, n) =>
      n === 0
        ? json(response, 429, { message: 'Too many' }, { 'retry-after': '2', date })
        : json(response, 200, good),
    )
    const clock = fakeClock()
    await expect(client(server, { clock }).get(route, names, repository)).resolves.toEqual(good)
    expect(clock.slept).toEqual([2000])
  })

  test('API-20 a limit that resets in 50 minutes fails at once and names the time', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(epoch + 3000),
      date,
    }
    const server = await start((_, response) =>
      json(response, 403, { message: 'API rate limit exceeded for installation ID 1.' }, headers),
    )
    const clock = fakeClock()
    const error = await failure(client(server, { clock }).get(route, names, repository))
    expect(error.reason).toBe('rate-limited')
    expect(error.message).toContain('until 2026-11-21T10:50:00.000Z (50 minutes from now)')
    expect(error.details.retryAfter).toBe(3000)
    expect([clock.slept, server.seen.length]).toEqual([[], 1])
  })

  test('API-21 a reset in the past by the server clock is waited one second for, once', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch - 100), date }
    const server = await start((_, response) =>
      json(response, 403, { message: 'API rate limit exceeded' }, headers),
    )
    const clock = fakeClock()
    const error = await failure(client(server, { clock }).get(route, names, repository))
    expect([error.reason, clock.slept, server.seen.length]).toEqual(['rate-limited', [1000], 2])
  })

  test('the reset is measured by the server clock, not by ours', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch + 20), date }
    const server = await start((_, response, n) =>
      n === 0
        ? json(response, 403, { message: 'API rate limit exceeded' }, headers)
        : json(response, 200, good),
    )
    // The fake clock starts ten hours before the server's.
    const clock = fakeClock()
    await client(server, { clock }).get(route, names, repository)
    expect(clock.slept).toEqual([20_000])
  })

  const minute = async (message: string) => {
    const server = await start((_request, response, n) =>
      n === 0 ? json(response, 403, { message }, { date }) : json(response, 200, good),
    )
    const clock = fakeClock()
    await client(server, { clock }).get(route, names, repository)
    expect(clock.slept).toEqual([60_000])
  }

  test('API-22 the abuse wording of older servers is a limit: a minute is waited', () =>
    minute('You have triggered an abuse detection mechanism.'))

  test('the secondary limit without a time: a minute is waited', () =>
    minute('You have exceeded a secondary rate limit.'))

  test('while a limit is waited for, other calls wait as well', async () => {
    const server = await start((_, response, n) =>
      n === 0
        ? json(response, 429, { message: 'no' }, { 'retry-after': '9', date })
        : json(response, 200, good),
    )
    let release = () => undefined as undefined
    const held = new Promise<void>((resolve) => {
      release = () => void resolve()
    })
    const slept: number[] = []
    const clock = {
      now: () => 0,
      random: () => 0,
      sleep: async (milliseconds: number) => {
        slept.push(milliseconds)
        await held
      },
    }
    const github = client(server, { clock })
    const first = github.get(route, names, repository)
    while (slept.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const second = github.get(route, names, repository)
    while (slept.length === 1) await new Promise((resolve) => setTimeout(resolve, 1))
    expect([slept, server.seen.length]).toEqual([[9000, 9000], 1])
    release()
    await Promise.all([first, second])
  })

  test('a limit that stays is given up after two waits', async () => {
    const server = await start((_, response) =>
      json(response, 429, { message: 'no' }, { 'retry-after': '5', date }),
    )
    const error = await failure(client(server).get(route, names, repository))
    expect([error.reason, server.seen.length]).toEqual(['rate-limited', 3])
  })
})

describe('what GitHub refuses', () => {
  test('API-23 "not accessible by integration" names the permission and is not retried', async () => {
    const server = await start((_, response, n) =>
      json(
        response,
        403,
        { message: 'Resource not accessible by integration' },
        n === 0 ? { 'x-ratelimit-remaining': '0' } : { 'x-accepted-github-permissions': 'members=read' },
      ),
    )
    const get = () =>
      failure(client(server).get(route, names, repository, { permission: 'pull-requests: read' }))
    const known = await get()
    expect([known.reason, known.details.permission]).toEqual(['permission-missing', 'pull-requests: read'])
    const named = await get()
    expect(named.toUnknown()).toMatchObject({
      reason: 'permission-missing',
      remedy: { text: 'grant the token `members: read (GitHub App)`' },
    })
    expect(server.seen).toHaveLength(2)
  })

  test('401 is about the token itself', async () => {
    const server = await start((_, response) => json(response, 401, { message: 'Bad credentials' }))
    const error = await failure(client(server).get(route, names, repository))
    expect(error.toUnknown()).toMatchObject({
      reason: 'permission-missing',
      remedy: { text: expect.stringContaining('valid') },
    })
  })

  test('404 says that the token may not see it', async () => {
    const server = await start((_, response) => json(response, 404, { message: 'Not Found' }))
    const error = await failure(
      client(server).get(route, names, repository, { permission: 'contents: read' }),
    )
    expect(error.reason).toBe('not-found')
    expect(error.message).toContain('or the token may not see it without `contents: read`')
  })

  test('404 of GitHub Enterprise Server on a route it may lack is unsupported-by-server', async () => {
    const server = await start((_, response) =>
      json(response, 404, { message: 'Not Found' }, { 'x-github-enterprise-version': '3.17.2' }),
    )
    const github = client(server)
    const optional = await failure(github.get(route, names, repository, { absentOnSomeServers: true }))
    expect([optional.reason, optional.message]).toEqual([
      'unsupported-by-server',
      expect.stringContaining('3.17.2'),
    ])
    expect((await failure(github.get(route, names, repository))).reason).toBe('not-found')
  })

  test('a 404 page that is not from GitHub does not mean absent', async () => {
    const server = await start((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<p>proxy</p>')
    })
    expect((await failure(client(server).get(route, names, repository))).reason).toBe('api-failed')
  })
})

describe('redirects', () => {
  test('API-32 a renamed repository is followed on the same server, and reported', async () => {
    const moves: string[] = []
    const server = await start((request, response) =>
      request.url === '/repositories/1'
        ? json(response, 200, { ...good, full_name: 'acme/store' })
        : json(response, 301, { message: 'Moved' }, { location: '/repositories/1' }),
    )
    const github = client(server, { onRedirect: (from, to) => moves.push(`${from} -> ${to}`) })
    await expect(github.get(route, names, repository)).resolves.toMatchObject({ full_name: 'acme/store' })
    expect(moves).toEqual([`${server.url}/repos/acme/shop -> ${server.url}/repositories/1`])
  })

  test('API-33 a redirect to another host is refused and gets no request', async () => {
    const other = await start((_, response) => json(response, 200, good))
    const server = await start((_, response) => json(response, 302, {}, { location: `${other.url}/x` }))
    const error = await failure(client(server).get(route, names, repository))
    expect([error.reason, other.seen.length, server.seen.length]).toEqual(['api-failed', 0, 1])
  })

  test('a redirect in a circle ends', async () => {
    const server = await start((request, response) => json(response, 302, {}, { location: request.url }))
    expect((await failure(client(server).get(route, names, repository))).reason).toBe('api-failed')
    expect(server.seen).toHaveLength(4)
  })
})

describe('GraphQL', () => {
  const query = 'query Q($n: Int!) { viewer { login } }'
  const schema = z.object({ viewer: z.object({ login: z.string() }) })
  const ask = async (body: unknown, headers: Record<string, string> = {}) => {
    const server = await start((_, response) => json(response, 200, body, { date, ...headers }))
    return await failure(client(server).graphql(query, { n: 1 }, schema, { permission: 'members: read' }))
  }

  test('an answer is given when it is whole', async () => {
    const server = await start((_, response) =>
      json(response, 200, { data: { viewer: { login: 'octocat' } } }),
    )
    await expect(client(server).graphql(query, { n: 1 }, schema)).resolves.toEqual({
      viewer: { login: 'octocat' },
    })
    expect(server.seen[0]).toMatchObject({ url: '/graphql', method: 'POST' })
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ query, variables: { n: 1 } })
  })

  test.each([
    ['FORBIDDEN', 'permission-missing'],
    ['NOT_FOUND', 'not-found'],
    ['RATE_LIMITED', 'rate-limited'],
    ['MAX_NODE_LIMIT_EXCEEDED', 'api-failed'],
  ])('an error of type %s is %s, although data came with it', async (type, reason) => {
    const error = await ask(
      { data: { viewer: { login: 'x' } }, errors: [{ type, message: 'no' }] },
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(epoch + 3000),
      },
    )
    expect(error.reason).toBe(reason)
  })

  test.each([[{ data: null }], [{}], [{ data: {}, errors: [] }], [{ errors: 'x' }], [[]]])(
    'the answer %j is api-shape',
    async (body) => {
      expect((await ask(body)).reason).toBe('api-shape')
    },
  )

  test('with `partial` denied fields are named beside the data, and nothing else is forgiven', async () => {
    const some = z.object({
      viewer: z.object({ login: z.string().nullable() }).nullable(),
      deniedFields: deniedFieldsSchema,
    })
    const login = { type: 'FORBIDDEN', path: ['viewer', 'login'], message: 'Resource not\naccessible' }
    const partly = async (errors: unknown, data: unknown = { viewer: { login: null } }) => {
      const headers = { 'x-accepted-github-permissions': 'members=read' }
      const server = await start((_, response) => json(response, 200, { data, errors }, headers))
      return client(server).graphql(query, {}, some, { partial: true })
    }
    await expect(partly([login])).resolves.toEqual({
      viewer: { login: null },
      deniedFields: [
        {
          path: 'viewer.login',
          message: 'Resource not accessible',
          permission: 'members: read (GitHub App)',
        },
      ],
    })
    await expect(partly(undefined)).resolves.toEqual({ viewer: { login: null }, deniedFields: [] })
    for (const [errors, reason] of [
      [[{ ...login, path: ['viewer'] }], 'permission-missing'],
      [[{ ...login, path: undefined }], 'permission-missing'],
      [[login, { type: 'NOT_FOUND', path: ['viewer', 'x'], message: 'no' }], 'not-found'],
      [[login, { message: 'Something else' }], 'api-failed'],
      [[], 'api-shape'],
    ] as const)
      await expect(partly(errors)).rejects.toMatchObject({ reason })
    await expect(partly([login], null)).rejects.toMatchObject({ reason: 'api-shape' })
    const server = await start((_, response) =>
      json(response, 200, { data: { viewer: null }, errors: [login] }),
    )
    await expect(client(server).graphql(query, {}, some)).rejects.toMatchObject({
      reason: 'permission-missing',
    })
  })

  test('what GitHub said of a refusal is kept, without the token', async () => {
    for (const status of [403, 404]) {
      const server = await start((_, response) => json(response, status, { message: `No ${token}` }))
      const error = await failure(client(server).get(route, names, repository))
      expect(error.details).toMatchObject({ status, said: 'No ***' })
    }
  })

  test('a field the server does not know is unsupported there', async () => {
    const body = { errors: [{ message: "Field 'x' doesn't exist", extensions: { code: 'undefinedField' } }] }
    expect((await ask(body, { 'x-github-enterprise-version': '3.17.0' })).reason).toBe(
      'unsupported-by-server',
    )
  })

  test('queries are retried, mutations are not accepted', async () => {
    const server = await start((_, response, n) =>
      n === 0 ? json(response, 502, {}) : json(response, 200, { data: { viewer: { login: 'octocat' } } }),
    )
    await client(server).graphql(query, { n: 1 }, schema)
    expect(server.seen).toHaveLength(2)
    await expect(client(server).graphql('mutation { a }', {}, schema)).rejects.toThrow('queries only')
  })
})
