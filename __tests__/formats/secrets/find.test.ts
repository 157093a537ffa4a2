import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findSecrets, mayHoldSecret, redactSecrets } from '../../../src/formats/secrets/index.ts'
import { leftOf, madeSecrets } from '../../support/secrets.ts'

const made = madeSecrets(77)
const lineOf = (family: string): string => made.find((one) => one.family === family)?.line ?? ''

const rows = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    createHash('sha512').update(String(index)).digest('base64').slice(0, 64),
  ).join('\n')

describe('where secrets are', () => {
  test('kind, lines and offsets, in the order of the text, without overlaps', () => {
    const text = [
      lineOf('github classic'),
      'nothing here',
      lineOf('postgres address'),
      lineOf('key block'),
    ].join('\n')
    const found = findSecrets(text)
    expect(found.map(({ kind, line, endLine }) => [kind, line, endLine])).toEqual([
      ['github-token', 1, 1],
      ['url-password', 3, 3],
      ['private-key', 4, 8],
    ])
    found.forEach(({ start, end }, index) => {
      expect(end).toBeGreaterThan(start)
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
    })
  })

  test('the mark names the kind, and the counts say how many', () => {
    const { text, counts } = redactSecrets(`${lineOf('github classic')}\n${lineOf('github oauth')}`)
    expect(text).toContain('[REDACTED:github-token]')
    expect(counts).toEqual({ 'github-token': 2 })
  })

  test('where two passes see the same, the first names it and nothing of it is left', () => {
    const token = `gh${'p_'}${'aB3dE5fG7h'.repeat(4).slice(0, 36)}`
    const { text, counts } = redactSecrets(`API_TOKEN="prefix.${token}.suffix-9xQ"`)
    expect(text).toBe('API_TOKEN="[REDACTED:github-token]"')
    expect(counts).toEqual({ 'github-token': 1 })
  })

  test('a redacted text is not changed again', () => {
    for (const { line } of made) {
      const { text } = redactSecrets(line)
      expect(redactSecrets(text)).toEqual({ text, counts: {} })
    }
  })

  test('whatever the text: offsets fit, and the prefilter never hides a secret', () => {
    const piece = fc.oneof(
      fc.constantFrom(...made.map(({ line }) => line)),
      fc.constantFrom(
        'token',
        '=',
        ':',
        '"',
        "'",
        '\n',
        ' ',
        '\\',
        '-----',
        '://',
        '@',
        '…',
        'eyJ',
        '{',
        ')',
        '<',
      ),
      fc.string({ maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const found = findSecrets(text)
        if (found.length > 0) expect(mayHoldSecret(text)).toBe(true)
        let last = 0
        for (const { start, end, line, endLine } of found) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(line).toBe(text.slice(0, start).split('\n').length)
          expect(endLine).toBeGreaterThanOrEqual(line)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { seed: 20_261_121, numRuns: 300 },
    )
  })
})

describe('private keys', () => {
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding, publicKeyEncoding })
  const curve = generateKeyPairSync('ec', {
    ...{ namedCurve: 'P-256', publicKeyEncoding },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  })
  const edwards = generateKeyPairSync('ed25519', { privateKeyEncoding, publicKeyEncoding })
  const bodyOf = (key: string): string => key.split('\n').slice(1, -2).join('')
  const isGone = (key: string, text: string): boolean =>
    leftOf(bodyOf(key), redactSecrets(text).text.replace(/\\n|\s/g, '')) === null

  test.each([
    ['RSA', rsa.privateKey],
    ['EC', curve.privateKey],
    ['Ed25519', edwards.privateKey],
  ])('%s: whole, indented, quoted, in one line, in a difference', (_, key) => {
    expect(isGone(key, key)).toBe(true)
    expect(isGone(key, key.replaceAll('\n', '\r\n'))).toBe(true)
    expect(isGone(key, `key: |\n${key.replace(/^/gm, '    ')}`)).toBe(true)
    expect(isGone(key, JSON.stringify({ private_key: key }))).toBe(true)
    expect(isGone(key, key.replace(/^/gm, '+'))).toBe(true)
    expect(isGone(key, key.replace(/^/gm, '// '))).toBe(true)
    expect(isGone(key, `"${key.trim().split('\n').join('\\n" +\n  "')}"`)).toBe(true)
  })

  test('cut: no footer, no header, neither', () => {
    const lines = rsa.privateKey.trim().split('\n')
    expect(isGone(rsa.privateKey, lines.slice(0, -1).join('\n'))).toBe(true)
    expect(isGone(rsa.privateKey, lines.slice(0, 9).join('\n'))).toBe(true)
    expect(isGone(rsa.privateKey, `${lines.slice(1).join('\n')}\nmore text`)).toBe(true)
    expect(isGone(rsa.privateKey, `text\n${lines.slice(4, 12).join('\n')}\ntext`)).toBe(true)
    expect(isGone(rsa.privateKey, `${lines.slice(0, 4).join('\n').slice(0, 160)}…`)).toBe(true)
  })

  test('public keys stay, beside a private one, too', () => {
    const { text } = redactSecrets(`${rsa.publicKey}${rsa.privateKey}${curve.publicKey}`)
    expect(text).toContain(rsa.publicKey.trim())
    expect(text).toContain(curve.publicKey.trim())
    // What names the algorithm stands in both.
    expect(leftOf(bodyOf(rsa.privateKey).slice(64), text)).toBeNull()
  })

  test('the middle or the end of a certificate is no key', () => {
    const lines = rsa.publicKey.trim().split('\n')
    for (const text of [
      lines.slice(0, -1).join('\n'),
      `x\n${lines.slice(1).join('\n')}`,
      `x\n${lines.slice(2).join('\n')}`,
    ])
      expect(redactSecrets(text).text).toBe(text)
  })
})

