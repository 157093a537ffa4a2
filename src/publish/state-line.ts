import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { deflateSync } from 'fflate'
import type { z } from 'zod'
import { bounds } from '../surfaces/limits.ts'

/** A line that claims to be a state, whatever it holds. */
const claim = /^<!-- gatewright:state /
const line = /^<!-- gatewright:state v1 ([A-Za-z0-9_-]+)\.([0-9a-f]{64}) -->$/

const checksum = (packed: string): string => createHash('sha256').update(packed, 'utf8').digest('hex')

/**
 * What one run leaves behind for the next, as one line that readers do not see: compressed JSON with its checksum.
 * The same value gives the same line on every machine: compression is not left to the machine's zlib, whose versions
 * differ in the bytes they choose.
 * @param maxBytes bytes the line may have
 * @returns empty when the line would be longer, or the value larger than a reader accepts: half a state is none
 */
export function writeState(value: unknown, maxBytes: number = bounds.stateBytes): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value) ?? 'null')
  if (bytes.length > bounds.stateUnpackedBytes) return ''
  const packed = Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64url')
  const written = `<!-- gatewright:state v1 ${packed}.${checksum(packed)} -->`
  return written.length > maxBytes ? '' : written
}

/**
 * The state in a text, or null: there is none or more than one, it is damaged, its checksum or schema refuses it, or
 * it is larger than 1 MiB when unpacked. Never throws, whatever the text holds.
 */
export function readState<S extends z.ZodType>(body: string, schema: S): z.output<S> | null {
  const packed = packedState(body)
  if (packed === null) return null
  try {
    const parsed = schema.safeParse(unpack(packed))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Of two states neither can be believed: somebody pasted one of them. */
function packedState(body: string): string | null {
  const claims = body.split(/\r\n|\n/).filter((text) => claim.test(text))
  const [only] = claims
  if (only === undefined || claims.length > 1) return null
  const [, packed = '', sum] = line.exec(only) ?? []
  return packed !== '' && checksum(packed) === sum ? packed : null
}

/** @throws Error whatever inflating, decoding and parsing say about bytes that are no state */
function unpack(packed: string): unknown {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), {
    maxOutputLength: bounds.stateUnpackedBytes,
  })
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('a state has no key `__proto__`')
    return value
  })
}
