import type { Headers, RetryAdvice } from './call.ts'
import type { Refused } from './classify.ts'
import type { FailureDetails } from './failure.ts'

/** What is needed to judge a request limit. Times in milliseconds. */
export interface LimitContext {
  /** The local time, used only when the answer has no `Date`. */
  readonly now: number
  /** The longest wait that is sat out. */
  readonly longestWait: number
}

export interface LimitHit {
  readonly message: string
  readonly advice: RetryAdvice
  readonly details: FailureDetails
}

/** The wordings of the secondary limit; older GitHub Enterprise Servers say "abuse detection mechanism". */
const secondary = /secondary rate|abuse detection|abuse-rate-limit|submitted too quickly/i
const primary = /rate limit exceeded/i
const permission = /not accessible by|must have admin|saml|resource protected/i

/** GitHub asks to wait at least a minute when it names no time (docs, "Rate limits for the REST API"). */
const unnamedWait = 60_000
const shortestWait = 1_000

/** Whether the answer means "too many requests", and when the next one is welcome; null when it means something else. */
export function limitOf(refused: Refused, context: LimitContext): LimitHit | null {
  const { status, headers, message = '' } = refused
  if (status !== 429 && status !== 403) return null
  const exhausted = headers['x-ratelimit-remaining'] === '0'
  const worded = secondary.test(message) || primary.test(message)
  if (status === 403 && !worded) {
    if (permission.test(message)) return null
    if (!exhausted && headers['retry-after'] === undefined) return null
  }
  const server = serverNow(headers['date'], context.now)
  const reset = exhausted ? epochSeconds(headers['x-ratelimit-reset']) : null
  const asked = retryAfter(headers['retry-after'], server) ?? (reset === null ? unnamedWait : reset - server)
  return limitHit(asked, server, status, exhausted ? 'request' : 'secondary request', context)
}

function limitHit(
  asked: number,
  server: number,
  status: number,
  name: string,
  context: LimitContext,
): LimitHit {
  const wait = Math.max(asked, shortestWait)
  const seconds = Math.ceil(wait / 1000)
  const until = new Date(server + wait).toISOString()
  return {
    message: `the ${name} limit of the token is used up until ${until} (${duration(seconds)} from now)`,
    // A reset that has passed by the server's own clock is a contradiction: believed once.
    advice:
      wait > context.longestWait
        ? { kind: 'never' }
        : { kind: 'after', wait, times: asked < shortestWait ? 1 : 2 },
    details: {
      status,
      retryAfter: seconds,
      remedy: { text: `run again after ${until}, or use a token with a higher limit` },
    },
  }
}

/** What a `retry-after` beside a 5xx (maintenance) advises; null when there is none. */
export function pauseAsked(headers: Headers, context: LimitContext): RetryAdvice | null {
  const wait = retryAfter(headers['retry-after'], serverNow(headers['date'], context.now))
  if (wait === null) return null
  if (wait > context.longestWait) return { kind: 'never' }
  return { kind: 'after', wait: Math.max(wait, shortestWait), times: 2 }
}

const duration = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`

/** The server's time by its `Date` header, so that a wrong local clock does no harm. */
function serverNow(date: string | undefined, fallback: number): number {
  const parsed = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(parsed) ? fallback : parsed
}

/** Years beyond 9999 are no times, and would break the formatting of dates. */
const latest = Date.UTC(9999, 0)

function epochSeconds(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,12}$/.test(header)) return null
  return Math.min(Number(header) * 1000, latest)
}

/** `retry-after` in milliseconds: whole seconds, or an HTTP date (RFC 9110 section 10.2.3). */
function retryAfter(header: string | undefined, server: number): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : date - server
}
