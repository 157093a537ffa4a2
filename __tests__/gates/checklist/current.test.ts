import { describe, expect, test } from '@jest/globals'
import { known } from '../../../src/core/fact.ts'
import {
  blocking,
  change,
  changed,
  inFile,
  item,
  judged,
  na,
  outcome,
  print,
  reason,
  said,
  yes,
} from './facts.ts'

const items = [item('A.a', { version: 2 })]
const prints = { 'A.a': print }
const bound = (version: number, fingerprint: string | null) => ({ bound: { version, fingerprint } })

describe('answer-current: the question and the content', () => {
  test('an answer for this version and this content passes', () => {
    expect(outcome({ items, prints, answers: [yes('A.a', [], bound(2, print))] })).toBe('pass')
  })

  test('an older version of the question is stale', () => {
    const findings = judged({ items, prints, answers: [yes('A.a', [], bound(1, print))] })
    expect(said(findings, 'answer-current')).toEqual([
      'fail error A.a | A.a: the answer (line 2 of the description) is stale: it answers version 1 of the question, which is version 2 now | ' +
        'an answer that was given for this version of the question, and for the content of the head commit | ' +
        'look at it again, and write - [ ] **A.a** Is A.a so? <!-- gw:A.a v2 3fa9c1d20b77 --> <!-- yes: tick; or below it N/A with kind and reason -->',
    ])
  })

  test('a marker of another pull request, or of before a push, is stale; so is N/A', () => {
    const other = bound(2, '90aa41be77c0')
    expect(said(judged({ items, prints, answers: [yes('A.a', [], other)] }), 'answer-current')[0]).toContain(
      'it was given for other content (90aa41be77c0, which is 3fa9c1d20b77 now)',
    )
    expect(blocking(judged({ items, prints, answers: [na('A.a', reason, other)] }))).toEqual([
      'answer-current',
    ])
    expect(blocking(judged({ items, answers: [yes('A.a', [], other)] }))).toEqual(['answer-current'])
  })

  test('each of two equal answers has to be of now', () => {
    const answers = [yes('A.a', [], bound(2, print)), yes('A.a', [], bound(1, print))]
    expect(blocking(judged({ items, prints, answers }))).toEqual(['answer-current'])
  })

  test('a marker without a fingerprint is refused where the policy says so', () => {
    const given = { items, prints, answers: [yes('A.a', [], bound(2, null))] }
    expect(outcome(given)).toBe('pass')
    expect(said(judged(given), 'answer-current')[0]).toContain(
      'fail warning unbound answers | 1 answer would outlive any push',
    )
    expect(said(judged({ ...given, answers: [yes('A.a', [], bound(2, print))] }), 'answer-current')).toEqual(
      [],
    )
    const refuse = { 'unbound-answers': 'refuse' }
    expect(said(judged(given, refuse), 'answer-current')[0]).toContain(
      'does not say for which content it was given',
    )
    expect(outcome({ items, prints, answers: [yes('A.a', [], bound(2, print))] }, refuse)).toBe('pass')
    expect(outcome({ items, answers: [yes('A.a')] }, refuse)).toBe('pass')
  })
})

describe('answer-current: files of answers', () => {
  const blob = (path: string, answered: string, head: string | null = answered) => ({ path, answered, head })
  const committed = (blobs: ReturnType<typeof blob>[]) => [yes('A.a', [], { ...inFile(), blobs })]
  const why = (blobs: ReturnType<typeof blob>[], files = [changed('src/a.ts')], more = items) =>
    said(judged({ items: more, answers: committed(blobs), files }), 'answer-current')

  test('an answer whose files are what they were passes', () => {
    expect(why([blob('src/a.ts', 'x')])).toEqual([])
  })

  test('a file that changed or went away makes it stale', () => {
    expect(why([blob('src/a.ts', 'x', 'y')])[0]).toContain('src/a.ts has changed since')
    expect(why([blob('src/a.ts', 'x', null)])[0]).toContain('src/a.ts is no longer there')
  })

  test('an answer of before this change has to cover what the change touches', () => {
    expect(why([])[0]).toContain('it was given before this change, and its blobs do not cover src/a.ts')
    expect(why([blob('src/a.ts', 'x')], [changed('src/a.ts'), changed('src/b.ts')])[0]).toContain('src/b.ts')
    const renamed = changed('src/new.ts', { status: 'renamed', previousPath: 'src/old.ts' })
    expect(why([blob('src/new.ts', 'x')], [renamed])[0]).toContain('src/old.ts')
  })

  test('other files of answers are nothing that an answer is about', () => {
    expect(why([], [changed('.gatewright/answers/other.yml')])).toEqual([])
  })

  test('only files that the question is about count', () => {
    const about = [item('A.a', { version: 2, paths: ['db/**'] })]
    expect(why([], [changed('src/a.ts')], about)).toEqual([])
    expect(why([], [changed('db/1.sql')], about)[0]).toContain('db/1.sql')
  })

  test('a file of answers that the change brings is an answer to this change', () => {
    expect(why([], [changed('src/a.ts'), changed('.gatewright/answers/own.yml')])).toEqual([])
    expect(why([], [changed('src/a.ts'), changed('.gatewright/answers/other.yml')])).toHaveLength(1)
  })

  const own = changed('.gatewright/answers/own.yml')
  const touched = (added: [number, number][], file = own, read = true) => {
    const files = [changed('src/a.ts'), file]
    const lines = change(files)
    const fact = known(
      { ...lines, files: lines.files.map((one) => ({ ...one, read, added: read ? added : [] })) },
      { kind: 'file', what: 'test' },
    )
    const answers = [yes('A.a', [], inFile()), yes('B.a', [], inFile(own.path, 7))]
    const about = [...items, item('B.a')]
    return blocking(judged({ items: about, answers, files, facts: { change: fact } }))
  }
  test('another line of that file makes no old entry a new one', () => {
    expect(touched([[4, 9]])).toEqual([])
    expect(
      touched([
        [4, 5],
        [8, 8],
      ]),
    ).toEqual([])
    for (const added of [[[1, 3]], [[4, 6]], [[7, 9]], []] as [number, number][][])
      expect([added, touched(added)]).toEqual([added, ['answer-current']])
    expect(touched([], changed(own.path, { status: 'renamed', previousPath: 'old.yml' }))).toEqual([
      'answer-current',
    ])
    expect(touched([], own, false)).toEqual(['answer-current'])
    expect(touched([], changed(own.path, { status: 'added' }), false)).toEqual([])
  })
})

describe('answer-current: dates', () => {
  const on = (expires: string) =>
    said(judged({ items, answers: [yes('A.a', [], { expires })] }), 'answer-current')

  test('an end is announced 14 days before it, and counts on its own day', () => {
    expect(on('2026-12-05')).toEqual([])
    expect(on('2026-12-04')[0]).toContain(
      'fail warning A.a ends | A.a: the answer (line 2 of the description) ends in 14 days',
    )
    expect(on('2026-11-20')[0]).toContain('fail warning A.a ends')
    expect(on('2026-11-19')[0]).toContain(
      'fail error A.a | A.a: the answer (line 2 of the description) ended on 2026-11-19',
    )
  })

  test.each(['soon', '2026-02-30', '2026-13-01', '20261201', '2026-12-1', ' 2026-12-31'])(
    '%j is no date, and never no limit',
    (expires) => {
      expect(on(expires)[0]).toContain(`fail error A.a | A.a: ${expires} is no date`)
    },
  )
})
