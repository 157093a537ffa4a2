import { describe, expect, test } from '@jest/globals'
import {
  blocking,
  bugFix,
  complete,
  detailsOf,
  document,
  documents,
  feature,
  judged,
  ofRule,
  outline,
} from './facts.ts'

const with_ = (...sections: Parameters<typeof outline>[0]) => outline(sections)
const all = complete.sections.map(({ title, items }) => ({ title, items: items.map(({ text }) => text) }))
const but = (title: string, items: readonly string[] | null) =>
  with_(...all.flatMap((one) => (one.title !== title ? [one] : items === null ? [] : [{ title, items }])))
const specified = (more: Parameters<typeof document>[0]) => feature().specified([document(more)])

describe('a specification', () => {
  test('complete, and there before the implementation', () => {
    const findings = judged(feature())
    expect(ofRule(findings, 'specification')).toEqual([expect.stringMatching(/^pass specs\/cart\.md/)])
    expect(ofRule(findings, 'specification-order')).toEqual([expect.stringMatching(/^pass specs\/cart\.md/)])
  })

  test('none: the paths full and standard need one, and what it holds is shown', () => {
    const findings = judged(feature().specified([]))
    expect(blocking(findings)).toEqual(['fail specification specification'])
    expect(detailsOf(findings)).toMatch(/## Must NOT Have, with 3 list items or more/i)
    expect(detailsOf(findings)).toContain('Recovery: Specification (step 1 and 2.5)')
    expect(ofRule(judged(bugFix()), 'specification')).toEqual([])
  })

  test.each([
    ['no deliverables', but('Deliverables', null), 'specification'],
    ['no acceptance criteria', but('Acceptance criteria', null), 'specification'],
    ['acceptance criteria without one', but('Acceptance criteria', []), 'specification'],
    ['no Must Have', but('Must Have', null), 'specification'],
    ['no Must NOT Have', but('Must NOT Have', null), 'exclusions'],
    ['two exclusions', but('Must NOT Have', ['checkout of a cart', 'payment of any kind']), 'exclusions'],
    ['a placeholder', { ...complete, placeholders: [{ text: 'TBD', line: 7 }] }, 'placeholder'],
  ])('%s', (_, given, rule) => {
    const findings = judged(specified({ outline: given }))
    expect(blocking(findings)).toEqual([`fail ${rule} specs/cart.md`])
  })

  test('other headings and more of them, as the policy says', () => {
    const criteria = { title: 'Abnahme', items: ['a created cart can be read back'] }
    const given = with_(...all.map((one) => (one.title === 'Acceptance criteria' ? criteria : one)))
    const headings = { 'acceptance-criteria': ['Abnahme'] }
    const facts = () => specified({ outline: given, before: given })
    expect(blocking(judged(facts(), { specification: { headings } }))).toEqual([])
    const more = { specification: { headings, 'also-required': ['Risks'], exclusions: 4 } }
    expect(blocking(judged(facts(), more))).toContain('fail specification specs/cart.md')
    expect(blocking(judged(facts(), more))).toContain('fail exclusions specs/cart.md')
  })

  test('one that is named must be there, and be one', () => {
    const gone = specified({ by: 'named', outline: null, path: 'specs/none.md' })
    expect(blocking(judged(gone))).toEqual(['fail specification specs/none.md'])
    const readme = specified({ by: 'named', listed: false, path: 'README.md' })
    expect(blocking(judged(readme))[0]).toBe('fail specification README.md')
  })

  test('one that the change touches is judged on every path', () => {
    const broken = document({ outline: but('Must Have', null) })
    expect(blocking(judged(documents().specified([broken], false)))).toEqual([
      'fail specification specs/cart.md',
    ])
    expect(blocking(judged(documents().specified([document()], false)))).toEqual([])
    expect(ofRule(judged(documents().specified([document()], false)), 'specification-order')).toEqual([])
  })

  test.each([
    ['came with or after the implementation', { beforeImplementation: false, before: null }, 'fail'],
    ['was only a stub then', { before: but('Must Have', null) }, 'fail'],
    [
      'was only a template then',
      { before: { ...complete, placeholders: [{ text: 'TBD', line: 7 }] } },
      'fail',
    ],
    ['cannot be told', { beforeImplementation: null, before: null }, 'unknown'],
  ])('a specification that %s', (_, more, outcome) => {
    expect(blocking(judged(specified(more)))).toEqual([`${outcome} specification-order specs/cart.md`])
  })

  test('on the path fast nobody asks when it was written', () => {
    const late = document({ beforeImplementation: false, before: null })
    expect(blocking(judged(bugFix().specified([late])))).toEqual([])
  })

  test('unknown where they cannot be read, on every path', () => {
    for (const facts of [feature(), documents(), bugFix()])
      expect(blocking(judged(facts.without('specifications')))).toContain(
        'unknown specification specifications',
      )
  })
})
