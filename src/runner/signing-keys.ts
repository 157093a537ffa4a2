import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignatureError } from '../core/errors.ts'
import { isJsonObject, type JsonObject, parseStrictJson } from '../formats/strict-json/index.ts'
import { strictBase64 } from '../signing/base64.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import { weakness } from '../signing/keys.ts'
import { processVariables, type Variables } from './environment.ts'

const ringVariable = 'GATEWRIGHT_HMAC_KEYS'
const singleVariable = 'POLICY_HMAC_KEY'
const privateVariable = 'GATEWRIGHT_ED25519_KEY'

/** Key id of the one key of `POLICY_HMAC_KEY`. */
const singleId = 'default'
const howToMake = 'take 32 random bytes: openssl rand -base64 32'

const refuse = (what: string): never => {
  throw new SignatureError(what)
}

/**
 * Secret keys of phase artifacts: `GATEWRIGHT_HMAC_KEYS`, a JSON object of key ids and base64, and `POLICY_HMAC_KEY`, the
 * base64 of one key. An empty value is no key: secrets are empty in runs of forks. No message holds anything of a value.
 * @returns undefined when no key is given
 * @throws {SignatureError} for what is no key, or a weak one
 */
export function readKeyRing(variables: Variables = processVariables()): KeyRing | undefined {
  const single = variables[singleVariable]?.trim() ?? ''
  const hmac = new Map<string, Uint8Array>()
  for (const [id, value] of Object.entries(ringObject(variables))) {
    if (id.trim() === '' || id.length > 100) refuse(`${ringVariable}: a key id has 1 to 100 characters`)
    const key = hmacKey(`${ringVariable}, key ${JSON.stringify(id)}`, value)
    if (key !== null) hmac.set(id, key)
  }
  const own = hmacKey(singleVariable, single)
  const twin = hmac.get(singleId)
  if (own !== null && twin !== undefined && !Buffer.from(own).equals(twin))
    refuse(`${singleVariable} and key "${singleId}" of ${ringVariable} differ: give one of them`)
  if (own !== null) hmac.set(singleId, own)
  return hmac.size === 0 ? undefined : { hmac }
}

/** The object of `GATEWRIGHT_HMAC_KEYS`, its values not looked at yet. */
function ringObject(variables: Variables): JsonObject {
  const text = variables[ringVariable]?.trim() ?? ''
  if (text === '') return {}
  const { value, problem } = parseStrictJson(Buffer.from(text, 'utf8'), { depth: 1 })
  if (isJsonObject(value)) return value
  // The problem's own words would quote the secret.
  const place = problem === null ? '' : ` (${problem.rule} at ${problem.line}:${problem.column})`
  return refuse(
    `${ringVariable}: expected a JSON object such as {"2026-01": "base64 of 32 random bytes"}${place}`,
  )
}

/** @returns null for an empty value */
function hmacKey(name: string, value: unknown): Uint8Array | null {
  // A secret pasted with its line break is the same secret.
  const text = typeof value === 'string' ? value.trim() : value
  if (text === '') return null
  const key = typeof text === 'string' ? strictBase64(text) : null
  if (key === null) return refuse(`${name}: expected base64 with its padding: ${howToMake}`)
  const why = weakness(key)
  return why === null ? key : refuse(`${name}: the key is too weak: ${why}: ${howToMake}`)
}

/**
 * The private key of `GATEWRIGHT_ED25519_KEY`, PEM or base64 of PKCS#8; null when none is given.
 * @throws {SignatureError} for what is no Ed25519 private key
 */
export function readPrivateKey(variables: Variables = processVariables()): KeyObject | null {
  const text = (variables[privateVariable] ?? '').trim().replaceAll('\\n', '\n')
  if (text === '') return null
  const key = privateKeyOf(text)
  if (key?.asymmetricKeyType === 'ed25519') return key
  const expected = 'an Ed25519 private key, PEM or base64 of PKCS#8: openssl genpkey -algorithm ed25519'
  return refuse(`${privateVariable}: expected ${expected}`)
}

function privateKeyOf(text: string): KeyObject | null {
  const der = strictBase64(text)
  try {
    if (der === null) return createPrivateKey(text)
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  } catch {
    return null
  }
}

const shortest = 8

/** Every form in which a key of the environment could be printed. Never throws: they are masked before they are judged. */
export function keyForms(variables: Variables = processVariables()): readonly string[] {
  const [ring = '', ...raw] = [ringVariable, singleVariable, privateVariable].map(
    (name) => variables[name] ?? '',
  )
  // The lines and texts of a value: punctuation alone would mask every brace of a log.
  const pieces = [...ringTexts(ring), ...raw].flatMap((value) =>
    value.replaceAll('\\n', '\n').split(/[\r\n"]+/),
  )
  const secret = pieces.map((piece) => piece.trim()).filter((piece) => isTelling(piece))
  return [...new Set(secret.flatMap((piece) => [piece, ...encodings(piece)]))]
}

/** The values of the ring, not their ids, which are shown; where it is no ring, any of its texts may be a key. */
function ringTexts(text: string): readonly string[] {
  const { value } = parseStrictJson(Buffer.from(text, 'utf8'))
  if (!isJsonObject(value)) return [text]
  return Object.values(value).map((key) => (typeof key === 'string' ? key : JSON.stringify(key)))
}

const isTelling = (piece: string): boolean => piece.length >= shortest && /^[A-Za-z0-9+/=_-]+$/.test(piece)

function encodings(base64: string): readonly string[] {
  const bytes = Buffer.from(base64, 'base64')
  const hex = bytes.toString('hex')
  const forms = [bytes.toString('base64'), bytes.toString('base64url'), hex, hex.toUpperCase()]
  return forms.filter((form) => form.length >= shortest)
}
