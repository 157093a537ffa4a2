import { UsageError } from '../core/errors.ts'

/** Addresses of the GitHub server, without a slash at the end. */
export interface ServerAddresses {
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
}

type AddressVariable = 'GITHUB_SERVER_URL' | 'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL'

/** Whether a host name is this machine: `localhost`, `127.0.0.0/8` or `::1`. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)

/**
 * The three addresses; those not given follow from the server's: `api.github.com`, `api.NAME.ghe.com`, or `/api/v3`
 * and `/api/graphql` of a GitHub Enterprise Server.
 * An API is spoken to over https, or over http when it is this machine or the whole server is set up with http: the
 * token travels there.
 * @throws UsageError for anything that is not such an address.
 */
export function readAddresses(read: (name: AddressVariable) => string | null): ServerAddresses {
  const server = parse('GITHUB_SERVER_URL', read('GITHUB_SERVER_URL') ?? 'https://github.com')
  const plainAllowed = server.protocol === 'http:'
  const api = parse('GITHUB_API_URL', read('GITHUB_API_URL') ?? apiOf(server))
  const graphql = parse('GITHUB_GRAPHQL_URL', read('GITHUB_GRAPHQL_URL') ?? graphqlOf(api))
  checkTransport('GITHUB_API_URL', api, plainAllowed)
  checkTransport('GITHUB_GRAPHQL_URL', graphql, plainAllowed)
  return { serverUrl: written(server), apiUrl: written(api), graphqlUrl: written(graphql) }
}

const written = (url: URL): string => url.href.replace(/\/+$/, '')

function apiOf(server: URL): string {
  const hosted = server.hostname === 'github.com' || server.hostname.endsWith('.ghe.com')
  return hosted ? `https://api.${server.hostname}` : `${written(server)}/api/v3`
}

const graphqlOf = (api: URL): string => `${written(api).replace(/\/api\/v3$/, '/api')}/graphql`

function parse(name: AddressVariable, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (!web) throw wrong(name, 'is not a web address')
  if (url.username !== '' || url.password !== '') throw wrong(name, 'holds a user name or a password')
  if (url.search !== '' || url.hash !== '') throw wrong(name, 'holds a query or a fragment')
  return url
}

function checkTransport(name: AddressVariable, url: URL, plainAllowed: boolean): void {
  if (url.protocol === 'https:' || plainAllowed || isLoopback(url.hostname)) return
  throw wrong(name, `would send the token to ${url.host} unencrypted`)
}

/** The value itself is not shown: it may hold a password. */
const wrong = (name: AddressVariable, what: string): UsageError =>
  new UsageError(
    `${name} ${what}; expected an address such as https://github.example.com, with https unless the server is set up with http`,
  )
