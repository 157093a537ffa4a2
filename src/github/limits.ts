/** How long and how often the client tries. All durations in milliseconds. */
export interface ClientLimits {
  /** One request, from sending it to the last byte of its answer. */
  readonly requestTimeout: number
  /** One call with its retries and back-off; waits that GitHub itself asks for do not count. */
  readonly callTimeout: number
  /** Everything this client does, from its creation. */
  readonly runTimeout: number
  /** Requests in flight at a time. GitHub's secondary limit is 100. */
  readonly concurrency: number
  /** Retries of an idempotent request after a 5xx, a reset or a timeout. */
  readonly retries: number
  /** The longest wait for a request limit that is sat out; beyond it the call fails. */
  readonly longestWait: number
  /** Between the starts of two writes: GitHub asks for one second. */
  readonly writeInterval: number
  /** Pages of one list. */
  readonly pages: number
  /** Size of one answer in bytes. */
  readonly bodyBytes: number
}

export const defaultLimits: ClientLimits = {
  requestTimeout: 15_000,
  callTimeout: 60_000,
  runTimeout: 300_000,
  concurrency: 8,
  retries: 3,
  longestWait: 60_000,
  writeInterval: 1_000,
  pages: 300,
  bodyBytes: 32 * 1024 * 1024,
}
