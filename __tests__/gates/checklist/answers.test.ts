import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../../../src/core/facts/answers.ts'
import {
  answer,
  blocking,
  changed,
  file,
  inFile,
  item,
  judged,
  na,
  outcome,
  print,
  reason,
  said,
  signal,
  yes,
} from './facts.ts'

const items = [item('A.a'), item('B.a')]
const both = [yes('A.a'), yes('B.a')]

test('a question about the repository is not answered by a description', () => {
  const items = [item('A.a'), item('GV.a', { scope: 'repository', aliases: ['GV'] })]
  const found = (more: readonly Answer[]) =>
    said(judged({ items, answers: [yes('A.a'), ...more] }), 'answer-known')
  expect(found([yes('GV.a')])).toEqual([
    expect.stringContaining(
      'fail note GV.a of the repository | GV.a (line 3 of the description) is asked about the repository',
    ),
  ])
  expect(found([yes('GV.a', [], inFile())])).toEqual([])
  expect(found([answer('GV.a', 'none')])).toEqual([])
})

test('a box that contradicts itself is not outvoted by a file of answers', () => {
  const contrary = answer('A.a', 'none', { reason: { kind: null, text: 'the restore was never tried' } })
  const file = yes('A.a', [], inFile('.gatewright/answers/a.yml', 3))
  const files = [changed('.gatewright/answers/a.yml')]
  expect(blocking(judged({ answers: [contrary, file], files }))).toEqual(['answer-unique'])
  expect(blocking(judged({ answers: [answer('A.a', 'none'), file], files }))).toEqual([])
})

describe('answered', () => {
  test('every question answered passes', () => {
    expect(outcome({ items, answers: both })).toBe('pass')
    expect(blocking(judged({ items, answers: both }))).toEqual([])
  })

  test('a missing id fails, with the line to add', () => {
    const findings = judged({ items, answers: [yes('A.a')], prints: { 'B.a': print } })
    expect(said(findings, 'answered')).toEqual([
      'fail error B.a | B.a is not answered: neither the description nor a file of answers has it | Is B.a so? | ' +
        `add ${'- [ ] **B.a** Is B.a so? <!-- gw:B.a v1 3fa9c1d20b77 --> <!-- yes: tick; or below it N/A with kind and reason -->'} and answer it`,
    ])
    expect(findings.find(({ rule }) => rule === 'checklist/answered')?.requiredAt).toEqual({
      path: '.gatewright/checklists/own.yml',
      line: 3,
      at: 'base',
    })
  })

  test('MD-18 a question that the pull request drops from its checklist is asked all the same', () => {
    const files = [changed('src/a.ts'), changed('.gatewright/checklists/own.yml')]
    const findings = judged({ items, answers: [yes('A.a')], files })
    expect(blocking(findings)).toEqual(['answered'])
    expect(said(findings, 'checklist-of-base')[0]).toContain('its version at the base asked the questions')
    expect(said(judged({ items, answers: both }), 'checklist-of-base')).toEqual([])
  })

  test('a box that nobody ticked fails', () => {
    expect(said(judged({ items, answers: [yes('A.a'), answer('B.a', 'none')] }), 'answered')[0]).toContain(
      'its box (line 3 of the description) is not ticked',
    )
  })

  test('a line that only looks like its answer is named, with the right form', () => {
    const problem = {
      ...{ path: 'description', line: 3, kind: 'malformed' as const, item: 'B.a' },
      ...{ detail: 'the box has blanks in it', rightForm: '- [x] **B.a** <!-- gw:B.a -->' },
    }
    const findings = judged({ items, answers: [yes('A.a')], more: { problems: [problem] } })
    expect(said(findings, 'answered')[0]).toContain(
      'line 3 looks like an answer and is none: the box has blanks',
    )
    expect(said(findings, 'answered')[0]).toContain('write - [x] **B.a** <!-- gw:B.a -->')
  })

  test('a tick over open tasks is none; tasks below that are answered N/A are no open ones', () => {
    const open = { openBelow: ['B.a'] }
    const unticked = { items, answers: [yes('A.a', [], open), answer('B.a', 'none')] }
    expect(said(judged(unticked), 'answered')[0]).toContain('A.a is ticked, and tasks below it are not: B.a')
    expect(outcome({ items, answers: [yes('A.a', [], open), na('B.a')] })).toBe('pass')
    expect(outcome({ items, answers: [yes('A.a', [], { openBelow: ['line 4'] }), yes('B.a')] })).toBe('fail')
  })

  test('a box left open in the description is no second answer beside a file', () => {
    const answers = [answer('A.a', 'none'), yes('A.a', [], inFile()), yes('B.a')]
    expect(
      outcome({ items, answers, files: [changed('src/a.ts'), changed('.gatewright/answers/own.yml')] }),
    ).toBe('pass')
  })
})

