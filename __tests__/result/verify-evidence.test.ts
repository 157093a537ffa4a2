import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Evidence, evidenceSchema } from '../../src/formats/golden/evidence.ts'
import { lowerBound } from '../../src/formats/statistics/bound.ts'
import { digestOf } from '../../src/result/digests.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { type EvidenceDemands, readEvidence, verifyEvidence } from '../../src/result/verify-evidence.ts'

const key = Array.from({ length: 40 }, (_, index) => String.fromCharCode(60 + index)).join('')
const sha = 'c'.repeat(40)
const demands: EvidenceDemands = {
  ...{ sha, key: null, requireSignature: false, policy: null, repository: 'Acme/Shop' },
}
const confidence = { numerator: 95n, denominator: 100n }
const bound = (method: 'wilson' | 'clopper-pearson' | 'jeffreys', successes = 99, trials = 100) =>
  lowerBound(successes, trials, { method, confidence, sides: 'one' }).value

const content: Omit<Evidence, 'digest' | 'signature'> = {
  ...{ schema_version: 1, tool: 'gatewright', gate: 'golden-suite', repository: 'acme/shop', head_sha: sha },
  at: '2026-11-20T00:00:00Z',
  policy: { path: '.github/gatewright.yml', sha256: 'd'.repeat(64) },
  ...{ decision: 'pass', enforced: true },
  inputs: [{ path: 'a.xml', format: 'junit', bytes: 9, sha256: 'e'.repeat(64), verdict: 'fail' }],
  manifest: { sha, tests: 3, quarantined: 0 },
  total: { tests: 150, passed: 149, failed: 1, errors: 0, skipped: 0, flaky: 1, cases: 151 },
  suites: [
    {
      ...{ suite: 'P0', successes: 50, trials: 50, lcb: 0.9487, threshold: null, method: 'wilson' },
      ...{ confidence: 0.95, sides: 'one', decision: 'pass' },
    },
    {
      ...{ suite: 'P1', successes: 99, trials: 100, lcb: bound('jeffreys'), threshold: 0.95 },
      ...{ method: 'jeffreys', confidence: 0.95, sides: 'one', decision: 'pass' },
    },
  ],
  flaky: ['t'],
}
const sealed = (document: object): Evidence => {
  const whole = { ...document, digest: digestOf(document) }
  return evidenceSchema.parse({ ...whole, signature: signatureOf(whole, key) })
}
const bytesOf = (document: unknown): Uint8Array => Buffer.from(JSON.stringify(document))
const codes = (document: unknown, more: Partial<EvidenceDemands> = {}) =>
  verifyEvidence(bytesOf(document), { ...demands, ...more }).problems.map(({ code }) => code)

type Path = readonly (string | number)[]
/** Every value of the document that is not made of others. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]))
}
function edited(value: unknown, [name, ...rest]: Path, change: (leaf: unknown) => unknown): unknown {
  if (name === undefined) return change(value)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) }
  Reflect.set(copy, name, edited(Reflect.get(copy, name), rest, change))
  return copy
}
const other = (leaf: unknown): unknown => {
  if (typeof leaf === 'number') return leaf + 1
  if (typeof leaf === 'boolean') return !leaf
  if (typeof leaf !== 'string') return 1
  return /^[0-9a-f]+$/.test(leaf) ? leaf.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : `${leaf}x`
}

describe('evidence', () => {
  const good = sealed(content)

  test('that is true is taken, with the key and without', () => {
    expect(codes(good)).toEqual([])
    expect(codes(good, { key, requireSignature: true, policy: 'D'.repeat(64) })).toEqual([])
  })

  test('every single value counts: none can be changed, with the key or without', () => {
    const all = leaves(good)
    expect(all.length).toBeGreaterThan(40)
    for (const path of all) {
      const document = edited(good, path, other)
      expect({ path, codes: codes(document, { key }) }).not.toEqual({ path, codes: [] })
      // Without a key nobody looks at the signature, and everything else is under the digest.
      if (path[0] !== 'signature') expect({ path, codes: codes(document) }).not.toEqual({ path, codes: [] })
    }
  })

  test('no value can be left out', () => {
    const { signature: _, ...required } = good
    for (const name of Object.keys(required)) {
      const document = Object.fromEntries(Object.entries(good).filter(([other]) => other !== name))
      expect({ name, codes: codes(document) }).toEqual({ name, codes: ['unreadable'] })
    }
  })

  test('cut anywhere, it is unreadable', () => {
    const bytes = bytesOf(good)
    for (let length = 0; length < bytes.length; length++)
      expect(typeof readEvidence(bytes.subarray(0, length))).toBe('string')
  })

  test('any bytes are answered, and never taken', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      'null',
      '1e999',
      '__proto__',
      '\u0000',
    )
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.array(parts, { maxLength: 40 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((one) => Buffer.from(one)),
          fc.uint8Array(),
        ),
        (bytes) => {
          const { evidence, problems } = verifyEvidence(bytes, demands)
          expect(evidence).toBeNull()
          expect(problems).toMatchObject([{ code: 'unreadable' }])
        },
      ),
      { seed: 5, numRuns: 500 },
    )
  })

  test.each<[string, object]>([
    ['P0 with a failure', { suites: [{ ...content.suites[0], successes: 49, lcb: 0.9104 }] }],
    ['more successes than trials', { suites: [{ ...content.suites[0], successes: 51, decision: 'fail' }] }],
    ['counts that do not add up', { total: { ...content.total, passed: 148 } }],
    ['a bound of another method', { suites: [{ ...content.suites[1], lcb: bound('clopper-pearson') }] }],
    ['a bound without a trial', { suites: [{ ...content.suites[0], successes: 0, trials: 0 }] }],
    ['no bound with trials', { suites: [{ ...content.suites[0], lcb: null }] }],
    ['a confidence that is none', { suites: [{ ...content.suites[0], confidence: 1.5 }] }],
    ['a threshold that is none', { suites: [{ ...content.suites[1], threshold: 2 }] }],
    ['no test', { total: { ...content.total, tests: 0, passed: 0, failed: 0 }, suites: [] }],
    ['a report that was not read', { inputs: [{ ...content.inputs[0], sha256: null }] }],
  ])('%s contradicts itself, whoever signed it', (_, change) => {
    expect(codes(sealed({ ...content, ...change }), { key })).toEqual(
      expect.arrayContaining(['contradiction']),
    )
  })

  test('a failing run may say what failed', () => {
    const failing = { ...content.suites[0], successes: 40, lcb: bound('wilson', 40, 50), decision: 'fail' }
    expect(codes(sealed({ ...content, decision: 'fail', suites: [failing] }))).toEqual(['decision'])
    const nothing = { ...content.suites[0], successes: 0, trials: 0, lcb: null, decision: 'no-data' }
    expect(codes(sealed({ ...content, decision: 'unknown', suites: [nothing], inputs: [] }))).toEqual([
      'decision',
    ])
  })

  test('a repository that nobody named is not compared', () => {
    expect(codes(good, { repository: null })).toEqual([])
    expect(codes(good, { repository: 'acme/shop2' })).toEqual(['repository'])
  })

  test('age counts from the decision, with some minutes for clocks', () => {
    const at = Date.parse(content.at)
    const aged = (now: number) => codes(good, { age: { now, most: 1_000 } })
    expect([aged(at), aged(at + 1_000), aged(at - 299_000)]).toEqual([[], [], []])
    expect([aged(at + 1_001), aged(at - 301_000)]).toEqual([['age'], ['age']])
  })
})
