import type { Octokit } from '@octokit/rest'
import type { Answer, Attempt, Call, Headers } from './call.ts'
import { refuse } from './classify.ts'
import type { Clock } from './clock.ts'
import { ConditionalCache, isImmutable } from './conditional.ts'
import { GitHubFailure } from './failure.ts'
import type { ClientLimits } from './limits.ts'
import { sameOrigin } from './links.ts'
import { Pacer } from './pacing.ts'
import type { RequestStatistics } from './port.ts'
import { outOfTime, withRetry } from './retry.ts'
import { type Exchange, exchange, type HttpRequest } from './transport.ts'

export interface ConnectionOptions {
  readonly octokit: Octokit
  readonly apiUrl: string
  readonly clock: Clock
  readonly limits: ClientLimits
  /** Told when GitHub answers for another address of the same server: the repository was renamed. */
  redirected(from: string, to: string): void
}

/** Judges an answer; a refusal may be tried again as it advises. */
export type Check<T> = (answer: Answer) => Attempt<T>

const maximumRedirects = 3

/** The requests of one run: their budgets, their pace and what is known of the server. */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #pacer: Pacer
  readonly #cache = new ConditionalCache()
  readonly #runEnds: number
  readonly #counts = { requests: 0, notModified: 0, retries: 0 }
  #serverTime: string | null = null

  constructor(options: ConnectionOptions) {
    const { clock, limits } = options
    this.#options = options
    this.#pacer = new Pacer(clock, limits.concurrency, limits.writeInterval)
    this.#runEnds = clock.now() + limits.runTimeout
  }

  get serverTime(): string | null {
    return this.#serverTime
  }

  get statistics(): RequestStatistics {
    return { ...this.#counts }
  }

  /** A GET of an absolute address: follows renames, uses what is cached, retries. */
  async read<T>(url: string, call: Call, check: Check<T>): Promise<T> {
    return await this.#retried(call, async (timeout) => {
      const ends = this.#options.clock.now() + timeout
      return await this.#follow(url, call, check, () => ends - this.#options.clock.now())
    })
  }

  /** Where a GET leads to: an address that may be on any server. It is not followed, only given out. */
  async location(url: string, call: Call): Promise<string> {
    return await this.#retried(call, async (timeout) => {
      const ends = this.#options.clock.now() + timeout
      let from = url
      for (let hop = 0; hop <= maximumRedirects; hop += 1) {
        const left = Math.max(ends - this.#options.clock.now(), 1)
        const attempt = await this.#once({ method: 'GET', url: from }, call, left)
        if (!attempt.ok) return attempt
        if (![301, 307, 308].includes(attempt.value.status)) return this.#located(attempt.value, call)
        // A renamed repository, on the same server.
        const next = this.#redirect(from, attempt.value, call)
        if (!next.ok) return next
        from = next.value
      }
      return refuse('api-failed', call, `GitHub redirects more than ${maximumRedirects} times`)
    })
  }

  #located({ status, headers }: Answer, call: Call): Attempt<string> {
    const to = headers['location'] ?? ''
    const secure = this.#options.apiUrl.startsWith('https:')
    if (status === 302 && isWebAddress(to, secure)) return { ok: true, value: to }
    const text = `a redirect (302) to a file is expected, the answer has status ${status}`
    return refuse('api-shape', call, text, { kind: 'once' }, { status })
  }

  /** A request that changes nothing although it is no GET (a GraphQL query): retries. */
  async query<T>(request: HttpRequest, call: Call, check: Check<T>): Promise<T> {
    return await this.#retried(call, async (timeout) => {
      const attempt = await this.#once(request, call, timeout)
      return attempt.ok ? check(attempt.value) : attempt
    })
  }

  /** A write: sent once, whatever happens. */
  async write<T>(request: HttpRequest, call: Call, check: Check<T>): Promise<T> {
    const { clock, limits } = this.#options
    return await this.#pacer.write(async () => {
      const timeout = Math.min(limits.requestTimeout, this.#runEnds - clock.now())
      if (timeout <= 0) throw outOfTime(call, limits.runTimeout)
      const attempt = await this.#once(request, call, timeout)
      const result = attempt.ok ? check(attempt.value) : attempt
      if (!result.ok) throw result.failure
      return result.value
    })
  }

  async #retried<T>(call: Call, attempt: (timeout: number) => Promise<Attempt<T>>): Promise<T> {
    const { clock, limits } = this.#options
    const paced = (timeout: () => number) =>
      this.#pacer.read(async () => {
        const started = clock.now()
        const left = timeout()
        if (left <= 0) throw outOfTime(call, limits.runTimeout)
        const result = await attempt(left)
        return { result, spent: clock.now() - started }
      })
    return await withRetry(call, paced, {
      clock,
      limits,
      runEnds: this.#runEnds,
      hold: (until) => this.#pacer.hold(until),
      retried: () => {
        this.#counts.retries += 1
      },
    })
  }

  async #follow<T>(start: string, call: Call, check: Check<T>, left: () => number): Promise<Attempt<T>> {
    let url = start
    for (let hop = 0; hop <= maximumRedirects; hop += 1) {
      const stored = this.#cache.get(url)
      if (stored !== undefined && isImmutable(url))
        return check({ url, status: 200, headers: {}, data: stored.data })
      const headers = stored === undefined ? {} : { 'if-none-match': stored.etag }
      const attempt = await this.#once({ method: 'GET', url, headers }, call, Math.max(left(), 1))
      if (!attempt.ok) return attempt
      const answer = attempt.value
      if (![301, 302, 307, 308].includes(answer.status)) return this.#answered(url, answer, call, check)
      const next = this.#redirect(url, answer, call)
      if (!next.ok) return next
      url = next.value
    }
    return refuse('api-failed', call, `GitHub redirects more than ${maximumRedirects} times`)
  }

  #redirect(from: string, answer: Answer, call: Call): Attempt<string> {
    const location = answer.headers['location'] ?? ''
    const to = location === '' ? null : sameOrigin(location, from, this.#options.apiUrl)
    if (to === null) {
      const text = `the answer is a redirect (${answer.status}) to another server, which is not followed`
      return refuse('api-failed', call, text, { kind: 'never' }, { status: answer.status })
    }
    this.#options.redirected(from, to)
    return { ok: true, value: to }
  }

  #answered<T>(url: string, answer: Answer, call: Call, check: Check<T>): Attempt<T> {
    const stored = this.#cache.get(url)
    if (answer.status === 304 && stored !== undefined) {
      this.#counts.notModified += 1
      const link = stored.link === undefined ? {} : { link: stored.link }
      return check({ url, status: 200, headers: { ...answer.headers, ...link }, data: stored.data })
    }
    if (answer.status !== 200 && answer.status !== 204) {
      const text = `the answer has status ${answer.status}, which is no complete content`
      return refuse('api-shape', call, text, { kind: 'once' }, { status: answer.status })
    }
    const result = check({ ...answer, url })
    const etag = result.ok && answer.status === 200 ? answer.headers['etag'] : undefined
    this.#cache.put(url, etag, answer.data, answer.headers['link'])
    return result
  }

  async #once(request: HttpRequest, call: Call, timeout: number): Promise<Attempt<Answer>> {
    const { octokit, limits, clock } = this.#options
    this.#counts.requests += 1
    const context: Exchange = {
      octokit,
      timeout,
      bodyBytes: limits.bodyBytes,
      limit: { now: clock.now(), longestWait: limits.longestWait },
      seen: (headers) => this.#seen(headers),
    }
    return await exchange(request, call, context)
  }

  #seen(headers: Headers): void {
    const date = Date.parse(headers['date'] ?? '')
    if (!Number.isNaN(date)) this.#serverTime = new Date(date).toISOString()
  }
}

/** An absolute address without credentials in it; of `https` where the API is. */
function isWebAddress(text: string, secure: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && !secure))
}

/** Runs a call and takes the token out of whatever it throws. */
export async function withoutToken<T>(token: string | null, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error) || token === null || !error.message.includes(token)) throw error
    const clean = (text: string): string => text.replaceAll(token, '***')
    const message = clean(error.message)
    if (error instanceof GitHubFailure) {
      const { said } = error.details
      const details = said === undefined ? error.details : { ...error.details, said: clean(said) }
      throw new GitHubFailure(error.reason, error.route, message, details)
    }
    throw new Error(message)
  }
}
