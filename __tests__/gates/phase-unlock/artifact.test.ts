import { describe, expect, test } from '@jest/globals'
import type { ArtifactProblem, ObservedArtifact, PhaseArtifact } from '../../../src/core/facts/phases.ts'
import { observed, of, options, phases, refused, said, undecided, valid, verify } from './facts.ts'

const offline = { known: false, reason: 'offline', detail: 'no GitHub here' } as const

/** Rules that refuse phase 1, with phase 0 in order. */
const refusals = (
  own: Partial<PhaseArtifact>,
  settings: object = {},
  more: Partial<ObservedArtifact> = {},
  facts: Parameters<typeof phases>[1] = {},
) => {
  const findings = verify(phases([observed(0), observed(1, more, own)], facts), options(settings), [
    'phase-1',
  ])
  return [...refused(findings), ...undecided(findings).map((rule) => `${rule}?`)]
}

test('an artifact that holds is complete, and nothing else is said', () => {
  const findings = verify(phases([observed(0), observed(1)]), options(), ['phase-1'])
  expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
    ['phase-unlock/stage-complete', 'pass'],
  ])
  expect(findings[0]).toMatchObject({ stage: 'phase-1', details: [{ kind: 'table' }, { kind: 'table' }] })
})

describe('text and name', () => {
  const problem = (more: Partial<ArtifactProblem> = {}): ArtifactProblem => ({
    ...{ rule: 'json-duplicate-key', found: 'key phase a second time', required: 'every key once' },
    ...{ fix: 'keep one', line: 4, column: 3, warning: false },
    ...more,
  })

  test('problems of the text are told at their place, and nothing behind them is looked at', () => {
    const findings = verify(
      phases([observed(1, { problems: [problem(), problem({ line: 9 })], artifact: null })]),
      options(),
    )
    expect(of(findings, 'json-duplicate-key').map(({ location }) => location?.line)).toEqual([4, 9])
    expect(findings).toHaveLength(2)
    expect(new Set(findings.map(({ subject }) => subject)).size).toBe(2)
  })

  test('warnings let it pass; a rule that nobody knows is still a refusal', () => {
    const legacy = problem({ rule: 'schema-legacy', warning: true })
    expect(refusals({}, {}, { problems: [legacy] })).toEqual([])
    expect(refusals({}, {}, { problems: [problem({ rule: 'constructor' })] })).toEqual(['field'])
  })

  test('no text and no problem is unknown, never a pass', () => {
    expect(refusals({}, {}, { artifact: null })).toEqual(['field?'])
  })

  test('B33 a symbolic link is no artifact, whatever it leads to', () => {
    expect(refusals({}, {}, { mode: '120000' })).toEqual(['artifact-name'])
    expect(refusals({}, {}, { mode: '100755' })).toEqual([])
  })

  test('the stage in the text is that of the name', () => {
    const here = { stage: 'phase-1', path: '.phase-1.complete.json' }
    expect(refusals({ stage: 'phase-2' }, {}, here)).toEqual(['artifact-name'])
  })

  test('a stage that the policy does not have', () => {
    const findings = verify(phases([observed(7)]), options())
    expect(refused(findings)).toEqual(['phase-number'])
    expect(said(findings)[0]).toContain('a stage of the policy: phase-0, phase-1 and phase-2')
  })

  test('the floor of the schema', () => {
    expect(refusals({ schemaVersion: '1.0' }, { 'schema-floor': '1.1' })).toEqual(['schema-unsupported'])
    expect(refusals({ schemaVersion: '1.0' })).toEqual([])
    expect(refusals({ schemaVersion: '1.10' }, { 'schema-floor': '1.1' })).toEqual([])
  })
})

