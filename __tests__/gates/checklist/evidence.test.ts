import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/core/fact.ts'
import type { EvidenceTarget } from '../../../src/core/facts/answers.ts'
import type { EvidenceGrade } from '../../../src/core/facts/checklists.ts'
import {
  blocking,
  check,
  checks,
  every,
  file,
  type Given,
  item,
  judged,
  link,
  outcome,
  ran,
  said,
  sarif,
  signed,
  testCase,
  tools,
  yes,
} from './facts.ts'

const needing = (grade: EvidenceGrade) => [item('A.a', { minimum: every(grade) })]
const facts: Given = {
  checks: checks({ 'unit tests': 'success', lint: 'failure', slow: null, skipped: 'skipped' }),
  tests: {
    'auth › refuses': 'passed',
    'auth › broken': 'failed',
    'auth › later': 'skipped',
    'auth › two': 'ambiguous',
  },
  tools: tools([ran('codeql')]),
}
const badTools = tools([ran('semgrep', { revision: '9'.repeat(40) }), ran('zizmor', { successful: false })])
const graded = (grade: EvidenceGrade, evidence: readonly EvidenceTarget[], more: Given = {}) =>
  judged({ ...facts, ...more, items: needing(grade), answers: [yes('A.a', evidence)] })
const why = (...args: Parameters<typeof graded>) => said(graded(...args), 'evidence-grade')

describe('evidence-grade', () => {
  test.each<readonly [string, EvidenceGrade, EvidenceTarget]>([
    ['an address', 'E0', link('https://example.org/report')],
    ['a file', 'E1', file('src/a.ts')],
    ['a check that succeeded', 'E2', check('unit tests')],
    ['a test that passed', 'E2', testCase('auth › refuses')],
    ['a tool that ran on the head', 'E2', sarif('CodeQL')],
    ['a signature that holds', 'E3', signed('evidence.json')],
  ])('%s is worth %s', (_, grade, target) => {
    const grades = ['E0', 'E1', 'E2', 'E3'] as const
    const enough = grades.filter((minimum) => why(minimum, [target]).length === 0)
    expect(enough).toEqual(grades.slice(0, grades.indexOf(grade) + 1))
  })

  test('a tick alone says what would raise it', () => {
    expect(why('E1', [])).toEqual([
      'fail error A.a | A.a has no evidence | evidence of grade E1: a file, lines or a heading that is there at the head | ' +
        'add - Evidence: path#L1-L9 or - Evidence: check: NAME',
    ])
    expect(why('E3', [file('src/a.ts')])[0]).toContain('has evidence of grade E1 | evidence of grade E3')
    expect(why('E3', [])[0]).toContain('add - Evidence: signed: PATH')
  })

  test.each<readonly [string, EvidenceTarget, string]>([
    [
      'a file that is not there',
      file('src/b.ts', { found: 'no', why: 'no such file at the head' }),
      'no such file at the head',
    ],
    ['a file of answers', file('.gatewright/answers/own.yml'), 'a file of answers proves no answer'],
    ['a check that still runs', check('slow'), 'slow'],
    ['a skipped check', check('skipped'), 'skipped'],
    ['a check of another name', check('Unit Tests'), 'Unit Tests'],
    ['a test that no report has', testCase('auth'), 'no report has this test'],
    ['a name of the prototype', testCase('constructor'), 'no report has this test'],
    ['a skipped test', testCase('auth › later'), 'this test was skipped'],
    ['a test of several names', testCase('auth › two'), 'several tests have this name'],
    ['a tool that did not run', sarif('gitleaks'), 'no file of results of gitleaks was given'],
    ['a tool that ran on another commit', sarif('semgrep'), 'is of commit 9999'],
    ['a tool whose run failed', sarif('zizmor'), 'says that the run of zizmor failed'],
    [
      'a signature that does not hold',
      signed('evidence.json', { found: 'no', why: 'the signature is wrong' }),
      'the signature is wrong',
    ],
  ])('%s does not count', (_, target, reason) => {
    const [weak] = why('E1', [target], target.kind === 'sarif' ? { tools: badTools } : {})
    expect(weak).toContain('fail error A.a | A.a has evidence of grade E0; not counted: ')
    expect(weak).toContain(reason)
  })

  test('an address is named as what nobody opened', () => {
    const items = [item('A.a', { minimum: every('E1') })]
    const address = link('https://example.com/a')
    expect(said(judged({ items, answers: [yes('A.a', [address])] }), 'evidence-grade')[0]).toContain(
      'has evidence of grade E0; link: https://example.com/a (an address, which is not opened)',
    )
  })

  test('a kind that the question does not take does not count', () => {
    const items = [item('A.a', { minimum: every('E1'), evidence: ['test'] })]
    const findings = judged({ ...facts, items, answers: [yes('A.a', [file('src/a.ts')])] })
    expect(said(findings, 'evidence-grade')[0]).toContain('src/a.ts (this question takes test, not file)')
  })

  test('what cannot be looked at leaves it open, where it would be enough', () => {
    const gone = { facts: { checks: unknown('permission-missing', 'the token may not read checks') } }
    expect(why('E2', [check('unit tests')], gone)[0]).toContain('unknown error A.a')
    expect(why('E3', [check('unit tests')], gone)[0]).toContain('fail error A.a')
    expect(why('E1', [check('unit tests'), file('src/a.ts')], gone)).toEqual([])
    const noTests = { facts: { 'evidence-tests': unknown('api-failed', 'gone') } }
    expect(why('E2', [testCase('auth › refuses')], noTests)[0]).toContain('unknown error')
    const noTools = { facts: { 'tool-findings': unknown('api-failed', 'gone') } }
    expect(why('E2', [sarif('codeql')], noTools)[0]).toContain('unknown error')
    expect(why('E1', [file('a', { found: 'open', why: 'not read' })])[0]).toContain('unknown error')
    expect(why('E3', [signed('a', { found: 'open' })])[0]).toContain('unknown error')
  })

  test('the minimum is that of the path', () => {
    const minimum = { docs: 'E0', fast: 'E0', standard: 'E1', full: 'E2' } as const
    const findings = judged({
      ...facts,
      items: [item('A.a', { minimum })],
      answers: [yes('A.a', [file('src/a.ts')])],
    })
    expect(said(findings, 'questions')[0]).toContain('path full')
    expect(said(findings, 'evidence-grade')[0]).toContain('evidence of grade E2')
  })

  test('checks that the policy lists are pinned, and no other counts', () => {
    const listed = { checks: { unit: { check: 'unit tests', app: 'github-actions' } } }
    const given = (name: string) => ({ ...facts, items: needing('E2'), answers: [yes('A.a', [check(name)])] })
    expect(outcome(given('unit'), listed)).toBe('pass')
    expect(said(judged(given('unit tests'), listed), 'evidence-grade')[0]).toContain(
      'the policy lists the checks that count: unit',
    )
    const other = { checks: { unit: { check: 'unit tests', app: 'somebody-else' } } }
    expect(outcome(given('unit'), other)).toBe('fail')
    const lenient = { checks: { skipped: { 'allow-skipped': true } } }
    expect(outcome(given('skipped'), lenient)).toBe('pass')
  })
})

