import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { JsonObject } from '../../src/formats/strict-json/index.ts'
import { rangeText, splitLines } from '../../src/phase/lines.ts'
import { artifactText } from '../../src/phase/write.ts'
import {
  canonicalBytes,
  canonicalDigest,
  payloadType,
  preAuthenticationEncoding,
  signedBytes,
} from '../../src/signing/canonical.ts'
import { signDocument } from '../../src/signing/sign.ts'
import { verifySignature } from '../../src/signing/verify.ts'
import { evidenceVectors } from '../support/evidence-cases.ts'
import { keyPair } from './keys.ts'

const vectors = evidenceVectors()
const artifact = vectors.artifact as JsonObject
const repeated = (byte: string) => Buffer.from(byte.repeat(32), 'hex')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe('test vectors, byte for byte', () => {
  it('RFC 8785', () => {
    expect(Buffer.from(canonicalBytes(artifact)).toString('utf8')).toBe(vectors.canonical_utf8)
    expect(canonicalDigest(artifact)).toBe(vectors.canonical_sha256)
  })

  it('DSSE pre-authentication encoding', () => {
    expect(payloadType).toBe(vectors.payloadType)
    expect(sha256(signedBytes(artifact))).toBe(vectors.pae_sha256)
  })

  it('DSSE’s own example, and lengths in bytes', () => {
    const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'))
    expect(Buffer.from(encoded).toString('utf8')).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
    expect(Buffer.from(preAuthenticationEncoding('é', Buffer.from('é'))).toString('utf8')).toBe(
      'DSSEv1 2 é 2 é',
    )
    expect(Buffer.from(preAuthenticationEncoding('', new Uint8Array())).toString('utf8')).toBe('DSSEv1 0  0 ')
  })

  it('HMAC-SHA256', () => {
    const key = repeated(vectors.hmac_key_byte)
    const signature = signDocument(artifact, { algorithm: 'hmac-sha256', keyId: 'k', key })
    expect(signature).toEqual({ alg: 'hmac-sha256', key_id: 'k', value: vectors.hmac_sha256_base64 })
  })

  it('Ed25519, signed and checked', () => {
    const { secret, publicKey } = keyPair(repeated(vectors.ed25519_seed_byte))
    expect(publicKey).toBe(vectors.ed25519_pub_spki_b64)
    const signature = signDocument(artifact, { algorithm: 'ed25519', keyId: 'e', key: secret })
    expect(signature).toEqual({ alg: 'ed25519', key_id: 'e', value: vectors.ed25519_sig_base64 })
    const observed = verifySignature({
      ...{ document: artifact, signature: { ...signature }, ring: undefined, algorithms: ['ed25519'] },
      keys: [{ id: 'e', algorithm: 'ed25519', 'public-key': vectors.ed25519_pub_spki_b64 }],
      ...{ artifact: { stage: 'phase-1', completedAt: '2026-11-19T10:00:00Z' }, now: '2026-11-20T10:00:00Z' },
    })
    expect(observed.state).toBe('valid')
  })

  it('the line digest', () => {
    const { file_bytes, sha256: digest } = vectors.line_digest
    expect(sha256(rangeText(splitLines(file_bytes), { first: 1, last: 2 }) ?? '')).toBe(digest)
  })

  it('are the same with a signature in the document, and in any order of its keys', () => {
    const { document, signature } = { document: artifact, signature: { alg: 'x', key_id: 'y', value: 'z' } }
    expect(canonicalDigest({ ...document, signature })).toBe(vectors.canonical_sha256)
    const text = artifactText(document, signature)
    expect(canonicalDigest(JSON.parse(text) as JsonObject)).toBe(vectors.canonical_sha256)
    expect(canonicalDigest(Object.fromEntries(Object.entries(document).reverse()))).toBe(
      vectors.canonical_sha256,
    )
  })
})
