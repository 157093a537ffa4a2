import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/core/fact.ts'
import type { Answer } from '../../../src/core/facts/answers.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import {
  audited,
  blocking,
  every,
  file,
  inFile,
  item,
  na,
  ran,
  reason,
  result,
  said,
  tools,
  yes,
} from './facts.ts'

const more = { body: false }
const asked = item('GV.a', {
  scope: 'repository',
  minimum: { ...every('E0'), full: 'E1' },
  expiresAfterDays: 180,
})
const items = [asked, item('A.a')]
const committed = (one: Answer, extra: Partial<Answer> = {}): Answer => ({ ...one, ...inFile(), ...extra })
const audit = (answers: readonly Answer[], facts: Parameters<typeof audited>[0] = {}) =>
  audited({ items, answers, more, ...facts })

describe('an audit', () => {
  test('asks the questions about the repository alone, with the strongest minimum', () => {
    expect(blocking(audit([]))).toEqual(['answered'])
    expect(blocking(audit([committed(yes('GV.a'))]))).toEqual(['evidence-grade'])
    expect(blocking(audit([committed(yes('GV.a', [file('SECURITY.md')]))]))).toEqual([])
    expect(said(audit([]), 'questions')[0]).toContain('1 question of 1 apply to the repository')
  })

  test('without a question about the repository it does not apply', () => {
    const findings = audited({ items: [item('A.a')], more })
    expect(outcomeOf(findings)).toBe('skip')
    expect(said(findings, 'questions')[0]).toContain(
      'no checklist of the policy asks a question about the repository',
    )
  })

  test('an N/A that ended fails, one that ends soon is announced', () => {
    const on = (expires: string) => audit([committed(na('GV.a', reason, { expires }))])
    expect(blocking(on('2026-11-19'))).toEqual(['answer-current'])
    expect(said(on('2026-11-25'), 'answer-current')[0]).toContain('fail warning GV.a ends')
    expect(blocking(on('2027-02-01'))).toEqual([])
  })

  test('a file that changed since makes an answer stale', () => {
    const blobs = [{ path: 'SECURITY.md', answered: 'x', head: 'y' }]
    expect(blocking(audit([committed(yes('GV.a', [file('SECURITY.md')]), { blobs })]))).toEqual([
      'answer-current',
    ])
  })

  test('tools answer there, too, and contradict', () => {
    const contradictedBy = { sarif: [{ tool: 'semgrep', rule: '*' }], cwe: [], signals: [] }
    const machine = [item('GV.a', { scope: 'repository', machine: [{ tool: 'semgrep' }], contradictedBy })]
    const options = { sarif: ['results/*.sarif'] }
    const of = (results: Parameters<typeof tools>[1]) =>
      blocking(audited({ items: machine, more, tools: tools([ran('semgrep')], results) }, options))
    expect(of([])).toEqual([])
    const absent = tools([], [], { patterns: [{ pattern: 'results/*.sarif', files: 0 }] })
    expect(blocking(audited({ items: machine, more, tools: absent }, options))).toEqual([
      'answered',
      'tools-ran',
    ])
    expect(of([result('any', { path: 'src/old.ts', line: 900 })])).toEqual(['not-contradicted'])
  })

  test('derived questions and reviewers: the one follows, the other is asked in files', () => {
    const all = [
      asked,
      item('GV', { scope: 'repository', derivedFrom: ['GV.a'] }),
      item('R.a', { scope: 'repository', answeredBy: 'reviewer' }),
    ]
    const answers = [committed(yes('GV.a', [file('SECURITY.md')])), committed(yes('R.a'))]
    expect(blocking(audited({ items: all, more, answers }))).toEqual([])
  })

  test('answers that cannot be read leave it open', () => {
    const gone = { facts: { answers: unknown('unparsable', '.gatewright/answers/own.yml:3:1: unknown key') } }
    expect(outcomeOf(audit([], gone))).toBe('unknown')
  })
})

describe('repository-answers', () => {
  const rows = (findings: readonly Finding[]) => {
    const detail = findings.find(({ rule }) => rule === 'checklist/repository-answers')?.details?.[0]
    return detail?.kind === 'table' ? detail.rows.map((cells) => cells.map(plain)) : []
  }

  test('how much is N/A, what ended and how old it is, oldest first', () => {
    const answers = [
      committed(yes('GV.a', [file('SECURITY.md')]), { answeredAt: '2026-11-10', answeredBy: '@chef' }),
      committed(na('A.a', reason, { expires: '2026-11-01' }), { answeredAt: '2026-03-01' }),
      committed(yes('A.b')),
    ]
    const findings = audit(answers)
    expect(said(findings, 'repository-answers')[0]).toContain(
      'fail warning answers in files | 3 answers in files: 2 yes, 1 N/A (33 %), 0 no; 1 ended; the oldest of 2026-03-01 (264 days)',
    )
    expect(rows(findings).map(([name, said, given, age]) => [name, said, given, age])).toEqual([
      ['A.b', 'yes', '–', '–'],
      ['A.a', 'N/A (not-in-this-change)', '2026-03-01', '264 days'],
      ['GV.a', 'yes', '2026-11-10', '10 days'],
    ])
  })

  test('no answers, no finding; fresh ones pass', () => {
    expect(said(audit([]), 'repository-answers')).toEqual([])
    expect(said(audit([committed(yes('GV.a', [file('x')]))]), 'repository-answers')[0]).toContain('pass note')
  })
})
