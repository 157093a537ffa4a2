import { createPublicKey } from 'node:crypto'
import { SignatureError, UsageError } from '../core/errors.ts'
import { keyForms, readKeyRing, readPrivateKey } from '../runner/signing-keys.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import type { SigningSecret } from '../signing/sign.ts'
import type { Context } from './context.ts'
import type { PhasePolicy } from './phase-place.ts'

const algorithms = ['hmac-sha256', 'ed25519'] as const
type Algorithm = (typeof algorithms)[number]

/** Keys of the environment that check signatures, announced as secrets. @throws SignatureError for a weak one */
export function keyRingOf({ variables, secrets }: Context): KeyRing | undefined {
  for (const form of keyForms(variables)) secrets.add(form)
  return readKeyRing(variables)
}

/**
 * The key of the environment that signs; null where none is asked for. Nothing but key ids is ever shown of them.
 * @param id key id; null: nothing is signed
 * @throws SignatureError when there is no such key, or a weak one; UsageError for flags that do not fit
 */
export function signingSecret(
  context: Context,
  policy: PhasePolicy | null,
  id: string | null,
): SigningSecret | null {
  // Weak keys are found also where none is used.
  const ring = keyRingOf(context)
  const wanted = algorithmOf(context, id)
  if (id === null) return null
  const key = policy?.options.signature.keys.find((one) => one.id === id)
  if (key !== undefined && wanted !== null && wanted !== key.algorithm)
    throw new UsageError(
      `--algorithm ${wanted}: key ${JSON.stringify(id)} is one for ${key.algorithm} in the policy`,
    )
  const algorithm = wanted ?? key?.algorithm ?? (ring?.hmac.has(id) === true ? 'hmac-sha256' : null)
  if (algorithm === 'ed25519') return privateSecret(context, id, key?.['public-key'])
  const secret = ring?.hmac.get(id)
  if (secret === undefined) throw noKey(id, ring)
  return { algorithm: 'hmac-sha256', keyId: id, key: secret }
}

function algorithmOf({ args }: Context, id: string | null): Algorithm | null {
  const text = args.value('algorithm')
  if (text === null) return null
  if (id === null) throw new UsageError('--algorithm is about signing: expected the id of a key, too')
  const found = algorithms.find((one) => one === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--algorithm: found ${JSON.stringify(text.slice(0, 60))}, expected ${algorithms.join(' or ')}`,
  )
}

function privateSecret({ variables }: Context, id: string, trusted: string | undefined): SigningSecret {
  const key = readPrivateKey(variables)
  if (key === null)
    throw new SignatureError(
      `there is no key ${JSON.stringify(id)} to sign with: GATEWRIGHT_ED25519_KEY is not set`,
    )
  const own = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  if (trusted !== undefined && trusted !== own)
    throw new SignatureError(
      `GATEWRIGHT_ED25519_KEY is not the key ${JSON.stringify(id)} of the policy: their public keys differ`,
    )
  return { algorithm: 'ed25519', keyId: id, key }
}

function noKey(id: string, ring: KeyRing | undefined): SignatureError {
  const ids = [...(ring?.hmac.keys() ?? [])]
  const there = ids.length === 0 ? 'no key is set' : `keys: ${ids.join(', ')}`
  return new SignatureError(
    `there is no key ${JSON.stringify(id)} to sign with in GATEWRIGHT_HMAC_KEYS or POLICY_HMAC_KEY (${there}); an Ed25519 key needs --algorithm ed25519`,
  )
}
