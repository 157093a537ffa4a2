import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Signature } from '../formats/golden/evidence.ts'
import { canonicalJson } from './digests.ts'

/** Bytes a key has at least (RFC 2104, section 3: no shorter than the digest). */
const shortestKey = 32

/** Why a key cannot be used, or null. */
export function keyProblem(key: string): string | null {
  const bytes = Buffer.byteLength(key, 'utf8')
  if (bytes < shortestKey) return `the key has ${bytes} bytes; at least ${shortestKey} are needed`
  return new Set(key).size < 8 ? 'the key repeats a few characters; take 32 random bytes' : null
}

/** What tells keys apart: the start of the key's digest. */
const keyId = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 8)

/** HMAC-SHA256 (RFC 2104) of the document without its `signature`, in canonical form (RFC 8785). */
function macOf(document: object, key: string): Buffer {
  const { signature: _, ...signed } = document as { signature?: unknown }
  return createHmac('sha256', key).update(canonicalJson(signed), 'utf8').digest()
}

/** The signature of a document. */
export const signatureOf = (document: object, key: string): Signature => ({
  algorithm: 'HMAC-SHA256',
  key_id: keyId(key),
  value: macOf(document, key).toString('hex'),
})

/** Whether the document carries this key's signature, and names this key. Compared in constant time. */
export function isSigned(document: { readonly signature: Signature | null }, key: string): boolean {
  const { signature } = document
  if (signature === null || signature.key_id !== keyId(key)) return false
  const [given, own] = [Buffer.from(signature.value, 'hex'), macOf(document, key)]
  return given.length === own.length && timingSafeEqual(given, own)
}
