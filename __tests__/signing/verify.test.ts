import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../src/formats/strict-json/index.ts'
import type { WrittenSignature } from '../../src/phase/model.ts'
import type { KeyOption } from '../../src/phase/options.ts'
import { strictBase64 } from '../../src/signing/base64.ts'
import { signedBytes } from '../../src/signing/canonical.ts'
import type { KeyRing } from '../../src/signing/key-ring.ts'
import { publicKeyBytes, readPublicKey, weakness } from '../../src/signing/keys.ts'
import { type SigningSecret, signDocument } from '../../src/signing/sign.ts'
import { type SignatureCheck, verifySignature } from '../../src/signing/verify.ts'
import { keyPair, secretBytes } from './keys.ts'

const document: JsonObject = { phase: 1, phase_name: 'Netze', evidence_blocks: [{ file: 'é.txt' }] }
const own = secretBytes('one')
const pair = keyPair(secretBytes('seed'))
const mac: SigningSecret = { algorithm: 'hmac-sha256', keyId: 'k1', key: own }
const curve: SigningSecret = { algorithm: 'ed25519', keyId: 'e1', key: pair.secret }
const macKey: KeyOption = { id: 'k1', algorithm: 'hmac-sha256' }
const curveKey: KeyOption = { id: 'e1', algorithm: 'ed25519', 'public-key': pair.publicKey }
const ring: KeyRing = { hmac: new Map([['k1', own]]) }

const check = (changes: Partial<SignatureCheck> = {}): SignatureCheck => ({
  ...{ document, signature: { ...signDocument(document, mac) }, ring, keys: [macKey, curveKey] },
  algorithms: ['hmac-sha256', 'ed25519'],
  artifact: { stage: 'phase-1', completedAt: '2026-11-19T10:00:00Z' },
  now: '2026-11-20T10:00:00Z',
  ...changes,
})
const stateOf = (changes: Partial<SignatureCheck> = {}) => verifySignature(check(changes)).state
const signed = (secret: SigningSecret, changes: Partial<WrittenSignature> = {}): JsonObject => ({
  ...signDocument(document, secret),
  ...changes,
})

describe('a signature', () => {
  it('holds with the key that made it', () => {
    expect(verifySignature(check())).toEqual({
      ...{
        state: 'valid',
        algorithm: 'hmac-sha256',
        keyId: 'k1',
        detail: 'signed with hmac-sha256, key "k1"',
      },
    })
    expect(stateOf({ signature: signed(curve) })).toBe('valid')
    // A public key needs no secret: runs of forks can check it.
    expect(stateOf({ signature: signed(curve), ring: undefined })).toBe('valid')
  })

  it('is absent, or null', () => {
    for (const signature of [undefined, null])
      expect(verifySignature(check({ signature }))).toMatchObject({
        state: 'unsigned',
        algorithm: null,
        keyId: null,
      })
  })

  it.each<[string, JsonValue]>([
    ['a text', 'abc'],
    ['a list', []],
    ['an empty object', {}],
    ['without key_id', { alg: 'hmac-sha256', value: '' }],
    ['with a number for its value', { alg: 'hmac-sha256', key_id: 'k1', value: 1 }],
    ['with a further key', { ...signed(mac), note: 'x' }],
    ['cut short', signed(mac, { value: Buffer.from(own).subarray(0, 31).toString('base64') })],
    ['too long', signed(mac, { value: Buffer.alloc(33).toString('base64') })],
    ['of the other algorithm’s length', signed(mac, { value: Buffer.alloc(64).toString('base64') })],
    ['empty', signed(mac, { value: '' })],
    ['in base64url', signed(mac, { value: `${'_'.repeat(42)}8=` })],
    ['without padding', signed(mac, { value: Buffer.alloc(32).toString('base64').replace('=', '') })],
    ['with bits left over', signed(mac, { value: `${'A'.repeat(42)}B=` })],
    ['with a line break', signed(mac, { value: `${Buffer.alloc(32).toString('base64')}\n` })],
    ['in hexadecimal', signed(mac, { value: Buffer.from(own).toString('hex') })],
  ])('is malformed: %s', (_, signature) => {
    expect(stateOf({ signature })).toBe('malformed')
  })

  it('is invalid over anything else', () => {
    for (const other of [
      { ...document, phase: 2 },
      { ...document, extra: null },
      { ...document, phase_name: 'netze' },
      { ...document, evidence_blocks: [{ file: 'e\u0301.txt' }] },
    ])
      for (const secret of [mac, curve])
        expect(stateOf({ document: other, signature: signed(secret) })).toBe('invalid')
  })

  it('is invalid when any of its bits is another', () => {
    for (const secret of [mac, curve]) {
      const bytes = Buffer.from(signDocument(document, secret).value, 'base64')
      for (let bit = 0; bit < bytes.length * 8; bit += 5) {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(stateOf({ signature: signed(secret, { value: changed.toString('base64') }) })).toBe('invalid')
      }
    }
  })

  it('does not hold for the same bytes without the encoding, or as another kind of document', () => {
    const bare = createHmac('sha256', own).update(JSON.stringify(document)).digest('base64')
    expect(stateOf({ signature: signed(mac, { value: bare }) })).toBe('invalid')
  })
})

