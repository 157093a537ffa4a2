import { describe, expect, test } from '@jest/globals'
import type { ObservedArtifact, PhaseArtifact } from '../../../src/core/facts/phases.ts'
import {
  digestOf,
  judgeChange,
  judgeRepository,
  observed,
  of,
  options,
  phases,
  refused,
  said,
  undecided,
  valid,
  verify,
} from './facts.ts'

const keyMissing = {
  state: 'key-missing',
  algorithm: 'hmac-sha256',
  keyId: 'k1',
  detail: 'no secret',
} as const

const one = (
  own: Partial<PhaseArtifact>,
  more: Partial<ObservedArtifact> = {},
  before: ObservedArtifact = observed(0),
  settings: object = {},
) => verify(phases([before, observed(1, more, own)]), options(settings), ['phase-1'])

describe('the artifact before', () => {
  test('none at all, one too early, a gap below', () => {
    expect(refused(verify(phases([observed(1)])))).toEqual(['previous-missing'])
    expect(refused(verify(phases([observed(0), observed(2)]), options(), ['phase-2']))).toEqual([
      'phase-order',
    ])
    const gap = verify(phases([observed(1), observed(2)]), options(), ['phase-2'])
    expect(refused(gap)).toEqual(['phase-gap'])
  })

  test('JSON-20 phase 3 is there and phase 2 is not: the gap is named', () => {
    const four = options({ phases: [0, 1, 2, 3, 4].map((phase) => ({ phase, gates: ['G1'] })) })
    const there = phases([observed(0), observed(1), observed(3)])
    const findings = verify(there, four, ['phase-3'])
    expect(refused(findings)).toEqual(['phase-order'])
    expect(said(findings)[0]).toBe(
      'phase-3 follows phase-1 | phase-3 after phase-2 | complete it first: gatewright phase new phase-2',
    )
    const later = verify(phases([...there.artifacts, observed(4)]), four, ['phase-4'])
    expect(said(of(later, 'phase-gap'))[0]).toContain('a gap at phase-2')
    expect(refused(judgeRepository(there, four))).toEqual(['phase-order'])
  })

  test.each([
    ['of another artifact', { previous: '9'.repeat(64) }, ['previous-digest'], ['tamper']],
    ['none', { previous: null }, ['previous-digest'], []],
    ['none, of schema 1.0', { previous: null, schemaVersion: '1.0' }, [], []],
  ] as const)('its digest: %s', (_, own, rules, alarms) => {
    const findings = one(own)
    expect(refused(findings)).toEqual(rules)
    expect(findings.flatMap(({ alarm }) => alarm ?? [])).toEqual(alarms)
  })

  test('none of schema 1.0 does not do where signatures are required', () => {
    const findings = one({ previous: null, schemaVersion: '1.0' }, { signature: valid }, observed(0), {
      signature: { required: true },
    })
    expect(refused(findings)).toEqual(['previous-digest'])
  })

  test('the first stage follows nothing', () => {
    expect(refused(verify(phases([observed(0, {}, { previous: digestOf(3) })])))).toEqual(['previous-digest'])
  })

  test('after a signed reseal of it, the digest that was replaced holds; unsigned, it does not', () => {
    const replaced = (signature: ObservedArtifact['signature']) =>
      observed(0, { digest: digestOf(8), signature }, { supersedes: digestOf(0) })
    expect(refused(one({}, {}, replaced(valid)))).toEqual([])
    expect(refused(one({}, {}, replaced(observed(0).signature)))).toEqual(['previous-digest'])
    // A run of a fork has no secret to check the seal with: neither a pass nor an alarm.
    const unchecked = one({}, {}, replaced(keyMissing))
    expect([refused(unchecked), undecided(unchecked)]).toEqual([[], ['previous-digest']])
    expect(refused(one({ previous: digestOf(5) }, {}, replaced(keyMissing)))).toEqual(['previous-digest'])
  })

  test('a refused text has no digest to name', () => {
    expect(refused(one({}, {}, observed(0, { artifact: null, digest: null })))).toEqual(['previous-digest'])
  })

  test('time and counters go on', () => {
    expect(refused(one({ completedAt: '2026-11-10T09:59:59Z' }))).toEqual(['time-order'])
    expect(refused(one({ completedAt: '2026-11-10T10:00:00Z' }))).toEqual([])
    expect(refused(one({ counters: [{ name: 'safety_nets_count', before: 4, after: 5 }] }))).toEqual([
      'counter-chain',
    ])
    expect(refused(one({ counters: [] }))).toEqual(['counter-chain'])
    const more = [...(observed(1).artifact?.counters ?? []), { name: 'tests', before: 0, after: 9 }]
    expect(refused(one({ counters: more }))).toEqual([])
  })

  test('B13 a branch whose history was replaced: the order of commits is gone, with an alarm', () => {
    const gone = { afterPrevious: { known: true as const, value: false } }
    const findings = one({}, gone)
    expect(refused(findings)).toEqual(['commit-order'])
    expect(of(findings, 'commit-order')[0]?.alarm).toBe('tamper')
    // In a change that brings the artifact, it is an ordinary mistake.
    expect(of(one({}, { ...gone, base: 'added' }), 'commit-order')[0]?.alarm).toBeUndefined()
  })

  test('commits that a squash merge lost have no order; what cannot be told is unknown', () => {
    const lost = observed(0, {
      commit: { known: true, value: { type: 'commit', ancestor: false, committedAt: null } },
    })
    const gone = { afterPrevious: { known: true as const, value: false } }
    expect(refused(one({}, gone, lost, { binding: 'content' }))).toEqual([])
    expect(refused(one({}, gone, lost, { binding: 'commit' }))).toEqual(['commit-order'])
    // Offline nobody knows how changes are merged: that is no replaced history.
    const losesCommits = { known: false, reason: 'offline', detail: 'no GitHub here' } as const
    const offline = verify(phases([lost, observed(1, gone)], { losesCommits }), options(), ['phase-1'])
    expect([refused(offline), undecided(offline)]).toEqual([[], ['commit-order']])
    expect(undecided(one({}, { afterPrevious: null }))).toEqual(['commit-order'])
    expect(
      undecided(one({}, { afterPrevious: { known: false, reason: 'truncated', detail: 'shallow' } })),
    ).toEqual(['commit-order'])
  })
})

