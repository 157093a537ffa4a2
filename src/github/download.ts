import type { Call } from './call.ts'
import { GitHubFailure } from './failure.ts'
import type { ClientLimits } from './limits.ts'
import type { Fetch } from './proxy.ts'

export interface Download {
  readonly fetch: Fetch
  readonly limits: Pick<ClientLimits, 'callTimeout'>
  readonly maxBytes: number
  readonly userAgent: string
}

/**
 * Reads a file from the store GitHub redirected to. That is another company's server: it gets no token, its own
 * redirects are not followed, and its address, which is a key by itself, stands in no message.
 * @throws {GitHubFailure} for anything but the whole file
 */
export async function download(address: string, call: Call, options: Download): Promise<Uint8Array> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), options.limits.callTimeout)
  try {
    const response = await options.fetch(address, {
      redirect: 'manual',
      signal: controller.signal,
      headers: { 'user-agent': options.userAgent },
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw fail('api-failed', call, `the file's store answered ${response.status}`)
    }
    return await readBody(response, call, options.maxBytes)
  } catch (error) {
    if (error instanceof GitHubFailure) throw error
    if (controller.signal.aborted) {
      throw fail('timeout', call, `the file did not arrive within ${options.limits.callTimeout / 1000} s`)
    }
    throw fail('api-failed', call, "the file's store did not answer, or the answer was cut short")
  } finally {
    clearTimeout(timer)
  }
}

const fail = (reason: 'api-failed' | 'api-shape' | 'too-large' | 'timeout', call: Call, text: string) =>
  new GitHubFailure(reason, call.route, text)

async function readBody(response: Response, call: Call, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => fail('too-large', call, `the file is over ${maxBytes} bytes`)
  const announced = response.headers.get('content-length')
  if (Number(announced ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw tooLarge()
  }
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.byteLength
    if (size > maxBytes) throw tooLarge()
    pieces.push(piece)
  }
  const whole = announced === null || response.headers.get('content-encoding') !== null
  if (!whole && Number(announced) !== size) {
    throw fail('api-shape', call, `${announced} bytes were announced, ${size} came`)
  }
  return Buffer.concat(pieces)
}
