import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../src/core/fact.ts'
import { text } from '../../src/core/text.ts'
import { canonicalJson, digestOf, digestsOf, fingerprint } from '../../src/result/digests.ts'
import type { RunRecord } from '../../src/result/record.ts'
import {
  codeownersFindings,
  codeownersJudgement,
  sampleFacts,
  samplePolicy,
  sampleRecord,
} from '../support/sample-record.ts'

const api = { kind: 'api', what: 'x' } as const
const facts = (more: object): Partial<RunRecord> => ({
  subjects: [{ subject: '', facts: { ...sampleFacts, ...more } }],
})
const digests = (more: Partial<RunRecord> = {}) => digestsOf(sampleRecord([codeownersJudgement()], more))
const withFindings = (findings: typeof codeownersFindings) =>
  digestsOf(sampleRecord([codeownersJudgement({ findings })]))

describe('canonical JSON', () => {
  test('is that of RFC 8785', () => {
    expect(canonicalJson({ b: [3, 1e30, 0.002], a: 'é\n', __proto: null })).toBe(
      '{"__proto":null,"a":"é\\n","b":[3,1e+30,0.002]}',
    )
    expect(digestOf({ a: 1 })).toBe(createHash('sha256').update('{"a":1}').digest('hex'))
  })

  test('lone surrogates and __proto__ keys neither throw nor vanish', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
    expect(digestOf('\ud800')).not.toBe(digestOf('\ud801'))
    expect(digestOf({ '\ud800': 1 })).not.toBe(digestOf({ '\ud801': 1 }))
    expect(canonicalJson(['\\ud800', '😀'])).toBe('["\\\\ud800","😀"]')
  })
})

describe('digests', () => {
  test('leave out run figures, version and the time', () => {
    const run = { durationMs: 1, requests: 2, notModified: 0, retries: 9, node: 'v20.20.0', event: 'push' }
    expect(digests({ run, version: '9.9.9' })).toEqual(digests())
    expect(digests(facts({ now: known('2027-03-01T00:00:00Z', api) }))).toEqual(digests())
  })

  test('leave out sources, so that saved facts give the same', () => {
    const changed = sampleFacts['changed-files']
    const saved = { 'changed-files': { ...changed, source: { kind: 'saved', what: 'facts.json' } } }
    expect(digests(facts(saved))).toEqual(digests())
  })

  test('leave out the order of findings and of lists that are sets', () => {
    expect(withFindings([...codeownersFindings].reverse())).toEqual(withFindings(codeownersFindings))
    const files = sampleFacts['changed-files']
    const value = files?.known === true && Array.isArray(files.value) ? [...files.value].reverse() : []
    expect(value).toHaveLength(2)
    expect(digests(facts({ 'changed-files': known(value, api) }))).toEqual(digests())
    const team = (ids: readonly number[]) =>
      facts({ teams: known({ '@a/b': { known: true, members: ids.map((id) => ({ id })) } }, api) })
    expect(digests(team([1, 2]))).toEqual(digests(team([2, 1])))
    expect(digests(team([1, 2]))).not.toEqual(digests(team([1, 3])))
  })

  test('the files of a commit are a set, too', () => {
    const commit = (...paths: readonly string[]) => {
      const files = paths.map((path) => ({ path, mode: '100644' }))
      return digests(facts({ 'repository-files': known({ sha: 'a', files }, api) }))
    }
    expect(commit('a', 'b', '\ud800')).toEqual(commit('\ud800', 'b', 'a'))
    expect(commit('a', 'b')).not.toEqual(commit('a', 'c'))
  })

  test('keep the order of reviews, which decides', () => {
    const reviews = (ids: readonly number[]) =>
      facts({
        reviews: known(
          ids.map((id) => ({ id })),
          api,
        ),
      })
    expect(digests(reviews([1, 2])).facts).not.toBe(digests(reviews([2, 1])).facts)
  })

  test('each changes with what it speaks of, and only then', () => {
    const before = digests()
    const other = digests(facts({ 'last-pusher': unknown('timeout', 'late') }))
    expect(other).toMatchObject({ policy: before.policy, verdict: before.verdict })
    expect(other.facts).not.toBe(before.facts)
    const policy = digests({ policy: { ...samplePolicy, onNothing: 'pass' } })
    expect(policy).toMatchObject({ facts: before.facts, verdict: before.verdict })
    expect(policy.policy).not.toBe(before.policy)
    const comment = { ...samplePolicy, sources: [] }
    expect(digests({ policy: comment })).toEqual(before)
    const [first, ...rest] = codeownersFindings
    if (first === undefined) throw new Error('no sample findings')
    expect(withFindings([{ ...first, found: text`less` }, ...rest]).verdict).not.toBe(before.verdict)
    expect(digests({ policy: null }).policy).toBeNull()
  })

  test('a finding keeps its fingerprint when its line and words change', () => {
    expect(fingerprint('a/b', 'c')).toMatch(/^[0-9a-f]{64}$/)
    expect(fingerprint('a/b', 'c')).not.toBe(fingerprint('a/bc', ''))
    expect(fingerprint('a', 'b\u0000c')).not.toBe(fingerprint('a\u0000b', 'c'))
    expect(() => fingerprint('a/b', '\ud800')).not.toThrow()
  })
})
