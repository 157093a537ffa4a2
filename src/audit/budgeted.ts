import type { z } from 'zod'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub, Parameters } from '../github/port.ts'
import { unavailableFailure } from './repository.ts'

/** Requests that an audit may still make. */
export interface Budget {
  /** Of the REST API. */
  rest: number
  /** Of the GraphQL API, which has a limit of its own. */
  graphql: number
  /** When the limit of the token begins anew, RFC 3339; null when our own bound is the smaller one. */
  readonly until: string | null
}

/** Most requests of one repository's audit, the digest apart. A list of several pages counts as one. */
export const mostRequests = 200

/**
 * GitHub within a budget: what would go beyond it is refused here, without a request, as the server would refuse it.
 * So an audit ends with what it has and leaves the token usable. Answers that speak of the repository as a whole say
 * so. Writes pass: they are few, and the last thing done.
 */
export function budgeted(github: GitHub, budget: Budget): GitHub {
  const within = async <T>(kind: 'rest' | 'graphql', route: string, ask: () => Promise<T>): Promise<T> => {
    if (budget[kind] <= 0) throw usedUp(route, budget.until)
    budget[kind] -= 1
    try {
      return await ask()
    } catch (error) {
      throw unavailableFailure(error)
    }
  }
  return {
    serverUrl: github.serverUrl,
    get: (route, parameters, schema, options) =>
      within('rest', route, () => github.get(route, parameters, schema, options)),
    list: (route, parameters, item, options) =>
      within('rest', route, () => github.list(route, parameters, item, options)),
    graphql: <S extends z.ZodType>(query: string, variables: Parameters, schema: S, options = {}) =>
      within('graphql', 'POST /graphql', () => github.graphql(query, variables, schema, options)),
    download: (route, parameters, maxBytes, options) =>
      within('rest', route, () => github.download(route, parameters, maxBytes, options)),
    send: (route, parameters, schema, options) => github.send(route, parameters, schema, options),
    serverTime: () => github.serverTime(),
    statistics: () => github.statistics(),
  }
}

function usedUp(route: string, until: string | null): GitHubFailure {
  if (until === null) {
    const text = `not asked: the audit has used its ${mostRequests} requests`
    return new GitHubFailure('rate-limited', route, text, {
      remedy: { text: 'name fewer branches in the policy' },
    })
  }
  const text = `not asked: the request limit of the token would be used up; it begins anew at ${until}`
  return new GitHubFailure('rate-limited', route, text, {
    remedy: { text: `run again after ${until}, or use a token with a higher limit` },
  })
}
