import { ApiError, notFound, validationFailed } from './errors.ts'
import { type Account, fullName, type Organisation, type Repository } from './model.ts'
import type { State } from './state.ts'
import type { Token } from './token.ts'

export interface Urls {
  /** Base of the REST API, without a trailing slash. */
  readonly api: string
  readonly graphql: string
  /** Base of web pages. */
  readonly server: string
  /** Base of the store that artifacts are downloaded from. */
  readonly store: string
}

export interface Incoming {
  readonly method: string
  /** Path below the API base, still percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Parsed JSON body; undefined when there was none. */
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  /** Sent as JSON, unless `raw` is given. */
  readonly body?: unknown
  readonly raw?: { readonly contentType: string; readonly data: Buffer }
  readonly headers?: Readonly<Record<string, string>>
}

export interface Route {
  /** `GET /repos/{owner}/{repo}/contents/{+path}`: a `+` lets the value hold slashes. */
  readonly route: string
  /** Permissions, any of which allows the call: `contents=read`, `issues=write; pull_requests=write`. */
  readonly needs?: string
  readonly handle: (context: Context) => Reply
}

export const json = (body: unknown, status = 200): Reply => ({ status, body })

/** One request, with what the router found out about it. */
export class Context {
  readonly state: State
  readonly urls: Urls
  readonly token: Token | null
  readonly request: Incoming
  readonly #parameters: Readonly<Record<string, string>>
  readonly #repository: Repository | null

  constructor(
    base: { state: State; urls: Urls; token: Token | null; request: Incoming },
    parameters: Readonly<Record<string, string>>,
    repository: Repository | null,
  ) {
    this.state = base.state
    this.urls = base.urls
    this.token = base.token
    this.request = base.request
    this.#parameters = parameters
    this.#repository = repository
  }

  parameter(name: string): string {
    return this.#parameters[name] ?? ''
  }

  /** @throws ApiError 404 when the value is no number */
  number(name: string): number {
    const text = this.parameter(name)
    if (!/^\d{1,15}$/.test(text)) throw notFound()
    return Number(text)
  }

  /** @throws ApiError 404 outside of a repository route */
  get repository(): Repository {
    if (this.#repository === null) throw notFound()
    return this.#repository
  }

  /** The repository when the route names one. */
  get repositoryOrNull(): Repository | null {
    return this.#repository
  }

  /** @throws ApiError 404 when there is no such organisation */
  get organisation(): Organisation {
    const found = this.state.organisation(this.parameter('org'))
    if (found === undefined) throw notFound()
    return found
  }

  /** Who writes. @throws ApiError 401 without a token */
  get actor(): Account {
    if (this.token === null) throw new ApiError(401, 'Requires authentication')
    return this.token.actor
  }

  query(name: string): string | null {
    return this.request.query.get(name)
  }

  accepts(mediaType: string): boolean {
    return (this.request.headers['accept'] ?? '').includes(mediaType)
  }

  /** Base address of the repository in the REST API. */
  get repositoryUrl(): string {
    return `${this.urls.api}/repos/${fullName(this.repository)}`
  }

  /** The JSON body as an object. @throws ApiError 400 when it is none */
  get fields(): Readonly<Record<string, unknown>> {
    const { body } = this.request
    if (body === undefined) return {}
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new ApiError(400, 'Body should be a JSON object')
    }
    return Object.fromEntries(Object.entries(body))
  }

  /** A text field; null when absent. @throws ApiError 422 when it is something else */
  text(resource: string, name: string): string | null {
    const value = this.fields[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') throw validationFailed(resource, name, 'invalid')
    return value
  }

  /** A text field that must be there. @throws ApiError 422 */
  requiredText(resource: string, name: string): string {
    const value = this.text(resource, name)
    if (value === null || value === '') throw validationFailed(resource, name, 'missing_field')
    return value
  }
}
