import type { IncomingMessage } from 'node:http'
import type { Incoming, Urls } from './http.ts'
import type { Outgoing } from './respond.ts'

const readBody = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** Stands for a body that is not JSON. */
export const INVALID = Symbol('invalid JSON')

const parseJson = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return INVALID
  }
}

const flat = (headers: IncomingMessage['headers']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(', ') : v]))

/** The token's value in `Authorization: Bearer …`, `token …` or Basic. */
export function tokenValue(headers: Incoming['headers']): string | null {
  const header = headers['authorization']
  if (header === undefined) return null
  const [scheme = '', value = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':').at(-1) ?? ''
}

/** A path without percent-encoding; as it is when the encoding is broken. */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Reads a request whole. What lies outside of the API gets a path no route has. */
export async function readIncoming(
  message: IncomingMessage,
  urls: Urls,
  enterprise: boolean,
): Promise<Incoming> {
  const text = await readBody(message)
  const url = new URL(message.url ?? '/', urls.server)
  const prefix = enterprise ? '/api/v3' : ''
  const graphql = `${url.origin}${url.pathname}` === urls.graphql
  const path = url.pathname.startsWith(prefix)
    ? url.pathname.slice(prefix.length) || '/'
    : '/outside-of-the-api'
  return {
    method: message.method ?? 'GET',
    path: graphql ? '/graphql' : path,
    query: url.searchParams,
    headers: flat(message.headers),
    body: parseJson(text),
  }
}

/** The body of an answer as a test reads it. */
export function readable(out: Outgoing): unknown {
  const text = out.data.toString('utf8')
  if (text === '' || !(out.headers['content-type'] ?? '').includes('application/json')) return text
  const parsed = parseJson(text)
  return parsed === INVALID ? text : parsed
}