describe('answered-yes', () => {
  test('no fails with what to do; where a no is a fact, it passes', () => {
    const no = answer('A.a', 'no', { reason: { kind: null, text: 'the restore was never tried' } })
    const findings = judged({ items: [item('A.a')], answers: [no] })
    expect(said(findings, 'answered-yes')).toEqual([
      'fail error A.a | A.a is answered no (line 2 of the description): the restore was never tried | Is A.a so? | make A.a so',
    ])
    expect(outcome({ items: [item('A.a', { noAllowed: true })], answers: [no] })).toBe('pass')
  })
})

describe('answer-known', () => {
  test('an id of no checklist fails, with the nearest one', () => {
    const findings = judged({ items: [item('A03.a')], answers: [yes('A03.a'), yes('A3.a')] })
    expect(said(findings, 'answer-known')).toEqual([
      'fail error A3.a | A3.a (line 3 of the description) is a question of no checklist that the policy names at the base | ' +
        'answers to the questions of these checklists | write A03.a if that is what it answers, or delete it',
    ])
  })

  test('of many alike 50 are shown, and the rest is counted', () => {
    const many = Array.from({ length: 60 }, (_, index) => yes(`Z${index}`))
    const findings = said(judged({ items, answers: [...both, ...many] }), 'answer-known')
    expect(findings).toHaveLength(51)
    expect(findings[50]).toContain('fail error 10 more | 10 more of the same')
    const line = (index: number, kind: 'hidden' | 'confusable') => ({
      ...{ path: 'description', line: index + 1, kind, item: null, detail: 'it is none', rightForm: '' },
    })
    const problems = many.map((_, index) => line(index, index === 59 ? 'confusable' : 'hidden'))
    const lines = said(judged({ items, answers: both, more: { problems } }), 'answer-readable')
    expect(lines[50]).toContain('fail error 10 more')
    expect(lines[0]).toContain('fail warning')
  })

  test('ids are compared exactly: case, blanks and letters that look alike are other ids', () => {
    for (const id of ['a03.A', 'A03.a ', 'А03.a', 'A03.a\u200b', 'constructor', '__proto__']) {
      const findings = judged({ items: [item('A03.a')], answers: [yes(id)] })
      expect(blocking(findings)).toEqual(['answer-known', 'answered'])
    }
  })

  test('an answer that nobody asked for is a remark; an admission weighs more', () => {
    const silent = item('B.a', { applies: { not: { always: true } } })
    const given = (one: ReturnType<typeof yes>) =>
      judged({ items: [item('A.a'), silent], answers: [yes('A.a'), one] })
    expect(said(given(yes('B.a')), 'answer-known')[0]).toContain(
      'fail note B.a not asked | B.a is answered yes',
    )
    expect(said(given(answer('B.a', 'no')), 'answer-known')[0]).toContain('fail warning B.a not asked')
    expect(said(given(answer('B.a', 'none')), 'answer-known')).toEqual([])
  })

  test('a short code is the answer to each question that it means, with the official codes', () => {
    const control = {
      standard: 'magerit-v3',
      id: 'D.A',
      source: 'ours',
      official: false,
      relation: 'intersects-with' as const,
    }
    const coded = [
      item('D.1.a', { aliases: ['D.1'], controls: [control] }),
      item('D.1.b', { aliases: ['D.1'] }),
    ]
    const findings = judged({ items: coded, answers: [yes('D.1')] })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'answer-known')[0]).toContain(
      'D.1 (line 2 of the description) is a short code: it is taken as the answer to D.1.a and D.1.b, which supports magerit-v3:D.A',
    )
    const own = judged({ items: coded, answers: [yes('D.1'), answer('D.1.b', 'no')] })
    expect(blocking(own)).toEqual(['answered-yes'])
  })
})

