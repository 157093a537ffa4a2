import { Octokit } from '@octokit/rest'
import type { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import type { Answer, Attempt, Call } from './call.ts'
import { refuse } from './classify.ts'
import { type Clock, systemClock } from './clock.ts'
import { Connection, withoutToken } from './connection.ts'
import { download } from './download.ts'
import { readGraphql } from './graphql.ts'
import { type ClientLimits, defaultLimits } from './limits.ts'
import { listAll } from './pager.ts'
import type { GitHub, Parameters, RequestOptions } from './port.ts'
import type { Fetch } from './proxy.ts'
import { fillRoute } from './route.ts'
import { checkShape } from './shape.ts'

export interface GitHubOptions {
  /** Null asks without a token: public data only, 60 requests an hour. */
  readonly token: string | null
  /** `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string
  /** Derived from `apiUrl` when absent. */
  readonly graphqlUrl?: string
  readonly serverUrl: string
  readonly userAgent: string
  /** `proxyAwareFetch` behind a proxy; Node's own when absent. */
  readonly fetch?: Fetch
  readonly clock?: Clock
  readonly limits?: Partial<ClientLimits>
  /** Told when GitHub answers for another address of the same server: the repository was renamed. */
  readonly onRedirect?: (from: string, to: string) => void
}

const silent = () => undefined
/** Octokit prints deprecation headers, which come from outside: nothing of it may reach the log unescaped. */
const noLog = { debug: silent, info: silent, warn: silent, error: silent }

/**
 * A GitHub client whose every answer is whole and of the documented shape, or a typed `GitHubFailure`.
 * @throws {UsageError} when an address or the token cannot be used
 */
export function createGitHub(options: GitHubOptions): GitHub {
  const apiUrl = address('API address', options.apiUrl)
  const graphqlUrl = address('GraphQL address', options.graphqlUrl ?? graphqlAddress(apiUrl))
  const limits = { ...defaultLimits, ...options.limits }
  const clock = options.clock ?? systemClock
  const token = checkToken(options.token)
  const octokit = makeOctokit(options, apiUrl, token)
  const redirected = options.onRedirect ?? silent
  const connection = new Connection({ octokit, apiUrl, clock, limits, redirected })
  const guard = <T>(work: Promise<T>) => withoutToken(token, work)

  return {
    serverUrl: options.serverUrl,
    get: async (route, parameters, schema, more) => {
      const call = callOf(route, more)
      const { url } = octokit.request.endpoint(reading(route, parameters), { ...parameters })
      return await guard(connection.read(url, call, (answer) => checkShape(answer.data, schema, call)))
    },
    list: async (route, parameters, item, more) => {
      const call = callOf(route, more)
      const filled = { per_page: 100, ...parameters }
      const { url } = octokit.request.endpoint(reading(route, parameters), filled)
      const read = <T>(page: string, check: (answer: Answer) => Attempt<T>) =>
        connection.read(page, call, check)
      return await guard(listAll(url, item, more, call, { apiUrl, maximumPages: limits.pages, read }))
    },
    graphql: async (query, variables, schema, more) => {
      if (!/^\s*(?:query\b|\{)/.test(query)) throw new Error('graphql() sends queries only: they are retried')
      const call = callOf('POST /graphql', more)
      const request = { method: 'POST', url: graphqlUrl, query, variables }
      const reading = () => ({ now: clock.now(), longestWait: limits.longestWait, partial: more?.partial })
      return await guard(
        connection.query(request, call, (answer) => readGraphql(answer, schema, call, reading())),
      )
    },
    download: async (route, parameters, maxBytes, more) => {
      const call = callOf(route, more)
      const { url } = octokit.request.endpoint(reading(route, parameters), { ...parameters })
      const { userAgent } = options
      const file = async () =>
        await download(await connection.location(url, call), call, {
          fetch: options.fetch ?? globalThis.fetch,
          ...{ limits, maxBytes, userAgent },
        })
      return await guard(file())
    },
    send: (route, parameters, schema, more) => guard(send(connection, route, parameters, schema, more)),
    serverTime: () => connection.serverTime,
    statistics: () => connection.statistics,
  }
}

/** A route for reading, filled in. */
function reading(route: string, parameters: Parameters): string {
  if (!route.startsWith('GET /')) throw new Error(`get() and list() are for GET routes, not for ${route}`)
  return fillRoute(route, parameters)
}

async function send<S extends z.ZodType>(
  connection: Connection,
  route: string,
  parameters: Parameters,
  schema: S,
  options?: RequestOptions,
): Promise<z.output<S>> {
  const call = callOf(route, options)
  const [method = '', url = ''] = fillRoute(route, parameters).split(' ')
  if (method === 'GET' || method === 'HEAD') throw new Error(`send() is for writes, not for ${route}`)
  return await connection.write({ ...parameters, method, url }, call, (answer) => {
    if (answer.status < 300 && answer.status !== 206) return checkShape(answer.data, schema, call)
    const text = `the answer has status ${answer.status}: a write is not sent again elsewhere`
    return refuse('api-failed', call, text, { kind: 'never' }, { status: answer.status })
  })
}

function makeOctokit(options: GitHubOptions, apiUrl: string, token: string | null): Octokit {
  const octokit = new Octokit({
    ...(token === null ? {} : { auth: token }),
    baseUrl: apiUrl,
    userAgent: options.userAgent,
    log: noLog,
    request: {
      // Looked up at each request, so that a test that replaces the global is honoured.
      fetch: options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init)),
      redirect: 'manual',
      parseSuccessResponseBody: false,
      log: noLog,
    },
  })
  octokit.hook.before('request', (request) => {
    request.headers.accept = 'application/vnd.github+json'
    request.headers['x-github-api-version'] = '2022-11-28'
  })
  return octokit
}

const callOf = (route: string, options: RequestOptions = {}): Call => ({
  route,
  ...(options.permission === undefined ? {} : { permission: options.permission }),
  ...(options.absentOnSomeServers === undefined ? {} : { absentOnSomeServers: options.absentOnSomeServers }),
})

/** `https://api.github.com/graphql`, or `https://HOST/api/graphql` beside `https://HOST/api/v3`. */
const graphqlAddress = (apiUrl: string): string => `${apiUrl.replace(/\/v3$/, '')}/graphql`

function address(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    throw new UsageError(
      `the ${name} is not a plain http(s) address: expected something like https://api.github.com`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

/** An unusable token would be quoted in the error of the header it breaks; it is refused here, unquoted. */
function checkToken(token: string | null): string | null {
  if (token === null) return null
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new UsageError('the token is empty or has spaces, line breaks or non-ASCII characters in it')
}
