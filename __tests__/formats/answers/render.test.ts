import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Answer, notApplicableKinds } from '../../../src/core/facts/answers.ts'
import { readBody } from '../../../src/formats/answers/body.ts'
import {
  type Asked,
  blockStart,
  isStale,
  renderBlock,
  renderItem,
  type Said,
} from '../../../src/formats/answers/render.ts'

const site = { serverUrl: 'https://github.com', repositories: ['acme/shop'] }
const print = '3fa9c1d20b77'

const asked = (id = 'A03.a', more: Partial<Asked['item']> = {}, rest: Partial<Asked> = {}): Asked => ({
  item: {
    id,
    version: 1,
    question: 'Is every new external input parsed against a schema before use?',
    evidence: ['file', 'check'],
    expiresAfterDays: null,
    ...more,
  },
  minimum: 'E1',
  fingerprint: print,
  ...rest,
})

const said = (value: Answer['value'], more: Partial<Said> = {}): Said => ({
  value,
  reason: null,
  expires: null,
  bound: { version: 1, fingerprint: print },
  evidence: [],
  ...more,
})

const block = (questions: readonly Asked[], answers: Readonly<Record<string, Said>> = {}): string =>
  renderBlock(questions, new Map(Object.entries(answers)))

describe('the block of a checklist', () => {
  test('without answers has one line for each question', () => {
    const text = block([asked(), asked('A07.b')])
    expect(text.split('\n')).toHaveLength(3)
    expect(text.split('\n')[0]).toBe(blockStart)
    expect(renderItem(asked())).toEqual([
      '- [ ] **A03.a** Is every new external input parsed against a schema before use? <!-- gw:A03.a v1 3fa9c1d20b77 --> <!-- yes: tick, and below it evidence of grade E1 (PATH#L1-L9, check NAME); or below it N/A with kind and reason -->',
    ])
  })

  test('is read back as nothing said', () => {
    const read = readBody(block([asked(), asked('A07.b')]), site)
    expect(read).toMatchObject({ problems: [], statements: [] })
    expect(read.answers).toMatchObject([
      { item: 'A03.a', value: 'none', bound: { version: 1, fingerprint: print }, evidence: [] },
      { item: 'A07.b', value: 'none' },
    ])
  })

  test('ticked by hand is a yes', () => {
    const ticked = block([asked()]).replace('- [ ]', '- [x]')
    expect(readBody(`${ticked}\n  - Evidence: src/schema.ts#L1-L9\n`, site)).toMatchObject({
      problems: [],
      answers: [{ value: 'yes', evidence: [{ kind: 'file', name: 'src/schema.ts', lines: [1, 9] }] }],
    })
  })

  test('takes answers over', () => {
    const text = block([asked(), asked('A07.b'), asked('D.1.a')], {
      'A03.a': said('yes', { evidence: [{ text: 'src/schema.ts#L10-L20' }, { text: 'check: unit tests' }] }),
      'A07.b': said('na', {
        reason: { kind: 'no-such-surface', text: 'the change adds no session and no token.' },
      }),
      'D.1.a': said('no', {
        reason: { kind: null, text: 'the restore was never tried.' },
        expires: '2027-01-31',
      }),
    })
    expect(text).toContain('- [x] **A03.a** ')
    expect(text).toContain('\n  - Evidence: src/schema.ts#L10-L20, check: unit tests\n')
    expect(text).toContain('\n  - N/A (no-such-surface): the change adds no session and no token.\n')
    expect(text).toContain('\n  - No: the restore was never tried.\n  - Expires: 2027-01-31')
  })

  test.each([
    ['another version', { version: 2, fingerprint: print }],
    ['other content', { version: 1, fingerprint: 'ffffffffffff' }],
  ])('an answer to %s is opened again, and keeps its evidence alone', (_, bound) => {
    const evidence = [{ text: 'src/a.ts' }]
    const reason = { kind: 'not-deployed', text: 'this part is not deployed anywhere' } as const
    expect(isStale(asked(), { bound, value: 'yes' })).toBe(true)
    for (const value of ['yes', 'na'] as const) {
      const text = block([asked()], {
        'A03.a': said(value, { bound, evidence, reason, expires: '2027-01-31' }),
      })
      expect(readBody(text, site)).toMatchObject({
        problems: [],
        answers: [{ value: 'none', reason: null, expires: null, evidence: [{ name: 'src/a.ts' }] }],
      })
    }
  })

  test('an answer that says nothing of its content is bound by the new block', () => {
    const text = block([asked()], { 'A03.a': said('yes', { bound: null }) })
    expect(text).toContain('- [x] **A03.a**')
    expect(text).toContain(`<!-- gw:A03.a v1 ${print} -->`)
  })

  test('without a fingerprint the marker has none', () => {
    expect(block([asked('A', {}, { fingerprint: null })])).toContain('<!-- gw:A v1 -->')
  })

  test('what must be looked at again says until when', () => {
    expect(renderItem(asked('A', { expiresAfterDays: 180 }))[0]).toContain('at most 180 days')
    expect(renderItem(asked('A', {}, { minimum: 'E0' }))[0]).toContain('<!-- yes: tick; or')
  })

  test('is the same however often it is rendered', () => {
    const answers = { 'A03.a': said('yes', { evidence: [{ text: 'a,b.ts' }] }) }
    const once = block([asked()], answers)
    const [answer] = readBody(once, site).answers
    expect(answer).toMatchObject({ evidence: [{ name: 'a,b.ts' }] })
    expect(block([asked()], answer === undefined ? {} : { 'A03.a': answer })).toBe(once)
  })

  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'abc <>[]()*_`~#&|!@$\\:,-/^{}\n"\''),
      fc.constantFrom(
        '-->',
        '<!--',
        'No: x',
        'N/A: y',
        'Evidence: z',
        'Expires: 1',
        'N/A',
        '- [x] ',
        '```',
        'https://a.b',
        '@alpha',
      ),
    ),
    maxLength: 12,
  })
  const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()

  test('whatever question and reason say, the answers are read back as they were given', () => {
    const answer = fc.oneof(
      fc.record({ value: fc.constant('yes' as const), reason: fc.constant(null) }),
      fc.record({
        value: fc.constant('na' as const),
        reason: fc.record({
          kind: fc.constantFrom(...notApplicableKinds),
          text: hostile.filter((text) => /[a-c]/.test(text)),
        }),
      }),
      fc.record({
        value: fc.constant('no' as const),
        reason: fc.record({ kind: fc.constant(null), text: hostile.filter((text) => /[a-c]/.test(text)) }),
      }),
      fc.record({ value: fc.constant('none' as const), reason: fc.constant(null) }),
    )
    const evidence = fc.uniqueArray(
      fc.constantFrom(
        'src/a.ts#L1-L9',
        'docs/x.md#a-heading',
        'check: ci / build',
        'test: a › b',
        'sarif: CodeQL',
        'a,b.ts',
        'https://example.com/x',
      ),
      { maxLength: 4 },
    )
    const row = fc.record({ question: hostile, answer, evidence })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const questions = rows.map(({ question }, index) => asked(`A0${index}.a`, { question }))
        const answers = Object.fromEntries(
          rows.map(({ answer: given, evidence: targets }, index) => [
            `A0${index}.a`,
            said(given.value, { reason: given.reason, evidence: targets.map((text) => ({ text })) }),
          ]),
        )
        const read = readBody(`Some text.\n\n${block(questions, answers)}\n\nMore text.`, site)
        expect(read.problems).toEqual([])
        expect(read.statements).toEqual([])
        expect(
          read.answers.map(({ item, value, reason, evidence: targets }) => ({
            ...{ item, value },
            reason: reason === null ? null : { kind: reason.kind, text: oneLine(reason.text) },
            evidence: targets.length,
          })),
        ).toEqual(
          rows.map(({ answer: given, evidence: targets }, index) => ({
            item: `A0${index}.a`,
            value: given.value,
            reason:
              given.reason === null ? null : { kind: given.reason.kind, text: oneLine(given.reason.text) },
            evidence: targets.length,
          })),
        )
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
