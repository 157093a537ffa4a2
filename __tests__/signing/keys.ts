import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** 32 bytes that look random and are the same in every run. */
export const secretBytes = (name: string): Uint8Array => createHash('sha256').update(`test ${name}`).digest()

/** DER of PKCS#8 around an Ed25519 seed (RFC 8410). */
export const pkcs8Of = (seed: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(['302e020100300506032b', '657004220420'].join(''), 'hex'), seed])

export function keyPair(seed: Uint8Array): { readonly secret: KeyObject; readonly publicKey: string } {
  const secret = createPrivateKey({ key: pkcs8Of(seed), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return { secret, publicKey: spki.toString('base64') }
}
