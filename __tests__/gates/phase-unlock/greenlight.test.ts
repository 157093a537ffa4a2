import { describe, expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../../src/core/fact.ts'
import type { Greenlight } from '../../../src/core/facts/greenlight.ts'
import { judge as judgeGate } from '../../../src/core/judge.ts'
import { fold } from '../../../src/core/verdict.ts'
import { phaseUnlock } from '../../../src/gates/phase-unlock/gate.ts'
import { greenlightFindings } from '../../../src/gates/phase-unlock/greenlight-findings.ts'
import { rules } from '../../../src/gates/phase-unlock/rules.ts'
import { judgeGreenlight, variableKey } from '../../../src/phase/greenlight.ts'
import { checks, head, options, run, said, where } from './facts.ts'

const settings = options({
  checks: { G1: { check: 'nets' }, G2: 'behaviour', G4: 'signatures', G3: 'green light' },
  greenlight: {
    nets: [
      { id: 'S1', title: 'Ingest', files: [{ path: 'verify.py' }] },
      { id: 'C1', files: [{ path: 'cap.py' }], checks: ['nets'] },
    ],
    gates: ['G1', 'G2', 'G3', 'G4'],
    variables: [{ name: 'POLICY_REQUIRE_HMAC', value: 'true' }],
    files: [{ path: 'rules.yml', contains: ['Mismatch', 'Unsigned'] }],
  },
})
const asked = settings.greenlight ?? never()

function never(): never {
  throw new Error('the policy asks for a green light')
}

type FileFound = Extract<Greenlight['files'][string], { known: true }>['value']
const file = (more: Partial<FileFound> = {}): Greenlight['files'][string] => ({
  known: true,
  value: { kind: 'file', problem: null, missing: [], sha256: 'a'.repeat(64), ...more },
})
const cut = { known: false, reason: 'truncated', detail: 'the list was cut' } as const
const step = {
  workflow: '.github/workflows/gate.yml',
  job: 'gate',
  step: '2',
  line: 14,
  value: 'true',
  computed: false,
}
const named = (...names: readonly string[]) => names.map((name) => ({ name }))
const all = named('nets', 'behaviour', 'signatures', 'green light')

/** Everything as the policy asks. */
const green = (more: Partial<Greenlight> = {}): Greenlight => ({
  sha: head,
  files: { 'verify.py': file(), 'cap.py': file(), 'rules.yml': file() },
  variables: { POLICY_REQUIRE_HMAC: { known: true, value: [step] } },
  checks: { known: true, value: checks(head, all) },
  ...more,
})

const withFile = (path: string, found: Greenlight['files'][string]): Greenlight =>
  green({ files: { ...green().files, [path]: found } })
const withSteps = (
  ...steps: readonly Partial<Omit<typeof step, 'value'> & { value: string | null }>[]
): Greenlight =>
  green({
    variables: { POLICY_REQUIRE_HMAC: { known: true, value: steps.map((more) => ({ ...step, ...more })) } },
  })
const withRuns = (...runs: Parameters<typeof checks>[1][]): Greenlight =>
  green({ checks: { known: true, value: checks(head, runs.flat() as never) } })

const findingsOf = (fact: Fact<Greenlight>) => greenlightFindings({ greenlight: fact }, settings, where)
const judged = (value: Greenlight) => findingsOf(known(value, { kind: 'api', what: 'audit' }))
const exitOf = (findings: ReturnType<typeof judged>) =>
  fold(
    [
      {
        gate: 'phase-unlock',
        title: 'Phase unlock',
        rules,
        mode: 'enforce',
        optional: false,
        enforceFrom: null,
        findings,
      },
    ],
    { mode: 'enforce', onNothing: 'unknown', now: null },
  ).exitCode
const bad = (findings: ReturnType<typeof judged>) =>
  findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, subject, outcome }) => `${rule.slice(13)} ${subject} ${outcome}`)

test('green: everything passes, and says what is required where', () => {
  const findings = judged(green())
  expect(bad(findings)).toEqual([])
  expect(exitOf(findings)).toBe(0)
  expect(findings.map(({ requiredAt }) => requiredAt?.path.split('#')[1])).toEqual([
    ...['greenlight.nets.0', 'greenlight.nets.1', 'greenlight.gates', 'greenlight.gates', 'greenlight.gates'],
    ...['greenlight.gates', 'greenlight.variables.0', 'greenlight.files.0'],
  ])
})

const [nets, behaviour, signatures, light] = all