describe('evidence-found', () => {
  test('evidence that does not count is a warning where the rest is enough', () => {
    const gone = file('src/b.ts', { found: 'no', why: 'no such file at the head' })
    const findings = graded('E1', [file('src/a.ts'), gone])
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'evidence-found')).toEqual([
      'fail warning A.a | evidence of A.a does not count: src/b.ts (no such file at the head) | evidence that can be found at the head | ' +
        'correct it, or take it out: the answer is backed by the rest',
    ])
    expect(said(graded('E1', [file('src/a.ts')]), 'evidence-found')).toEqual([])
  })
})

describe('not-contradicted by its own evidence', () => {
  test.each([
    ['check', check('lint')],
    ['test', testCase('auth › broken')],
  ])('a named %s that failed speaks against the answer, whatever else is named', (_, target) => {
    const findings = graded('E1', [file('src/a.ts'), target])
    expect(blocking(findings)).toEqual(['not-contradicted'])
    expect(said(findings, 'not-contradicted')[0]).toContain('its own evidence says the opposite')
  })
})

describe('evidence-distinct', () => {
  const ids = ['A.a', 'B.a', 'C.a']
  const backed = (targets: readonly EvidenceTarget[][], grade: EvidenceGrade = 'E1', names = ids) =>
    judged({
      ...facts,
      items: names.map((id) => item(id, { minimum: every(grade) })),
      answers: names.map((id, index) => yes(id, targets[index] ?? targets[0] ?? [])),
    })
  const readme = file('README.md', { text: 'README.md#L1', lines: [1, 1] })

  test('one line of the README under three questions fails; under two it does not', () => {
    expect(said(backed([[readme]]), 'evidence-distinct')).toEqual([
      'fail error README.md#L1-L1 | README.md#L1-L1 is all the evidence of 3 questions: A.a, B.a and C.a | ' +
        'evidence that is about the question it stands at: one place for the questions of two groups at most | name for each of them the lines, the test or the check that shows it',
    ])
    expect(said(backed([[readme]], 'E1', ['A.a', 'B.a']), 'evidence-distinct')).toEqual([])
  })

  test('parts of one question count as one', () => {
    expect(said(backed([[readme]], 'E1', ['A.a', 'A.b', 'A.c', 'B.a']), 'evidence-distinct')).toEqual([])
  })

  test('where a tick is enough, evidence carries nothing', () => {
    expect(said(backed([[readme]], 'E0'), 'evidence-distinct')).toEqual([])
  })

  test('more evidence takes it out of its place', () => {
    const targets = [[readme, file('src/a.ts')], [readme], [readme]]
    expect(said(backed(targets), 'evidence-distinct')).toEqual([])
  })

  test('other lines of one file, and one check for all, are pointed out', () => {
    const lines = [1, 2, 3].map((line) => [file('README.md', { lines: [line, line] })])
    expect(said(backed(lines), 'evidence-distinct')[0]).toContain(
      'fail warning README.md | README.md is all the evidence of 3',
    )
    const findings = backed([[check('unit tests')]], 'E2')
    expect(said(findings, 'evidence-distinct')[0]).toContain('fail warning check: unit tests')
    expect(blocking(findings)).toEqual([])
  })

  test('two files under everything do not go round, and moving helps where it can', () => {
    const five = ['A.a', 'B.a', 'C.a', 'D.a', 'E.a']
    const two = [readme, file('LICENSE')]
    expect(said(backed([two], 'E1', five), 'evidence-distinct')[0]).toContain(
      'LICENSE and README.md#L1-L1 is all the evidence of 5 questions',
    )
    expect(said(backed([two], 'E1', five.slice(0, 4)), 'evidence-distinct')).toEqual([])
    const own = [[readme], [readme], [readme, file('own.ts')], [file('own.ts')]]
    expect(said(backed(own, 'E1', five.slice(0, 4)), 'evidence-distinct')).toEqual([])
    expect(
      said(backed([...own.slice(0, 3), [readme]], 'E1', five.slice(0, 4)), 'evidence-distinct'),
    ).toHaveLength(1)
  })

  test('one test for all fails', () => {
    expect(blocking(backed([[testCase('auth › refuses')]], 'E2'))).toEqual(['evidence-distinct'])
  })
})
