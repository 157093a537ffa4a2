import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { type Budget, mostRequests } from './budgeted.ts'

const rate = lazy(() => z.looseObject({ remaining: z.int().nonnegative(), reset: z.int().nonnegative() }))
const schema = lazy(() =>
  z.looseObject({ resources: z.looseObject({ core: rate(), graphql: rate().optional() }) }),
)

/** Requests left to others who share the token: other steps of the job, and the digest. */
const reserve = 2

/**
 * What the audit may ask, by what the token has left. Asking costs nothing of the limit. A server that does not say,
 * as an Enterprise Server without limits, sets no bound beyond ours.
 */
export async function planRequests(github: GitHub): Promise<Budget> {
  try {
    const { resources } = await github.get('GET /rate_limit', {}, schema())
    const { core, graphql = core } = resources
    const rest = Math.max(0, core.remaining - reserve)
    const bound = { rest: Math.min(mostRequests, rest), graphql: Math.min(mostRequests, graphql.remaining) }
    const short = bound.rest < mostRequests || bound.graphql < mostRequests
    const reset = rest <= graphql.remaining ? core.reset : graphql.reset
    return { ...bound, until: short ? timeOf(reset) : null }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return { rest: mostRequests, graphql: mostRequests, until: null }
  }
}

/** Years beyond 9999 are no times. */
const timeOf = (seconds: number): string =>
  new Date(Math.min(seconds * 1000, Date.UTC(9999, 0))).toISOString()
