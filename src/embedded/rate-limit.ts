import type { Clock } from './clock.ts'
import { ApiError } from './errors.ts'
import { type Budget, HOURLY_LIMIT, type Token } from './token.ts'

const WINDOW_SECONDS = 3600
export type Resource = 'core' | 'graphql'

/** Settings for `World.rateLimit`: what is left out keeps its value. */
export interface BudgetSettings {
  readonly limit?: number
  readonly remaining?: number
  /** Seconds from now; may be negative, to act as a server with a skewed clock. */
  readonly resetIn?: number
}

/** Requests left per token and resource. */
export class RateLimits {
  readonly #clock: Clock
  readonly #budgets = new Map<string, Budget>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  budget(token: Token | null, resource: Resource): Budget {
    const key = `${token?.id ?? 'anonymous'} ${resource}`
    const known = this.#budgets.get(key)
    if (known !== undefined && known.reset > this.#clock.seconds()) return known
    const limit = known?.limit ?? HOURLY_LIMIT[token?.kind ?? 'anonymous']
    const fresh = { limit, used: 0, reset: this.#clock.seconds() + WINDOW_SECONDS }
    this.#budgets.set(key, fresh)
    return fresh
  }

  set(token: Token | null, settings: BudgetSettings, resource: Resource): void {
    const budget = this.budget(token, resource)
    if (settings.limit !== undefined) budget.limit = settings.limit
    if (settings.remaining !== undefined) budget.used = budget.limit - settings.remaining
    if (settings.resetIn !== undefined) budget.reset = this.#clock.seconds() + settings.resetIn
  }

  /** Counts one request. @throws ApiError 403 when none is left */
  take(token: Token | null, resource: Resource): void {
    const budget = this.budget(token, resource)
    if (budget.used >= budget.limit) throw exceeded(token)
    budget.used += 1
  }

  /** Takes further points of a dear query; false when there are not enough left. */
  charge(token: Token | null, resource: Resource, points: number): boolean {
    const budget = this.budget(token, resource)
    if (budget.used + points > budget.limit) return false
    budget.used += points
    return true
  }

  /** Takes back one request: a 304 is free. */
  giveBack(token: Token | null, resource: Resource): void {
    this.budget(token, resource).used -= 1
  }

  headers(token: Token | null, resource: Resource): Record<string, string> {
    const { limit, used, reset } = this.budget(token, resource)
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': resource,
    }
  }

  /** Body of `GET /rate_limit`. */
  overview(token: Token | null): unknown {
    const shown = (resource: Resource) => {
      const { limit, used, reset } = this.budget(token, resource)
      return { limit, used, remaining: Math.max(0, limit - used), reset, resource }
    }
    const search = {
      limit: 30,
      used: 0,
      remaining: 30,
      reset: this.#clock.seconds() + 60,
      resource: 'search',
    }
    return { resources: { core: shown('core'), search, graphql: shown('graphql') }, rate: shown('core') }
  }
}

function exceeded(token: Token | null): ApiError {
  const who = token === null ? 'for 127.0.0.1' : `for installation ID ${token.id}`
  return new ApiError(
    403,
    `API rate limit exceeded ${who}. If you reach out to GitHub Support for help, please include the request ID.`,
  )
}
