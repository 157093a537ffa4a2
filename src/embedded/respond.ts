import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'
import type { Incoming, Reply } from './http.ts'

/** A reply ready to be sent. */
export interface Outgoing {
  status: number
  headers: Record<string, string>
  data: Buffer
}

/** Status, headers and bytes of a reply, with its entity tag for successful reads. */
export function outgoing(request: Incoming, reply: Reply, tokenId: number | null): Outgoing {
  const headers: Record<string, string> = { ...reply.headers }
  const empty = reply.status === 204 || (reply.body === undefined && reply.raw === undefined)
  const data = reply.raw?.data ?? Buffer.from(empty ? '' : JSON.stringify(reply.body))
  if (!empty) headers['content-type'] = reply.raw?.contentType ?? 'application/json; charset=utf-8'
  if (request.method === 'GET' && reply.status === 200)
    Object.assign(headers, validators(request, data, tokenId))
  return { status: reply.status, headers, data }
}

/** GitHub's tags are weak for JSON and differ per token and media type. */
function validators(request: Incoming, data: Buffer, tokenId: number | null): Record<string, string> {
  const key = `${tokenId ?? ''} ${request.headers['accept'] ?? ''} `
  const digest = createHash('sha256').update(key).update(data).digest('hex')
  return {
    etag: `W/"${digest}"`,
    'cache-control': 'private, max-age=60, s-maxage=60',
    vary: 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With',
  }
}

/** Whether the client holds this very answer already. */
export function isNotModified(request: Incoming, out: Outgoing): boolean {
  const given = request.headers['if-none-match']
  const tag = out.headers['etag']
  if (given === undefined || tag === undefined) return false
  return given.split(',').some((item) => item.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))
}

/** Changes what faults say about headers. */
export function changeHeaders(out: Outgoing, faults: readonly Fault[], self: string): void {
  for (const fault of faults) {
    if (fault.kind === 'link') {
      if (fault.next === 'none') delete out.headers['link']
      else out.headers['link'] = `<${fault.next === 'self' ? self : fault.next}>; rel="next"`
    }
    if (fault.kind === 'clock-skew') {
      const date = Date.parse(out.headers['date'] ?? '')
      out.headers['date'] = new Date(date + fault.seconds * 1000).toUTCString()
      const reset = Number(out.headers['x-ratelimit-reset'])
      if (fault.reset === true) out.headers['x-ratelimit-reset'] = String(reset + fault.seconds)
    }
    if (fault.kind === 'bad-gzip') out.headers['content-encoding'] = 'gzip'
  }
}

/** Sends the reply, or as much of it as a `cut` fault allows. */
export function send(response: ServerResponse, out: Outgoing, faults: readonly Fault[]): void {
  const cut = faults.find((fault) => fault.kind === 'cut')
  response.sendDate = false
  if (cut?.kind !== 'cut') {
    const length =
      out.status === 204 || out.status === 304 ? {} : { 'content-length': String(out.data.length) }
    response.writeHead(out.status, { ...out.headers, ...length })
    response.end(out.data)
    return
  }
  const part = out.data.subarray(0, cut.bytes ?? Math.floor(out.data.length / 2))
  const framing: Record<string, string> = cut.chunked
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': String(Math.max(out.data.length, part.length + 1)) }
  response.writeHead(out.status, { ...out.headers, ...framing })
  response.write(part, () => response.socket?.destroy())
}