describe('answer-unique', () => {
  test('two blocks that differ settle nothing', () => {
    const findings = judged({ items, answers: [...both, answer('A.a', 'none')] })
    expect(said(findings, 'answer-unique')).toEqual([
      'fail error A.a | A.a has 2 answers that differ: yes (line 2 of the description), not ticked (line 4 of the description) | ' +
        'one answer to each question | leave one of them, and delete the others',
    ])
    expect(blocking(judged({ items, answers: [yes('A.a'), na('A.a'), yes('B.a')] }))).toEqual([
      'answer-unique',
    ])
    expect(
      blocking(
        judged({ items, answers: [na('A.a'), na('A.a', 'another reason of enough length'), yes('B.a')] }),
      ),
    ).toEqual(['answer-unique'])
    const files = [changed('.gatewright/answers/own.yml')]
    expect(blocking(judged({ items, files, answers: [...both, na('A.a', reason, inFile())] }))).toEqual([
      'answer-unique',
    ])
  })

  test('the same answer twice is a remark, and evidence of both counts', () => {
    const evident = [item('A.a', { minimum: { docs: 'E1', fast: 'E1', standard: 'E1', full: 'E1' } })]
    const findings = judged({ items: evident, answers: [yes('A.a'), yes('A.a', [file('src/a.ts')])] })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'answer-unique')[0]).toContain(
      'fail warning A.a repeated | A.a is answered 2 times',
    )
  })
})

describe('answer-readable', () => {
  const problem = (kind: 'malformed' | 'bidirectional' | 'confusable' | 'hidden') => ({
    ...{ path: 'description', line: 9, kind, item: null, detail: 'why it is none', rightForm: '' },
  })

  test.each(['bidirectional', 'confusable'] as const)('%s letters fail whatever else is said', (kind) => {
    const findings = judged({ items, answers: both, more: { problems: [problem(kind)] } })
    expect(blocking(findings)).toEqual(['answer-readable'])
  })

  test.each(['malformed', 'hidden'] as const)('%s lines beside good answers are a warning', (kind) => {
    const findings = judged({ items, answers: both, more: { problems: [problem(kind)] } })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'answer-readable')[0]).toContain(
      `fail warning description:9 ${kind} | line 9 of the description: why it is none`,
    )
  })
})

test('answer-readable: a line of a file is pointed at', () => {
  const path = '.gatewright/answers/own.yml'
  const problem = {
    path,
    line: 4,
    kind: 'unreadable-evidence' as const,
    item: 'A.a',
    detail: 'it names nothing',
    rightForm: '',
  }
  const [finding] = judged({ items, answers: both, more: { problems: [problem] } }).filter(
    ({ rule }) => rule === 'checklist/answer-readable',
  )
  expect(finding?.location).toEqual({ path, line: 4, at: 'head' })
})

