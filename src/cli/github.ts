import { UsageError } from '../core/errors.ts'
import { createGitHub } from '../github/client.ts'
import type { GitHub } from '../github/port.ts'
import { proxyAwareFetch } from '../github/proxy.ts'
import { findAdminToken, findToken, proxyVariables, readServer, type Token } from '../runner/environment.ts'
import { userAgent } from '../version.ts'
import type { Context } from './context.ts'

/** The addresses of the flags, else of the environment, else github.com's. */
export const serverOf = ({ args, variables }: Context) =>
  readServer({ serverUrl: args.value('server-url'), apiUrl: args.value('api-url') }, variables)

/** GitHub with the first token given; null without one. @throws UsageError for a token or address that cannot be one */
export async function gitHubOf(
  context: Context,
  onRedirect?: (from: string, to: string) => void,
): Promise<GitHub | null> {
  const { args, variables } = context
  const token = findToken(args.value('token') ?? undefined, variables)
  return token === null ? null : await connect(context, token, onRedirect)
}

/**
 * GitHub with the token of `GATEWRIGHT_ADMIN_TOKEN`, which sees how repositories are administered; undefined without
 * one. @throws UsageError for a token or address that cannot be one
 */
export async function administrationOf(context: Context): Promise<GitHub | undefined> {
  const token = findAdminToken(context.variables)
  return token === null ? undefined : await connect(context, token)
}

async function connect(
  context: Context,
  { value }: Token,
  onRedirect: (from: string, to: string) => void = () => undefined,
): Promise<GitHub> {
  context.secrets.add(value)
  const { apiUrl, graphqlUrl, serverUrl } = serverOf(context)
  const fetch = await proxyAwareFetch(proxyVariables(context.variables))
  return createGitHub({ token: value, apiUrl, graphqlUrl, serverUrl, userAgent, fetch, onRedirect })
}

/**
 * As `gitHubOf`.
 * @param flag what asks GitHub, for the message
 * @throws UsageError without a token, which GitHub's GraphQL API asks for even in public repositories
 */
export async function requiredGitHub(
  context: Context,
  flag: string,
  onRedirect?: (from: string, to: string) => void,
): Promise<GitHub> {
  const github = await gitHubOf(context, onRedirect)
  if (github !== null) return github
  throw new UsageError(
    `${flag} asks GitHub, and there is no token: expected --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN`,
  )
}
