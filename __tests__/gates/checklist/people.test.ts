import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/core/fact.ts'
import type { Actor } from '../../../src/core/facts/people.ts'
import {
  actor,
  approval,
  blocking,
  bravo,
  changed,
  chef,
  type Given,
  inFile,
  item,
  judged,
  outcome,
  ran,
  result,
  said,
  sec,
  signal,
  tools,
  yes,
} from './facts.ts'

const items = [item('A.a')]
const answers = [yes('A.a')]
const edits = (...value: { editor: Actor | null; at: string }[]): Given['more'] => ({
  edits: { known: true, value },
})
const unreadable: Given['more'] = {
  edits: { known: false, reason: 'truncated', detail: 'there are more than 100 edits' },
}
const late = '2026-11-20T11:00:00Z'
const early = '2026-11-20T08:00:00Z'

describe('approved-after-answers', () => {
  const reviews = [approval(sec)]
  const refuse = { 'edited-after-approval': 'refuse' }

  test('MD-19 a description that was edited after the last approval is pointed out with both times; refused on request', () => {
    const given = { items, answers, reviews, more: edits({ editor: chef, at: late }) }
    expect(said(judged(given), 'approved-after-answers')).toEqual([
      'fail warning description | the description was edited at 2026-11-20T11:00:00Z by @chef, after the last approval at 2026-11-20T09:00:00Z | ' +
        'answers that whoever approved has seen | ask whoever approved to look at the answers, and to approve again',
    ])
    expect(outcome(given)).toBe('pass')
    expect(outcome(given, refuse)).toBe('fail')
  })

  test.each<readonly [string, Given]>([
    ['an edit before the approval', { reviews, more: edits({ editor: chef, at: early }) }],
    ['no edit', { reviews }],
    ['no approval', { more: edits({ editor: chef, at: late }) }],
    [
      'an approval that was given again',
      {
        reviews: [...reviews, approval(bravo, { submittedAt: '2026-11-20T11:30:00Z' })],
        more: edits({ editor: chef, at: late }),
      },
    ],
    [
      'answers in files alone',
      {
        reviews,
        more: edits({ editor: chef, at: late }),
        answers: [yes('A.a', [], inFile())],
        files: [changed('.gatewright/answers/own.yml')],
      },
    ],
  ])('%s is none', (_, given) => {
    const findings = judged({ items, answers, ...given }, refuse)
    expect(said(findings, 'approved-after-answers')).toEqual([])
    expect(blocking(findings)).toEqual([])
  })

  test('a comment after the edit is no approval of it', () => {
    const comment = approval(bravo, { state: 'COMMENTED', submittedAt: '2026-11-20T11:30:00Z' })
    const given = { items, answers, reviews: [...reviews, comment], more: edits({ editor: chef, at: late }) }
    expect(blocking(judged(given, refuse))).toEqual(['approved-after-answers'])
  })

  test('where it cannot be read, it is open when the policy asks for it', () => {
    expect(blocking(judged({ items, answers, reviews, more: unreadable }, refuse))).toEqual([
      'approved-after-answers',
    ])
    expect(
      blocking(judged({ items, answers, facts: { reviews: unknown('api-failed', 'gone') } }, refuse)),
    ).toEqual(['approved-after-answers'])
    expect(blocking(judged({ items, answers, reviews, more: unreadable }))).toEqual([])
  })
})

describe('answered-by', () => {
  const bot = actor('updates[bot]', 77, 'Bot')

  test('MD-20 a body that somebody else edited is not attributed to the author alone', () => {
    const more = edits({ editor: bravo, at: late }, { editor: chef, at: early })
    expect(said(judged({ items, answers, more }), 'answered-by')).toEqual([
      "fail note other editors | the description was edited by @bravo, last at 2026-11-20T11:00:00Z: these answers are not the author's alone | " +
        'it is known who answered | the author confirms the answers, or whoever edited them stands for them',
    ])
    expect(
      said(
        judged({ items, answers, more: edits({ editor: { ...chef, login: 'renamed' }, at: late }) }),
        'answered-by',
      ),
    ).toEqual([])
  })

  test('a bot answers for nobody, unless the policy lists it or a person edited the answers', () => {
    const given = { items, answers, author: bot }
    expect(blocking(judged(given))).toEqual(['answered-by'])
    expect(blocking(judged({ ...given, more: edits({ editor: bot, at: late }) }))).toEqual(['answered-by'])
    expect(blocking(judged({ ...given, more: edits({ editor: null, at: late }) }))).toEqual(['answered-by'])
    expect(blocking(judged(given, { bots: [77] }))).toEqual([])
    expect(blocking(judged({ ...given, more: edits({ editor: bravo, at: late }) }))).toEqual([])
    expect(said(judged({ ...given, more: unreadable }), 'answered-by')[0]).toContain('unknown error bot')
  })

  test('a bot needs no person where tools answer everything', () => {
    const machine = [item('A.a', { machine: [{ tool: 'codeql' }] })]
    expect(
      outcome({ items: machine, author: bot, tools: tools([ran('codeql')]) }, { sarif: ['results/*.sarif'] }),
    ).toBe('pass')
  })

  test('a bot that only edits what a person wrote is named', () => {
    const findings = judged({ items, answers, more: edits({ editor: bot, at: late }) })
    expect(blocking(findings)).toEqual([])
    expect(said(findings, 'answered-by')[0]).toContain('@updates[bot]')
  })

  test('who answered is open without the pull request; without the edits it is said', () => {
    const gone = { 'pull-request': unknown('api-failed', 'gone') }
    expect(blocking(judged({ items, answers, facts: gone }))).toEqual(['answered-by'])
    expect(said(judged({ items, answers, more: unreadable }), 'answered-by')[0]).toContain('skip note edits')
    const local = {
      items,
      answers: [yes('A.a', [], inFile())],
      files: [changed('.gatewright/answers/own.yml')],
      more: { body: false },
    }
    expect(outcome({ ...local, facts: { 'pull-request': unknown('offline', 'no pull request') } })).toBe(
      'pass',
    )
  })
})

