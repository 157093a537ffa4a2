import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createGitHub, type GitHubOptions } from '../../src/github/client.ts'
import type { Clock } from '../../src/github/clock.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import type { GitHub } from '../../src/github/port.ts'

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Answers the n-th request (0-based). */
export type Handler = (request: Seen, response: ServerResponse, n: number) => void

export interface TestServer {
  readonly url: string
  readonly seen: Seen[]
  close(): Promise<void>
}

export async function serve(handler: Handler): Promise<TestServer> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      seen.push(entry)
      handler(entry, response, seen.length - 1)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

/** A clock whose sleeps pass at once and are noted. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  let now = Date.UTC(2026, 10, 21)
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
    random: () => 0,
  }
}

export const token = ['ghp', '0123456789abcdefABCDEF'].join('_')

export const client = (server: TestServer, more: Partial<GitHubOptions> = {}): GitHub =>
  createGitHub({
    token,
    apiUrl: server.url,
    serverUrl: 'https://github.example',
    userAgent: 'gatewright-test',
    clock: fakeClock(),
    ...more,
  })

/** The failure of a call; fails the test when the call succeeds. */
export async function failure(work: Promise<unknown>): Promise<GitHubFailure> {
  try {
    await work
  } catch (error) {
    if (error instanceof GitHubFailure) return error
    throw error
  }
  throw new Error('the call succeeded, a GitHubFailure was expected')
}
