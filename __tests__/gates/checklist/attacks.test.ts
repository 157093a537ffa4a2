import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checklist } from '../../../src/gates/checklist/gate.ts'
import { annotationsOf } from '../../../src/surfaces/annotations.ts'
import { renderSummary } from '../../../src/surfaces/summary.ts'
import { renderTerminal } from '../../../src/surfaces/terminal.ts'
import { foreign } from '../../support/hostile-report.ts'
import { codeownersJudgement, reportOf, sampleRecord } from '../../support/sample-record.ts'
import { expectPlain, expectSound } from '../../support/sound.ts'
import {
  actor,
  answer,
  blocking,
  changed,
  check,
  checks,
  every,
  file,
  type Given,
  inFile,
  item,
  judged,
  link,
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

/** Fourteen boxes of seven groups, as a public project had them; a file is the least that is asked for. */
const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].flatMap((group) => [`${group}.a`, `${group}.b`])
const items = ids.map((id) => item(id, { minimum: every('E1'), paths: [] }))
const prints = Object.fromEntries(ids.map((id) => [id, print]))
const refused = (answers: Given['answers'], more: Given = {}, options: object = {}) =>
  blocking(judged({ items, prints, answers: answers ?? [], ...more }, options))

describe('a body that says yes to everything', () => {
  test('without evidence: every question fails', () => {
    expect(refused(ids.map((id) => yes(id)))).toEqual(['evidence-grade'])
    expect(said(judged({ items, answers: ids.map((id) => yes(id)) }), 'evidence-grade')).toHaveLength(14)
  })

  test('with one line of the README for all', () => {
    const readme = file('README.md', { lines: [1, 1] })
    expect(refused(ids.map((id) => yes(id, [readme])))).toEqual(['evidence-distinct'])
    const whole = file('README.md')
    expect(refused(ids.map((id) => yes(id, [whole])))).toEqual(['evidence-distinct'])
  })

  test('with another line of the README for each: it is pointed out', () => {
    const findings = judged({
      items,
      answers: ids.map((id, line) => yes(id, [file('README.md', { lines: [line + 1, line + 1] })])),
    })
    expect(said(findings, 'evidence-distinct')[0]).toContain('fail warning README.md')
  })

  test('with addresses, which nobody opens', () => {
    expect(refused(ids.map((id) => yes(id, [link('https://example.org/proof')])))).toEqual(['evidence-grade'])
  })

  test('with the file of answers itself', () => {
    expect(refused(ids.map((id) => yes(id, [file('.gatewright/answers/own.yml')])))).toEqual([
      'evidence-grade',
    ])
  })

  test('with a check of the right name that has not succeeded', () => {
    const e2 = ids.map((id) => item(id, { minimum: every('E2') }))
    for (const conclusion of ['neutral', 'skipped', 'cancelled', 'failure', null])
      expect(
        refused(
          ids.map((id) => yes(id, [check('ci')])),
          { items: e2, checks: checks({ ci: conclusion }) },
        ),
      ).toContain('evidence-grade')
  })
})

describe('a body that says N/A to everything', () => {
  test('with one reason', () => {
    expect(refused(ids.map((id) => na(id)))).toEqual(['reason-distinct'])
  })

  test('with a tick and N/A, and no reason', () => {
    expect(
      refused(ids.map((id) => answer(id, 'na', { reason: { kind: 'no-such-surface', text: '' } }))),
    ).toEqual(['not-applicable'])
  })

  test('where the change shows the opposite', () => {
    const about = ids.map((id) =>
      item(id, { applies: { any: [{ signals: ['manifest-without-lockfile'] }, { always: true }] } }),
    )
    const answers = ids.map((id, index) =>
      na(id, `nothing of this kind is in the change, look at part ${'abcdefghijklmn'[index]}`),
    )
    const more = {
      items: about,
      signals: [signal('manifest-without-lockfile', { path: 'package.json', line: null })],
    }
    expect(refused(answers, more)).toEqual(['not-applicable'])
  })
})

