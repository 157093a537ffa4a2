import { describe, expect, test } from '@jest/globals'
import { shippedChecklists } from '../../src/formats/checklists/names.ts'
import { everyItem, shippedItem, shippedList, shippedTogether } from './shipped.ts'

describe('every item of every list', () => {
  test('says what to do, how to undo it and whom to ask', () => {
    for (const { fix, recovery } of everyItem())
      for (const text of [fix, ...Object.values(recovery)]) expect(text).toMatch(/^\S.{10,}[.)]$/)
  })

  test('a recovery sends nobody to another item, so that no circle can be made of them', () => {
    const ids = everyItem().flatMap(({ id, aliases }) => [id, ...aliases].filter((name) => /\d/.test(name)))
    for (const { recovery } of everyItem())
      for (const text of Object.values(recovery)) {
        const words = new Set(text.split(/[\s,;.]+/))
        expect(ids.filter((id) => words.has(id))).toEqual([])
      }
  })

  test('asks one question with a yes and a no, without a matter of opinion', () => {
    // Written anew here: the reader's own list would agree with itself.
    const opinion =
      /\b(proper(ly)?|strong(ly)?|secure enough|considered|(where|if) applicable|appropriate(ly)?|adequate(ly)?|sufficient(ly)?|reasonable|robust|good|suitable)\b/i
    for (const { question } of everyItem()) {
      expect(question).toMatch(/^(Is|Are|Does|Do|Did|Has|Have|Can|Was|Were) [^?]+\?$/)
      expect(question).not.toMatch(opinion)
    }
  })

  test('no two items ask the same within a list, and all lists together name each id once', () => {
    for (const name of shippedChecklists) {
      const questions = shippedList(name).items.map(({ question }) => question)
      expect(new Set(questions).size).toBe(questions.length)
    }
    expect(shippedTogether(...shippedChecklists).conflicts).toEqual([])
  })
})

describe('performance (document 000, task 4)', () => {
  const { items } = shippedList('performance')

  test('applicability of four, seven patterns, three criteria', () => {
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `PERF.${index + 1}`))
    expect(items.map(({ noAllowed }) => noAllowed)).toEqual(items.map((_, index) => index < 4))
  })

  test('any of the four, by a tag or by an answer, asks for the rest', () => {
    for (const { applies } of items.slice(4))
      expect(applies).toEqual({
        any: [
          { performance: ['authentication', 'dispatch', 'request', 'query'] },
          ...[1, 2, 3, 4].map((index) => ({ answered: { item: `PERF.${index}`, value: 'yes' } })),
        ],
      })
  })
})

test('phase completion: the eleven criteria of document 002, B.2', () => {
  expect(shippedList('phase-completion').items).toHaveLength(11)
})

test('spec: the parts that the document asks for, three exclusions among them', () => {
  expect(shippedList('spec').items.map(({ id }) => id)).toEqual([
    ...['SPEC.1.a', 'SPEC.1.b', 'SPEC.1.c', 'SPEC.1.d', 'SPEC.2.a', 'SPEC.2.b', 'SPEC.3', 'LOCK.1', 'RED.1'],
  ])
  expect(shippedItem('spec', 'SPEC.2.a').question).toContain('three')
})

test('review decision: the approval of a review is given by a reviewer; logs follow secure-feature', () => {
  expect(shippedItem('review-decision', 'REV.1').answeredBy).toBe('reviewer')
  const [alone] = shippedTogether('review-decision').lists
  const both = shippedTogether('secure-feature', 'review-decision').lists
  const logs = (items: (typeof both)[number]['items'] | undefined) =>
    items?.find(({ id }) => id === 'LOG.1')?.derivedFrom
  expect(logs(alone?.items)).toEqual([])
  expect(logs(both[1]?.items)).toEqual(['A09.b'])
})

test('workflow health: the four checks of document 000, task 7, asked of the repository', () => {
  const { items } = shippedList('workflow-health')
  expect(items).toHaveLength(4)
  for (const { scope, minimum } of items) expect([scope, minimum.full]).toEqual(['repository', 'E2'])
})

test('catalogues of whole organisations are asked in audits alone, and lapse within a year', () => {
  for (const name of ['nist-csf-2.0', 'nist-ssdf-1.1', 'magerit-v3', 'owasp-asvs-5.0'] as const)
    for (const { scope, expiresAfterDays } of shippedList(name).items)
      expect([scope, expiresAfterDays]).toEqual(['repository', 365])
})
