/** The part of `fetch` the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const variables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const

/**
 * The `fetch` to reach GitHub with: Node's own, or behind a proxy the one of `@actions/github`, which follows the
 * proxy variables as the runner does. That package is loaded only then: it takes a tenth of a second.
 */
export async function proxyAwareFetch(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Fetch> {
  const proxied = variables.some((name) => (environment[name] ?? '') !== '')
  if (!proxied) return globalThis.fetch
  const { defaults } = await import(/* webpackMode: "eager" */ '@actions/github/lib/utils')
  const fetch: unknown = defaults.request?.fetch
  // Trust boundary: octokit types this property loosely.
  return typeof fetch === 'function' ? (fetch as Fetch) : globalThis.fetch
}