describe('not-applicable', () => {
  const one = [item('A.a')]
  const why = (text: string, more: Parameters<typeof na>[2] = {}) =>
    said(judged({ items: one, answers: [na('A.a', text, more)] }), 'not-applicable')

  test('MD-17 N/A with a kind and a reason of enough length passes, without fails', () => {
    expect(outcome({ items: one, answers: [na('A.a')] })).toBe('pass')
    expect(why('')[0]).toContain('and gives no reason')
    expect(why('too short')[0]).toContain('and its reason has 9 characters')
    expect(why('adds no new sessions')).toEqual([])
    expect(why('x'.repeat(19))[0]).toContain('has 19 characters')
    expect(said(judged({ items: one, answers: [answer('A.a', 'na')] }), 'not-applicable')[0]).toContain(
      'gives no reason',
    )
  })

  test.each([
    ['   too   short        here  ', 'has 14 characters'],
    [`too short${'\u200b'.repeat(20)}`, 'has 9 characters'],
    ['{{ why it does not apply }}', 'is a placeholder'],
    ['TO\u200bDO: say why this does not apply', 'is a placeholder'],
    ['TODO: say why this does not apply', 'is a placeholder'],
    ['<your reason goes in this place>', 'is a placeholder'],
    ['why this change has nothing of it', 'is a placeholder'],
    ['-------------------------------', 'is no sentence'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'is no sentence'],
  ])('%j is no reason', (text, expected) => {
    expect(why(text)[0]).toContain(expected)
  })

  test('the question itself is no reason', () => {
    const long = item('A.a', { question: 'Is every input parsed against a schema?' })
    const findings = judged({
      items: [long],
      answers: [na('A.a', 'is every input parsed - against a schema')],
    })
    expect(said(findings, 'not-applicable')[0]).toContain('is a sentence of the checklist')
  })

  test('a reason in another script is a sentence, too', () => {
    expect(why('この変更にはセッションもトークンも含まれていないため、該当しません')).toEqual([])
  })

  test('a risk that is accepted without an end is pointed out', () => {
    const risk = (expires: string | null) =>
      na('A.a', reason, { reason: { kind: 'accepted-risk', text: reason }, expires })
    const findings = judged({ items: one, answers: [risk(null)] })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'not-applicable')[0]).toContain('fail warning A.a risk | A.a: a risk is accepted')
    expect(said(judged({ items: one, answers: [risk('2027-01-31')] }), 'not-applicable')).toEqual([])
  })

  test('a kind of the closed list is needed', () => {
    expect(why(reason, { reason: { kind: null, text: reason } })[0]).toContain('and names no kind')
  })

  test('a fact of the repository needs an end, and not one too far away', () => {
    const dated = [item('A.a', { expiresAfterDays: 180 })]
    const ends = (expires: string | null) =>
      said(judged({ items: dated, answers: [na('A.a', reason, { expires })] }), 'not-applicable')
    expect(ends(null)[0]).toContain('says a fact of the repository without an end')
    expect(ends(null)[0]).toContain('Expires: 2027-05-19')
    expect(ends('2027-05-19')).toEqual([])
    expect(ends('2027-05-20')[0]).toContain('ends in 181 days')
  })

  test('what the change shows for certain refutes it; a hint only asks', () => {
    const about = [
      item('A.a', { applies: { any: [{ signals: ['tls-off', 'url-added'] }, { always: true }] } }),
    ]
    const shown = (kind: 'tls-off' | 'url-added', given = na('A.a')) =>
      judged({ items: about, answers: [given], signals: [signal(kind)] })
    expect(said(shown('tls-off'), 'not-applicable')).toEqual([
      'fail error A.a | A.a is answered N/A, and src/a.ts:5 shows thing (tls off) | an answer that fits what the change shows | ' +
        'answer yes with evidence, or take that out of the change',
    ])
    expect(said(shown('url-added'), 'not-applicable')[0]).toContain('fail warning A.a')
    const signals = [signal('url-added'), signal('tls-off')]
    expect(blocking(judged({ items: about, answers: [na('A.a')], signals }))).toEqual(['not-applicable'])
    const elsewhere = na('A.a', reason, { reason: { kind: 'handled-elsewhere', text: reason } })
    expect(said(shown('tls-off', elsewhere), 'not-applicable')).toEqual([])
    expect(said(judged({ items: about, answers: [na('A.a')] }), 'not-applicable')).toEqual([])
  })
})

describe('reason-distinct', () => {
  const many = ['A.a', 'B.a', 'C.a'].map((id) => item(id))

  test('one reason under three questions fails, whatever its case and blanks; under two it does not', () => {
    const unseen = `${reason.slice(0, 5)}\u200b${reason.slice(5)} .`
    const answers = [na('A.a'), na('B.a', reason.toUpperCase()), na('C.a', unseen)]
    expect(said(judged({ items: many, answers }), 'reason-distinct')).toEqual([
      'fail error A.a B.a C.a | one reason (“the change adds no session and no token”) stands under 3 questions: A.a, B.a and C.a | ' +
        'a reason for each question, about what it asks | say for each of them why this change has nothing of it',
    ])
    expect(
      said(judged({ items: many, answers: [na('A.a'), na('B.a'), yes('C.a')] }), 'reason-distinct'),
    ).toEqual([])
  })

  test('parts of one question count as one', () => {
    const parts = ['A.a', 'A.b', 'A.c', 'A.d'].map((id) => item(id))
    expect(said(judged({ items: parts, answers: parts.map(({ id }) => na(id)) }), 'reason-distinct')).toEqual(
      [],
    )
  })

  test('nothing but N/A is pointed out', () => {
    const answers = many.map(({ id }, index) => na(id, `${'because of reason '.repeat(2)}${'xyz'[index]}`))
    const three = answers.map((one, index) => ({ ...one, item: `${'ABD'[index]}.a` }))
    const mixed = { items: [...many, item('D.a')], answers: [yes('C.a'), ...three] }
    expect(said(judged(mixed), 'reason-distinct')).toEqual([])
    expect(said(judged({ items: many, answers }), 'reason-distinct')[0]).toContain(
      'fail warning all questions | all 3 questions are answered N/A',
    )
  })
})
