import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../../src/core/fact.ts'
import type { ChecklistItem } from '../../../src/core/facts/checklists.ts'
import {
  answer,
  blocking,
  change,
  changed,
  every,
  type Given,
  inFile,
  item,
  judged,
  na,
  outcome,
  ran,
  result,
  said,
  sarif,
  signal,
  tools,
  yes,
} from './facts.ts'

const contradictedBy = {
  sarif: [{ tool: 'semgrep', rule: 'sql-*' }],
  cwe: ['CWE-79'],
  signals: ['guard-removed', 'url-added'],
}
const items = [item('A.a', { contradictedBy })]
const options = { sarif: ['results/*.sarif'] }
const found = (more: Parameters<typeof result>[1] = {}, rule = 'sql-injection') =>
  tools([ran('Semgrep OSS')], [result(rule, more)])
const why = (given: Given, more: object = {}) =>
  said(judged({ items, answers: [yes('A.a')], ...given }, { ...options, ...more }), 'not-contradicted')

describe('not-contradicted by tools', () => {
  test('an open result on an added line beats a tick, and names no text of it', () => {
    expect(why({ tools: found() })).toEqual([
      'fail error A.a | A.a is answered yes, and is contradicted by Semgrep OSS:sql-injection at src/a.ts:5 | ' +
        'no open result of a tool that speaks against it | repair what the tool found and run it again; ' +
        'a result that is wrong is accepted in the tool, with its reason; a comment on an added line does not count',
    ])
  })

  test('it beats N/A and committed answers, too', () => {
    expect(why({ tools: found(), answers: [na('A.a')] })[0]).toContain(
      'A.a is answered N/A, and is contradicted',
    )
    const files = [changed('src/a.ts'), changed('.gatewright/answers/own.yml')]
    expect(why({ tools: found(), files, answers: [yes('A.a', [sarif('semgrep')], inFile())] })).toHaveLength(
      1,
    )
  })

  test('it bears out a no', () => {
    const findings = judged({ items, answers: [answer('A.a', 'no')], tools: found() }, options)
    expect(said(findings, 'not-contradicted')).toEqual([])
    expect(blocking(findings)).toEqual(['answered-yes'])
  })

  test.each([
    ['a weakness', found({ cwe: ['CWE-79'] }, 'xss'), 1],
    ['another rule', found({}, 'style'), 0],
    ['a suppressed result', found({ suppressed: true }), 0],
    ['a comment on an added line that suppresses it', found({ suppressed: true, inSource: true }), 1],
    ['a comment on another line', found({ suppressed: true, inSource: true, line: 40 }), 0],
    ['a baseline that knows it, on an added line', found({ baseline: 'unchanged' }), 1],
    ['a baseline that knows it, on another line', found({ baseline: 'unchanged', line: 40 }), 0],
    ['one that is gone', found({ baseline: 'absent' }), 0],
    ['a line the change does not add', found({ line: 40 }), 0],
    ['a file the change does not touch', found({ path: 'src/b.ts' }), 0],
  ])('%s', (_, results, count) => {
    expect(why({ tools: results })).toHaveLength(count)
  })

  test('with `baseline: all`, results on other lines count as well', () => {
    expect(why({ tools: found({ line: 40 }) }, { baseline: 'all' })).toHaveLength(1)
  })

  test('with `baseline: all`, what is suppressed or gone counts for nothing either', () => {
    expect(why({ tools: found({ suppressed: true }) }, { baseline: 'all' })).toEqual([])
    const comment = { suppressed: true, inSource: true }
    expect(why({ tools: found({ ...comment, line: 40 }) }, { baseline: 'all' })).toEqual([])
    expect(why({ tools: found(comment) }, { baseline: 'all' })).toHaveLength(1)
    expect(why({ tools: found({ baseline: 'absent' }) }, { baseline: 'all' })).toEqual([])
    expect(why({ tools: found({ baseline: 'unchanged' }) }, { baseline: 'all' })).toHaveLength(1)
  })

  test('results of another commit are of other lines: they contradict nothing, and the tool did not run', () => {
    const other = tools([ran('semgrep', { revision: 'f'.repeat(40) })], [result('sql-injection')])
    expect(why({ tools: other })).toEqual([])
    expect(outcome({ items, answers: [yes('A.a')], tools: other }, options)).toBe('unknown')
  })

  test('where the added lines are not known, it is open', () => {
    expect(why({ tools: found({ path: null, line: null }) })[0]).toContain(
      'unknown error A.a | A.a is answered yes, and is perhaps contradicted by Semgrep OSS:sql-injection at no file',
    )
    const both = tools([ran('semgrep')], [result('sql-a', { path: null, line: null }), result('sql-b')])
    expect(why({ tools: both })[0]).toContain(
      'fail error A.a | A.a is answered yes, and is contradicted by semgrep:sql-b at src/a.ts:5 and 1 more',
    )
    const unread = change([changed('src/a.ts')])
    const files = unread.files.map((one) => ({ ...one, read: false, added: [] }))
    const facts = { change: known({ ...unread, files }, { kind: 'file', what: 'test' }) }
    expect(why({ tools: found(), facts })[0]).toContain('unknown error A.a')
    expect(why({ tools: found(), facts: { change: unknown('api-failed', 'gone') } })[0]).toContain(
      'unknown error A.a',
    )
  })

  test('a result makes its question apply, whatever the condition says', () => {
    const silent = [item('A.a', { contradictedBy, applies: { not: { always: true } } })]
    expect(outcome({ items: silent, tools: tools([ran('semgrep')]) }, options)).toBe('pass')
    const unanswered = judged({ items: silent, tools: found(), signals: [signal('guard-removed')] }, options)
    expect(blocking(unanswered)).toEqual(['answered', 'not-contradicted'])
    expect(said(unanswered, 'not-contradicted')[0]).toContain(
      'A.a is contradicted by Semgrep OSS:sql-injection at',
    )
    expect(said(unanswered, 'not-contradicted')[1]).toContain(
      'A.a is contradicted by the change: guard removed',
    )
    expect(blocking(judged({ items: silent, tools: found(), answers: [yes('A.a')] }, options))).toEqual([
      'not-contradicted',
    ])
  })
})

