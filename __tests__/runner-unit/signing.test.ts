import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { SignatureError } from '../../src/core/errors.ts'
import { isSigned, keyProblem, signatureOf } from '../../src/result/signature.ts'
import { checkedKey, readSigning } from '../../src/runner/signing.ts'

const key = Array.from({ length: 32 }, (_, index) => String.fromCharCode(65 + index)).join('')

describe('what the environment says about signatures', () => {
  test('nothing is asked for by default', () => {
    expect(readSigning({})).toEqual({ key: null, required: false })
    expect(readSigning({ GATEWRIGHT_SIGNING_KEY: ' \n', POLICY_REQUIRE_HMAC: '' })).toEqual({
      key: null,
      required: false,
    })
  })

  test('a key with the line break of the file it was pasted from is the same key', () => {
    expect(readSigning({ GATEWRIGHT_SIGNING_KEY: `${key}\r\n`, POLICY_REQUIRE_HMAC: 'true' })).toEqual({
      key,
      required: true,
    })
  })

  test.each(['TRUE', 'True', '1', 'yes', 'on', ' true', 'true\n', 'no', 'null'])(
    'POLICY_REQUIRE_HMAC %j is refused, not taken for false',
    (value) => {
      expect(() => readSigning({ POLICY_REQUIRE_HMAC: value })).toThrow(SignatureError)
    },
  )

  test.each([
    ['short', 'x'.repeat(31), /31 bytes/],
    ['one character', 'x'.repeat(64), /repeats/],
    ['a repeated word', 'secret'.repeat(10), /repeats/],
  ])('a weak key is refused: %s', (_, weak, why) => {
    expect(() => readSigning({ GATEWRIGHT_SIGNING_KEY: weak })).toThrow(why)
    expect(() => readSigning({ GATEWRIGHT_SIGNING_KEY: weak })).not.toThrow(weak)
  })

  test('bytes are counted, not characters', () => {
    expect(keyProblem('äöüßéèçñ'.repeat(2))).toBeNull()
    expect(keyProblem('abcdefgh'.repeat(2))).toMatch(/16 bytes/)
  })

  test('a required key must be there', () => {
    expect(checkedKey({ key: null, required: false }, 'x')).toBeNull()
    expect(checkedKey({ key, required: true }, 'x')).toBe(key)
    expect(() => checkedKey({ key: null, required: true }, 'gate-evidence.json')).toThrow(
      /gate-evidence\.json must be signed/,
    )
  })
})

describe('a signature', () => {
  const document = { b: [1, 'é'], a: { z: null, y: 1.5 }, signature: null }

  test('is HMAC-SHA256 over RFC 8785 without the signature, by an independent computation', () => {
    const bytes = '{"a":{"y":1.5,"z":null},"b":[1,"é"]}'
    expect(signatureOf(document, key)).toEqual({
      algorithm: 'HMAC-SHA256',
      key_id: createHash('sha256').update(key).digest('hex').slice(0, 8),
      value: createHmac('sha256', key).update(bytes).digest('hex'),
    })
  })

  test('holds for the same document and the same key only', () => {
    const signature = signatureOf(document, key)
    const other = `${key.slice(1)}!`
    expect(isSigned({ ...document, signature }, key)).toBe(true)
    expect(isSigned({ ...document, signature }, other)).toBe(false)
    const changed = { ...document, b: [2, 'é'], signature }
    expect(isSigned(changed, key)).toBe(false)
    expect(isSigned({ ...document, signature: null }, key)).toBe(false)
    for (const value of [signature.value.slice(2), '', `${signature.value}00`, 'zz'.repeat(32)])
      expect(isSigned({ ...document, signature: { ...signature, value } }, key)).toBe(false)
  })

  test('every bit of it counts', () => {
    const signature = signatureOf(document, key)
    for (let at = 0; at < 64; at++) {
      const digit = (Number.parseInt(signature.value[at] ?? '0', 16) ^ 1).toString(16)
      const value = `${signature.value.slice(0, at)}${digit}${signature.value.slice(at + 1)}`
      expect(isSigned({ ...document, signature: { ...signature, value } }, key)).toBe(false)
    }
  })

  test('a text that is no Unicode is signed and checked, too', () => {
    const odd = { name: '\udc00' }
    const signed = { ...odd, signature: signatureOf(odd, key) }
    expect(isSigned(signed, key)).toBe(true)
  })
})
