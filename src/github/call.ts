import type { GitHubFailure } from './failure.ts'

/** Headers of an answer, names in lower case. */
export type Headers = Readonly<Record<string, string>>

/** The call a request belongs to, for its failures. */
export interface Call {
  /** `GET /repos/{owner}/{repo}`, placeholders unfilled. */
  readonly route: string
  readonly permission?: string
  /** GitHub Enterprise Server offers this route in some versions only. */
  readonly absentOnSomeServers?: boolean
}

/** What may be done about a failed attempt of a call that can be repeated without harm. */
export type RetryAdvice =
  | { readonly kind: 'never' }
  /** 5xx, resets, timeouts: again after a growing pause. */
  | { readonly kind: 'back-off' }
  /** An answer that is not what GitHub documents: once more. */
  | { readonly kind: 'once' }
  /** A request limit: after this many milliseconds, at most so many times. */
  | { readonly kind: 'after'; readonly wait: number; readonly times: number }

/** How one attempt ended. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: GitHubFailure; readonly advice: RetryAdvice }

/** A whole answer with a status below 400. `data` is undefined for 204. */
export interface Answer {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly data: unknown
}

/** Foreign text for an error message: one line, at most 300 characters. */
export const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
