import type { GitHub, RequestStatistics } from './port.ts'

/** What all clients of a run have asked together. */
export const totalStatistics = (clients: readonly (GitHub | undefined)[]): RequestStatistics =>
  clients
    .flatMap((client) => client?.statistics() ?? [])
    .reduce(
      (sum, { requests, notModified, retries }) => ({
        requests: sum.requests + requests,
        notModified: sum.notModified + notModified,
        retries: sum.retries + retries,
      }),
      { requests: 0, notModified: 0, retries: 0 },
    )