describe('not-contradicted by the change', () => {
  test('a precise signal beats a tick; a hint does not', () => {
    expect(
      why({
        tools: tools([ran('semgrep')]),
        signals: [signal('guard-removed', { side: 'removed', name: 'requireAuth' })],
      }),
    ).toEqual([
      'fail error A.a change | A.a is answered yes, and the change contradicts it: guard removed (requireAuth) at src/a.ts:5 | ' +
        'nothing in the change that shows the opposite | put it back, or make the change in another way',
    ])
    expect(why({ tools: tools([ran('semgrep')]), signals: [signal('url-added')] })).toEqual([])
    expect(why({ tools: tools([ran('semgrep')]), signals: [signal('tls-off')] })).toEqual([])
  })
})

describe('tools-ran', () => {
  const clean = { items: [item('A.a')], answers: [yes('A.a')] }
  const ofTools = (given: Given, more: object = options) => judged({ ...clean, ...given }, more)

  test('a tool that ran passes', () => {
    expect(blocking(ofTools({ tools: tools([ran('semgrep')]) }))).toEqual([])
  })

  test('a pattern without a file is not run', () => {
    const findings = ofTools({
      tools: tools([], [], { patterns: [{ pattern: 'results/*.sarif', files: 0 }] }),
    })
    expect(said(findings, 'tools-ran')).toEqual([
      'unknown error results/*.sarif | no file matches results/*.sarif: the tool did not run | ' +
        'complete results of each tool that the policy names, of the judged commit | ' +
        'run the tool before this step so that it writes its file, or correct the policy',
    ])
    expect(
      outcome(
        { ...clean, tools: tools([], [], { patterns: [{ pattern: 'results/*.sarif', files: 0 }] }) },
        options,
      ),
    ).toBe('unknown')
  })

  test.each<readonly [string, Given, string]>([
    ['nobody looked', { tools: tools([], [], { patterns: [] }) }, 'nobody looked for results/*.sarif'],
    [
      'a file that is cut',
      { tools: tools([ran('a')], [], { invalid: [{ file: 'results/b.sarif', detail: 'it ends early' }] }) },
      'results/b.sarif cannot be used: it ends early',
    ],
    [
      'another commit',
      { tools: tools([ran('a', { revision: 'f'.repeat(40) })]) },
      'results/a.sarif is of commit ffff',
    ],
    ['a short commit', { tools: tools([ran('a', { revision: '111' })]) }, 'is of commit 111'],
    ['a failed run', { tools: tools([ran('a', { successful: false })]) }, 'says that the run of a failed'],
    [
      'a file of the change',
      { tools: tools([ran('a')]), files: [changed('results/a.sarif')] },
      'is a file of the change itself',
    ],
    [
      'unreadable',
      { facts: { 'tool-findings': unknown('too-large', 'over 25 MB') } },
      'could not be read: over 25 MB',
    ],
  ])('%s: not run, and so unknown', (_, given, text) => {
    const findings = ofTools(given)
    expect(said(findings, 'tools-ran').join()).toContain(text)
    expect(blocking(findings)).toEqual(['tools-ran'])
  })

  test('tools that the policy names must be among them, by any of their names', () => {
    const wanted = { sarif: { files: ['results/*.sarif'], tools: ['semgrep', 'codeql'] } }
    const findings = ofTools({ tools: tools([ran('Semgrep OSS')]) }, wanted)
    expect(said(findings, 'tools-ran')).toHaveLength(1)
    expect(said(findings, 'tools-ran')[0]).toContain(
      'unknown error codeql | codeql did not run: no file of results of codeql was given',
    )
  })
})

