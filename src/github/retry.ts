import type { Attempt, Call, RetryAdvice } from './call.ts'
import type { Clock } from './clock.ts'
import { GitHubFailure } from './failure.ts'
import type { ClientLimits } from './limits.ts'

export interface RetryContext {
  readonly clock: Clock
  readonly limits: ClientLimits
  /** When the run's time is up, by `clock`. */
  readonly runEnds: number
  /** Told before each retry that waits for a request limit, so that other calls wait as well. */
  hold(until: number): void
  retried(): void
}

/** Attempts already answered with each kind of advice. */
type Counts = Record<Exclude<RetryAdvice['kind'], 'never'>, number>

/** One attempt, given the milliseconds it may take; it reports how many it took. */
export type Try<T> = (
  timeout: () => number,
) => Promise<{ readonly result: Attempt<T>; readonly spent: number }>

/**
 * Repeats a call that changes nothing on GitHub until it succeeds or may not be tried again.
 * The time of one request, of the call and of the run are three budgets, never one shared signal: a slow answer must
 * not leave its retry without time.
 */
export async function withRetry<T>(call: Call, attempt: Try<T>, context: RetryContext): Promise<T> {
  const { clock, limits, runEnds } = context
  const counts: Counts = { 'back-off': 0, once: 0, after: 0 }
  let left = limits.callTimeout
  for (;;) {
    const callLeft = left
    const timeout = () => Math.min(limits.requestTimeout, callLeft, runEnds - clock.now())
    if (timeout() <= 0) throw outOfTime(call, left <= 0 ? limits.callTimeout : limits.runTimeout)
    const { result, spent } = await attempt(timeout)
    if (result.ok) return result.value
    left -= spent
    const wait = pause(result.advice, counts, context)
    const budget = result.advice.kind === 'after' ? Number.POSITIVE_INFINITY : left
    if (wait === null || wait >= budget || clock.now() + wait >= runEnds) throw result.failure
    if (result.advice.kind === 'after') context.hold(clock.now() + wait)
    else left -= wait
    await clock.sleep(wait)
    context.retried()
  }
}

/** Milliseconds until the next attempt, or null when there is none. Counts the attempt. */
function pause(advice: RetryAdvice, counts: Counts, { clock, limits }: RetryContext): number | null {
  if (advice.kind === 'never') return null
  const before = counts[advice.kind]
  counts[advice.kind] = before + 1
  // Half of the pause is random, so that parallel calls do not return together.
  const spread = (base: number) => base / 2 + (base / 2) * clock.random()
  switch (advice.kind) {
    case 'back-off':
      return before < limits.retries ? spread(1000 * 2 ** before) : null
    case 'once':
      return before < 1 ? spread(500) : null
    case 'after':
      return before < advice.times ? advice.wait + 500 * clock.random() : null
  }
}

/** The failure of a call for which no time is left. */
export const outOfTime = (call: Call, milliseconds: number): GitHubFailure =>
  new GitHubFailure(
    'timeout',
    call.route,
    `no time is left: GitHub gets ${milliseconds / 1000} s for this, retries included`,
  )
