import { createHmac, type KeyObject, sign } from 'node:crypto'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { WrittenSignature } from '../phase/model.ts'
import { signedBytes } from './canonical.ts'

/** A secret that signs. */
export type SigningSecret =
  | { readonly algorithm: 'hmac-sha256'; readonly keyId: string; readonly key: Uint8Array }
  | { readonly algorithm: 'ed25519'; readonly keyId: string; readonly key: KeyObject }

/** The signature of a document, over all of it but a signature that it has. */
export const signDocument = (document: JsonObject, secret: SigningSecret): WrittenSignature => ({
  alg: secret.algorithm,
  key_id: secret.keyId,
  value: signatureValue(signedBytes(document), secret),
})

/** Base64 of a signature over bytes: HMAC-SHA256 (RFC 2104) or Ed25519 (RFC 8032). */
export const signatureValue = (bytes: Uint8Array, secret: SigningSecret): string =>
  secret.algorithm === 'hmac-sha256'
    ? macOf(bytes, secret.key).toString('base64')
    : sign(null, bytes, secret.key).toString('base64')

export const macOf = (bytes: Uint8Array, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(bytes).digest()