describe('an artifact of the base', () => {
  const change = (more: Partial<ObservedArtifact>, own: Partial<PhaseArtifact> = {}) =>
    judgeChange(phases([observed(0, { base: 'changed', baseDigest: digestOf(7), ...more }, own)]))

  test('B05 rewritten, also when it is signed again with a valid key', () => {
    for (const signature of [valid, observed(0).signature]) {
      const findings = change({ signature })
      expect(refused(findings)).toEqual(['artifact-rewritten'])
      expect(of(findings, 'artifact-rewritten')[0]?.alarm).toBe('tamper')
    }
  })

  test('B14 resealed: it names what it replaces, and is validly signed', () => {
    expect(refused(change({ signature: valid }, { supersedes: digestOf(7) }))).toEqual([])
    expect(refused(change({}, { supersedes: digestOf(7) }))).toEqual(['artifact-rewritten'])
    expect(refused(change({ signature: valid }, { supersedes: digestOf(6) }))).toEqual(['artifact-rewritten'])
  })

  test('signed anew with the same content: fine; the signature taken away: not', () => {
    expect(refused(change({ signature: valid, baseDigest: digestOf(0) }))).toEqual([])
    expect(refused(change({ baseDigest: digestOf(0) }))).toEqual(['artifact-rewritten'])
  })

  test('resealed, and the run has no secret to check it with: unknown, without an alarm', () => {
    const findings = change({ signature: keyMissing }, { supersedes: digestOf(7) })
    expect([refused(findings), undecided(findings)]).toEqual([[], ['artifact-rewritten']])
    expect(findings.flatMap(({ alarm }) => alarm ?? [])).toEqual([])
    expect(refused(change({ signature: keyMissing }))).toEqual(['artifact-rewritten'])
  })

  test('one whose text was refused on the base proved nothing, and may be repaired', () => {
    expect(refused(change({ baseDigest: null }))).toEqual([])
  })

  test('B06 removed: a gap, with an alarm, whatever else the change does', () => {
    const gone = phases([observed(0), observed(2)], {
      removed: [{ path: '.phase-1.complete.json', stage: 'phase-1' }],
    })
    const findings = judgeChange(gone)
    expect(refused(findings)).toContain('phase-gap')
    expect(of(findings, 'phase-gap')).toMatchObject([{ alarm: 'tamper', stage: 'phase-1' }])
  })

  test('one of no stage of the policy may be removed, as is asked for where it stands', () => {
    const removed = [{ path: '.phase-9.complete.json', stage: 'phase-9' }]
    expect(refused(judgeChange(phases([observed(0)], { removed })))).toEqual([])
  })
})
