import { timingSafeEqual, verify } from 'node:crypto'
import type { SignatureObservation } from '../core/facts/phases.ts'
import { isJsonObject, type JsonObject, type JsonValue, quoted } from '../formats/strict-json/index.ts'
import { signatureKeys } from '../phase/fields.ts'
import type { WrittenSignature } from '../phase/model.ts'
import type { KeyOption } from '../phase/options.ts'
import { parseInstant } from '../phase/times.ts'
import { strictBase64 } from './base64.ts'
import { signedBytes } from './canonical.ts'
import type { KeyRing } from './key-ring.ts'
import { publicKeyBytes, readPublicKey } from './keys.ts'
import { macOf } from './sign.ts'

type Algorithm = KeyOption['algorithm']

/** Bytes that a signature has. */
const lengths: Readonly<Record<Algorithm, number>> = { 'hmac-sha256': 32, ed25519: 64 }

export interface SignatureCheck {
  readonly document: JsonObject
  /** As the artifact holds it. */
  readonly signature: JsonValue | undefined
  /** Secrets; absent: the run was given none. */
  readonly ring: KeyRing | undefined
  /** Keys that the base's policy trusts. */
  readonly keys: readonly KeyOption[]
  readonly algorithms: readonly Algorithm[]
  /** RFC 3339. */
  readonly artifact: { readonly stage: string; readonly completedAt: string }
  /** RFC 3339. */
  readonly now: string
}

/** Ends the check with an answer; never leaves `verifySignature`. */
class Answer extends Error {
  readonly observation: Omit<SignatureObservation, 'algorithm' | 'keyId'>
  constructor(state: SignatureObservation['state'], detail: string) {
    super(detail)
    this.observation = { state, detail }
  }
}

function answer(state: SignatureObservation['state'], detail: string): never {
  throw new Answer(state, detail)
}

/**
 * Whether a signature holds for a document. Which algorithm counts is the policy's to say, never the key id's: a key of
 * one algorithm is nothing to another.
 */
export function verifySignature(check: SignatureCheck): SignatureObservation {
  const { signature } = check
  if (signature === undefined || signature === null)
    return { state: 'unsigned', algorithm: null, keyId: null, detail: 'it has no signature' }
  const named = (key: 'alg' | 'key_id') => {
    const value = isJsonObject(signature) ? signature[key] : undefined
    return typeof value === 'string' ? value.slice(0, 200) : null
  }
  const names = { algorithm: named('alg'), keyId: named('key_id') }
  try {
    return { ...names, ...judged(check, written(signature)) }
  } catch (error) {
    if (!(error instanceof Answer)) throw error
    return { ...names, ...error.observation }
  }
}

/** The form of a signature, whatever it is worth. */
function written(signature: JsonValue): WrittenSignature {
  if (!isJsonObject(signature)) return answer('malformed', 'the signature is no object')
  const { alg, key_id, value, ...rest } = signature
  const [stranger] = Object.keys(rest)
  if (stranger !== undefined) answer('malformed', `the signature has a key ${quoted(stranger)}`)
  if (typeof alg !== 'string' || typeof key_id !== 'string' || typeof value !== 'string')
    return answer('malformed', `the signature lacks a text: ${signatureKeys.join(', ')} are needed`)
  return { alg, key_id, value }
}

function judged(check: SignatureCheck, signature: WrittenSignature) {
  const algorithm = check.algorithms.find((name) => name === signature.alg)
  if (algorithm === undefined)
    return answer('algorithm', `the policy does not take the algorithm ${quoted(signature.alg)}`)
  const value = bytesOf(signature.value, algorithm)
  const option = trustedKey(check, signature.key_id, algorithm)
  if (option !== null) checkLimits(check, option)
  const holds =
    algorithm === 'hmac-sha256'
      ? holdsMac(check, signature.key_id, value)
      : holdsEd25519(check, option, value)
  const key = `key ${quoted(signature.key_id)}`
  return holds
    ? { state: 'valid' as const, detail: `signed with ${algorithm}, ${key}` }
    : answer('invalid', `the signature is not that of ${key} over this artifact: one of them was changed`)
}

