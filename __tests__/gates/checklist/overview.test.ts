import { describe, expect, test } from '@jest/globals'
import type { ChecklistItem } from '../../../src/core/facts/checklists.ts'
import type { Detail, Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import {
  blocking,
  check,
  checks,
  every,
  file,
  item,
  judged,
  na,
  outcome,
  print,
  ran,
  result,
  said,
  signal,
  tools,
  yes,
} from './facts.ts'

const detailsOf = (findings: readonly Finding[], rule: string): readonly Detail[] =>
  findings.find((finding) => finding.rule === `checklist/${rule}`)?.details ?? []

const rowsOf = (detail: Detail | undefined): readonly (readonly string[])[] =>
  detail?.kind === 'table' ? detail.rows.map((cells) => cells.map(plain)) : []

const control = (standard: string, id: string, official = false): ChecklistItem['controls'][number] => ({
  ...{ standard, id, official, source: official ? 'OWASP' : 'ours', relation: 'intersects-with' },
})

test('lists about the repository alone are no pass of a change', () => {
  const [finding, ...others] = judged({ items: [item('GV.a', { scope: 'repository' })] })
  expect(others).toEqual([])
  expect(finding).toMatchObject({ rule: 'checklist/questions', outcome: 'skip' })
  expect(plain(finding?.found ?? [])).toContain('an audit of the repository asks 1 question')
})

describe('questions', () => {
  const items = [
    item('A.a', { controls: [control('owasp-2021', 'A01:2021', true)], aliases: ['A01'] }),
    item('B.a', { minimum: every('E1') }),
    item('C.a'),
    item('D.a', { applies: { signals: ['tls-off'] } }),
  ]
  const findings = judged({
    ...{ items, prints: { 'C.a': print } },
    answers: [yes('A.a', [file('src/a.ts')]), yes('B.a')],
  })

  test('are shown as item, answer, evidence and controls; open ones first, and the line to add below', () => {
    const [table] = detailsOf(findings, 'questions')
    expect(
      rowsOf(table).map(([name, , said, evidence, controls]) => [name, said, evidence, controls]),
    ).toEqual([
      ['C.a', 'open', '–', '–'],
      ['B.a', 'yes, does not hold (line 3 of the description)', '–', '–'],
      ['A.a (A01)', 'yes (line 2 of the description)', 'src/a.ts (E1)', 'owasp-2021:A01:2021'],
    ])
    expect(table?.kind === 'table' ? table.columns : []).toEqual([
      ...['Item', 'Question', 'Answer', 'Evidence', 'Controls'],
    ])
    const [, block] = detailsOf(findings, 'questions')
    expect(block?.kind === 'list' && block.verbatim === true ? block.items.map(plain) : []).toEqual([
      '<!-- gatewright:checklist v1 -->',
      '- [ ] **C.a** Is C.a so? <!-- gw:C.a v1 3fa9c1d20b77 --> <!-- yes: tick; or below it N/A with kind and reason -->',
    ])
  })

  test('three controls of an item at most: of different standards, the newest ones first', () => {
    const controls = [
      control('owasp-2021', 'A01:2021'),
      control('owasp-2025', 'A01:2025'),
      control('asvs-5.0.0', 'V8.1'),
      control('nist-csf-2.0', 'PR.AA-05'),
      control('nist-csf-2.0', 'PR.AA-06'),
      control('magerit-v3', 'H.AC'),
    ]
    const controlsOf = (given: readonly ChecklistItem['controls'][number][]) =>
      rowsOf(detailsOf(judged({ items: [item('A.a', { controls: [...given] })] }), 'questions')[0])[0]?.[4]
    expect(controlsOf(controls)).toBe(
      'owasp-2025:A01:2025, nist-csf-2.0:PR.AA-05, magerit-v3:H.AC and 3 more',
    )
    expect(controlsOf([control('own', '2'), control('own', '1'), control('other', '3')])).toBe(
      'own:2, other:3, own:1',
    )
  })

  test('the text to paste is there, and what does not apply is named with its reason', () => {
    const [, block, why, silent] = detailsOf(findings, 'questions')
    expect(block?.kind === 'list' ? block.items.map(plain) : []).toEqual([
      '<!-- gatewright:checklist v1 -->',
      expect.stringContaining('<!-- gw:C.a v1 3fa9c1d20b77 -->'),
    ])
    expect(silent?.kind === 'list' ? silent.items.map(plain) : []).toEqual(['no changed line shows it: D.a'])
    expect(why?.kind === 'list' ? why.items.map(plain) : []).toEqual([
      'it applies to every change: A.a, B.a, C.a',
    ])
  })

  test('the lines to add stand once: with the missing block, else with the list', () => {
    const titles = (given: Parameters<typeof judged>[0]) =>
      judged(given).flatMap(({ details = [] }) => details.map(({ title }) => plain(title)))
    const lines = (given: Parameters<typeof judged>[0]) =>
      titles(given).filter((title) => title === 'Lines for the description').length
    expect(lines({ items })).toBe(1)
    expect(lines({ items: [item('A.a')] })).toBe(1)
    const problem = { path: 'description', line: 3, kind: 'malformed' as const, item: 'B.a' }
    const problems = [{ ...problem, detail: 'the box has blanks in it', rightForm: '' }]
    expect(lines({ items, more: { problems } })).toBe(1)
    expect(lines({ items: [item('A.a')], answers: [yes('A.a')] })).toBe(0)
  })

  test('a block that is missing as a whole is shown as a whole', () => {
    const findings = judged({ items })
    expect(said(findings, 'answered')).toEqual([
      'fail error block | the description answers none of 3 questions: A.a, B.a and C.a | an answer to each question that applies | ' +
        'paste the lines below into the description and answer them; gatewright checklist render writes them, too',
    ])
    const [block] = detailsOf(findings, 'answered')
    expect(block?.kind === 'list' ? block.items.map((line) => plain(line).slice(0, 14)) : []).toEqual([
      '<!-- gatewrigh',
      '- [ ] **A.a** ',
      '- [ ] **B.a** ',
      '- [ ] **C.a** ',
    ])
    const local = judged({ items, more: { body: false } })
    expect(said(local, 'answered')[0]).toContain('the branch answers none of 3 questions')
    expect(said(local, 'answered')[0]).toContain('answer them in a file in .gatewright/answers/')
  })

  test('nothing that applies passes, and says so', () => {
    const none = judged({ items: [item('D.a', { applies: { not: { always: true } } })] })
    expect(outcome({ items: [item('D.a', { applies: { not: { always: true } } })] })).toBe('pass')
    expect(said(none, 'questions')[0]).toContain('0 questions of 1 apply to path full')
  })
})

describe('a block that is missing in part', () => {
  const items = [item('A.a'), item('B.a'), item('C.a')]
  const subjects = (given: Parameters<typeof judged>[0], options: object = {}) =>
    judged({ items, ...given }, options)
      .filter(({ rule }) => rule === 'checklist/answered')
      .map(({ subject }) => subject)

  test('is said question by question', () => {
    expect(subjects({ answers: [yes('B.a')] })).toEqual(['A.a', 'C.a'])
    expect(subjects({})).toEqual(['block'])
  })

  test('a line that was meant as an answer, and a contradiction, are said of their question', () => {
    const problem = { path: 'description', line: 3, kind: 'malformed' as const, item: 'B.a' }
    const problems = [{ ...problem, detail: 'the box has blanks in it', rightForm: '' }]
    expect(subjects({ more: { problems } })).toEqual(['A.a', 'B.a', 'C.a'])
    const contradictedBy = { sarif: [{ tool: 'semgrep', rule: '*' }], cwe: [], signals: [] }
    const against = [item('A.a'), item('B.a'), item('C.a', { contradictedBy })]
    const results = tools([ran('semgrep')], [result('any')])
    expect(subjects({ items: against, tools: results }, { sarif: ['results/*.sarif'] })).toEqual([
      'A.a',
      'B.a',
      'C.a',
    ])
  })
})

describe('coverage', () => {
  test('counts categories per standard, and supports one only when all of its questions hold', () => {
    const items = [
      item('A.a', { controls: [control('nist-csf-2.0', 'PR.AA-05'), control('nist-csf-2.0', 'PR.DS-01')] }),
      item('B.a', {
        controls: [control('nist-csf-2.0', 'PR.DS-02'), control('owasp-2021', 'A02:2021', true)],
      }),
      item('C.a', {
        controls: [
          control('asvs-5.0.0', 'V8.1'),
          control('asvs-5.0.0', 'V8.3'),
          control('nist-ssdf-1.1', 'PW.5.1'),
          control('nist-csf-2.0', 'PR.DS-10'),
        ],
      }),
      item('D.a', { controls: [control('magerit-v3', 'H.AC')], applies: { not: { always: true } } }),
    ]
    const findings = judged({ items, answers: [yes('A.a'), na('C.a')] })
    expect(said(findings, 'coverage')[0]).toContain(
      'pass note standards | the answers support 1 of 1 asvs-5.0.0 categories; 1 of 2 nist-csf-2.0 categories; ' +
        '1 of 1 nist-ssdf-1.1 categories; 0 of 1 owasp-2021 categories',
    )
    expect(rowsOf(detailsOf(findings, 'coverage')[0])).toEqual([
      ['asvs-5.0.0', '1', '1', '–', 'ours, in part or as a whole'],
      ['nist-csf-2.0', '1', '2', 'PR.DS', 'ours, in part or as a whole'],
      ['nist-ssdf-1.1', '1', '1', '–', 'ours, in part or as a whole'],
      ['owasp-2021', '0', '1', 'A02:2021', 'official'],
    ])
    expect(said(judged({ items: [item('A.a')], answers: [yes('A.a')] }), 'coverage')).toEqual([])
  })
})

describe('hints', () => {
  const about = [item('A.a', { applies: { any: [{ signals: ['url-added'] }, { always: true }] } })]
  const many = Array.from({ length: 20 }, (_, index) =>
    signal('url-added', { line: index + 1, name: `u${index}` }),
  )
  const hints = (signals: readonly ReturnType<typeof signal>[], options: object = {}) =>
    said(judged({ items: about, answers: [yes('A.a')], signals }, options), 'hints')

  test('places of a question are notes, and capped', () => {
    expect(hints([signal('url-added')])).toEqual([
      'fail note url-added src/a.ts:5 thing | src/a.ts:5: url added (thing); questions about it: A.a | a look at this place when that is answered | nothing, when you have looked',
    ])
    expect(hints(many)).toHaveLength(10)
    expect(hints(many, { hints: 3 })).toHaveLength(3)
    expect(hints(many, { hints: 0 })).toEqual([])
    expect(hints([signal('query-added')])).toEqual([])
    expect(outcome({ items: about, answers: [yes('A.a')], signals: many })).toBe('pass')
  })

  test('what is certain, and no question names, is a warning', () => {
    expect(hints([signal('gate-weakened')])[0]).toContain('fail warning gate-weakened src/a.ts:5 thing')
    const findings = judged({ items: about, answers: [yes('A.a')], signals: [signal('gate-weakened')] })
    expect(blocking(findings)).toEqual([])
    const contradictedBy = { sarif: [], cwe: [], signals: ['gate-weakened'] }
    const named = { items: [item('A.a', { contradictedBy })], answers: [yes('A.a')] }
    const against = judged({ ...named, signals: [signal('gate-weakened')] })
    expect(said(against, 'hints')).toEqual([])
    expect(blocking(against)).toEqual(['not-contradicted'])
  })
})

describe('what stands in checklists and answers is foreign', () => {
  test('evidence of a check is shown by its name alone', () => {
    const findings = judged({
      items: [item('A.a', { minimum: every('E2') })],
      answers: [yes('A.a', [check('unit')])],
      checks: checks({ unit: 'success' }),
    })
    expect(rowsOf(detailsOf(findings, 'questions')[0])[0]?.[3]).toBe('check: unit (E2)')
  })
})
