import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ApiError, badCredentials } from './errors.ts'
import { changedBody, type Fault, type Faults, replacement } from './faults.ts'
import { answerGraphql } from './graphql/answer.ts'
import type { Incoming, Reply, Urls } from './http.ts'
import { decoded, INVALID, readable, readIncoming, tokenValue } from './incoming.ts'
import type { RateLimits, Resource } from './rate-limit.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import { changeHeaders, isNotModified, type Outgoing, outgoing, send } from './respond.ts'
import { route } from './router.ts'
import type { State } from './state.ts'
import { startStore } from './store.ts'
import type { Token } from './token.ts'

export interface ServerOptions {
  /** Act as GitHub Enterprise Server: API below `/api/v3`, GraphQL at `/api/graphql`, version header. */
  readonly enterprise?: { readonly version: string }
  /** Routes that answer 404, as on an older server: `GET /repos/{owner}/{repo}/activity`. */
  readonly missing?: readonly string[]
}

interface Parts {
  readonly state: State
  readonly limits: RateLimits
  readonly faults: Faults
  readonly log: RequestLog
}

export interface RunningServer extends Readonly<Urls> {
  close(): Promise<void>
}

const API_VERSIONS = ['2022-11-28', '2026-03-10']

const documented = (error: ApiError): Reply => ({
  status: error.status,
  body: {
    message: error.message,
    ...error.extra,
    documentation_url: 'https://docs.github.com/rest',
    status: String(error.status),
  },
  headers: error.headers,
})

/** The HTTP side of the embedded GitHub. */
class Exchange {
  readonly #parts: Parts
  readonly #urls: Urls
  readonly #options: ServerOptions

  constructor(parts: Parts, urls: Urls, options: ServerOptions) {
    this.#parts = parts
    this.#urls = urls
    this.#options = options
  }

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readIncoming(message, this.#urls, this.#options.enterprise !== undefined)
    const faults = this.#parts.faults.take(request)
    const entry = this.#logged(request, faults)
    await this.#answer(request, response, faults, entry)
  }

  #logged(request: Incoming, faults: readonly Fault[]): LoggedRequest {
    const entry: LoggedRequest = {
      method: request.method,
      path: decoded(request.path),
      query: Object.fromEntries(request.query),
      headers: request.headers,
      token: tokenValue(request.headers),
      body: request.body === INVALID ? undefined : request.body,
      status: 0,
      response: undefined,
      faults: faults.map(({ kind }) => kind),
    }
    this.#parts.log.entries.push(entry)
    return entry
  }

  async #answer(
    request: Incoming,
    response: ServerResponse,
    faults: readonly Fault[],
    entry: LoggedRequest,
  ): Promise<void> {
    for (const fault of faults) {
      if (fault.kind === 'hang') return
      if (fault.kind === 'reset') {
        response.socket?.destroy()
        return
      }
      if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      if (fault.kind === 'before') await fault.run(request)
    }
    const out = this.#produce(request, faults)
    changeHeaders(out, faults, `${this.#urls.api}${request.path}?${request.query.toString()}`)
    entry.status = out.status
    entry.response = readable(out)
    send(response, out, faults)
  }

  #produce(request: Incoming, faults: readonly Fault[]): Outgoing {
    const { limits, state } = this.#parts
    const resource: Resource = request.path === '/graphql' ? 'graphql' : 'core'
    const value = tokenValue(request.headers)
    const token = value === null ? null : (state.tokens.get(value) ?? null)
    const reply = this.#reply(request, faults, token, resource)
    let body = reply.body
    for (const fault of faults) body = changedBody(fault, request, body)
    const out = outgoing(request, { ...reply, body }, token?.id ?? null)
    if (isNotModified(request, out)) {
      limits.giveBack(token, resource)
      out.status = 304
      out.data = Buffer.alloc(0)
    }
    out.headers = { ...this.#common(token, resource), ...out.headers }
    return out
  }

  /** A fault's answer, else the state's. A replaced answer costs a request too. */
  #reply(request: Incoming, faults: readonly Fault[], token: Token | null, resource: Resource): Reply {
    const fault = faults.find((item) => replacement(item, 0) !== null)
    if (fault === undefined || (fault.kind === 'status' && fault.executed === true)) {
      const own = this.#own(request, token, resource)
      if (fault === undefined) return own
    }
    return replacement(fault, this.#parts.state.clock.seconds()) ?? { status: 500 }
  }

  #own(request: Incoming, token: Token | null, resource: Resource): Reply {
    try {
      return this.#dispatch(request, token, resource)
    } catch (error) {
      if (error instanceof ApiError) return documented(error)
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { status: 500, body: { message: `embedded GitHub: ${text}` } }
    }
  }

  #dispatch(request: Incoming, token: Token | null, resource: Resource): Reply {
    const { limits, state } = this.#parts
    if ((request.headers['user-agent'] ?? '') === '') {
      throw new ApiError(
        403,
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
      )
    }
    if (tokenValue(request.headers) !== null && (token === null || token.revoked)) throw badCredentials()
    if (request.path === '/rate_limit') return { status: 200, body: limits.overview(token) }
    limits.take(token, resource)
    if (request.body === INVALID) throw new ApiError(400, 'Problems parsing JSON')
    const version = request.headers['x-github-api-version']
    if (version !== undefined && !API_VERSIONS.includes(version)) {
      throw new ApiError(400, `"${version}" is not a supported version. Supported versions: "2022-11-28"`)
    }
    if (request.path === '/graphql') return answerGraphql(state, limits, token, request)
    const missing = this.#options.missing ?? []
    return route({ state, urls: this.#urls, token, missing }, request)
  }

  #common(token: Token | null, resource: Resource): Record<string, string> {
    const { clock } = this.#parts.state
    const { enterprise } = this.#options
    return {
      date: new Date(clock.milliseconds()).toUTCString(),
      'x-github-media-type': 'github.v3; format=json',
      'x-github-api-version-selected': '2022-11-28',
      'x-github-request-id': `EMBEDDED:${this.#parts.log.entries.length}`,
      ...this.#parts.limits.headers(token, resource),
      ...(enterprise === undefined ? {} : { 'x-github-enterprise-version': enterprise.version }),
    }
  }
}

/** Starts the server on a free loopback port. */
export async function startServer(parts: Parts, options: ServerOptions = {}): Promise<RunningServer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const base = `http://127.0.0.1:${address.port}`
  const store = await startStore(parts.state)
  const urls: Urls =
    options.enterprise === undefined
      ? { api: base, graphql: `${base}/graphql`, server: base, store: store.url }
      : { api: `${base}/api/v3`, graphql: `${base}/api/graphql`, server: base, store: store.url }
  const exchange = new Exchange(parts, urls, options)
  server.on('request', (message, response) => {
    exchange.handle(message, response).catch(() => response.socket?.destroy())
  })
  const close = async (): Promise<void> => {
    await store.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return { ...urls, close }
}
