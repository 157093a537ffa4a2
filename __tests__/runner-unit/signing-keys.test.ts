import { describe, expect, it } from '@jest/globals'
import { SignatureError } from '../../src/core/errors.ts'
import { readSigning, signingPorts } from '../../src/runner/signing.ts'
import { keyForms, readKeyRing, readPrivateKey } from '../../src/runner/signing-keys.ts'
import { keyPair, pkcs8Of, secretBytes } from '../signing/keys.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const [one, two] = [secretBytes('one'), secretBytes('two')]
const ring = (value: unknown) => ({
  GATEWRIGHT_HMAC_KEYS: typeof value === 'string' ? value : JSON.stringify(value),
})

describe('keys of phase artifacts', () => {
  it('are read by id', () => {
    const read = readKeyRing({
      ...ring({ k1: base64(one), old: ` ${base64(two)}\n` }),
      POLICY_HMAC_KEY: `${base64(two)}\r\n`,
    })
    expect([...(read?.hmac ?? [])].map(([id, key]) => [id, base64(key)])).toEqual([
      ['k1', base64(one)],
      ['old', base64(two)],
      ['default', base64(two)],
    ])
  })

  it('JSON-18 are none where secrets are empty, as in runs of forks', () => {
    for (const variables of [
      {},
      { GATEWRIGHT_HMAC_KEYS: '', POLICY_HMAC_KEY: '', GATEWRIGHT_ED25519_KEY: '' },
      { GATEWRIGHT_HMAC_KEYS: ' \n', POLICY_HMAC_KEY: ' ' },
      ring({}),
      ring({ k1: '' }),
      ring({ k1: '', k2: ' ' }),
    ]) {
      expect(readKeyRing(variables)).toBeUndefined()
      expect(readPrivateKey(variables)).toBeNull()
      expect(signingPorts(readSigning({ ...variables, POLICY_REQUIRE_HMAC: 'true' }))).toEqual({
        signatureRequired: true,
      })
    }
    expect(readKeyRing(ring({ k1: '', k2: base64(one) }))?.hmac.size).toBe(1)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['short', { POLICY_HMAC_KEY: base64(Buffer.from('tooshort!')) }, /POLICY_HMAC_KEY: .*9 bytes/],
    [
      'short in the ring',
      ring({ k1: base64(one.subarray(0, 31)) }),
      /GATEWRIGHT_HMAC_KEYS, key "k1": .*31 bytes/,
    ],
    ['repeated', ring({ k1: base64(Buffer.alloc(32, 1)) }), /repeats/],
    ['no base64', ring({ k1: `${base64(one)}!` }), /base64/],
    ['base64 without padding', { POLICY_HMAC_KEY: base64(one).replace('=', '') }, /base64/],
    ['hexadecimal', { POLICY_HMAC_KEY: `${Buffer.from(one).toString('hex')}0` }, /base64/],
    ['a number', ring({ k1: 1 }), /base64/],
    ['a list', ring([base64(one)]), /JSON object/],
    ['an object in the object', ring({ k1: { key: base64(one) } }), /JSON object.*json-depth at 1:7/],
    ['the key alone', ring(base64(one)), /JSON object.*json-syntax at 1:/],
    ['a key id twice', ring(`{"k1": "${base64(one)}", "k1": "${base64(two)}"}`), /json-duplicate-key at 1:/],
    ['a key id without a name', ring({ ' ': base64(one) }), /1 to 100/],
    [
      'two keys with the id default',
      { ...ring({ default: base64(one) }), POLICY_HMAC_KEY: base64(two) },
      /differ/,
    ],
  ])('are refused: %s', (_, variables, why) => {
    const failed = failure(() => readKeyRing(variables))
    expect(failed).toBeInstanceOf(SignatureError)
    expect(failed?.message).toMatch(why)
    for (const value of Object.values(variables).flatMap((text) => text.match(/[A-Za-z0-9+/=!]{20,}/g) ?? []))
      expect(failed?.message).not.toContain(value)
    expect(failure(() => readSigning(variables))).toBeInstanceOf(SignatureError)
  })

  it('are handed on, beside the key of evidence', () => {
    const key = base64(two)
    const ports = signingPorts(readSigning({ GATEWRIGHT_SIGNING_KEY: key, POLICY_HMAC_KEY: base64(one) }))
    expect(ports).toMatchObject({ signingKey: key, signatureRequired: false })
    expect(base64(ports.keyRing?.hmac.get('default') ?? new Uint8Array())).toBe(base64(one))
  })
})