describe('reviewer-answered', () => {
  const forReviewer = [item('R.a', { answeredBy: 'reviewer' })]
  const from = { reviewers: ['@acme/security'] }
  const teams = { '@acme/security': { known: true as const, members: [sec] } }
  const given = (more: Given = {}): Given => ({ items: forReviewer, teams, ...more })

  test('a tick of the author counts for nothing, an approval of the head counts', () => {
    const ticked = judged(given({ answers: [yes('R.a')] }), from)
    expect(said(ticked, 'reviewer-answered')).toEqual([
      'fail error R.a | R.a is for a reviewer: nobody of @acme/security approved the head commit | Is R.a so? | ask @acme/security to review the head commit',
    ])
    expect(said(ticked, 'answer-known')[0]).toContain(
      'R.a is answered yes (line 2 of the description), and is not asked of the author: a reviewer answers it',
    )
    expect(outcome(given({ reviews: [approval(sec)] }), from)).toBe('pass')
  })

  test.each<readonly [string, Given]>([
    ['an approval of an older commit', { reviews: [approval(sec, { commitId: '3'.repeat(40) })] }],
    [
      'an approval that was withdrawn',
      { reviews: [approval(sec), approval(sec, { id: 99, state: 'CHANGES_REQUESTED', submittedAt: late })] },
    ],
    ['somebody outside of the team', { reviews: [approval(bravo)] }],
    [
      'the author',
      { reviews: [approval(chef)], teams: { '@acme/security': { known: true, members: [chef] } } },
    ],
    ['a bot', { reviews: [approval(actor('sec', 3, 'Bot'))] }],
    ['somebody who may not push', { reviews: [approval(sec, { canPush: false })] }],
  ])('%s does not count', (_, more) => {
    expect(blocking(judged(given(more), from))).toEqual(['reviewer-answered'])
  })

  test('an objection of the role stands against an approval of it', () => {
    const both = { '@acme/security': { known: true as const, members: [sec, bravo] } }
    const reviews = [approval(sec), approval(bravo, { state: 'CHANGES_REQUESTED' })]
    const findings = judged(given({ reviews, teams: both }), from)
    expect(said(findings, 'reviewer-answered')[0]).toContain('R.a is for a reviewer: @bravo requests changes')
  })

  test('a team that cannot be read leaves it open; so do unreadable reviews', () => {
    const hidden = { '@acme/security': unknown('team-membership', 'no') } as unknown as NonNullable<
      Given['teams']
    >
    expect(outcome(given({ reviews: [approval(sec)], teams: hidden }), from)).toBe('unknown')
    expect(outcome(given({ facts: { reviews: unknown('api-failed', 'gone') } }), from)).toBe('unknown')
  })

  test('without a role, anybody who may push and did not write it', () => {
    expect(outcome(given({ reviews: [approval(bravo)] }))).toBe('pass')
    expect(outcome(given({ reviews: [approval(chef)] }))).toBe('fail')
    expect(outcome(given())).toBe('fail')
    expect(outcome(given({ reviews: [approval(bravo, { canPush: false })] }))).toBe('fail')
  })

  test('what contradicts it beats an approval, too', () => {
    const contradictedBy = { sarif: [{ tool: 'semgrep', rule: '*' }], cwe: [], signals: ['guard-removed'] }
    const against = [item('R.a', { answeredBy: 'reviewer', contradictedBy })]
    const results = tools([ran('semgrep')], [result('any')])
    const sarif = { sarif: ['results/*.sarif'] }
    expect(blocking(judged({ items: against, reviews: [approval(bravo)], tools: results }, sarif))).toEqual([
      'not-contradicted',
    ])
    expect(
      blocking(judged({ items: against, reviews: [approval(bravo)], signals: [signal('guard-removed')] })),
    ).toEqual(['not-contradicted'])
  })
})