test.each<[string, Greenlight, readonly string[], number]>([
  ['a file of a net is absent', withFile('verify.py', file({ kind: 'absent' })), ['safety-net S1 fail'], 5],
  ['it is a link', withFile('verify.py', file({ kind: 'other' })), ['safety-net S1 fail'], 5],
  ['it is empty', withFile('verify.py', file({ problem: 'it is empty' })), ['safety-net S1 fail'], 5],
  ['it cannot be read', withFile('verify.py', cut), ['safety-net S1 unknown'], 6],
  [
    'the check of a net failed',
    withRuns([{ ...nets, conclusion: 'failure' }, behaviour, signatures, light] as never),
    ['safety-net C1 fail', 'greenlight-gate G1 fail'],
    5,
  ],
  [
    'nobody reported the check of a net that is there',
    withRuns([behaviour, signatures, light] as never),
    ['safety-net C1 unknown', 'greenlight-gate G1 fail'],
    1,
  ],
  [
    'it has not ended',
    withRuns([{ ...nets, status: 'in_progress', conclusion: null }, behaviour, signatures, light] as never),
    ['safety-net C1 unknown', 'greenlight-gate G1 fail'],
    1,
  ],
  [
    'the second gate failed: the later ones are not looked at',
    withRuns([nets, { ...behaviour, conclusion: 'skipped' }, light] as never),
    ['greenlight-gate G2 fail'],
    1,
  ],
  [
    'checks cannot be read',
    green({ checks: cut }),
    ['safety-net C1 unknown', 'greenlight-gate G1 unknown'],
    6,
  ],
  [
    'the variable is "false"',
    withSteps({}, { value: 'false' }),
    ['policy-variable POLICY_REQUIRE_HMAC fail'],
    1,
  ],
  ['it is not set', withSteps({ value: null }), ['policy-variable POLICY_REQUIRE_HMAC fail'], 1],
  ['no step runs Gatewright', withSteps(), ['policy-variable POLICY_REQUIRE_HMAC fail'], 1],
  [
    'it is computed',
    withSteps({ value: null, computed: true }),
    ['policy-variable POLICY_REQUIRE_HMAC unknown'],
    3,
  ],
  [
    'computed in one step and wrong in another',
    withSteps({ value: null, computed: true }, { value: 'no' }),
    ['policy-variable POLICY_REQUIRE_HMAC fail'],
    1,
  ],
  [
    'workflows cannot be read',
    green({ variables: { POLICY_REQUIRE_HMAC: cut } }),
    ['policy-variable POLICY_REQUIRE_HMAC unknown'],
    3,
  ],
  [
    'a name is missing',
    withFile('rules.yml', file({ missing: ['Unsigned', 'of another'] })),
    ['required-file rules.yml fail'],
    1,
  ],
  [
    'a required file is no YAML',
    withFile('rules.yml', file({ problem: 'line 3:1' })),
    ['required-file rules.yml fail'],
    1,
  ],
  ['a required file cannot be read', withFile('rules.yml', cut), ['required-file rules.yml unknown'], 3],
  [
    'nobody looked',
    green({ files: {}, variables: {} }),
    [
      'safety-net S1 unknown',
      'safety-net C1 unknown',
      'policy-variable POLICY_REQUIRE_HMAC unknown',
      'required-file rules.yml unknown',
    ],
    6,
  ],
])('%s', (_, value, expected, exit) => {
  const findings = judged(value)
  expect(bad(findings)).toEqual(expected)
  expect(exitOf(findings)).toBe(exit)
  for (const { outcome, fix } of findings) expect(fix.length > 0).toBe(outcome !== 'pass')
})

test('a fact that is not known leaves every part unknown', () => {
  const findings = findingsOf(unknown('offline', 'no GitHub here'))
  expect(findings.map(({ outcome }) => outcome)).toEqual([
    'unknown',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ])
  expect(exitOf(findings)).toBe(6)
})

test('a net that is absent is told although the phases cannot be read', () => {
  const facts = {
    phases: unknown('truncated', 'the list was cut'),
    now: known('2026-11-20T10:00:00Z', { kind: 'api', what: 'Date' }),
    'other-pull-requests': known([], { kind: 'api', what: 'pulls' }),
    greenlight: known(withFile('verify.py', file({ kind: 'absent' })), { kind: 'api', what: 'audit' }),
  }
  const findings = judgeGate(phaseUnlock, 'repository', facts, settings, where)
  expect(bad(findings)).toEqual(['facts-complete phases unknown', 'safety-net S1 fail'])
  expect(exitOf(findings)).toBe(5)
  expect(bad(judgeGate(phaseUnlock, 'pull-request', facts, settings, where))).not.toContain(
    'safety-net S1 fail',
  )
})

