import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { JsonObject } from '../formats/strict-json/index.ts'

/**
 * The bytes that are signed and linked to: RFC 8785 of the document without its signature, so that neither the order of
 * keys nor blanks matter.
 * @throws where the document holds what JSON has no word for; none that was read does
 */
export function canonicalBytes(document: JsonObject): Uint8Array {
  const { signature: _, ...signed } = document
  return Buffer.from(canonicalize(signed) ?? '', 'utf8')
}

/** SHA-256 (hex) of the canonical bytes: what the next artifact names as `previous_artifact_sha256`. */
export const canonicalDigest = (document: JsonObject): string =>
  createHash('sha256').update(canonicalBytes(document)).digest('hex')

/** Type of the signed payload; it keeps a signature from holding for documents of another kind. */
export const payloadType = 'application/vnd.gatewright.phase-unlock.v1+json'

/** DSSE's pre-authentication encoding (secure-systems-lab/dsse, protocol.md). Lengths are in bytes. */
export function preAuthenticationEncoding(type: string, bytes: Uint8Array): Uint8Array {
  const typeBytes = Buffer.from(type, 'utf8')
  return Buffer.concat([Buffer.from(`DSSEv1 ${typeBytes.length} ${type} ${bytes.length} `, 'utf8'), bytes])
}

/** What is signed of a document. */
export const signedBytes = (document: JsonObject): Uint8Array =>
  preAuthenticationEncoding(payloadType, canonicalBytes(document))