describe('a block that is not of this pull request', () => {
  const evident = (id: string) => [file(`src/${id}.ts`)]

  test('copied from another one', () => {
    const other = { bound: { version: 1, fingerprint: '0123456789ab' } }
    expect(refused(ids.map((id) => yes(id, evident(id), other)))).toEqual(['answer-current'])
  })

  test('committed long ago, for everything and for ever', () => {
    expect(refused(ids.map((id) => yes(id, evident(id), inFile())))).toEqual(['answer-current'])
  })

  test('deleted', () => {
    expect(refused([])).toEqual(['answered'])
  })

  test('twice: a good one for people and a bad one for tools', () => {
    const good = ids.map((id) => yes(id, evident(id)))
    expect(refused([...good, ...ids.map((id) => answer(id, 'none'))])).toEqual(['answer-unique'])
  })

  test('written by a bot', () => {
    expect(
      refused(
        ids.map((id) => yes(id, evident(id))),
        { author: actor('helper[bot]', 9, 'Bot') },
      ),
    ).toEqual(['answered-by'])
  })

  test('under ids that only look like these', () => {
    expect(refused(ids.map((id) => yes(id.replace('A', 'Α'), evident(id))))).toEqual([
      'answer-known',
      'answered',
    ])
  })
})

describe('a marker of another question', () => {
  const answers = (shown: string) => [yes('A.a', [], { shown }), yes('B.a')]
  const items = [item('A.a', { aliases: ['A01', 'D.1'] }), item('B.a', { aliases: ['D.1'] })]

  test('than the id that a reader sees', () => {
    const findings = judged({ items, answers: answers('B.a') })
    expect(blocking(findings)).toEqual(['answer-readable'])
    expect(said(findings, 'answer-readable')[0]).toContain('it shows B.a, and its marker answers A.a')
  })

  test.each(['A.a', 'A01', 'D.1', 'v2', 'Z.a'])('%s before the eyes is none', (shown) => {
    expect(blocking(judged({ items, answers: answers(shown) }))).toEqual([])
  })
})

describe('results of tools that nobody ran', () => {
  const machine = [item('A.a', { machine: [{ tool: 'codeql' }] })]
  const options = { sarif: ['results/*.sarif'] }

  test('a file of results that the change brings along answers nothing', () => {
    const more = { items: machine, tools: tools([ran('codeql')]), files: [changed('results/codeql.sarif')] }
    expect(refused([], more, options)).toEqual(['answered', 'tools-ran'])
  })

  test('a file of another tool under many names answers nothing', () => {
    expect(refused([], { items: machine, tools: tools([ran('code ql')]) }, options)).toEqual(['answered'])
  })

  test('a result is not hidden by a run that says it is of another commit', () => {
    const run = ran('codeql', { revision: 'f'.repeat(40) })
    expect(refused([yes('A.a')], { items: machine, tools: tools([run], [result('any')]) }, options)).toEqual([
      'tools-ran',
    ])
  })
})

describe('words of others', () => {
  test('MD-21 ids, names, reasons and paths of others are escaped in every output', () => {
    fc.assert(
      fc.property(foreign, foreign, foreign, (id, name, path) => {
        const findings = judged({
          items: [
            item('A.a', { question: name, fix: path, aliases: [id], minimum: every('E1') }),
            item(id || 'X', { minimum: every('E1') }),
          ],
          answers: [yes(id, [file(path, { text: name }), check(name)]), na('A.a', name), yes(`${name}x`)],
          more: { problems: [{ path, line: 1, kind: 'malformed', detail: name, rightForm: id, item: null }] },
          signals: [signal('gate-weakened', { path, name })],
          tools: tools([ran(name, { file: path })], [result(name, { path })], {
            invalid: [{ file: path, detail: name }],
          }),
          author: actor(name, 5, 'Bot'),
        })
        const { rules } = checklist
        const record = sampleRecord([
          codeownersJudgement({ gate: 'checklist', title: checklist.title, rules, findings }),
        ])
        expectSound(renderSummary(reportOf(record)))
        expectPlain(renderTerminal(reportOf(record), { width: 100, colour: false }))
        for (const { message } of annotationsOf(record)) expectPlain(message)
      }),
      { seed: 20_261_121, numRuns: 15 },
    )
  })

  test('any answer is judged without an error, and a good one for one question stays good', () => {
    expect(outcome({ items: [item('A.a')], answers: [yes('A.a')] })).toBe('pass')
  })
})
