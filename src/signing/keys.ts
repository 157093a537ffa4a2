import { createPublicKey, type KeyObject } from 'node:crypto'
import { strictBase64 } from './base64.ts'

/** Bytes that a key of HMAC-SHA256 has at least (RFC 2104, section 3: no shorter than the digest). */
const shortestKey = 32
const fewestDifferent = 8

/** Why a secret cannot be a key; null: it can. Nothing of it is in the sentence. */
export function weakness(key: Uint8Array): string | null {
  if (key.length < shortestKey) return `it has ${key.length} bytes; at least ${shortestKey} are needed`
  const different = new Set(key).size
  return different < fewestDifferent || repeats(key) ? 'it repeats a few bytes; take 32 random ones' : null
}

/** Whether a piece of at most half a key's least length is all there is, over and over. */
function repeats(key: Uint8Array): boolean {
  for (let period = 1; period <= shortestKey / 2; period += 1)
    if (key.every((byte, index) => byte === key[index % period])) return true
  return false
}

/** DER of a SubjectPublicKeyInfo with an Ed25519 key, up to its 32 bytes (RFC 8410). */
const spkiStart = Buffer.from('302a300506032b6570032100', 'hex')

/** Encoded points of a small order, without their sign bit: a signature can be made for them without any secret. */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** The 32 bytes of an Ed25519 public key, from base64 of its SubjectPublicKeyInfo; null: it is none. */
export function publicKeyBytes(base64: string): Uint8Array | null {
  const der = strictBase64(base64)
  if (der === null || der.length !== spkiStart.length + 32) return null
  return spkiStart.equals(der.subarray(0, spkiStart.length)) ? der.subarray(spkiStart.length) : null
}

/** An Ed25519 public key; null where the text is none, or one that proves nothing. */
export function readPublicKey(base64: string): KeyObject | null {
  const point = publicKeyBytes(base64)
  if (point === null) return null
  const unsigned = Buffer.from(point)
  unsigned[31] = (unsigned[31] ?? 0) & 0x7f
  if (smallOrder.has(unsigned.toString('hex'))) return null
  const key = createPublicKey({ key: Buffer.concat([spkiStart, point]), format: 'der', type: 'spki' })
  return key.asymmetricKeyType === 'ed25519' ? key : null
}
