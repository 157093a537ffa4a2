/** One request and its answer, as a test reads them. */
export interface LoggedRequest {
  readonly method: string
  /** Path below the API base, decoded; `/graphql` for GraphQL. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The token's value as sent; null without one. */
  readonly token: string | null
  readonly body: unknown
  /** 0 when no answer was sent. */
  status: number
  /** Body of the answer, parsed when it is JSON. */
  response: unknown
  /** Kinds of the faults that acted. */
  readonly faults: readonly string[]
}

/** Every request since the start or the last `clear`. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []

  /** Number of requests, of those that match when a part of the path (and a method) is given. */
  count(path?: string | RegExp, method?: string): number {
    return this.matching(path, method).length
  }

  matching(path?: string | RegExp, method?: string): LoggedRequest[] {
    return this.entries.filter(
      (entry) =>
        (method === undefined || entry.method === method) &&
        (path === undefined ||
          (typeof path === 'string' ? entry.path.includes(path) : path.test(entry.path))),
    )
  }

  clear(): void {
    this.entries.length = 0
  }
}
