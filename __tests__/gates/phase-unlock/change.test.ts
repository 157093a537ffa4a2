import { describe, expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import { evaluateChange } from '../../../src/gates/phase-unlock/evaluate.ts'
import { phaseUnlock } from '../../../src/gates/phase-unlock/gate.ts'
import {
  judgeChange,
  judgeRepository,
  now,
  observed,
  of,
  options,
  phases,
  quiet,
  refused,
  said,
  undecided,
  valid,
  where,
} from './facts.ts'

const work = ['src/p2/a.ts', 'src/p2/b.ts', 'docs/x.md']

describe('work of a stage waits for the stages before it', () => {
  test('all complete on the base: a pass that says so', () => {
    const findings = judgeChange(phases([observed(0), observed(1)]), work)
    expect(refused(findings)).toEqual([])
    expect(said(of(findings, 'stage-missing'))).toEqual([
      'the change touches work of phase-2, and complete are phase-0 and phase-1 | every stage before it complete | ',
    ])
  })

  test('one is missing: which, what it must prove, and the command that makes it', () => {
    const baseline = options({ baseline: { total: 14 } })
    const findings = judgeChange(phases([observed(0)]), work, baseline)
    expect(refused(findings)).toEqual(['stage-missing'])
    expect(said(of(findings, 'stage-missing'))).toEqual([
      'src/p2/a.ts and 1 more file are work of phase-2, and .phase-1.complete.json is missing | ' +
        'phase-1 complete on the base: an artifact that proves gates G1, 14 baseline tests and at least 1 evidence block | ' +
        'complete it in a change of its own: gatewright phase new phase-1',
    ])
    expect(of(findings, 'stage-missing')[0]).toMatchObject({
      stage: 'phase-1',
      location: { path: 'src/p2/a.ts', at: 'head' },
      requiredAt: { path: '.github/gatewright.yml#phases.2.paths' },
    })
  })

  test('work of the first stage, and work of none, waits for nothing', () => {
    const none = phases([])
    expect(refused(judgeChange(none, ['README.md']))).toEqual([])
    expect(of(judgeChange(none, ['README.md']), 'stage-missing')[0]?.outcome).toBe('pass')
    const first = options({ phases: [{ phase: 0, paths: ['**'] }] })
    expect(refused(judgeChange(none, ['README.md'], first))).toEqual([])
  })

  test('a submodule or a link in the place of the folder is work of it', () => {
    expect(refused(judgeChange(phases([]), ['src/p1']))).toEqual(['stage-missing'])
    expect(refused(judgeChange(phases([]), ['src/p10', 'src']))).toEqual([])
  })

  test('a renamed file counts with both of its names', () => {
    const files = [{ path: 'docs/a.ts', previousPath: 'src/p2/a.ts', status: 'renamed' as const, blob: null }]
    const facts = { ...quiet, phases: phases([]), now, 'changed-files': files }
    expect(refused(evaluateChange(facts, options(), where))).toEqual(['stage-missing'])
  })

  test('one that does not hold blocks, with what is wrong with it', () => {
    const broken = phases([observed(0), observed(1, {}, { repository: 'acme/other' })])
    const findings = judgeChange(broken, work)
    expect(refused(findings)).toEqual(['repository', 'stage-missing'])
    expect(said(of(findings, 'stage-missing'))[0]).toContain('.phase-1.complete.json does not hold')
  })

  test('one that cannot be verified is unknown', () => {
    const findings = judgeChange(phases([observed(0), observed(1, { commit: null })]), work)
    expect(refused(findings)).toEqual([])
    expect(undecided(findings).toSorted()).toEqual(['commit-unavailable', 'stage-missing'])
  })

  test('JSON-22 an artifact that the change itself brings unlocks its own work only where the policy lets it', () => {
    const brought = phases([observed(0), observed(1, { base: 'added' })])
    const findings = judgeChange(brought, [...work, '.phase-1.complete.json'])
    expect(refused(findings)).toEqual(['stage-missing'])
    expect(said(of(findings, 'stage-missing'))[0]).toContain(
      '.phase-1.complete.json comes with this change itself',
    )
    expect(refused(judgeChange(brought, work, options({ 'same-change': true })))).toEqual([])
    // By itself it can be merged.
    expect(refused(judgeChange(brought, ['.phase-1.complete.json']))).toEqual([])
  })

  test('a resealed one waits for its merge, too', () => {
    const more = { base: 'changed', baseDigest: '7'.repeat(64), signature: valid } as const
    const resealed = phases([observed(0), observed(1, more, { supersedes: '7'.repeat(64) })])
    expect(refused(judgeChange(resealed, work))).toEqual(['stage-missing'])
  })

  test('an artifact is no work, whatever the globs say: otherwise nothing could ever be unlocked', () => {
    const all = options({
      phases: [
        { phase: 0, gates: ['G1'] },
        { phase: 1, gates: ['G1'], paths: ['**', '.*'] },
      ],
    })
    const brought = phases([observed(0, { base: 'added' })])
    expect(refused(judgeChange(brought, ['.phase-0.complete.json'], all))).toEqual([])
  })
})

describe('what the change does not rest on', () => {
  const broken = observed(0, {}, { repository: 'acme/other' })

  test('is shown, and does not block', () => {
    const findings = judgeChange(phases([broken]), ['docs/x.md'])
    expect(refused(findings)).toEqual([])
    expect(of(findings, 'repository')).toMatchObject([{ outcome: 'fail', level: 'warning' }])
  })

  test('is shown, and is no unknown of this change', () => {
    const findings = judgeChange(phases([observed(0, { commit: null })]), ['docs/x.md'])
    expect(undecided(findings)).toEqual([])
    expect(of(findings, 'commit-unavailable')).toMatchObject([{ outcome: 'skip', level: 'note' }])
    expect(of(findings, 'commit-unavailable')[0]?.unknown).toBeUndefined()
  })

  test('blocks an artifact that rests on it', () => {
    const findings = judgeChange(phases([broken, observed(1, { base: 'added' })]), ['.phase-1.complete.json'])
    expect(refused(findings)).toEqual(['repository'])
  })

  test('blocks an audit', () => {
    expect(refused(judgeRepository(phases([broken])))).toEqual(['repository'])
  })
})

describe('several at once', () => {
  const two = phases([observed(0, { base: 'added' }), observed(1, { base: 'added' })])

  test('are refused unless the policy lets them', () => {
    expect(refused(judgeChange(two))).toEqual(['stages-at-once'])
    expect(refused(judgeChange(two, ['README.md'], options({ 'several-at-once': true })))).toEqual([])
    expect(refused(judgeChange(phases([observed(0), observed(1, { base: 'added' })])))).toEqual([])
  })
})

describe('B34 look-alikes', () => {
  const lookalikes = [{ path: '.PHASE-1.COMPLETE.JSON', why: 'it differs in case' }]

  test('of the change and in audits are refused, others are shown', () => {
    const facts = phases([], { lookalikes })
    expect(refused(judgeChange(facts, ['.PHASE-1.COMPLETE.JSON']))).toEqual(['artifact-name'])
    expect(refused(judgeChange(facts))).toEqual([])
    expect(of(judgeChange(facts), 'artifact-name')[0]?.level).toBe('warning')
    expect(refused(judgeRepository(facts))).toEqual(['artifact-name'])
  })
})

describe('B10, B11 commits of the change itself', () => {
  test('the head of the pull request is not in the base: merge the work first', () => {
    const own = observed(0, {
      base: 'added',
      commit: { known: true, value: { type: 'commit', ancestor: false, committedAt: null } },
    })
    const findings = judgeChange(phases([own]))
    expect(refused(findings)).toEqual(['commit-not-ancestor'])
    expect(said(of(findings, 'commit-not-ancestor'))[0]).toContain('merge the work first')
  })
})

describe('milestones and lists', () => {
  const settings = options({
    phases: [],
    milestones: [{ id: 'M0' }, { id: 'M1', paths: ['src/m1/**'], requires: ['P1-ENTRY'] }],
    lists: [{ id: 'P1-ENTRY' }],
    checks: {},
  })
  const named = (stage: string, index: number, more: object = {}) => ({
    ...observed(
      index,
      { path: `.${stage}.complete.json`, stage },
      { stage, phase: null, gates: [], counters: [], ...more },
    ),
  })

  test('a milestone waits for the one before and for the list that it requires', () => {
    const entry = named('P1-ENTRY', 0)
    const zero = named('M0', 0)
    expect(refused(judgeChange(phases([zero, entry]), ['src/m1/a.ts'], settings))).toEqual([])
    const without = judgeChange(phases([zero]), ['src/m1/a.ts'], settings)
    expect(said(of(without, 'stage-missing'))[0]).toContain('.P1-ENTRY.complete.json is missing')
  })

  test('completing it without the list is refused, also in an audit', () => {
    const both = phases([named('M0', 0), { ...named('M1', 1), base: 'added' as const }])
    expect(refused(judgeChange(both, ['.M1.complete.json'], settings))).toEqual(['stage-missing'])
    expect(refused(judgeRepository(both, settings))).toEqual(['stage-missing'])
  })

  test('a required stage that the policy does not have is never complete', () => {
    const sound = options({ phases: [], milestones: [{ id: 'M0', paths: ['**'] }], checks: {} })
    // The policy refuses it; a gate that is asked all the same says so.
    const odd = { ...sound, milestones: sound.milestones.map((one) => ({ ...one, requires: ['NONE'] })) }
    const findings = judgeChange(phases([]), ['a.ts'], odd)
    expect(said(of(findings, 'stage-missing'))[0]).toContain('the policy has no stage NONE')
    expect(refused(findings)).toEqual(['stage-missing'])
  })

  test('stages that require each other end', () => {
    const sound = options({ phases: [], lists: [{ id: 'A', paths: ['a/**'] }, { id: 'B' }], checks: {} })
    const ring = {
      ...sound,
      lists: sound.lists.map((one) => ({ ...one, requires: [one.id === 'A' ? 'B' : 'A'] })),
    }
    expect(said(of(judgeChange(phases([]), ['a/x'], ring), 'stage-missing'))).toHaveLength(1)
  })
})

describe('the overview', () => {
  const tableOf = (findings: ReturnType<typeof judgeChange>) => {
    const detail = of(findings, 'overview')[0]?.details?.[0]
    if (detail?.kind !== 'table') throw new Error('the overview has a table')
    return detail
  }

  test('names every stage with its state and the next step, and the same as a diagram', () => {
    const findings = judgeChange(phases([observed(0)]), work)
    const { rows, diagram } = tableOf(findings)
    expect(rows.map((row) => row.map(plain))).toEqual([
      ['phase-0', 'P0', '.phase-0.complete.json', 'complete', '–'],
      ['phase-1', '–', '.phase-1.complete.json', 'open', 'gatewright phase new phase-1'],
      ['phase-2', '–', '.phase-2.complete.json', 'open', 'gatewright phase new phase-2'],
    ])
    expect(diagram?.states.map(({ label, look }) => [label, look])).toEqual([
      ['phase-0 (complete)', 'done'],
      ['phase-1 (open)', 'open'],
      ['phase-2 (open)', 'open'],
      ['all complete (open)', 'open'],
    ])
    expect(diagram?.transitions.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['s0', 's1', '.phase-0.complete.json'],
      ['s1', 's2', '.phase-1.complete.json missing, run gatewright phase new phase-1'],
      ['s2', 'end_', '.phase-2.complete.json missing, run gatewright phase new phase-2'],
    ])
  })

  test('of many stages shows those around the first that is open', () => {
    const many = Array.from({ length: 60 }, (_, phase) => ({ phase, gates: ['G1'] }))
    const done = Array.from({ length: 30 }, (_, index) => ({ ...observed(index), digest: 'd'.repeat(64) }))
    const facts = phases([])
    const { diagram, rows } = tableOf(
      judgeChange({ ...facts, artifacts: done }, ['x'], options({ phases: many })),
    )
    expect(rows).toHaveLength(60)
    expect(diagram?.states[0]?.label).toContain('phase-')
    expect(diagram?.states.length).toBeLessThanOrEqual(61)
  })
})

test('the gate asks for something to judge, and audits without artifacts pass nothing', () => {
  expect(phaseUnlock.unconfigured?.(options({ phases: [] }))).not.toBeNull()
  expect(phaseUnlock.unconfigured?.(options())).toBeNull()
  expect(phaseUnlock.unconfigured?.(options({ phases: [], greenlight: {} }))).toBeNull()
  const empty = judgeRepository(phases([]))
  expect(empty.map(({ outcome }) => outcome)).toEqual(['skip'])
  expect(judgeChange(phases([]), ['x'], options({ phases: [] })).map(({ outcome }) => outcome)).toEqual([
    'skip',
  ])
})