test('a pull request never hears of it where nothing is asked for', () => {
  expect(greenlightFindings({ greenlight: unknown('offline', '') }, options(), where)).toEqual([])
})

describe('the order of gates', () => {
  const statesOf = (value: Greenlight) =>
    judgeGreenlight(value, asked, settings.checks).gates.map(({ id, status }) => `${id} ${status}`)

  test('after the first that is not proved nothing is looked at', () => {
    expect(
      statesOf(withRuns([nets, { ...behaviour, conclusion: 'failure' }, signatures, light] as never)),
    ).toEqual([...['G1 proved', 'G2 failed', 'G3 not-looked-at', 'G4 not-looked-at']])
    const [text] = said(
      judged(withRuns([nets, { ...behaviour, conclusion: 'failure' }] as never)).filter(
        ({ subject }) => subject === 'G2',
      ),
    )
    expect(text).toContain('not looked at after it: G3 and G4')
  })

  test('D28: the result of the green light itself is no input of it, this run’s and earlier ones alike', () => {
    const own = { ...run().workflow, path: '.github/workflows/light.yml', run: 9 }
    const value = withRuns([
      ...[nets, behaviour, signatures],
      { ...light, status: 'in_progress', conclusion: null, workflow: own },
      { ...light, conclusion: 'failure', workflow: { ...own, run: 8 } },
    ] as never)
    const checksOf = value.checks.known ? value.checks.value : never()
    const own9 = { ...checksOf, ownRun: 9, ownCheck: 'green light' }
    const withOwn = { ...value, checks: { known: true as const, value: own9 } }
    expect(statesOf(withOwn)).toEqual(['G1 proved', 'G2 proved', 'G3 own', 'G4 proved'])
    expect(exitOf(judged(withOwn))).toBe(0)
  })

  const lightRun = { path: '.github/workflows/light.yml', run: 9, event: 'push', attempt: 1 }
  const underWay = { name: 'green light', status: 'in_progress', conclusion: null, workflow: lightRun }
  const within = (more: object, ...runs: readonly object[]): Greenlight => {
    const { checks: made } = withRuns(runs as never)
    return green({
      checks: made.known ? { known: true, value: { ...made.value, ownRun: 9, ...more } } : made,
    })
  }

  test.each<[string, Greenlight, string]>([
    [
      'a job of the same workflow that failed is an input as every other',
      within({ ownCheck: 'green light' }, { ...nets, conclusion: 'failure', workflow: lightRun }, underWay),
      'G1 failed',
    ],
    [
      'so is one that succeeded',
      within({ ownCheck: 'green light' }, { ...nets, workflow: lightRun }, underWay),
      'G1 proved',
    ],
    [
      'and one that has not ended: nobody can tell which of the two is the own one',
      within({ ownCheck: null }, { ...underWay, name: 'nets' }, underWay),
      'G1 failed',
    ],
    [
      'another workflow reports a failure under the name of the own check',
      within({ ownCheck: 'nets' }, { ...nets, conclusion: 'failure' }, { ...underWay, name: 'nets' }),
      'G1 unverifiable',
    ],
  ])('%s', (_, value, expected) => expect(statesOf(value)[0]).toBe(expected))

  test('a gate that is pinned to another workflow is not the own check of its name', () => {
    const pinned = options({
      checks: { G1: { check: 'nets', workflow: '.github/workflows/ci.yml' } },
      greenlight: { gates: ['G1'] },
    })
    const { checks: made } = within(
      { ownCheck: 'nets' },
      { ...nets, conclusion: 'failure' },
      {
        ...underWay,
        name: 'nets',
      },
    )
    const state = judgeGreenlight(green({ checks: made }), pinned.greenlight ?? never(), pinned.checks)
    expect(state.gates.map(({ status }) => status)).toEqual(['failed'])
  })
})

test('names that every object has are names like others', () => {
  const odd = options({
    checks: {},
    greenlight: {
      gates: ['constructor'],
      files: [{ path: 'toString' }],
      variables: [{ name: '__proto__', value: 'x' }],
    },
  })
  const findings = greenlightFindings({ greenlight: known(green(), { kind: 'api', what: '' }) }, odd, where)
  expect(findings.map(({ outcome }) => outcome)).toEqual(['fail', 'unknown', 'unknown'])
  expect(variableKey({ name: 'A', workflow: 'w.yml' })).toBe('A w.yml')
})
