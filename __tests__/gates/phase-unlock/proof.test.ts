import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/core/fact.ts'
import type { CheckRunFact, Checks } from '../../../src/core/facts/tools.ts'
import { verifyArtifacts } from '../../../src/gates/phase-unlock/verify.ts'
import {
  block,
  checks,
  commitOf,
  now,
  observed,
  of,
  options,
  phases,
  refused,
  said,
  undecided,
  verify,
} from './facts.ts'

const sha = commitOf(0)
const one = (value: Checks | null, settings: object = {}) =>
  verify(
    phases([observed(0)], { checks: value === null ? {} : { [sha]: { known: true, value } } }),
    options(settings),
  )
const runs = (...list: readonly Partial<CheckRunFact>[]) => one(checks(sha, list))

describe('gates are derived again from the checks of the commit', () => {
  test('success is a proof, and the table names the check', () => {
    const findings = runs({})
    expect(refused(findings)).toEqual([])
    expect(JSON.stringify(of(findings, 'stage-complete'))).toContain('.github/workflows/ci.yml')
  })

  test('B01 a forged artifact beside the work: its claims are derived again, and gates have no check', () => {
    expect(refused(one(checks(sha, [])))).toEqual(['gate-unproven'])
    expect(said(of(one(checks(sha, [])), 'gate-unproven'))[0]).toMatch(/^gate G1: no check nets of /u)
  })

  test('B15 a check of that name by another App or another workflow proves nothing', () => {
    expect(refused(runs({ app: { id: 9, slug: 'forger' }, workflow: null }))).toEqual(['gate-unproven'])
    const other = { path: '.github/workflows/evil.yml', run: 8, event: 'push' }
    expect(refused(runs({ workflow: other }))).toEqual(['gate-unproven'])
  })

  test.each([['nets'], [{ check: 'nets' }]])(
    'a check that names no producer (%j) is one of GitHub Actions',
    (G1) => {
      const unpinned = { checks: { G1 } }
      const status = { context: 'nets', state: 'success', creator: 7, at: '2026-11-18T09:00:00Z' }
      const forger = { app: { id: 9, slug: 'forger' }, workflow: null }
      expect(refused(one(checks(sha), unpinned))).toEqual([])
      expect(refused(one(checks(sha, [forger]), unpinned))).toEqual(['gate-unproven'])
      expect(refused(one({ ...checks(sha, []), statuses: [status] }, unpinned))).toEqual(['gate-unproven'])
      const named = { checks: { G1: { check: 'nets', app: 'forger' } } }
      expect(refused(one(checks(sha, [forger]), named))).toEqual([])
    },
  )

  test('B16 the latest attempt counts', () => {
    const workflow = {
      path: '.github/workflows/ci.yml',
      run: 7,
      event: 'push',
      attempt: 2,
      attemptStartedAt: '2026-11-18T10:00:00Z',
    }
    const again = { workflow, startedAt: '2026-11-18T10:00:00Z', completedAt: '2026-11-18T10:05:00Z' }
    expect(refused(runs({ workflow }, { ...again, conclusion: 'failure' }))).toEqual(['gate-unproven'])
    expect(refused(runs({ workflow, conclusion: 'failure' }, again))).toEqual([])
  })

  test.each(['neutral', 'skipped', 'cancelled', 'failure', 'stale', 'made-up'])(
    'B17 conclusion %s is no success',
    (conclusion) => {
      expect(refused(runs({ conclusion }))).toEqual(['gate-unproven'])
    },
  )

  test('B18 a job switched off by `if: false` is skipped; the policy may accept that for one gate', () => {
    expect(refused(runs({ conclusion: 'skipped' }))).toEqual(['gate-unproven'])
    const accepted = { checks: { G1: { check: 'nets', 'allow-skipped': true } } }
    expect(refused(one(checks(sha, [{ conclusion: 'skipped' }]), accepted))).toEqual([])
  })

  test('B19 two workflows report one name: nobody can tell which counts, unless the policy says it', () => {
    const two = checks(sha, [
      {},
      { suite: 2, workflow: { path: '.github/workflows/other.yml', run: 8, event: 'push' } },
    ])
    expect(undecided(one(two, { checks: { G1: 'nets' } }))).toEqual(['gate-unproven'])
    expect(undecided(one(two))).toEqual([])
  })

  test('B20 a list of checks that was cut is unknown as a whole', () => {
    const cut = { known: false, reason: 'truncated', detail: 'more than 1,000 check runs' } as const
    const findings = verify(phases([observed(0)], { checks: { [sha]: cut } }))
    expect(undecided(findings)).toEqual(['gate-unproven'])
  })

  test('B21 checks that GitHub no longer has: unknown, with the way out', () => {
    const old = observed(0, {
      commit: { known: true, value: { type: 'commit', ancestor: true, committedAt: '2025-10-10T00:00:00Z' } },
    })
    const findings = verify(phases([old], { checks: { [sha]: { known: true, value: checks(sha, []) } } }))
    expect(undecided(findings)).toEqual(['gate-unproven'])
    expect(said(of(findings, 'gate-unproven'))[0]).toContain(
      'prove the stage at a newer commit: gatewright phase reseal phase-0',
    )
  })

  test('checks that nobody gathered are unknown; a gate named like a property of objects is no exception', () => {
    expect(undecided(one(null))).toEqual(['gate-unproven'])
    const odd = { phases: [{ phase: 0, gates: ['constructor'] }], checks: {} }
    const findings = verify(
      phases([observed(0, {}, { gates: ['constructor'] })], {
        checks: { [sha]: { known: true, value: checks(sha) } },
      }),
      options(odd),
    )
    expect(refused(findings)).toEqual(['gate-unproven'])
  })

  test('a check that has not ended is no proof', () => {
    expect(refused(runs({ status: 'in_progress', conclusion: null }))).toEqual(['gate-unproven'])
  })
})

