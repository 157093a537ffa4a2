import { describe, expect, test } from '@jest/globals'
import { reasonFault } from '../../src/core/answer-reason.ts'
import { type Fact, known } from '../../src/core/fact.ts'
import { type Answer, type Answers, answersSchema } from '../../src/core/facts/answers.ts'
import type { Checklists } from '../../src/core/facts/checklists.ts'
import { redact } from '../../src/facts/redact.ts'
import { redactChecklists } from '../../src/facts/redact-checklist.ts'
import { readSavedFacts, type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { headSha } from './fake-github.ts'

const source = { kind: 'api', what: 'x', sha: headSha } as const
const question = 'Is every new external input parsed against a schema?'
const secret = 'the meddler of acme wrote this down'

const answer = (more: Partial<Answer> = {}): Answer => ({
  item: 'A03.a',
  place: { kind: 'body', path: 'the body of the pull request', line: 3 },
  value: 'na',
  reason: { kind: 'no-such-surface', text: secret },
  evidence: [
    {
      ...{ kind: 'file', text: '[a meddler](src/a.ts#L1-L2)', name: 'src/a.ts', anchor: null, lines: [1, 2] },
      ...{ found: 'yes', why: '' },
    },
    {
      ...{ kind: 'link', text: 'https://meddler.example/', name: 'https://meddler.example/', anchor: null },
      ...{ lines: null, found: 'open', why: '' },
    },
    {
      ...{ kind: 'check', text: '[check: ci](https://meddler.example/)', name: 'ci', anchor: null },
      ...{ lines: null, found: 'open', why: '' },
    },
  ],
  expires: '2027-01-31',
  bound: { version: 1, fingerprint: null },
  blobs: [],
  openBelow: [],
  answeredBy: 'meddler',
  ...more,
})

const answersWith = (...list: readonly Answer[]): Answers => ({
  answers: [...list],
  problems: [
    {
      ...{ path: 'the body of the pull request', line: 9, kind: 'malformed', item: 'A07.b' },
      ...{ detail: 'meddler', rightForm: '- [ ] meddler' },
    },
  ],
  statements: [
    { key: 'kind', value: 'bug fix', line: 1 },
    { key: 'reproduction', value: 'ask meddler', line: 2 },
  ],
  body: true,
  edits: {
    known: true,
    value: [{ editor: { id: 9, login: 'meddler', type: 'User' }, at: '2026-11-20T10:00:00Z' }],
  },
})

const checklists = {
  sha: headSha,
  lists: [
    {
      ...{ name: 'own', title: 'Questions of meddler', source: 'security/own.yml' },
      items: [
        {
          ...{
            id: 'OWN.1',
            question,
            fix: 'Parse it.',
            translations: { es: '¿Se valida toda entrada nueva?' },
          },
          recovery: { action: 'Parse it.', rollback: 'Revert it.', escalation: 'Ask meddler.' },
        },
      ],
    },
  ],
  fingerprints: {},
} as unknown as Checklists

const saved = (value: Answers): SavedFacts => ({
  ...{ version: '0.1.0', redacted: false, serverUrl: 'https://github.example' },
  target: {
    ...{ kind: 'pull-request', repository: 'acme/shop', pullRequests: [7], headSha },
    ...{ baseRef: 'main', baseSha: headSha },
  },
  policy: { path: '.github/gatewright.yml', sources: [], inputs: {} },
  subjects: [
    { subject: '', facts: { answers: known(value, source), checklists: known(checklists, source) } },
  ],
})

const knownValue = (fact: Fact<unknown> | undefined): unknown => {
  if (fact?.known !== true) throw new Error('not known')
  return fact.value
}
const redactedFacts = (value: Answers) => redact(saved(value)).subjects[0]?.facts ?? {}
const redacted = (value: Answers): Answers => answersSchema.parse(knownValue(redactedFacts(value).answers))

const sentencesIn = ({ lists }: Checklists): readonly string[] =>
  lists.flatMap(({ items }) =>
    items.flatMap(({ question: one, fix, translations }) => [one, fix, ...Object.values(translations)]),
  )

describe('saved answers', () => {
  test('are read back as they were', () => {
    const document = saved(answersWith(answer()))
    const facts = { answers: known(answersWith(answer()), source) }
    const whole = { ...document, subjects: [{ subject: '', facts }] }
    expect(readSavedFacts(saveFacts(whole)).subjects).toEqual([{ subject: '', facts }])
  })

  test('redacted they keep what is judged, and none of the words', () => {
    const value = redacted(answersWith(answer()))
    expect(JSON.stringify(value)).not.toMatch(/meddler|wrote/)
    expect(value).toMatchObject({
      answers: [
        {
          ...{ item: 'A03.a', value: 'na', expires: '2027-01-31', reason: { kind: 'no-such-surface' } },
          evidence: [
            { text: 'src/a.ts#L1-L2', name: 'src/a.ts', lines: [1, 2], found: 'yes' },
            { kind: 'link' },
            { kind: 'check', text: 'check: ci', name: 'ci' },
          ],
        },
      ],
      problems: [{ kind: 'malformed', item: 'A07.b', line: 9 }],
      statements: [{ key: 'kind', value: 'bug fix' }, { key: 'reproduction' }],
      edits: { known: true, value: [{ at: '2026-11-20T10:00:00Z' }] },
    })
    expect(value.edits.known && value.edits.value[0]?.editor?.login).toMatch(/^user-/)
  })

  test('a reason keeps its fault, and equal reasons stay equal', () => {
    const sentences = [question, 'Parse it.', '¿Se valida toda entrada nueva?']
    const shown = sentencesIn(knownValue(redactedFacts(answersWith()).checklists) as Checklists)
    const texts = [
      ...['', 'meddler', secret, `${secret}!`, 'because {{meddler wrote}} it down', question.toUpperCase()],
      ...[
        'because why this change has nothing of it',
        'mmmmmm eeeeee mmmmm eeee',
        '¿Se valida toda entrada nueva?',
        `TBD ${secret}`,
      ],
    ]
    const list = texts.map((text) => answer({ reason: { kind: null, text } }))
    const after = redacted(answersWith(...list)).answers.map(({ reason }) => reason?.text ?? '')
    expect(after.map((text) => reasonFault(text, shown))).toEqual(
      texts.map((text) => reasonFault(text, sentences)),
    )
    expect(texts.map((text) => reasonFault(text, sentences))).toEqual([
      ...['empty', 'short', null, null, 'placeholder', 'copied'],
      ...['placeholder', 'no-sentence', 'copied', 'placeholder'],
    ])
    // What makes no difference to the gate makes none here.
    expect(after[2]).toBe(after[3])
    expect(new Set(after).size).toBe(texts.length - 1)
    expect(JSON.stringify(after)).not.toMatch(/meddler|wrote|mmm/)
  })

  test.each([
    ['kind', 'Bug fix.', 'Bug fix.'],
    ['kind', 'whatever meddler says', '(redacted)'],
    ['path', 'full', 'full'],
    [
      'path',
      'Fast (meddler may not wait for this)',
      expect.stringMatching(/^fast \(redacted reason with digest/),
    ],
    ['path', 'fast (meddler)', expect.stringMatching(/^fast \(words \w+\)$/)],
    ['path', 'as meddler likes', '(redacted)'],
    ['surface', 'input, external data; meddler', 'input, external data'],
    ['surface', 'meddler', '(redacted)'],
    ['surface', 'none', 'none'],
    ['security-review-skipped', 'test helper, not shipped', 'test helper, not shipped'],
    ['security-review-skipped', 'meddler looked at it', '(redacted)'],
    ['performance-review-skipped', 'not in hot path', 'not in hot path'],
    ['performance-review-skipped', 'meddler knows that it is fast enough', '(redacted)'],
    ['specification', 'specs/cart.md', 'specs/cart.md'],
    ['unlock', 'tests/a.test.ts', 'tests/a.test.ts'],
  ] as const)('of a statement %s: %j stays what is understood', (key, value, expected) => {
    const { statements } = redacted({ ...answersWith(), statements: [{ key, value, line: 1 }] })
    expect(statements).toEqual([{ key, value: expected, line: 1 }])
  })

  test('texts of checklists of the repository’s own go, those of shipped ones stay', () => {
    const own = JSON.stringify(knownValue(redactedFacts(answersWith()).checklists))
    expect(own).not.toMatch(/meddler|schema|Parse|valida/)
    expect(own).toMatch(/"name":"own".*"source":"security\/own.yml".*"id":"OWN.1"/)
    const [list] = checklists.lists
    if (list === undefined) throw new Error('no list')
    const shipped = { ...checklists, lists: [{ ...list, source: 'shipped' }] }
    expect(redactChecklists(shipped)).toEqual(shipped)
  })

  test('what has no words stays as it is', () => {
    const yes = answer({ value: 'yes', reason: null, evidence: [] })
    expect(redacted(answersWith(yes)).answers[0]).toMatchObject({ reason: null, value: 'yes' })
    const unread: Answers = {
      ...answersWith(),
      edits: { known: false, reason: 'permission-missing', detail: 'meddler may not' },
    }
    expect(redacted(unread).edits).toEqual({
      known: false,
      reason: 'permission-missing',
      detail: '(redacted)',
    })
  })
})