describe('fields against the policy', () => {
  test('the name of the policy', () => {
    const named = { phases: [{ phase: 0 }, { phase: 1, name: 'Build', gates: ['G1'] }] }
    expect(refusals({}, named)).toEqual(['field'])
    expect(refusals({ name: 'Build' }, named)).toEqual([])
  })

  test.each([
    ['another', { repository: 'acme/other' }, {}, ['repository']],
    ['in another case', { repository: 'Acme/SHOP' }, {}, []],
    ['none', { repository: null }, {}, ['repository']],
    ['none, of schema 1.0', { repository: null, schemaVersion: '1.0' }, {}, []],
    [
      'none, of schema 1.0, where signatures are required',
      { repository: null, schemaVersion: '1.0' },
      { signature: { required: true } },
      ['repository'],
    ],
    ['an earlier name', { repository: 'acme/old' }, { 'previous-repositories': ['acme/old'] }, []],
  ] as const)('repository: %s', (_, own, settings, expected) => {
    expect(refusals(own, settings, { signature: valid })).toEqual(expected)
  })

  test('a clone that does not say whose it is proves neither', () => {
    const unnamed = { repository: 'local/shop', repositoryId: null }
    expect(refusals({ repositoryId: null }, {}, { signature: valid }, unnamed)).toContain('repository?')
  })

  test('B07 a repository of the same name elsewhere has another id', () => {
    expect(refusals({ repositoryId: 8 })).toEqual(['repository'])
    expect(refusals({ repositoryId: 7 })).toEqual([])
    // Without an answer of GitHub, the name is what can be compared.
    expect(refusals({ repositoryId: 8 }, {}, {}, { repositoryId: null })).toEqual([])
    const unread = (reason: 'api-failed' | 'offline') =>
      refusals(
        { repositoryId: 8 },
        {},
        {},
        {
          ...{ repositoryId: null, repositoryIdUnread: { known: false, reason, detail: 'no answer' } },
        },
      )
    expect(unread('offline')).toEqual([])
    // GitHub was asked and did not say: never a pass.
    expect(unread('api-failed')).toEqual(['repository?'])
  })

  test('B08 a renamed repository keeps its id, or is named in the policy', () => {
    expect(refusals({ repository: 'acme/old', repositoryId: 7 })).toEqual([])
    expect(refusals({ repository: 'acme/old' })).toEqual(['repository'])
  })

  test.each([
    [{ passed: 13, total: 14 }, undefined, ['baseline']],
    [{ passed: 13, total: null }, 14, ['baseline']],
    [{ passed: 15, total: 15 }, 14, ['baseline']],
    [{ passed: 14, total: null }, 14, []],
    [{ passed: 14, total: 14 }, 14, []],
    [null, 14, ['baseline']],
    [null, undefined, []],
  ] as const)('baseline %j of %j', (baseline, total, expected) => {
    expect(refusals({ baseline }, total === undefined ? {} : { baseline: { total } })).toEqual(expected)
  })

  test.each([
    [[], ['gates-named']],
    [['G1', 'G2'], ['gates-named']],
    [['g1'], ['gates-named']],
    [['G1', 'G1'], ['gates-named']],
    [['G1'], []],
  ] as const)('gates %j', (gates, expected) => {
    expect(refusals({ gates: [...gates] })).toEqual(expected)
  })

  test.each([
    ['non-decreasing', 5, 4, 1],
    ['non-decreasing', 5, 5, 0],
    ['non-increasing', 5, 6, 1],
    ['non-increasing', 5, 4, 0],
    ['equal', 5, 6, 1],
    ['any', 5, 0, 0],
  ] as const)('counter %s from %d to %d', (direction, before, after, failures) => {
    const findings = verify(
      phases([observed(0, {}, { counters: [{ name: 'x', before, after }] })]),
      options({ counters: { x: { direction } } }),
    )
    expect(of(findings, 'counter-direction')).toHaveLength(failures)
  })

  test('a counter without an option may not fall; limits hold; one that is not there is missed', () => {
    const counters = [{ name: 'safety_nets_count', before: 5, after: 4 }]
    expect(refusals({ counters })).toEqual(['counter-direction'])
    const limits = { counters: { safety_nets_count: { minimum: 6 }, tests: {} } }
    const findings = verify(phases([observed(0)]), options(limits))
    expect(said(of(findings, 'counter-direction'))).toEqual([
      expect.stringContaining('counter tests is not in the artifact'),
      expect.stringContaining('safety_nets_count is 5 | at least 6'),
    ])
    expect(refusals({}, { counters: { safety_nets_count: { maximum: 4 } } })).toEqual(['counter-direction'])
  })

  test.each([
    [{ median: 1, p95: 5, reason: null }, []],
    [{ median: 1, p95: 5.01, reason: null }, ['performance']],
    [{ median: null, p95: 5, reason: null }, ['performance']],
    [{ median: null, p95: null, reason: 'documents only' }, []],
  ] as const)('performance %j', (performance, expected) => {
    expect(refusals({ performance }, { performance: { median: 2, p95: 5 } })).toEqual(expected)
    expect(refusals({ performance })).toEqual([])
  })

  test.each([
    ['2026-11-20T10:05:00Z', []],
    ['2026-11-20T10:05:01Z', ['time-future']],
    ['2026-11-20T12:04:00+02:00', []],
    ['no time', ['time-future', 'time-order']],
  ] as const)('completed at %s', (completedAt, expected) => {
    expect(refusals({ completedAt })).toEqual(expected.slice(0, 1))
  })

  test('a bare date of schema 1.0 is past on its day', () => {
    const dated = (day: string, schemaVersion = '1.0') =>
      refusals({ schemaVersion, completedAt: `${day}T23:59:59Z` })
    expect(dated('2026-11-20')).toEqual([])
    expect(dated('2026-11-21')).toEqual(['time-future'])
    expect(dated('2026-11-20', '1.1')).toEqual(['time-future'])
  })

  test('expiry, by its own word and by the age that the policy allows', () => {
    expect(refusals({ expiresAt: '2026-11-20T10:00:00Z' })).toEqual(['artifact-expired'])
    expect(refusals({ expiresAt: '2026-11-20T10:00:01Z' })).toEqual([])
    expect(refusals({}, { 'max-age-days': 9 })).toEqual([])
    expect(refusals({}, { 'max-age-days': 8 })).toEqual(['artifact-expired'])
  })

  test('so many evidence blocks', () => {
    expect(refusals({ evidence: [] })).toEqual(['evidence-count'])
    expect(refusals({ evidence: [] }, { evidence: { minimum: 0 } })).toEqual([])
    expect(refusals({}, { evidence: { minimum: 0, maximum: 1 } })).toEqual([])
  })
})

