import { describe, expect, test } from '@jest/globals'
import { PolicyError } from '../../../src/core/errors.ts'
import { answersFileSchema } from '../../../src/formats/answers/file.ts'
import { readStrict } from '../../../src/policy/read-strict.ts'

const path = '.gatewright/answers/a.yml'
function read(yaml: string): string {
  try {
    const { data } = readStrict(new TextEncoder().encode(yaml), path, {
      what: 'file of answers',
      smallest: '{ version: 1, answers: [] }',
      schema: answersFileSchema(),
      limits: { bytes: 256 * 1024, lexemes: 50_000 },
    })
    return data.answers.map(({ id, answer }) => `${id} ${answer}`).join(', ')
  } catch (error) {
    if (error instanceof PolicyError) return error.message
    throw error
  }
}
const one = (lines: string) => `version: 1\nanswers:\n  - id: A01.a\n    ${lines}\n`

describe('a file of answers', () => {
  test('is read with its words yes, no and na', () => {
    expect(read(one('answer: yes'))).toBe('A01.a yes')
    expect(read(one('answer: no'))).toBe('A01.a no')
  })

  test.each([
    [one('answer: Yes'), ':4:13: '],
    [one('answer: no\n    answer: yes'), ':5:5: duplicate-key'],
    [one('answer: &a yes'), ':4:13: alias'],
    [one('<<: { answer: yes }'), ':4:5: alias'],
    [one('answer: !!str yes'), ':4:13: tag'],
    [one('__proto__: { answer: yes }'), ':4:5: unknown-key'],
    [one('answer: yes\n    evidense: [a.ts]'), 'did you mean "evidence"?'],
    [one(`answer: yes\n    blobs: { ../a: ${'a'.repeat(40)} }`), 'paths from the root of the repository'],
    [one('answer: na\n    reason: "a\u202eb"'), 'control-character'],
    [one('answer: na\n    expires: 2027-02-30'), 'a day such as 2027-01-31'],
    ['version: 1\nanswers: []\n---\nversion: 1\nanswers: []\n', 'multiple-documents'],
    ['version: "1"\nanswers: []\n', 'expected `1`: leave the quotes out'],
    ['version: 1\nanswers: [{ id: "\u041001.a", answer: yes }]\n', 'it looks like another id'],
    ['version: 1\nanswers: [{ id: "A01\u200c.a", answer: yes }]\n', 'it looks like another id'],
  ])('%j is refused with its place', (yaml, problem) => {
    expect(read(yaml)).toContain(`${path}:`)
    expect(read(yaml)).toContain(problem)
  })
})