describe('algorithms', () => {
  it.each(['none', 'HMAC-SHA256', 'hmac-sha1', 'Ed25519', '', 'hmac-sha256 '])('%j is not taken', (alg) => {
    expect(stateOf({ signature: signed(mac, { alg }) })).toBe('algorithm')
    expect(stateOf({ signature: signed(mac, { alg, value: '' }) })).toBe('algorithm')
  })

  it('are those of the policy', () => {
    expect(stateOf({ algorithms: ['ed25519'] })).toBe('algorithm')
    expect(stateOf({ algorithms: ['hmac-sha256'], signature: signed(curve) })).toBe('algorithm')
  })

  it('are never chosen by the key id', () => {
    // The public key of e1 as the secret of an HMAC that names e1: everybody could make it.
    const point = publicKeyBytes(pair.publicKey) ?? new Uint8Array()
    const forms = [
      point,
      strictBase64(pair.publicKey) ?? new Uint8Array(),
      Buffer.from(pair.publicKey, 'utf8'),
    ]
    for (const key of forms) {
      const forged = signed({ algorithm: 'hmac-sha256', keyId: 'e1', key })
      expect(stateOf({ signature: forged })).toBe('algorithm')
      expect(stateOf({ signature: forged, ring: { hmac: new Map([['e1', key]]) } })).toBe('algorithm')
      const twin: KeyOption = { id: 'e1', algorithm: 'hmac-sha256' }
      expect(
        stateOf({ signature: forged, ring: { hmac: new Map([['e1', key]]) }, keys: [curveKey, twin] }),
      ).toBe('algorithm')
    }
    expect(stateOf({ signature: signed({ ...curve, keyId: 'k1' } as SigningSecret) })).toBe('algorithm')
  })
})

describe('keys', () => {
  it('are those that the policy names', () => {
    expect(
      stateOf({
        signature: signed({ ...mac, keyId: 'k2' } as SigningSecret),
        ring: { hmac: new Map([['k2', own]]) },
      }),
    ).toBe('key-unknown')
    expect(stateOf({ keys: [curveKey], ring })).toBe('key-unknown')
    expect(stateOf({ signature: signed({ ...mac, keyId: 'K1' } as SigningSecret) })).toBe('key-unknown')
    expect(stateOf({ signature: signed({ ...mac, keyId: '__proto__' } as SigningSecret) })).toBe(
      'key-unknown',
    )
  })

  it('are all that are given where the policy names none; Ed25519 always needs the policy', () => {
    expect(stateOf({ keys: [] })).toBe('valid')
    expect(stateOf({ keys: [], signature: signed({ ...mac, keyId: 'k9' } as SigningSecret) })).toBe(
      'key-unknown',
    )
    expect(stateOf({ keys: [], signature: signed(curve) })).toBe('key-unknown')
  })

  it('without a secret nothing holds, and nothing is refused for good', () => {
    for (const nothing of [undefined, { hmac: new Map<string, Uint8Array>() }])
      for (const keys of [[macKey], []]) expect(stateOf({ ring: nothing, keys })).toBe('key-missing')
    // What anybody can compute with an empty key is never taken.
    const empty = createHmac('sha256', '').update(signedBytes(document)).digest('base64')
    for (const keys of [[macKey], []])
      expect(stateOf({ ring: undefined, keys, signature: signed(mac, { value: empty }) })).toBe('key-missing')
    expect(stateOf({ signature: signed(mac, { value: empty }) })).toBe('invalid')
  })

  it('sign within their window, both ends included', () => {
    const at = (key: Partial<KeyOption>, completedAt = '2026-11-19T10:00:00Z') =>
      stateOf({ keys: [{ ...macKey, ...key }], artifact: { stage: 'phase-1', completedAt } })
    expect(at({ 'not-before': '2026-11-19T10:00:00Z', 'not-after': '2026-11-19T10:00:00Z' })).toBe('valid')
    expect(at({ 'not-before': '2026-11-19T10:00:01Z' })).toBe('key-window')
    expect(at({ 'not-after': '2026-11-19T09:59:59Z' })).toBe('key-window')
    // Instants are compared, not texts.
    expect(at({ 'not-after': '2026-11-19T12:00:00+02:00' })).toBe('valid')
    expect(at({ 'not-after': '2026-11-19T12:00:00Z' }, '2026-11-19T11:00:00-02:00')).toBe('key-window')
    expect(at({ 'not-after': 'whenever' })).toBe('key-window')
  })

  it('hold for nothing once they are revoked', () => {
    const at = (revoked: string) => stateOf({ keys: [{ ...macKey, 'revoked-at': revoked }] })
    expect(at('2026-01-01T00:00:00Z')).toBe('key-revoked')
    // Completed before it was revoked, judged after: the key may have been in other hands all along.
    expect(at('2026-11-19T20:00:00Z')).toBe('key-revoked')
    expect(at('2026-11-20T10:00:00Z')).toBe('key-revoked')
    expect(at('2026-11-20T10:00:01Z')).toBe('valid')
    // That is known without the secret.
    expect(stateOf({ ring: undefined, keys: [{ ...macKey, 'revoked-at': '2026-01-01T00:00:00Z' }] })).toBe(
      'key-revoked',
    )
  })

  it('sign the stages that they may', () => {
    expect(stateOf({ keys: [{ ...macKey, stages: ['phase-0', 'phase-1'] }] })).toBe('valid')
    expect(stateOf({ keys: [{ ...macKey, stages: ['phase-10', 'M1'] }] })).toBe('key-phase')
    expect(stateOf({ keys: [{ ...macKey, stages: [] }] })).toBe('key-phase')
  })

  it('of Ed25519 are read strictly', () => {
    const spki = Buffer.from(pair.publicKey, 'base64')
    const withPoint = (point: string) =>
      Buffer.concat([spki.subarray(0, 12), Buffer.from(point, 'hex')]).toString('base64')
    const p256 = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'
    for (const wrong of [
      undefined,
      '',
      'x',
      pair.publicKey.replace('=', ''),
      spki.subarray(12).toString('base64'),
      Buffer.concat([spki, Buffer.alloc(1)]).toString('base64'),
      `${p256}${Buffer.alloc(64, 7).toString('base64')}`,
      // X25519: another object identifier, the same length.
      Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), spki.subarray(12)]).toString('base64'),
      ...['00', '01'].map((start) => withPoint(start + '00'.repeat(31))),
      // The same point with its sign bit, and y = p - 1.
      withPoint(`01${'00'.repeat(30)}80`),
      withPoint(`ec${'ff'.repeat(30)}7f`),
      withPoint(`ee${'ff'.repeat(30)}ff`),
    ]) {
      const { 'public-key': _, ...bare } = curveKey
      const key: KeyOption = wrong === undefined ? bare : { ...bare, 'public-key': wrong }
      expect(stateOf({ signature: signed(curve), keys: [key] })).toBe('key-unknown')
      expect(wrong === undefined ? null : readPublicKey(wrong)).toBeNull()
    }
  })

  it('of small order would let anybody sign', () => {
    // For the neutral element, R = A and S = 0 satisfy the equation over every message.
    const point = Buffer.from(`01${'00'.repeat(31)}`, 'hex')
    const key = Buffer.concat([Buffer.from(pair.publicKey, 'base64').subarray(0, 12), point]).toString(
      'base64',
    )
    const value = Buffer.concat([point, Buffer.alloc(32)]).toString('base64')
    expect(
      stateOf({ signature: signed(curve, { value }), keys: [{ ...curveKey, 'public-key': key }] }),
    ).not.toBe('valid')
  })
})

