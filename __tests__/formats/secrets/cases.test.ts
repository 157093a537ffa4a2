import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { findSecrets, mayHoldSecret, redactSecrets } from '../../../src/formats/secrets/index.ts'
import { leftOf, madeSecrets } from '../../support/secrets.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly text_parts: readonly string[]
  readonly body_parts?: readonly string[]
}

const file = new URL('../../fixtures/secrets/cases.json', import.meta.url)
const cases = JSON.parse(readFileSync(file, 'utf8')) as { secrets: readonly Case[]; benign: readonly Case[] }
const joined = (parts: readonly string[] = []): string => parts.join('')

describe('the published cases', () => {
  test.each(cases.secrets)('$id $kind is taken out whole', ({ text_parts, body_parts }) => {
    const text = joined(text_parts)
    expect(leftOf(joined(body_parts), text)).not.toBeNull()
    const { text: redacted, counts } = redactSecrets(text)
    expect(leftOf(joined(body_parts), redacted)).toBeNull()
    expect(Object.keys(counts).length).toBeGreaterThan(0)
    expect(mayHoldSecret(text)).toBe(true)
  })

  test.each(cases.benign)('$id $kind stays as it is', ({ text_parts }) => {
    const text = joined(text_parts)
    expect(redactSecrets(text)).toEqual({ text, counts: {} })
    expect(findSecrets(text)).toEqual([])
  })
})

describe('secrets of our own, drawn when the test runs', () => {
  const made = [1, 20_261_121, 4_711].flatMap((seed) => madeSecrets(seed))

  test('there are some of every family', () => {
    expect(new Set(made.map(({ family }) => family)).size).toBeGreaterThanOrEqual(95)
  })

  test('all of them are taken out, and the prefilter lets all of them through', () => {
    const left = made.filter(({ line, secret }) => leftOf(secret, redactSecrets(line).text) !== null)
    expect(left.map(({ family, line }) => `${family}: ${redactSecrets(line).text}`)).toEqual([])
    expect(made.filter(({ line }) => !mayHoldSecret(line))).toEqual([])
  })

  test('in the middle of other lines, too', () => {
    for (const { line, secret, family } of made) {
      const text = `# Read me\n\nSome words before it.\n${line}\nand some behind: total 42 of 43.\n`
      expect([family, leftOf(secret, redactSecrets(text).text)]).toEqual([family, null])
    }
  })
})
