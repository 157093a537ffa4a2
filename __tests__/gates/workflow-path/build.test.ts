import { describe, expect, test } from '@jest/globals'
import { blocking, bugFix, detailsOf, documents, judged, ofRule, run, scene } from './facts.ts'

describe('the named checks', () => {
  test('all successful on the head', () => {
    expect(ofRule(judged(bugFix()), 'build-check')).toEqual([
      'pass build: build: check build of workflow .github/workflows/ci.yml (pull_request, run 7) succeeded',
      'pass unit: unit: check unit of workflow .github/workflows/ci.yml (pull_request, run 7) succeeded',
    ])
  })

  test.each([
    ['failed', run('unit', 'failure'), 'fail'],
    ['skipped', run('unit', 'skipped'), 'fail'],
    ['neutral', run('unit', 'neutral'), 'fail'],
    ['not ended', run('unit', null), 'fail'],
    ['absent', run('ci / unit'), 'fail'],
    ['of another commit', run('unit', 'success', { sha: 'b'.repeat(40) }), 'unknown'],
  ])('%s is no success', (_, check, outcome) => {
    const findings = judged(bugFix().checked(run('build'), check))
    expect(blocking(findings)).toEqual([`${outcome} build-check unit`])
    expect(detailsOf(findings)).toContain('Recovery: Unit tests pass (step 6)')
  })

  test('two producers of one name: unknown, until the policy says which', () => {
    const other = run('unit', 'success', {
      suite: 2,
      workflow: { path: '.github/workflows/other.yml', run: 8, event: 'pull_request' },
    })
    const facts = () => bugFix().checked(run('build'), run('unit'), other)
    expect(blocking(judged(facts()))).toEqual(['unknown build-check unit'])
    const checks = { build: 'build', unit: { workflow: '.github/workflows/ci.yml' } }
    expect(blocking(judged(facts(), { checks }))).toEqual([])
  })

  test('skipped counts only where the policy says so', () => {
    const checks = { unit: { 'allow-skipped': true } }
    expect(blocking(judged(bugFix().checked(run('unit', 'skipped')), { checks }))).toEqual([])
  })

  test('a name of its own has the general recovery', () => {
    const findings = judged(bugFix().checked(run('size', 'failure')), { checks: { bundle: 'size' } })
    expect(blocking(findings)).toEqual(['fail build-check bundle'])
    expect(detailsOf(findings)).toContain('Recovery: Named check (step 6 and 9)')
  })

  test('documents need none; what cannot be read is unknown', () => {
    expect(ofRule(judged(documents().checked()), 'build-check')).toEqual([
      expect.stringMatching(/^skip checks/),
    ])
    expect(blocking(judged(bugFix().without('checks', 'permission-missing')))).toEqual([
      'unknown build-check checks',
    ])
  })
})

describe('the default branch', () => {
  const health = { health: { checks: { build: 'build' } } }
  const judge = (facts: ReturnType<typeof scene>, more: object = health) => judged(facts, more, 'repository')

  test('is healthy when its checks succeeded', () => {
    expect(ofRule(judge(scene()), 'health')).toEqual([expect.stringMatching(/^pass build: /)])
    const sick = judge(scene().checked(run('build', 'failure')))
    expect(blocking(sick)).toEqual(['fail health build'])
    expect(detailsOf(sick)).toContain('Recovery: Before the start (health check)')
  })

  test('is not judged where the policy names no checks for it, and unknown where they cannot be read', () => {
    expect(ofRule(judge(scene(), {}), 'health')).toEqual([expect.stringMatching(/^skip health/)])
    expect(judge(scene().without('checks')).map(({ outcome }) => outcome)).toEqual(['unknown'])
  })
})