describe('results-mapped', () => {
  test('an open result that no question is about is counted', () => {
    const findings = judged({ items, answers: [yes('A.a')], tools: found({}, 'style') }, options)
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'results-mapped')[0]).toContain(
      'fail warning results without a question | 1 open result that no question of the checklists is about: Semgrep OSS:style',
    )
  })
})

describe('questions that tools answer', () => {
  const machine: ChecklistItem = item('A.a', {
    machine: [{ tool: 'semgrep' }, { tool: 'codeql' }],
    contradictedBy,
    minimum: every('E2'),
  })
  const both = [ran('semgrep'), ran('CodeQL')]

  test('each of its tools ran clean: nobody is asked', () => {
    const findings = judged({ items: [machine], tools: tools(both) }, options)
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'questions')[0]).toContain('0 for the author (0 open), 1 answered by tools')
  })

  test('one of them did not run, or of another commit: a person answers', () => {
    expect(blocking(judged({ items: [machine], tools: tools([ran('semgrep')]) }, options))).toEqual([
      'answered',
    ])
    const stale = tools([ran('semgrep'), ran('CodeQL', { revision: 'f'.repeat(40) })])
    expect(blocking(judged({ items: [machine], tools: stale }, options))).toEqual(['answered', 'tools-ran'])
    expect(
      blocking(judged({ items: [machine], facts: { 'tool-findings': unknown('api-failed', 'gone') } })),
    ).toEqual(['answered'])
  })

  test('an open result is a contradiction, and a tick does not help', () => {
    const given = { items: [machine], tools: tools(both, [result('sql-injection')]) }
    expect(said(judged(given, options), 'not-contradicted')[0]).toContain(
      'A.a, which tools answer, is contradicted by',
    )
    expect(blocking(judged({ ...given, answers: [yes('A.a')] }, options))).toEqual(['not-contradicted'])
  })
})

describe('questions that follow from others', () => {
  const derived = item('P', { derivedFrom: ['A.a', 'B.a'] })
  const sources = [item('A.a'), item('B.a')]

  test('they are answered with those, and never asked', () => {
    const findings = judged({ items: [...sources, derived], answers: [yes('A.a'), yes('B.a')] })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'questions')[0]).toContain('1 that follow from others')
  })

  test('they do not hold while one of those does not', () => {
    const findings = judged({ items: [...sources, derived], answers: [yes('A.a')] })
    expect(said(findings, 'answered')).toHaveLength(1)
    const table = findings.find(({ rule }) => rule === 'checklist/questions')?.details?.[0]
    const rows =
      table?.kind === 'table'
        ? table.rows.map((cells) =>
            cells.map((cell) => cell.map((part) => ('text' in part ? part.text : '')).join('')),
          )
        : []
    expect(rows.find(([name]) => name === 'P')?.[2]).toBe('from A.a and B.a, does not hold')
  })

  test('one that nobody asks fails', () => {
    const findings = judged({ items: [item('A.a'), derived], answers: [yes('A.a')] })
    expect(said(findings, 'answered')[0]).toContain(
      'P follows from B.a, which no checklist of the policy asks',
    )
  })

  test('a circle ends', () => {
    const circle = [item('X', { derivedFrom: ['Y'] }), item('Y', { derivedFrom: ['X'] })]
    expect(blocking(judged({ items: circle }))).toEqual(['answered'])
  })
})