test('lines between nothing are a key, unless one end says that they are something public', () => {
  const lines = rows(6)
  expect(redactSecrets(lines).text).toBe('[REDACTED:private-key]')
  for (const text of [`-----BEGIN CERTIFICATE-----\n${lines}`, `x\n${lines}\n-----END CERTIFICATE-----`])
    expect(redactSecrets(text).text).toBe(text)
  // Too little to be one.
  const header = `-----BEGIN ${['PRIVATE', 'KEY'].join(' ')}-----`
  expect(redactSecrets(`${header}\naB3dE5fG7hJ9\n`).text).toBe(`${header}\naB3dE5fG7hJ9\n`)
})

describe('tokens', () => {
  test('a shortened one is hidden as well', () => {
    const token = `gh${'p_'}aB3dE5fG7hJ9kL`
    expect(redactSecrets(`see ${token}…`).text).toBe('see [REDACTED:github-token]…')
    expect(redactSecrets(`API_TOKEN=${'q9Zk3Lw8Xv2Bn5Ty'}…`).text).toMatch(
      /^API_TOKEN=\[REDACTED:named-secret\]/,
    )
  })

  test('`_`, `-`, `.` and case end a word of a name', () => {
    const value = 'q9Zk3Lw8Xv2Bn5TyRt7Mp4'
    for (const name of [
      'GITHUB_TOKEN',
      'github-token',
      'github.token',
      'githubToken',
      'X_API_KEY',
      'apikey',
      'my_secret_2',
    ])
      expect([name, redactSecrets(`${name}=${value}`).text]).toEqual([
        name,
        `${name}=[REDACTED:named-secret]`,
      ])
    for (const name of [
      'monkey',
      'tokenizer',
      'token_count',
      'secretary',
      'max_tokens',
      'keyboard',
      'public_key_id',
    ])
      expect([name, redactSecrets(`${name}=${value}`).text]).toEqual([name, `${name}=${value}`])
  })

  test('plain hexadecimal and UUIDs are secrets only where the name says so', () => {
    const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
    const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
    for (const value of [hex, hex.slice(0, 40), uuid]) {
      for (const name of ['id', 'sha', 'key', 'digest', 'commit'])
        expect(redactSecrets(`${name}: ${value}`).text).toBe(`${name}: ${value}`)
      expect(redactSecrets(`auth_token: ${value}`).text).toBe('auth_token: [REDACTED:named-secret]')
    }
  })
})

describe('the text around', () => {
  test('quotes and backslashes of JSON stay: what was JSON is JSON', () => {
    for (const { line } of made) {
      if (line.includes('\n')) continue
      const inside = JSON.stringify({ name: line, list: [`curl -H "x" ${line}`], token: `"${line}"` })
      expect(() => JSON.parse(redactSecrets(inside).text) as unknown).not.toThrow()
    }
  })
})