describe('the baseline from its report', () => {
  const settings = { baseline: { total: 14, reports: ['reports/*.xml'] } }
  const report = (more: object = {}) => ({
    baseline: {
      known: true as const,
      value: { passed: 14, total: 14, file: 'reports/unit.xml', invalid: null, ...more },
    },
  })
  const of0 = (more: Parameters<typeof observed>[1]) => verify(phases([observed(0, more)]), options(settings))

  test.each([
    ['the same counts', report(), []],
    ['fewer passed', report({ passed: 13 }), ['baseline']],
    ['fewer tests', report({ passed: 13, total: 13 }), ['baseline']],
    ['not a report', report({ invalid: 'no XML' }), ['baseline']],
  ] as const)('%s', (_, more, expected) => {
    expect(refused(of0(more))).toEqual(expected)
  })

  test('what was not read is unknown', () => {
    expect(undecided(of0({}))).toEqual(['baseline'])
    expect(undecided(of0({ baseline: { known: false, reason: 'not-found', detail: 'expired' } }))).toEqual([
      'baseline',
    ])
  })
})

describe('the completion report', () => {
  const of0 = (report: Parameters<typeof observed>[1]) =>
    verify(phases([observed(0, report)]), options({ report: 'docs/{stage}.md' }))
  const found = (more: object = {}) => ({
    report: { known: true as const, value: { path: 'docs/phase-0.md', found: true, tokens: [], ...more } },
  })

  test('there, absent, with what was never filled in, unknown', () => {
    expect(refused(of0(found()))).toEqual([])
    expect(refused(of0(found({ found: false })))).toEqual(['completion-report'])
    const left = of0(found({ tokens: [{ text: '{{OWNER}}', line: 4 }] }))
    expect(refused(left)).toEqual(['template-unrendered'])
    expect(of(left, 'template-unrendered')[0]?.location).toMatchObject({ path: 'docs/phase-0.md', line: 4 })
    expect(undecided(of0({}))).toEqual(['completion-report'])
    expect(undecided(of0({ report: { known: false, reason: 'api-failed', detail: 'no' } }))).toEqual([
      'completion-report',
    ])
  })
})

test('criteria and tags that nobody gathered are unknown where the policy asks for them', () => {
  const asked = options({
    phases: [{ phase: 0, gates: ['G1'], criteria: [{ id: 'X', files: { paths: ['*.md'] } }] }],
    tags: 'require',
  })
  const findings = verifyArtifacts({ phases: phases([observed(0)]), now }, asked)
  expect(undecided(findings).toSorted()).toEqual(['criterion', 'stage-tag'])
  const lost = unknown('api-failed', 'no')
  expect(
    undecided(verifyArtifacts({ phases: phases([observed(0)]), now, tags: lost, criteria: lost }, asked)),
  ).toHaveLength(2)
})

describe('hostile texts', () => {
  test('B28 a name with commands, controls and mentions is shown on one line, and short', () => {
    const name = `::error::x\n%0A\u001b[31m @acme/team [x](https://evil) ${'y'.repeat(5000)}`
    const named = options({ phases: [{ phase: 0, name: 'Start', gates: ['G1'] }] })
    const [text = ''] = said(of(verify(phases([observed(0, {}, { name })]), named), 'field'))
    expect(text).not.toContain('\n')
    expect(text.length).toBeLessThan(400)
  })

  test('B29 a path with marks of Markdown is a value, never mark-up', () => {
    const findings = verify(
      phases([observed(0, {}, { evidence: [block({ file: 'a`|<b>.ts', sha256: '1'.repeat(64) })] })]),
    )
    const parts = of(findings, 'evidence-digest')[0]?.found ?? []
    expect(parts.filter((part) => part.kind === 'text' && part.text.includes('|'))).toEqual([])
  })
})
