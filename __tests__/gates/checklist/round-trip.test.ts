import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../../../src/core/facts/answers.ts'
import { plain } from '../../../src/core/text.ts'
import { readBody } from '../../../src/formats/answers/body.ts'
import { blocking, every, type Given, item, judged, print } from './facts.ts'

const items = [
  item('A01.a', {
    question: 'Does every entry point deny by default, for `any` <caller> of *it*?',
    minimum: every('E1'),
  }),
  item('A03.a', { version: 2 }),
  item('D.1.a', { expiresAfterDays: 180 }),
]
const prints = { 'A01.a': print, 'A03.a': '90aa41be77c0', 'D.1.a': '0123456789ab' }
const site = { serverUrl: 'https://github.com', repositories: ['acme/shop'] }

/** The answers of a description, with every file that they name there at the head. */
function read(body: string): NonNullable<Given['answers']> {
  return readBody(body, site).answers.map(
    ({ line, evidence, ...rest }): Answer => ({
      ...rest,
      blobs: [],
      place: { kind: 'body', path: 'description', line },
      evidence: evidence.map(({ blob: _, ...target }) => ({
        ...target,
        found: target.kind === 'file' ? 'yes' : 'open',
        why: '',
      })),
    }),
  )
}

/** The text that the gate asks to be pasted. */
function block(): string {
  const [finding] = judged({ items, prints }).filter(({ subject }) => subject === 'block')
  const [detail] = finding?.details ?? []
  return detail?.kind === 'list' ? detail.items.map(plain).join('\n') : ''
}

const settled = (body: string, more: Given = {}) =>
  blocking(judged({ items, prints, answers: read(body), ...more }))

describe('the text that the gate asks for', () => {
  test('pasted as it is answers nothing', () => {
    expect(read(block()).map(({ item: id, value }) => [id, value])).toEqual([
      ['A01.a', 'none'],
      ['A03.a', 'none'],
      ['D.1.a', 'none'],
    ])
    expect(settled(block())).toEqual(['answered'])
  })

  const answered = block()
    .replace('- [ ] **A01', '- [x] **A01')
    .replace('- [ ] **A03', '- [X] **A03')
    .replace(/(<!-- gw:A01.*)/u, '$1\n  - Evidence: src/route.ts#L10-L20')
    .replace(
      /(<!-- gw:D.*)/u,
      '$1\n  - N/A (no-such-surface): the service keeps no store of its own\n  - Expires: 2027-03-01',
    )

  test('passes when it is ticked, with evidence, and N/A with its reason', () => {
    expect(settled(answered)).toEqual([])
    expect(settled(answered.replaceAll('\n', '\r\n'))).toEqual([])
    expect(settled(`Some words first.\n\n${answered}\n\nAnd some after.`)).toEqual([])
  })

  test('ticked without evidence fails', () => {
    expect(settled(answered.replace(/\n {2}- Evidence.*/u, ''))).toEqual(['evidence-grade'])
  })

  test('is stale after a push, and where the question changed', () => {
    expect(settled(answered, { prints: { ...prints, 'A03.a': 'aaaaaaaaaaaa' } })).toEqual(['answer-current'])
    const newer = items.map((one) => ({ ...one, version: one.version + 1 }))
    expect(settled(answered, { items: newer })).toEqual(['answer-current'])
  })

  test.each([
    ['in a fence', (text: string) => `\`\`\`\n${text}\n\`\`\``],
    ['in a comment', (text: string) => `<!--\n${text.replace(/<!--[^\n]*?-->/gu, '')}\n-->`],
    ['quoted', (text: string) => text.replace(/^/gmu, '> ')],
    [
      'with its first question behind an open comment',
      (text: string) => `<!-- oops\n${text.split('\n').slice(1).join('\n')}`,
    ],
  ])('%s it answers nothing', (_, hide) => {
    const findings = settled(hide(answered))
    expect(findings).toContain('answered')
  })

  test('twice, once with the boxes open, it settles nothing', () => {
    expect(settled(`${answered}\n\n${block()}`)).toEqual(['answer-unique'])
  })
})
