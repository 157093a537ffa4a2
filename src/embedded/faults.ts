import type { Incoming, Reply } from './http.ts'
import { decoded } from './incoming.ts'

/** What a fault does to a matching request. */
type FaultAction =
  /** Answers without asking the state; with `executed`, the request takes effect first (a lost answer). */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly executed?: boolean
    }
  /** Any text under any content type: invalid JSON, HTML, `null`. */
  | { readonly kind: 'text'; readonly text: string; readonly contentType?: string; readonly status?: number }
  /** 204 without a body. */
  | { readonly kind: 'no-content' }
  /** Sends only the first bytes (default half); chunked, or with a content-length that promises all. */
  | { readonly kind: 'cut'; readonly bytes?: number; readonly chunked?: boolean }
  /** Says gzip, sends something else. */
  | { readonly kind: 'bad-gzip' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'reset' }
  /** Replaces `Link`: `self` points `next` at the request itself. */
  | { readonly kind: 'link'; readonly next: 'self' | 'none' | (string & {}) }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** Moves `Date` (and `x-ratelimit-reset`, when asked) by some seconds. */
  | { readonly kind: 'clock-skew'; readonly seconds: number; readonly reset?: boolean }
  /** Primary limit: 403 with nothing remaining, reset in some seconds by the server's clock. */
  | { readonly kind: 'rate-limit'; readonly resetIn: number; readonly status?: 403 | 429 }
  /** Secondary limit: `wording: abuse` is the text of older servers. */
  | {
      readonly kind: 'secondary-limit'
      readonly retryAfter?: number
      readonly status?: 403 | 429
      readonly wording?: 'secondary' | 'abuse'
    }
  /** Keeps the first entries of a git tree and says `truncated`. */
  | { readonly kind: 'truncated-tree'; readonly keep: number }
  /** Changes the items of a list answer: dropped from the end, the first repeated, others added. */
  | {
      readonly kind: 'items'
      readonly drop?: number
      readonly repeat?: number
      readonly add?: readonly unknown[]
    }
  | { readonly kind: 'rewrite'; readonly body: (body: unknown, request: Incoming) => unknown }
  /** Runs before the request is answered, for changes between two calls. */
  | { readonly kind: 'before'; readonly run: (request: Incoming) => void | Promise<void> }

interface FaultMatch {
  readonly method?: string
  /** Text the path ends with, or an expression over the path (below the API base, decoded); all when absent. */
  readonly path?: string | RegExp
  /** Value of the `page` query (1 when the request has none). */
  readonly page?: number
  /** GraphQL operation name. */
  readonly operation?: string
  /** From which match on the fault acts, counted from 1. */
  readonly nth?: number
  /** How many matches it acts on; `Infinity` for always. Default 1. */
  readonly times?: number
}

export type Fault = FaultMatch & FaultAction

const operationOf = (body: unknown): string | undefined => {
  const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : ''
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1]
}

function matches(fault: FaultMatch, request: Incoming): boolean {
  const path = decoded(request.path)
  const { path: wanted } = fault
  const byPath =
    wanted === undefined || (typeof wanted === 'string' ? path.endsWith(wanted) : wanted.test(path))
  return (
    byPath &&
    (fault.method === undefined || fault.method === request.method) &&
    (fault.page === undefined || fault.page === Number(request.query.get('page') ?? 1)) &&
    (fault.operation === undefined || fault.operation === operationOf(request.body))
  )
}

/** The faults a test set, with how often each has matched. */
export class Faults {
  readonly #entries: { fault: Fault; matched: number }[] = []

  add(fault: Fault): void {
    this.#entries.push({ fault, matched: 0 })
  }

  clear(): void {
    this.#entries.length = 0
  }

  /** The faults that act on this request; every fault it matches counts it. */
  take(request: Incoming): Fault[] {
    return this.#entries
      .filter(({ fault }) => matches(fault, request))
      .filter((entry) => {
        entry.matched += 1
        const first = entry.fault.nth ?? 1
        return entry.matched >= first && entry.matched < first + (entry.fault.times ?? 1)
      })
      .map(({ fault }) => fault)
  }
}

const asJson = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest' },
  headers,
})

function secondaryLimit(fault: Extract<Fault, { kind: 'secondary-limit' }>): Reply {
  const message =
    fault.wording === 'abuse'
      ? 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'
      : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
  return asJson(fault.status ?? 403, message, headers)
}

/** The answer a fault gives in place of the server's; null when it leaves the answer to the server. */
export function replacement(fault: Fault, nowSeconds: number): Reply | null {
  if (fault.kind === 'status') {
    return {
      status: fault.status,
      body: fault.body ?? { message: 'Server Error' },
      headers: fault.headers ?? {},
    }
  }
  if (fault.kind === 'text') {
    const contentType = fault.contentType ?? 'application/json; charset=utf-8'
    return { status: fault.status ?? 200, raw: { contentType, data: Buffer.from(fault.text) } }
  }
  if (fault.kind === 'no-content') return { status: 204 }
  if (fault.kind === 'redirect') return asJson(fault.status ?? 302, 'Found', { location: fault.to })
  if (fault.kind === 'rate-limit') {
    return asJson(fault.status ?? 403, 'API rate limit exceeded for installation ID 1.', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(nowSeconds + fault.resetIn),
    })
  }
  return fault.kind === 'secondary-limit' ? secondaryLimit(fault) : null
}

/** The items of a list answer: the body, or the one array in it. */
function changeItems(body: unknown, change: (items: readonly unknown[]) => unknown[]): unknown {
  if (Array.isArray(body)) return change(body)
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]),
  )
}

/** The body as a fault changes it; unchanged by all faults that do not concern bodies. */
export function changedBody(fault: Fault, request: Incoming, body: unknown): unknown {
  if (fault.kind === 'rewrite') return fault.body(body, request)
  if (fault.kind === 'items') {
    return changeItems(body, (items) => [
      ...items.slice(0, items.length - (fault.drop ?? 0)),
      ...items.slice(0, fault.repeat ?? 0),
      ...(fault.add ?? []),
    ])
  }
  if (fault.kind !== 'truncated-tree') return body
  const cut = changeItems(body, (items) => items.slice(0, fault.keep))
  return typeof cut === 'object' && cut !== null ? { ...cut, truncated: true } : cut
}