it.each(['True', '1', ' true ', 'TRUE', 'yes', 'on', 'null', 'false\n', '0'])(
  'POLICY_REQUIRE_HMAC %j is neither true nor false',
  (value) =>
    expect(failure(() => readSigning({ POLICY_REQUIRE_HMAC: value }))).toBeInstanceOf(SignatureError),
)
it('JSON-19 POLICY_REQUIRE_HMAC is exactly true or false, and never false by a slip', () => {
  for (const value of ['True', '1', ' true ']) {
    const failed = failure(() => readSigning({ POLICY_REQUIRE_HMAC: value }))
    expect(failed).toBeInstanceOf(SignatureError)
    expect(failed?.message).toContain('expected true or false')
  }
  expect(readSigning({ POLICY_REQUIRE_HMAC: 'true' }).required).toBe(true)
  expect(readSigning({ POLICY_REQUIRE_HMAC: 'false' }).required).toBe(false)
})

describe('the private key', () => {
  const { secret } = keyPair(one)
  const pem = secret.export({ format: 'pem', type: 'pkcs8' }).toString()
  it('is PEM or base64 of PKCS#8', () => {
    for (const text of [pem, pem.replaceAll('\n', '\\n'), `\n${pem}\n`, base64(pkcs8Of(one))])
      expect(readPrivateKey({ GATEWRIGHT_ED25519_KEY: text })?.equals(secret)).toBe(true)
  })

  it('is of Ed25519 and nothing else', () => {
    const x25519 = Buffer.from(pkcs8Of(one))
    x25519[11] = 0x6e
    for (const text of [
      'x',
      pem.slice(0, 60),
      base64(one),
      base64(x25519),
      pem.replace('PRIVATE', 'PUBLIC'),
    ]) {
      const failed = failure(() => readPrivateKey({ GATEWRIGHT_ED25519_KEY: text }))
      expect(failed).toBeInstanceOf(SignatureError)
      expect(failed?.message).toMatch(/^GATEWRIGHT_ED25519_KEY: expected an Ed25519 private key/)
    }
  })
})

it('every form in which a key could be printed is known, and no punctuation', () => {
  const { secret } = keyPair(two)
  const forms = keyForms({
    GATEWRIGHT_HMAC_KEYS: `{\n  "k1": "${base64(one)}",\n  "broken": \n}`,
    POLICY_HMAC_KEY: base64(two),
    GATEWRIGHT_ED25519_KEY: secret.export({ format: 'pem', type: 'pkcs8' }).toString(),
  })
  for (const key of [one, two])
    for (const form of [
      base64(key),
      Buffer.from(key).toString('hex'),
      Buffer.from(key).toString('base64url'),
    ])
      expect(forms).toContain(form)
  expect(forms).toContain(base64(pkcs8Of(two)))
  for (const form of forms) {
    expect(form.length).toBeGreaterThanOrEqual(8)
    expect(form).toMatch(/^[A-Za-z0-9+/=_-]+$/)
    expect(form).not.toContain('PRIVATE')
  }
  expect(keyForms({})).toEqual([])
})

it('key ids are shown, and so are not masked', () => {
  const forms = keyForms(ring({ 'release-2026': base64(one), nested: { key: base64(two) } }))
  expect(forms).toContain(base64(one))
  expect(forms).toContain(base64(two))
  expect(forms).not.toContain('release-2026')
})

function failure(call: () => unknown): Error | null {
  try {
    call()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
