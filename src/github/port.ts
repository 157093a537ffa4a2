import type { z } from 'zod'

/** Values of a route's `{placeholders}` and, for what is left over, of its query (GET) or JSON body (writes). */
export type Parameters = Readonly<Record<string, unknown>>

export interface ListOptions<Item> {
  /** The count GitHub states elsewhere; any other number of items is a failure (`truncated`). */
  readonly expected?: number
  /** Identity of an item: repeats across pages are dropped. */
  readonly key: (item: Item) => string | number
  /** Name of the array in an object answer (`check_runs`); the answer itself is the array when absent. */
  readonly property?: string
  /** GitHub's own cap (3,000 files): a list that reaches it is a failure (`truncated`). */
  readonly cap?: number
}

export interface RequestOptions {
  /** What the token needs for this call, named in the failure when GitHub refuses: `contents: read`. */
  readonly permission?: string
  /** Not every GitHub Enterprise Server offers the route: its 404 there is `unsupported-by-server`. */
  readonly absentOnSomeServers?: boolean
  /**
   * For `graphql`: fields below the first level that the token may not read are null, and the answer's `deniedFields`
   * (`deniedFieldsSchema`) names them. Any other error still refuses all of it.
   */
  readonly partial?: boolean
}

export interface RequestStatistics {
  /** Requests sent, retries included. */
  readonly requests: number
  /** Of these, answered 304 from the validators we sent. */
  readonly notModified: number
  readonly retries: number
}

/**
 * GitHub, as facts see it. Every answer has passed its schema. Every call either gives the whole answer or throws
 * `GitHubFailure` with a typed reason: nothing is ever shortened silently.
 */
export interface GitHub {
  readonly serverUrl: string
  get<S extends z.ZodType>(
    route: string,
    parameters: Parameters,
    schema: S,
    options?: RequestOptions,
  ): Promise<z.output<S>>
  /** All pages. */
  list<S extends z.ZodType>(
    route: string,
    parameters: Parameters,
    item: S,
    options: ListOptions<z.output<S>> & RequestOptions,
  ): Promise<readonly z.output<S>[]>
  /** One GraphQL query; any entry in `errors` is a failure, but for what `partial` allows. */
  graphql<S extends z.ZodType>(
    query: string,
    variables: Parameters,
    schema: S,
    options?: RequestOptions,
  ): Promise<z.output<S>>
  /**
   * A file GitHub keeps on another server and redirects to (an artifact), whole. That server is sent no token.
   * @param maxBytes a larger file is a failure (`too-large`)
   */
  download(
    route: string,
    parameters: Parameters,
    maxBytes: number,
    options?: RequestOptions,
  ): Promise<Uint8Array>
  /** A write (`POST …`, `PATCH …`, `PUT …`, `DELETE …`): paced, and never sent twice by itself. */
  send<S extends z.ZodType>(
    route: string,
    parameters: Parameters,
    schema: S,
    options?: RequestOptions,
  ): Promise<z.output<S>>
  /** The server's time by its latest `Date` header, RFC 3339; null before the first answer. */
  serverTime(): string | null
  statistics(): RequestStatistics
}
