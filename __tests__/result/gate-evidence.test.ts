import { expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../src/core/fact.ts'
import { evidenceSchema } from '../../src/formats/golden/evidence.ts'
import { goldenSuite } from '../../src/gates/golden-suite/gate.ts'
import { evidenceOf, uncheckedSoak } from '../../src/result/gate-evidence.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { verifyEvidence } from '../../src/result/verify-evidence.ts'
import {
  type Given,
  judged,
  manifest,
  optionsOf,
  passing,
  reports,
  type Told,
  where,
} from '../gates/golden-suite/facts.ts'
import { samplePolicy, sampleRecord } from '../support/sample-record.ts'

const source = { kind: 'file', what: 'test' } as const
const key = Array.from({ length: 40 }, (_, index) => String.fromCharCode(60 + index)).join('')

/** A run of the gate alone over these facts. */
function record(given: Given, options: object = {}, facts: Record<string, Fact<unknown>> = {}): RunRecord {
  const setting = { ...samplePolicy.gates[0], id: 'golden-suite', options: optionsOf(options), where }
  const judgement = {
    ...{ gate: 'golden-suite', title: goldenSuite.title, rules: goldenSuite.rules, mode: 'enforce' as const },
    ...{ optional: false, enforceFrom: null, findings: judged(given, options) },
  }
  return sampleRecord([judgement], {
    policy: { ...samplePolicy, gates: [setting] } as RunRecord['policy'],
    subjects: [
      {
        subject: '',
        facts: {
          now: known('2026-11-20T12:00:00Z', source),
          'test-reports': known(given.reports ?? reports([]), source),
          'golden-manifest': known(given.manifest ?? manifest(null), source),
          'other-pull-requests': known([], source),
          ...facts,
        },
      },
    ],
  })
}
const suites = [{ name: 'P1', lcb: 0.95 }]

test('says what the gate decided, and holds what a deploy asks of it', () => {
  const run = record({ reports: reports(passing(60)), manifest: manifest([{ id: 't0' }]) }, { suites })
  const evidence = evidenceOf(run, key, 7)
  expect(evidence).toMatchObject({
    ...{ repository: 'acme/shop', run_id: 7, decision: 'pass', enforced: true },
    manifest: { sha: '2'.repeat(40), tests: 1, quarantined: 0 },
    suites: [{ suite: 'P1', successes: 60, trials: 60, threshold: 0.95, method: 'wilson', decision: 'pass' }],
  })
  const demands = { sha: run.target.headSha ?? '', key, requireSignature: true, policy: null }
  expect(verifyEvidence(Buffer.from(JSON.stringify(evidence)), demands).problems).toEqual([])
})

test('the same run gives the same bytes', () => {
  const run = () => record({ reports: reports(passing(3)) })
  expect(JSON.stringify(evidenceOf(run(), key))).toBe(JSON.stringify(evidenceOf(run(), key)))
})

test('a pass that only reports says so', () => {
  const run = record({ reports: reports(passing(3)) })
  const gates = run.verdict.gates.map((gate) => ({ ...gate, effectiveMode: 'report' as const }))
  expect(evidenceOf({ ...run, verdict: { ...run.verdict, gates } }, null)).toMatchObject({
    ...{ decision: 'pass', enforced: false, signature: null },
  })
})

test('there is none without a judged report', () => {
  expect(evidenceOf(sampleRecord(), null)).toBeNull()
  expect(evidenceOf(record({ reports: reports([]) }, { reports: [] }), null)).toBeNull()
  const lost = unknown('not-found', 'nothing')
  for (const fact of ['test-reports', 'golden-manifest', 'now'])
    expect(evidenceOf(record({ reports: reports(passing(3)) }, {}, { [fact]: lost }), null)).toBeNull()
  const run = record({ reports: reports(passing(3)) })
  expect(evidenceOf({ ...run, target: { ...run.target, headSha: null } }, null)).toBeNull()
})

test('names of flaky tests never make it too large to be read', () => {
  const flaky = (count: number, length: number): Told[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ name: `${index}`.padEnd(length, 'x'), outcome: 'flaky-passed' as const },
    }))
  const short = evidenceOf(record({ reports: reports(flaky(1_500, 4)) }), null)
  expect(short).toMatchObject({ total: { flaky: 1_500 } })
  expect(short?.flaky).toHaveLength(1_000)
  const long = evidenceOf(record({ reports: reports([...flaky(1, 600_000), ...flaky(900, 3_000)]) }), null)
  expect(JSON.stringify(long).length).toBeLessThan(600_000)
  expect(long?.flaky).toHaveLength(166)
})

test('a name that is no Unicode can be signed, written and checked', () => {
  const told: Told[] = [...passing(3), { name: '\ud800', outcome: 'flaky-passed' }]
  const run = record({ reports: reports(told) })
  const text = JSON.stringify(evidenceOf(run, key))
  const demands = { sha: run.target.headSha ?? '', key, requireSignature: true, policy: null }
  const { problems } = verifyEvidence(Buffer.from(text), demands)
  expect(problems.map(({ code }) => code)).toEqual(['decision'])
})

test('figures of the schema stay within what can be checked at once', () => {
  const evidence = evidenceOf(record({ reports: reports(passing(3)) }), null)
  const total = { ...evidence?.total, tests: 100_000_001 }
  expect(evidenceSchema.safeParse(evidence).success).toBe(true)
  expect(evidenceSchema.safeParse({ ...evidence, total }).success).toBe(false)
  const many = Array.from({ length: 201 }, () => evidence?.suites[0])
  expect(evidenceSchema.safeParse({ ...evidence, suites: many }).success).toBe(false)
})

test.each([
  ['another open pull request has the same head', known([{ number: 2, baseRef: 'lax' }], source)],
  ['nobody could see whether another one has', unknown('permission-missing', 'no')],
])('nothing green is written when %s', (_, others) => {
  const run = record({ reports: reports(passing(3)) }, {}, { 'other-pull-requests': others })
  expect(evidenceOf(run, null)?.decision).toBe('unknown')
  const failed = record(
    { reports: reports([...passing(3), { name: 'f', outcome: 'failed' }]) },
    {},
    { 'other-pull-requests': others },
  )
  expect(evidenceOf(failed, null)?.decision).toBe('fail')
})

test.each([
  ['none', '.gatewright/soak.json'],
  ['unchecked', '.gatewright/soak.json'],
  ['invalid', '.gatewright/soak.json'],
  ['valid', null],
] as const)('a start of a soak whose signature is %s', (signature, path) => {
  const start = { path: '.gatewright/soak.json', deployment: 'v7', signature }
  const times = { startedAt: '2026-11-01T00:00:00Z', endsAt: '2026-11-08T00:00:00Z' }
  const soak = { start: { ...start, ...times }, deployment: null, days: [], ignored: 0, invalid: [] }
  expect(uncheckedSoak(record({}, {}, { soak: known(soak, source) }))).toBe(path)
  expect(uncheckedSoak(record({}))).toBeNull()
})
