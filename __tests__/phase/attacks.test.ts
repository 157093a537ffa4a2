import { describe, expect, it } from '@jest/globals'
import { stageOfPath } from '../../src/phase/files.ts'
import type { KeyOption } from '../../src/phase/options.ts'
import { readArtifact } from '../../src/phase/read.ts'
import { readKeyRing } from '../../src/runner/signing-keys.ts'
import { verifySignature } from '../../src/signing/verify.ts'
import { type EvidenceCase, evidenceCases, secretOf } from '../support/evidence-cases.ts'

/** Codes of the research that the text or the signature alone shows, and the rules that stand for them. */
const rules: Readonly<Record<string, string>> = {
  E_FILENAME: 'artifact-name',
  E_BOM: 'json-byte-order-mark',
  E_UTF8: 'json-encoding',
  E_JSON: 'json-syntax',
  E_DUPKEY: 'json-duplicate-key',
  E_PROTO: 'json-reserved-key',
  E_NUMBER: 'json-number',
  E_DEPTH: 'json-depth',
  E_VERSION: 'schema-version',
  E_VERSION_UNSUPPORTED: 'schema-unsupported',
  E_SCHEMA: 'field',
  E_UNKNOWN_KEY: 'field-unknown',
  E_PHASE_RANGE: 'phase-number',
  E_COMMIT_FORMAT: 'commit-format',
  E_TIMESTAMP: 'timestamp',
  E_DIGEST_FORMAT: 'digest-format',
  E_PATH: 'evidence-path',
}
/** Ranges that are wrong by themselves; A83 runs past the end of a file. */
const ranges: ReadonlySet<string> = new Set(['A85', 'A86', 'A87'])
const states: Readonly<Record<string, string>> = {
  S_UNSIGNED: 'unsigned',
  S_MALFORMED: 'malformed',
  S_ALG: 'algorithm',
  S_KEY_UNKNOWN: 'key-unknown',
  U_NO_KEY: 'key-missing',
}

function keysOf({ policy }: EvidenceCase): KeyOption[] {
  return Object.entries(policy.keys).map(([id, key]) => ({
    ...{ id, algorithm: 'hmac-sha256' as const },
    ...(key.revokedAt === undefined ? {} : { 'revoked-at': key.revokedAt }),
    ...(key.notAfter === undefined ? {} : { 'not-after': key.notAfter }),
  }))
}

const ringVariables = ({ policy }: EvidenceCase) => ({
  GATEWRIGHT_HMAC_KEYS: JSON.stringify(
    Object.fromEntries(Object.keys(policy.keys).map((id) => [id, secretOf(policy, id)])),
  ),
})

function judge(given: EvidenceCase) {
  const at = stageOfPath('', given.file)
  const stage = at !== null && 'stage' in at ? at.stage : ''
  const read = readArtifact(given.file, given.bytes, stage)
  if (read.problems.some(({ warning }) => !warning) || read.document === null || read.artifact === null)
    return { read, state: null }
  const { document, signature, artifact } = read
  const ring = readKeyRing(ringVariables(given))
  const { state } = verifySignature({
    ...{ document, signature, ring, keys: keysOf(given), algorithms: ['hmac-sha256'] },
    ...{ artifact, now: given.policy.now },
  })
  return { read, state }
}

describe('evidence attacks, classes 1 to 7', () => {
  const text = evidenceCases().filter(({ id, expected }) => expected in rules || ranges.has(id))
  it.each(text.map((given) => [given.id, given.why, given] as const))('%s %s', (id, _, given) => {
    const { read } = judge(given)
    const expected = ranges.has(id) ? 'evidence-range' : rules[given.expected]
    expect([...new Set(read.problems.map(({ rule }) => rule))]).toEqual([expected])
    for (const problem of read.problems) {
      expect(problem.warning).toBe(false)
      expect(problem.line).toBeGreaterThan(0)
      expect(problem.column).toBeGreaterThan(0)
      for (const words of [problem.found, problem.required, problem.fix]) {
        expect(words.length).toBeGreaterThan(0)
        expect(words).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      }
    }
  })

  const signed = evidenceCases().filter(({ expected }) => expected in states)
  it.each(signed.map((given) => [given.id, given.why, given] as const))('%s %s', (_, __, given) => {
    const { read, state } = judge(given)
    expect(read.problems).toEqual([])
    // A fork has no keys; its policy names them all the same.
    expect(state).toBe(states[given.expected])
  })

  const weak = evidenceCases().filter(({ expected }) => expected === 'C_WEAK_KEY')
  it.each(weak.map((given) => [given.id, given.why, given] as const))('%s %s', (_, __, given) => {
    expect(() => readKeyRing(ringVariables(given))).toThrow(/too weak: it has 9 bytes/)
  })

  const later = evidenceCases().filter(
    ({ id, expected }) =>
      !(expected in rules) &&
      !(expected in states) &&
      !ranges.has(id) &&
      !['C_WEAK_KEY', 'E_REPO'].includes(expected),
  )
  it.each(later.map((given) => [given.id, given.why, given] as const))(
    '%s is readable and signed: %s',
    (id, _, given) => {
      const { read, state } = judge(given)
      expect(read.problems).toEqual([])
      expect(state).toBe(id === 'A99' ? 'unsigned' : 'valid')
    },
  )

  it('A56 refuses an artifact that does not say whose it is', () => {
    const given = evidenceCases().find(({ id }) => id === 'A56')
    expect(given && judge(given).read.problems.map(({ rule }) => rule)).toEqual(['repository'])
  })

  it('covers all 80', () => {
    expect(text.length + signed.length + weak.length + later.length + 2).toBe(80)
  })
})
