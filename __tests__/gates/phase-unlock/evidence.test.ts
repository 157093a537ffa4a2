import { describe, expect, test } from '@jest/globals'
import type { EvidenceBlock, EvidenceObservation } from '../../../src/core/facts/phases.ts'
import { plain } from '../../../src/core/text.ts'
import {
  block,
  judgeChange,
  observed,
  of,
  options,
  phases,
  refused,
  said,
  seen,
  undecided,
  verify,
} from './facts.ts'

const offline = { known: false, reason: 'offline', detail: 'no GitHub here' } as const

const findingsOf = (
  observation: EvidenceObservation | null,
  own: Partial<EvidenceBlock> = {},
  settings: object = {},
  facts: Parameters<typeof phases>[1] = {},
) =>
  verify(
    phases(
      [observed(0, { evidence: observation === null ? [] : [observation] }, { evidence: [block(own)] })],
      facts,
    ),
    options(settings),
  )

describe('an evidence block', () => {
  test.each([
    ['evidence-missing', { kind: 'absent', blob: null }],
    ['evidence-link', { kind: 'link' }],
    ['evidence-submodule', { kind: 'submodule', blob: null }],
    ['evidence-not-file', { kind: 'directory', blob: null }],
    ['evidence-size', { tooLarge: true, digest: null, lines: null }],
    ['evidence-large-file', { largeFilePointer: true }],
    ['evidence-binary', { binary: true, digest: null }],
    ['evidence-encoding', { utf8: false, digest: null }],
    ['evidence-range', { lines: 2, digest: null }],
    ['evidence-digest', { digest: '9'.repeat(64) }],
  ] as const)('%s', (rule, file) => {
    const findings = findingsOf(seen({}, file))
    expect(refused(findings)).toEqual([rule])
    expect(undecided(findings)).toEqual([])
    expect(of(findings, rule)[0]?.subject).toBe('.phase-0.complete.json EB-1')
    expect(of(findings, rule)[0]?.location).toMatchObject({ path: '.phase-0.complete.json', line: 20 })
  })

  test('a path that differs in case is named', () => {
    const findings = findingsOf(seen({}, { kind: 'absent', twin: 'SRC/a.ts', blob: null }))
    expect(said(findings)[0]).toContain('src/a.ts is not in commit 111111111111; SRC/a.ts is')
  })

  test('raw bytes need no UTF-8', () => {
    expect(refused(findingsOf(seen({}, { utf8: false }), { algorithm: 'raw-v1' }))).toEqual([])
  })

  test.each([
    ['no observation', null],
    ['not seen', seen({ at: offline })],
    ['lines not counted', seen({}, { lines: null })],
    ['no digest made', seen({}, { digest: null })],
    [
      'B40 secrets not looked for in time',
      seen({ secrets: { known: false, reason: 'timeout', detail: 'too long' } }),
    ],
  ] as const)('%s: unknown, never a pass', (_, observation) => {
    const findings = findingsOf(observation)
    expect(undecided(findings)).toEqual(['evidence-unreadable'])
    expect(of(findings, 'stage-complete')).toEqual([])
  })

  test('no digest, as schema 1.0 had none: not where signatures are required', () => {
    expect(refused(findingsOf(seen(), { sha256: null }))).toEqual([])
    const strict = verify(
      phases([
        observed(
          0,
          { signature: { state: 'valid', algorithm: 'ed25519', keyId: 'k', detail: '' } },
          { evidence: [block({ sha256: null })] },
        ),
      ]),
      options({ signature: { required: true } }),
    )
    expect(refused(strict)).toEqual(['evidence-digest'])
  })

  test('a secret: its kind and line, and nothing of it', () => {
    const findings = findingsOf(
      seen({
        secrets: {
          known: true,
          value: [
            { kind: 'github-token', line: 3 },
            { kind: 'jwt', line: 3 },
          ],
        },
      }),
    )
    expect(refused(findings)).toEqual(['evidence-secret'])
    expect(said(findings)[0]).toContain(
      'line 3 of src/a.ts holds what looks like a secret (github-token), and 1 more',
    )
  })

  describe('a digest that is not right raises the alarm where the file is the same', () => {
    const wrong = { digest: '9'.repeat(64) }
    test.each([
      ['the recorded blob is there', { blob: 'c'.repeat(40) }, seen({}, wrong), 'tamper'],
      ['another blob was recorded', { blob: '8'.repeat(40) }, seen({}, wrong), undefined],
      ['none was recorded, the base has the same', {}, seen({}, wrong), 'tamper'],
      [
        'none was recorded, the base has another',
        {},
        seen({ trustedBlob: { known: true, value: '8'.repeat(40) } }, wrong),
        undefined,
      ],
      ['none was recorded, the base is not known', {}, seen({ trustedBlob: offline }, wrong), undefined],
      ['none was recorded, nobody looked', {}, seen({ trustedBlob: null }, wrong), undefined],
    ] as const)('%s', (_, own, observation, alarm) => {
      expect(of(findingsOf(observation, own), 'evidence-digest')[0]?.alarm).toBe(alarm)
    })

    test.each([
      ['added', null, undefined],
      ['added', '8'.repeat(40), undefined],
      ['added', 'c'.repeat(40), 'tamper'],
      ['same', null, 'tamper'],
    ] as const)('a mistake in an artifact that is %s, its file at the base: %s', (base, blob, alarm) => {
      const observation = seen({ trustedBlob: { known: true, value: blob } }, wrong)
      const own = observed(
        0,
        { base, evidence: [observation] },
        { evidence: [block({ blob: 'c'.repeat(40) })] },
      )
      expect(of(verify(phases([own])), 'evidence-digest')[0]?.alarm).toBe(alarm)
    })
  })

  test('a recorded blob is a claim like any other', () => {
    expect(refused(findingsOf(seen(), { blob: '8'.repeat(40) }))).toEqual(['evidence-digest'])
    expect(refused(findingsOf(seen(), { blob: 'c'.repeat(40) }))).toEqual([])
  })

  test('every failure of the class is told', () => {
    const two = observed(
      0,
      { evidence: [seen({}, { kind: 'link' }), seen({ id: 'EB-2' }, { binary: true })] },
      { evidence: [block(), block({ id: 'EB-2' })] },
    )
    expect(refused(verify(phases([two])))).toEqual(['evidence-binary', 'evidence-link'])
  })
})

