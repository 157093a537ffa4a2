import { SignatureError } from '../core/errors.ts'
import { keyProblem } from '../result/signature.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import { processVariables, type Variables } from './environment.ts'
import { readKeyRing } from './signing-keys.ts'

/** What the environment says about signatures. */
export interface Signing {
  /** Null when no key is given. */
  readonly key: string | null
  readonly required: boolean
  /** Keys of phase artifacts; undefined when none is given. */
  readonly ring: KeyRing | undefined
}

/**
 * Reads `GATEWRIGHT_SIGNING_KEY`, the keys of phase artifacts and `POLICY_REQUIRE_HMAC`. The last is exactly `true` or `false`: a misspelt `True`
 * must not switch the requirement off.
 * @throws {SignatureError} for any other value, and for a key that is too weak
 */
export function readSigning(variables: Variables = processVariables()): Signing {
  const required = variables['POLICY_REQUIRE_HMAC'] ?? ''
  if (required !== '' && required !== 'true' && required !== 'false') {
    throw new SignatureError(
      `POLICY_REQUIRE_HMAC: found ${JSON.stringify(required.slice(0, 40))}, expected true or false`,
    )
  }
  // A secret pasted with its line break is the same secret; masks and other variables are read so, too.
  const key = variables['GATEWRIGHT_SIGNING_KEY']?.trim() ?? ''
  const problem = key === '' ? null : keyProblem(key)
  if (problem !== null) throw new SignatureError(`GATEWRIGHT_SIGNING_KEY: ${problem}`)
  return { key: key === '' ? null : key, required: required === 'true', ring: readKeyRing(variables) }
}

/** What facts are gathered with. */
export const signingPorts = ({ key, required, ring }: Signing) => ({
  ...(key === null ? {} : { signingKey: key }),
  ...(ring === undefined ? {} : { keyRing: ring }),
  signatureRequired: required,
})

/** The key, where one is required to write or check something. @throws {SignatureError} when there is none */
export function checkedKey(
  { key, required }: Pick<Signing, 'key' | 'required'>,
  what: string,
): string | null {
  if (key === null && required)
    throw new SignatureError(
      `${what} must be signed (POLICY_REQUIRE_HMAC is true), and GATEWRIGHT_SIGNING_KEY is not set`,
    )
  return key
}

/**
 * Where signatures are required, the start of a soak has one, too: whoever can move it looks when it suits.
 * @param unchecked its path, when no valid signature was seen
 * @throws {SignatureError} when one is required
 */
export function checkSoak({ required }: Pick<Signing, 'required'>, unchecked: string | null): void {
  if (required && unchecked !== null)
    throw new SignatureError(
      `${unchecked} must carry a signature of GATEWRIGHT_SIGNING_KEY (POLICY_REQUIRE_HMAC is true)`,
    )
}
