import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { known } from '../../src/core/fact.ts'
import type { FactValue } from '../../src/core/facts/index.ts'
import { redact } from '../../src/facts/redact.ts'
import { readSavedFacts, type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { digestsOf } from '../../src/result/digests.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { codeownersJudgement, sampleRecord } from '../support/sample-record.ts'
import { baseSha, headSha } from './fake-github.ts'

type Reports = FactValue['test-reports']
type Test = Reports['tests'][number]
const source = { kind: 'file', what: 'reports/*.xml' } as const
const counts = { tests: 2, passed: 1, failed: 1, errors: 0, skipped: 0, flaky: 0, cases: 2 }
const clean: Test = { group: 0, name: 'passes', outcome: 'passed', flaky: false, attempts: 1, seconds: 0.5 }
const failed: Test = {
  ...clean,
  name: 'fails \ud800',
  outcome: 'failed',
  details: {
    attempts: [{ outcome: 'failed', report: 'r.xml', reportLine: 3 }],
    message: 'the token of bravo is wrong',
    file: 'a.ts',
    line: 7,
  },
}
const reports = (more: Partial<Reports> = {}): Reports => ({
  commits: [headSha],
  patterns: [{ pattern: 'reports/*.xml', files: 1 }],
  files: [
    {
      ...counts,
      ...{
        path: 'r.xml',
        bytes: 9,
        sha256: null,
        format: 'junit',
        verdict: 'invalid',
        commit: null,
        startedAt: null,
      },
      invalid: ['cut behind "the token of bravo"'],
      suiteErrors: [{ suite: 's', message: 'the token of bravo', reportLine: null }],
    },
  ],
  groups: [
    {
      suite: 's',
      className: 'c',
      file: 'a.ts',
      project: null,
      tags: ['P0'],
      properties: [['requirement', 'P0-R01']],
    },
  ],
  tests: [clean, failed],
  total: counts,
  ...more,
})
const manifest: FactValue['golden-manifest'] = {
  sha: baseSha,
  manifest: {
    path: 'golden.yml',
    tests: [{ id: '__proto__', priority: 'P0', file: null, sha256: null, requirements: [], line: 2 }],
  },
  quarantine: {
    path: 'q.yml',
    entries: [
      {
        ...{ test: 't', reason: 'bravo broke it', owner: '@bravo', issue: 'https://example.com/bravo/1' },
        ...{ since: '2026-11-01', reviewBy: '2026-11-20', line: 2 },
      },
    ],
  },
  proposed: { a: null },
  lowered: [],
  sources: { 'a.ts': null },
}
const soak: FactValue['soak'] = {
  start: null,
  deployment: 'v7',
  days: [{ day: '2026-11-01', workflow: 'w', passed: 1, failed: 0 }],
  ignored: 0,
  invalid: ['soak/a.jsonl:1: "bravo"'],
}
const saved = (value: Reports = reports()): SavedFacts => ({
  version: '0.1.0',
  redacted: false,
  serverUrl: 'https://github.example',
  target: {
    kind: 'pull-request',
    repository: 'acme/shop',
    pullRequests: [7],
    headSha,
    baseRef: 'main',
    baseSha,
  },
  policy: { path: '.github/gatewright.yml', sources: [], inputs: {} },
  subjects: [
    {
      subject: '',
      facts: {
        'test-reports': known(value, source),
        'golden-manifest': known(manifest, source),
        'suite-history': known({ runs: [], unreadable: 2 }, source),
        soak: known(soak, source),
      },
    },
  ],
})
const many = (count: number): Test[] =>
  Array.from({ length: count }, (_, n) => ({ ...clean, name: `test ${n}` }))

describe('facts about tests', () => {
  test('come back from a file as they were', () => {
    expect(readSavedFacts(saveFacts(saved()))).toEqual(saved())
  })

  test('100,000 tests are saved and read again', () => {
    const whole = saved(reports({ tests: many(100_000) }))
    expect(readSavedFacts(saveFacts(whole))).toEqual(whole)
  })

  test.each([200_000 * 10, 400_000])('%i tests are too many for a file, and it says so', (count) => {
    expect(() => saveFacts(saved(reports({ tests: many(count) })))).toThrow(UsageError)
    expect(() => saveFacts(saved(reports({ tests: many(count) })))).toThrow(
      `${count} tests) make a file of more than 64 MiB`,
    )
  })

  test('redacted they say what they did about outcomes, and nothing of what was written', () => {
    const text = saveFacts(redact(saved()))
    expect(text).not.toContain('bravo')
    const facts = readSavedFacts(text).subjects[0]?.facts
    expect(facts?.['test-reports']).toMatchObject({
      value: {
        files: [{ verdict: 'invalid', invalid: ['(redacted)'], suiteErrors: [{ suite: 's' }] }],
        groups: reports().groups,
        tests: [
          clean,
          { name: failed.name, outcome: 'failed', details: { ...failed.details, message: '(redacted)' } },
        ],
      },
    })
    expect(facts?.['golden-manifest']).toMatchObject({
      value: {
        manifest: { tests: [{ id: '__proto__' }] },
        quarantine: { entries: [{ owner: expect.stringMatching(/^@user-\d+$/), reviewBy: '2026-11-20' }] },
      },
    })
    expect(facts?.soak).toMatchObject({ value: { days: [{ passed: 1 }], invalid: ['(redacted)'] } })
  })

  test('redaction leaves what is absent absent, and no test that simply passed gets details', () => {
    const none = { ...saved(), subjects: [{ subject: '', facts: { soak: known(null, source) } }] }
    expect(redact(none).subjects[0]?.facts.soak).toEqual(known(null, source))
    expect(saveFacts(redact(saved()))).not.toContain('"details": null')
  })
})

describe('the digest of facts', () => {
  const digest = (value: Reports) => {
    const more: Partial<RunRecord> = {
      subjects: [{ subject: '', facts: { 'test-reports': known(value, source) } }],
    }
    return digestsOf(sampleRecord([codeownersJudgement()], more)).facts
  }

  test.each([
    ['a name', { ...failed, name: 'fails \ud801' }],
    ['an outcome', { ...failed, outcome: 'error' as const }],
    ['flakiness', { ...failed, flaky: true }],
    ['attempts', { ...failed, attempts: 2 }],
    ['a duration', { ...failed, seconds: null }],
    ['a group', { ...failed, group: 1 }],
    [
      'a message',
      { ...failed, details: { ...failed.details, message: 'x' } as NonNullable<Test['details']> },
    ],
  ])('changes with %s', (_, changed) => {
    expect(digest(reports({ tests: [clean, changed] }))).not.toBe(digest(reports()))
  })

  test('changes with the order, the number and the files; equal facts give an equal one', () => {
    expect(digest(reports({ tests: [failed, clean] }))).not.toBe(digest(reports()))
    expect(digest(reports({ tests: [clean] }))).not.toBe(digest(reports()))
    expect(digest(reports({ files: [] }))).not.toBe(digest(reports()))
    expect(digest(reports())).toBe(digest(JSON.parse(JSON.stringify(reports()))))
  })

  test('of half a million tests is made without one giant text', () => {
    const value = reports({ tests: many(500_000) })
    expect(digest(value)).toMatch(/^[0-9a-f]{64}$/)
  })
})
