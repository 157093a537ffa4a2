import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { offlineGitHub } from '../../src/github/offline.ts'
import { client, failure, type Handler, json, serve, type TestServer, token } from './server.ts'

const servers: TestServer[] = []
const start = async (handler: Handler) => {
  const server = await serve(handler)
  servers.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
const names = { owner: 'acme', repo: 'shop', artifact_id: 9, archive_format: 'zip' }
const secret = ['sig', 'of', 'the', 'address'].join('-')
const redirect = (response: ServerResponse, location: string, status = 302) => {
  response.writeHead(status, { location })
  response.end()
}
/** An API that redirects to a store with this handler. */
const pair = async (handler: Handler) => {
  const store = await start(handler)
  const api = await start((_, response) => redirect(response, `${store.url}/9.zip?sig=${secret}`))
  return { store, api, get: (most = 100) => client(api).download(route, names, most) }
}
const file = (response: ServerResponse, body: string) => response.end(body)

describe('files that GitHub redirects to', () => {
  test('come whole; their store is sent no token', async () => {
    const { store, api, get } = await pair((_, response) => file(response, 'PK'))
    expect(Buffer.from(await get()).toString()).toBe('PK')
    expect(api.seen[0]?.headers.authorization).toContain(token)
    expect(api.seen[0]?.url).toBe('/repos/acme/shop/actions/artifacts/9/zip')
    expect(JSON.stringify(store.seen)).not.toContain(token)
    expect(Object.keys(store.seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['authorization']))
    expect(store.seen).toHaveLength(1)
  })

  test('a renamed repository is followed on its server', async () => {
    const store = await start((_, response) => file(response, 'PK'))
    const api = await start((_, response, n) =>
      n === 0 ? redirect(response, `${api.url}/repositories/1/x`, 301) : redirect(response, `${store.url}/9`),
    )
    expect(Buffer.from(await client(api).download(route, names, 10)).toString()).toBe('PK')
    expect(api.seen[1]?.url).toBe('/repositories/1/x')
  })

  test('a rename to another server is refused, and so are circles', async () => {
    const other = await start((_, response) => json(response, 200, {}))
    const away = await start((_, response) => redirect(response, `${other.url}/x`, 301))
    expect((await failure(client(away).download(route, names, 10))).reason).toBe('api-failed')
    expect(other.seen).toHaveLength(0)
    const circle = await start((_, response) => redirect(response, `${circle.url}/x`, 307))
    expect((await failure(client(circle).download(route, names, 10))).message).toContain(
      'redirects more than',
    )
  })

  test.each([
    [
      'the file itself without a redirect',
      (response: ServerResponse) => json(response, 200, {}),
      'api-shape',
    ],
    ['a redirect without an address', (response: ServerResponse) => redirect(response, ''), 'api-shape'],
    [
      'to another scheme',
      (response: ServerResponse) => redirect(response, 'file:///etc/passwd'),
      'api-shape',
    ],
    ['to a relative address', (response: ServerResponse) => redirect(response, '/elsewhere'), 'api-shape'],
    [
      'with credentials',
      (response: ServerResponse) => redirect(response, 'http://a:b@127.0.0.1/x'),
      'api-shape',
    ],
    [
      'an expired file',
      (response: ServerResponse) => json(response, 410, { message: 'Artifact has expired' }),
      'not-found',
    ],
    [
      'no permission',
      (response: ServerResponse) =>
        json(response, 403, { message: 'Resource not accessible by integration' }),
      'permission-missing',
    ],
  ])('%s', async (_, answer, reason) => {
    const api = await start((__, response) => answer(response))
    const error = await failure(client(api).download(route, names, 10, { permission: 'actions: read' }))
    expect(error.reason).toBe(reason)
    expect(error.message).not.toContain(token)
  })

  test.each([
    ['an error', (response: ServerResponse) => json(response, 503, {}), 'api-failed'],
    [
      'another redirect',
      (response: ServerResponse) => redirect(response, 'http://127.0.0.1:9/'),
      'api-failed',
    ],
    ['a part of a file', (response: ServerResponse) => response.writeHead(206).end('PK'), 'api-failed'],
    [
      'a file cut short',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '50' })
        response.write('PK')
        setTimeout(() => response.destroy(), 5)
      },
      'api-failed',
    ],
    [
      'a file of more bytes than allowed',
      (response: ServerResponse) => file(response, 'x'.repeat(101)),
      'too-large',
    ],
    [
      'a stream of more bytes than allowed',
      (response: ServerResponse) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' })
        for (let n = 0; n < 60; n++) response.write('xx')
        response.end()
      },
      'too-large',
    ],
  ])('a store that answers with %s', async (_, answer, reason) => {
    const { get } = await pair((__, response) => answer(response))
    const error = await failure(get())
    expect(error.reason).toBe(reason)
    // The address is a key by itself.
    expect(`${error.message} ${JSON.stringify(error.toUnknown())}`).not.toContain(secret)
  })

  test('a store that redirects is not followed', async () => {
    const other = await start((_, response) => file(response, 'PK'))
    const { get } = await pair((_, response) => redirect(response, `${other.url}/x`))
    expect((await failure(get())).message).toContain('answered 302')
    expect(other.seen).toHaveLength(0)
  })

  test('exactly as many bytes as allowed are read', async () => {
    const { get } = await pair((_, response) => file(response, 'x'.repeat(100)))
    expect(await get()).toHaveLength(100)
  })

  test('a store that never ends is given up', async () => {
    const store = await start((_, response) => {
      response.writeHead(200)
      response.write('x')
    })
    const api = await start((_, response) => redirect(response, `${store.url}/9?sig=${secret}`))
    const limited = client(api, { limits: { callTimeout: 100 } })
    const error = await failure(limited.download(route, names, 10))
    expect([error.reason, error.message.includes(secret)]).toEqual(['timeout', false])
  })

  test('offline there are none', async () => {
    expect((await failure(offlineGitHub('https://github.example').download(route, names, 10))).reason).toBe(
      'offline',
    )
  })
})
