import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { caseSchema, inputOfCase, valuesOf, violations } from './effective-support.ts'

const { cases } = z
  .object({ cases: z.array(caseSchema) })
  .parse(
    JSON.parse(readFileSync(new URL('../../fixtures/branch-protection/cases.json', import.meta.url), 'utf8')),
  )

test('all cases are there', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(40)
})

test.each(cases.map((each) => [each.id, each.title, each] as const))('case %i: %s', (_id, _title, each) => {
  const input = inputOfCase(each.inp)
  const values = valuesOf(input)
  expect(Object.fromEntries(Object.keys(each.eff).map((key) => [key, values[key]]))).toEqual(each.eff)
  expect([...violations(input, each.pol)].sort()).toEqual([...each.viol].sort())
})
