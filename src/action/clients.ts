import { createGitHub } from '../github/client.ts'
import type { GitHub } from '../github/port.ts'
import { proxyAwareFetch } from '../github/proxy.ts'
import { type Environment, proxyVariables } from '../runner/environment.ts'
import { userAgent } from '../version.ts'

/** GitHub as a run asks it. */
export interface Clients {
  readonly github: GitHub
  /** Asks with the `admin-token`; absent when none was given. */
  readonly administration?: GitHub
}

/** GitHub by the token of the run and, when there is one, by `admin-token`. */
export async function clientsOf(
  { apiUrl, graphqlUrl, serverUrl }: Pick<Environment, 'apiUrl' | 'graphqlUrl' | 'serverUrl'>,
  { token, adminToken }: { readonly token: string | null; readonly adminToken: string | null },
  onRedirect: (from: string, to: string) => void,
): Promise<Clients> {
  const fetch = await proxyAwareFetch(proxyVariables())
  const options = { apiUrl, graphqlUrl, serverUrl, userAgent, fetch }
  const github = createGitHub({ ...options, token, onRedirect })
  return adminToken === null
    ? { github }
    : { github, administration: createGitHub({ ...options, token: adminToken }) }
}