describe('weak secrets', () => {
  it.each([
    ['9 bytes', Buffer.from('tooshort!')],
    ['31 bytes', secretBytes('x').subarray(0, 31)],
    ['none', new Uint8Array()],
    ['one byte, 32 times', Buffer.alloc(32, 7)],
    ['seven different bytes', Buffer.from('abcdefg'.repeat(9))],
    ['a word over and over', Buffer.from('abcdefghij'.repeat(8))],
    ['half a key twice', Buffer.concat([secretBytes('h').subarray(0, 16), secretBytes('h').subarray(0, 16)])],
  ])('%s', (_, key) => {
    expect(weakness(key)).not.toBeNull()
  })
  it('32 random bytes are not', () => {
    for (let index = 0; index < 50; index += 1) expect(weakness(secretBytes(`${index}`))).toBeNull()
    expect(weakness(Buffer.concat([secretBytes('a'), secretBytes('b')]))).toBeNull()
  })
})

it('verify(sign(x)) holds for every document, and for no other key', () => {
  const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<JsonValue>
  const documents = fc.dictionary(
    fc.string({ maxLength: 12 }).filter((key) => key !== '__proto__'),
    value,
    { maxKeys: 6 },
  )
  const others: KeyRing = { hmac: new Map([['k1', secretBytes('two')]]) }
  const otherPair = keyPair(secretBytes('other seed'))
  fc.assert(
    fc.property(documents, (given) => {
      const whole: JsonObject = given
      const [first, second] = [{ ...signDocument(whole, mac) }, { ...signDocument(whole, curve) }]
      expect(stateOf({ document: whole, signature: first })).toBe('valid')
      expect(stateOf({ document: whole, signature: second })).toBe('valid')
      expect(stateOf({ document: whole, signature: first, ring: others })).toBe('invalid')
      const swapped = [{ ...curveKey, 'public-key': otherPair.publicKey }]
      expect(stateOf({ document: whole, signature: second, keys: swapped })).toBe('invalid')
    }),
    { seed: 8, numRuns: 150 },
  )
})