describe('freshness', () => {
  const now = (
    state: 'same' | 'moved' | 'changed' | 'gone',
    lines: { first: number; last: number } | null = null,
  ) => seen({ now: { known: true, value: { state, lines } } })

  test.each([
    ['same', 'warn', undefined],
    ['moved', 'fail', 'warning'],
    ['changed', 'warn', 'warning'],
    ['changed', 'fail', 'error'],
    ['gone', 'fail', 'error'],
  ] as const)('%s, %s', (state, stale, level) => {
    const findings = findingsOf(now(state, { first: 5, last: 6 }), {}, { evidence: { stale } })
    expect(of(findings, 'evidence-stale')[0]?.level).toBe(level)
    expect(of(findings, 'stage-complete')).toHaveLength(level === 'error' ? 0 : 1)
  })

  test('the table says where each block is, its digest, and what became of it', () => {
    const rowsOf = (observation: EvidenceObservation) => {
      const [complete] = of(findingsOf(observation), 'stage-complete')
      const table = complete?.details?.[0]
      return table?.kind === 'table' ? table.rows.map((row) => row.map(plain)) : []
    }
    const start = ['EB-1', 'src/a.ts:2-3', 'dddddddddddd']
    expect(rowsOf(now('same'))).toEqual([[...start, 'still true']])
    expect(rowsOf(now('moved', { first: 5, last: 6 }))).toEqual([
      [...start, 'still true, moved to lines 5-6'],
    ])
    expect(rowsOf(now('changed'))).toEqual([[...start, 'changed']])
    expect(rowsOf(now('gone'))).toEqual([[...start, 'the file is gone']])
    expect(rowsOf(seen({ now: null }))).toEqual([[...start, 'not looked at']])
    expect(rowsOf(seen({ now: offline }))).toEqual([[...start, 'not known: no GitHub here']])
  })

  test('where it must be fresh, what cannot be seen is unknown', () => {
    expect(undecided(findingsOf(seen({ now: offline }), {}, { evidence: { stale: 'fail' } }))).toEqual([
      'evidence-stale',
    ])
    expect(undecided(findingsOf(seen({ now: offline })))).toEqual([])
  })

  test('a change that makes evidence untrue is blocked by that, and others are not', () => {
    const stale = phases([observed(0, { evidence: [now('changed')] })])
    const strict = options({ evidence: { stale: 'fail' } })
    expect(refused(judgeChange(stale, ['src/a.ts'], strict))).toEqual(['evidence-stale'])
    expect(refused(judgeChange(stale, ['docs/x.md'], strict))).toEqual([])
    expect(of(judgeChange(stale, ['docs/x.md'], strict), 'evidence-stale')[0]?.level).toBe('warning')
  })
})
