import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type JsonObject, type JsonValue, parseStrictJson } from '../../src/formats/strict-json/index.ts'
import { artifactText } from '../../src/phase/write.ts'
import { canonicalDigest } from '../../src/signing/canonical.ts'
import { complete, readDocument, readText } from './document.ts'

const document = JSON.parse(JSON.stringify(complete())) as JsonObject

describe('the text of an artifact', () => {
  it('has a fixed order, two spaces, LF and a final one', () => {
    const signature = { value: 'dg==', key_id: 'k', alg: 'hmac-sha256' }
    const text = artifactText(Object.fromEntries(Object.entries(document).reverse()), signature)
    const keys = [...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, key]) => key)
    expect(keys.slice(0, 3)).toEqual(['schema_version', 'min_schema_version', 'repository'])
    expect(keys.at(-1)).toBe('signature')
    expect(text).toMatch(/^\{\n {2}"schema_version": "1\.1",\n/)
    expect(text).toMatch(/"signature": \{\n {4}"alg": .*\n {4}"key_id": .*\n {4}"value": .*\n {2}\}\n\}\n$/)
    expect(text).toMatch(
      /\{\n {6}"evidence_id": .*\n {6}"file": .*\n {6}"lines": .*\n {6}"sha256": .*\n {4}\}/,
    )
    expect(text).not.toContain('\r')
  })

  it('is the same for any order of keys, and holds no signature but the one that is handed in', () => {
    const shuffled = Object.fromEntries(Object.entries(document).reverse())
    expect(artifactText(shuffled)).toBe(artifactText(document))
    expect(artifactText({ ...document, signature: { alg: 'x' } })).toBe(artifactText(document))
    expect(artifactText({ ...document, zebra: 1, ant: 2 })).toMatch(/"ant": 2,\n {2}"zebra": 1\n\}\n$/)
  })

  it('read(write(x)) is x, whatever else a newer writer adds', () => {
    const text = fc
      .string({ maxLength: 20, unit: 'grapheme' })
      .filter((value) => value.trim() !== '' && !value.includes('{{'))
    const changes = fc.record({
      phase_name: text,
      baseline_pass_count: fc.nat(),
      performance_delta_median: fc.option(fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8)),
      ci_gates_passed: fc.uniqueArray(text, { maxLength: 5 }),
      counters: fc.uniqueArray(fc.record({ name: text, before: fc.nat(), after: fc.nat() }), {
        selector: ({ name }) => name,
        maxLength: 4,
      }),
      evidence_blocks: fc.uniqueArray(
        fc.record({
          evidence_id: text,
          file: fc.constantFrom('a.txt', 'src/é.ts'),
          lines: fc.constantFrom('1-1', '2-9'),
          sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
          digest_alg: fc.constantFrom('lines-lf-v1', 'raw-v1'),
        }),
        { selector: ({ evidence_id }) => evidence_id.normalize('NFC'), maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(changes, (given) => {
        const whole = JSON.parse(JSON.stringify(complete(given as Record<string, JsonValue>))) as JsonObject
        const written = artifactText(whole)
        const read = readText(written)
        expect(read.problems).toEqual([])
        expect(JSON.parse(JSON.stringify(read.document))).toEqual(whole)
        expect(read.document && canonicalDigest(read.document)).toBe(canonicalDigest(whole))
        expect(read.document && artifactText(read.document)).toBe(written)
        expect({ ...read.artifact, evidence: 0 }).toEqual({ ...readDocument(whole).artifact, evidence: 0 })
      }),
      { seed: 8, numRuns: 150 },
    )
  })

  it('any object survives being written and read', () => {
    const key = fc.string({ maxLength: 6 }).filter((name) => !['__proto__', 'signature'].includes(name))
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })), (given) => {
        const { problem, value } = parseStrictJson(Buffer.from(artifactText(given as JsonObject), 'utf8'))
        if (problem === null)
          expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(given)))
        else expect(problem.rule).toMatch(/^json-(number|reserved-key|text|duplicate-key)$/)
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})
