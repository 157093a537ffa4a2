import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { State } from './state.ts'

/** Where the files of artifacts stand: another server, as with GitHub. */
export interface Store {
  readonly url: string
  close(): Promise<void>
}

/** The secret part of an address that may read one file. */
export const signatureOf = (artifactId: number): string => `sig-${artifactId}`

type Answer = readonly [status: number, data: Buffer]

function answerTo(state: State, message: IncomingMessage): Answer {
  const url = new URL(message.url ?? '/', 'http://store.invalid')
  state.downloads.push({ path: url.pathname, authorization: message.headers.authorization ?? null })
  // A store that is sent a token it does not know refuses, as GitHub's does.
  if (message.headers.authorization !== undefined) return [401, Buffer.from('not for here')]
  const id = Number(/^\/(\d{1,15})\.zip$/.exec(url.pathname)?.[1] ?? Number.NaN)
  const artifacts = state.repositories.flatMap((repository) => repository.artifacts)
  const found = artifacts.find((artifact) => artifact.id === id)
  if (found === undefined || url.searchParams.get('sig') !== signatureOf(id)) {
    return [403, Buffer.from('no such file')]
  }
  return [200, found.zip]
}

function end(response: ServerResponse, [status, data]: Answer): void {
  response.writeHead(status, { 'content-type': 'application/zip', 'content-length': String(data.length) })
  response.end(data)
}

/** Starts the store on a free loopback port. */
export async function startStore(state: State): Promise<Store> {
  const server = createServer((message, response) => end(response, answerTo(state, message)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the store has no port')
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}`, close }
}