describe('signature', () => {
  const sign = (state: NonNullable<ObservedArtifact['signature']>['state']): Partial<ObservedArtifact> => ({
    signature: { state, algorithm: 'hmac-sha256', keyId: 'k1', detail: `it is ${state}` },
  })
  const required = { signature: { required: true } }

  test.each([
    ['valid', [], []],
    ['unsigned', [], ['signature-missing']],
    ['malformed', ['signature-malformed'], ['signature-malformed']],
    ['algorithm', ['signature-algorithm'], ['signature-algorithm']],
    ['key-unknown', ['signature-key'], ['signature-key']],
    ['key-window', ['signature-key'], ['signature-key']],
    ['key-revoked', ['signature-key'], ['signature-key']],
    ['key-phase', ['signature-key'], ['signature-key']],
    ['key-missing', [], ['signature-unchecked?']],
    ['invalid', ['signature-invalid'], ['signature-invalid']],
  ] as const)('%s: not required %j, required %j', (state, free, needed) => {
    expect(refusals({}, {}, sign(state))).toEqual(free)
    expect(refusals({}, required, sign(state))).toEqual(needed)
    expect(refusals({}, {}, sign(state), { signatureRequired: true })).toEqual(needed)
  })

  test('a wrong one, and no other, raises the alarm', () => {
    const alarms = (state: 'invalid' | 'malformed' | 'key-revoked') =>
      verify(phases([observed(0, sign(state))])).flatMap(({ alarm }) => alarm ?? [])
    expect(alarms('invalid')).toEqual(['tamper'])
    expect([...alarms('malformed'), ...alarms('key-revoked')]).toEqual([])
  })

  test('one that nobody looked at is unknown', () => {
    expect(refusals({}, {}, { signature: null })).toEqual(['signature-unchecked?'])
  })
})

