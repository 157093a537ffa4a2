import { expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import { bypassText, sourcesText, valueText } from '../../../src/gates/branch-protection/words.ts'
import { denied } from './facts.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const team = (id: number) => ({ actor_type: 'Team', actor_id: id, bypass_mode: 'always' })
const teams = (count: number) => ({ kind: 'actors', actors: numbers(count).map(team) }) as const
const source = (id: number) =>
  ({ level: 'Repository', rulesetId: id, value: true, bypass: { kind: 'none' } }) as const

test('a list of many names the first of them, and how many more there are', () => {
  expect(plain(bypassText([teams(20)]))).toMatch(/^Team 1, .*, Team 20$/)
  expect(plain(bypassText([teams(33)]))).toMatch(/, Team 20 and 13 more$/)
  expect(plain(valueText(numbers(500).map((id) => `e${id}`)))).toMatch(/^e1, .*, e20 and 480 more$/)
  expect(plain(sourcesText(numbers(75).map(source)))).toMatch(/\(20\) of the repository and 55 more$/)
})

test('that somebody is not visible is said beside any number of others', () => {
  const hidden = { kind: 'unknown', why: denied } as const
  expect(plain(bypassText([teams(33), hidden]))).toMatch(/ and 13 more, not visible$/)
  expect(plain(bypassText([hidden]))).toBe('not visible')
  expect(plain(bypassText([{ kind: 'none' }]))).toBe('nobody')
})