function bytesOf(text: string, algorithm: Algorithm): Uint8Array {
  const bytes = strictBase64(text)
  if (bytes === null) return answer('malformed', 'its value is no canonical base64')
  if (bytes.length === lengths[algorithm]) return bytes
  return answer('malformed', `its value has ${bytes.length} bytes; ${algorithm} has ${lengths[algorithm]}`)
}

/** The policy's entry of a key; null: the policy names no keys at all, and every secret that is given counts. */
function trustedKey({ keys }: SignatureCheck, id: string, algorithm: Algorithm): KeyOption | null {
  if (keys.length === 0 && algorithm === 'hmac-sha256') return null
  const named = keys.filter((key) => key.id === id)
  const option = named.find((key) => key.algorithm === algorithm)
  if (option !== undefined) return option
  const [other] = named
  if (other === undefined) return answer('key-unknown', `the policy does not trust a key ${quoted(id)}`)
  return answer('algorithm', `key ${quoted(id)} is one of ${other.algorithm}, not of ${algorithm}`)
}

function checkLimits({ artifact, now }: SignatureCheck, key: KeyOption): void {
  const name = `key ${quoted(key.id)}`
  const at = (text: string | undefined) => (text === undefined ? null : instant(text))
  const [revoked, start, end] = [at(key['revoked-at']), at(key['not-before']), at(key['not-after'])]
  const completed = instant(artifact.completedAt)
  if (revoked !== null && revoked <= instant(now))
    answer('key-revoked', `${name} was revoked at ${key['revoked-at']}`)
  if (start !== null && completed < start)
    answer('key-window', `${name} signs nothing that was completed before ${key['not-before']}`)
  if (end !== null && completed > end)
    answer('key-window', `${name} signs nothing that was completed after ${key['not-after']}`)
  if (key.stages !== undefined && !key.stages.includes(artifact.stage))
    answer('key-phase', `${name} may not sign ${artifact.stage}`)
}

/** Milliseconds; where a time cannot be read, nothing that depends on it holds. */
function instant(text: string): number {
  // Policies may leave the seconds out, which RFC 3339 does not.
  const value = parseInstant(text) ?? Date.parse(text)
  return Number.isNaN(value) ? answer('key-window', `${quoted(text)} is no time`) : value
}

function holdsMac({ document, ring, keys }: SignatureCheck, id: string, value: Uint8Array): boolean {
  const secret = ring?.hmac.get(id)
  if (secret === undefined) {
    if (keys.length === 0 && (ring?.hmac.size ?? 0) > 0)
      answer('key-unknown', `no key ${quoted(id)} is given`)
    return answer(
      'key-missing',
      `the secret of key ${quoted(id)} is not given to this run; runs of forks are given none`,
    )
  }
  if (keys.some((key) => isPublic(key, secret)))
    answer('algorithm', `the secret of key ${quoted(id)} is a public key of the policy: everybody has it`)
  const own = macOf(signedBytes(document), secret)
  return own.length === value.length && timingSafeEqual(own, value)
}

function isPublic(key: KeyOption, secret: Uint8Array): boolean {
  const text = key['public-key'] ?? ''
  const forms = [publicKeyBytes(text), strictBase64(text), Buffer.from(text, 'utf8')]
  return forms.some((form) => form !== null && form.length > 0 && Buffer.from(secret).equals(form))
}

function holdsEd25519({ document }: SignatureCheck, option: KeyOption | null, value: Uint8Array): boolean {
  const key = option === null ? null : readPublicKey(option['public-key'] ?? '')
  if (key === null) {
    const detail =
      'the policy holds no Ed25519 public key for it: base64 of its SubjectPublicKeyInfo is needed'
    return answer('key-unknown', detail)
  }
  return verify(null, signedBytes(document), key, value)
}
