import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { type Answer, type Attempt, brief, type Call, type Headers } from './call.ts'
import { classify, type Refusal, refuse } from './classify.ts'
import type { LimitContext } from './limit.ts'

/** One HTTP request as octokit takes it: `url` absolute or a route's path with its parameters beside it. */
export type HttpRequest = { readonly method: string; readonly url: string } & Readonly<
  Record<string, unknown>
>

export interface Exchange {
  readonly octokit: Octokit
  /** Milliseconds until the request is given up, its body included. */
  readonly timeout: number
  readonly bodyBytes: number
  readonly limit: LimitContext
  /** Shown the headers of every answer, errors included. */
  seen(headers: Headers): void
}

/** Sends one request once. Gives the whole, parsed answer, or a typed failure; it never throws. */
export async function exchange(
  request: HttpRequest,
  call: Call,
  context: Exchange,
): Promise<Attempt<Answer>> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), context.timeout)
  const { method, url, headers, ...parameters } = request
  try {
    const response = await context.octokit.request({
      ...parameters,
      ...(z.record(z.string(), z.string()).safeParse(headers).success ? { headers: Object(headers) } : {}),
      method,
      url,
      request: { signal: controller.signal },
    })
    const seen = plainHeaders(response.headers)
    context.seen(seen)
    const answer = { url: response.url, status: response.status, headers: seen }
    return await complete(answer, response.data, call, context.bodyBytes)
  } catch (error) {
    if (controller.signal.aborted) return timedOut(call, method, context.timeout)
    return failed(error, call, context)
  } finally {
    clearTimeout(timer)
  }
}

function timedOut(call: Call, method: string, timeout: number): Refusal {
  const unsure = method === 'GET' ? '' : '; whether the write was done is not known'
  const text = `no complete answer within ${Math.ceil(timeout) / 1000} s${unsure}`
  return refuse('timeout', call, text, { kind: 'back-off' })
}

const plainHeaders = (headers: object): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))

const errorSchema = z.object({
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), data: z.unknown() }),
})
const messageSchema = z.object({
  message: z.string(),
  errors: z.array(z.unknown()).optional().catch(undefined),
})

/** GitHub's words: its message, and the sentences beside it, which alone say what of a write was refused. */
function wordsOf(data: unknown): string | undefined {
  const parsed = messageSchema.safeParse(data)
  if (!parsed.success) return undefined
  const sentences = (parsed.data.errors ?? []).filter((one) => typeof one === 'string')
  return [parsed.data.message, ...sentences].join(': ')
}

/** What octokit throws: an answer of 304 or of 400 and more, or no answer at all. */
function failed(error: unknown, call: Call, context: Exchange): Attempt<Answer> {
  const parsed = errorSchema.safeParse(error)
  if (!parsed.success) {
    const text = error instanceof Error ? error.message : String(error)
    return refuse('api-failed', call, `no answer: ${brief(text)}`, { kind: 'back-off' })
  }
  const { status, data } = parsed.data.response
  const headers = plainHeaders(parsed.data.response.headers)
  context.seen(headers)
  if (status === 304) return { ok: true, value: { url: '', status, headers, data: undefined } }
  return classify({ status, headers, message: wordsOf(data) }, call, context.limit)
}

type Bare = Omit<Answer, 'data'>

/** Reads the body to its end and parses it; octokit itself takes a cut body for an empty one. */
async function complete(answer: Bare, body: unknown, call: Call, limit: number): Promise<Attempt<Answer>> {
  if (answer.status === 204 || answer.status >= 300) {
    if (body instanceof ReadableStream) await body.cancel()
    return { ok: true, value: { ...answer, data: undefined } }
  }
  const bytes = await readAll(body, limit)
  if (bytes === 'cut') return broken(call, 'the answer was cut short or could not be decompressed')
  if (bytes === 'too-large') return refuse('too-large', call, `the answer is over ${limit} bytes`)
  const length = answer.headers['content-length']
  if (length !== undefined && answer.headers['content-encoding'] === undefined) {
    if (Number(length) !== bytes.byteLength) {
      return broken(call, `${length} bytes were announced, ${bytes.byteLength} came`)
    }
  }
  const type = answer.headers['content-type'] ?? 'nothing'
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    return broken(call, `JSON is expected, the content type is ${brief(type)}`)
  }
  if (bytes.byteLength === 0) return broken(call, `the answer with status ${answer.status} is empty`)
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { ok: true, value: { ...answer, data } }
  } catch {
    return broken(call, 'the answer is not valid JSON in UTF-8')
  }
}

const broken = (call: Call, text: string): Refusal => refuse('api-shape', call, text, { kind: 'once' })

async function readAll(body: unknown, limit: number): Promise<Uint8Array | 'cut' | 'too-large'> {
  if (!(body instanceof ReadableStream)) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > limit) return 'too-large'
      chunks.push(chunk)
    }
  } catch {
    return 'cut'
  }
  return Buffer.concat(chunks)
}