describe('commit', () => {
  const commit = (more: object): Partial<ObservedArtifact> => ({
    commit: {
      known: true,
      value: { type: 'commit', ancestor: true, committedAt: '2026-11-01T00:00:00Z', ...more },
    },
  })

  test.each([
    ['absent', commit({ type: null, ancestor: null }), ['commit-missing']],
    ['a tree', commit({ type: 'tree', ancestor: null }), ['commit-missing']],
    ['not in the history', commit({ ancestor: false }), ['commit-not-ancestor']],
    ['its history not known', commit({ ancestor: null }), ['commit-unavailable?']],
    [
      'not to be seen',
      { commit: { known: false, reason: 'truncated', detail: 'shallow' } },
      ['commit-unavailable?'],
    ],
    ['not looked at', { commit: null }, ['commit-unavailable?']],
  ] as const)('%s', (_, more, expected) => {
    expect(refusals({}, {}, more)).toEqual(expected)
  })

  test('JSON-12 an artifact replayed from an older commit: the commit is in the history, and its lines are what counts', () => {
    // The commit of a branch that was never merged, though its lines are right.
    expect(refusals({}, {}, commit({ ancestor: false }))).toEqual(['commit-not-ancestor'])
    // An old commit of the base, with the digest of lines that were only written later.
    const old = observed(1).evidence.map((one) =>
      one.at.known ? { ...one, at: { ...one.at, value: { ...one.at.value, digest: '9'.repeat(64) } } } : one,
    )
    expect(refusals({}, {}, { evidence: old })).toEqual(['evidence-digest'])
    // And one that an earlier stage already went past.
    expect(refusals({}, {}, { afterPrevious: { known: true, value: false } })).toEqual(['commit-order'])
  })

  test('completed before its commit: said, and no more', () => {
    const findings = verify(phases([observed(0, commit({ committedAt: '2026-11-10T10:05:01Z' }))]))
    expect(of(findings, 'commit-time')).toMatchObject([{ outcome: 'fail', level: 'warning' }])
    expect(refused(findings)).toEqual([])
    expect(
      of(verify(phases([observed(0, commit({ committedAt: '2026-11-10T10:05:00Z' }))])), 'commit-time'),
    ).toEqual([])
  })

  describe('B12 binding by content, after squash and rebase merges', () => {
    const lost = { ...commit({ ancestor: false }), merged: { known: true as const, value: true } }
    const loses = (value: boolean) => ({ losesCommits: { known: true as const, value } })
    const [evidence] = observed(1).evidence
    const blobs = (trusted: string | null) => ({
      ...lost,
      evidence:
        evidence === undefined
          ? []
          : [{ ...evidence, trustedBlob: { known: true as const, value: trusted } }],
    })
    test.each([
      ['the same blob', 'auto', loses(true), lost, []],
      ['the same blob, no such merges', 'auto', loses(false), lost, ['commit-not-ancestor']],
      ['the same blob, by policy', 'content', loses(false), lost, []],
      ['the same blob, against the policy', 'commit', loses(true), lost, ['commit-not-ancestor']],
      ['another blob', 'auto', loses(true), blobs('9'.repeat(40)), ['commit-not-ancestor']],
      ['no file there', 'content', loses(true), blobs(null), ['commit-not-ancestor']],
      ['how it merges is not known', 'auto', { losesCommits: offline }, lost, ['commit-unavailable?']],
      [
        'another blob, how it merges is not known',
        'auto',
        { losesCommits: offline },
        blobs('9'.repeat(40)),
        ['commit-not-ancestor'],
      ],
    ] as const)('%s: %s', (_, binding, facts, more, expected) => {
      expect(refusals({}, { binding }, more, facts)).toEqual(expected)
    })

    test.each([
      ['auto', { known: true, value: true }, []],
      ['auto', { known: true, value: false }, ['commit-not-ancestor']],
      ['content', { known: true, value: false }, ['commit-not-ancestor']],
      ['auto', offline, ['commit-unavailable?']],
      ['content', offline, []],
      ['content', { known: false, reason: 'api-failed', detail: 'no' }, ['commit-unavailable?']],
      ['content', null, ['commit-unavailable?']],
      ['auto', undefined, ['commit-unavailable?']],
    ] as const)(
      'B09 %s: no commit that only a fork or an open branch has, %j',
      (binding, merged, expected) => {
        expect(refusals({}, { binding }, { ...lost, merged }, loses(true))).toEqual(expected)
      },
    )

    test('what cannot be seen of the files is unknown, and no evidence binds nothing', () => {
      const unread = {
        ...lost,
        evidence: evidence === undefined ? [] : [{ ...evidence, trustedBlob: offline }],
      }
      expect(refusals({}, { binding: 'content' }, unread)).toEqual(['commit-unavailable?'])
      const none = { ...lost, evidence: [] }
      expect(refusals({ evidence: [] }, { binding: 'content', evidence: { minimum: 0 } }, none)).toEqual([
        'commit-not-ancestor',
      ])
    })
  })
})
