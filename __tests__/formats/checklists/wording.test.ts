import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { longestQuestion, questionProblem } from '../../../src/formats/checklists/wording.ts'

describe('questions that are none', () => {
  test.each([
    ['Authorization is enforced.', 'it is no question'],
    ['How are passwords stored?', 'yes or no is no answer'],
    ['Which guard denies the request?', 'yes or no is no answer'],
    ['Should inputs be parsed?', 'yes or no is no answer'],
    ['Is it parsed? Is it bound?', 'more than one question'],
    ['Is the store backed up, and how?', 'a second question ("and how'],
    ['Are queries bound and are commands run without a shell?', 'a second question ("and are'],
    ['Is data encrypted at rest, or is none stored?', 'a second question ("or is'],
    ['Is it\nparsed?', 'one line'],
    ['', 'it is no question'],
    ['?', 'yes or no is no answer'],
    [`Is ${'x'.repeat(longestQuestion)}?`, 'shorten it'],
  ])('%j: %s', (question, problem) => {
    expect(questionProblem(question)).toContain(problem)
  })

  // The words of source document 000 and their kin.
  test.each([
    'Is strong authentication used?',
    'Are secrets properly erased?',
    'Is it secure enough?',
    'Is monitoring considered?',
    'Is data encrypted where applicable?',
    'Are tests run if necessary?',
    'Is the log appropriate?',
    'Is the coverage adequate?',
    'Is the coverage INADEQUATE?',
    'Are there sufficient tests?',
    'Is the name meaningful?',
    'Is the design well documented?',
    'Is input handled safely?',
    'Are backups made regularly?',
    'Is a good name chosen?',
    'Is the risk acceptable?',
    'Is EU-grade security reached?',
  ])('%s is a matter of opinion', (question) => {
    expect(questionProblem(question)).toContain('is a matter of opinion')
  })

  test.each([
    'Is every external input parsed against a schema before use?',
    'Does each public route have a test that expects 401?',
    'If the change adds a store, is it in the backup plan?',
    'Before the release is tagged, was the migration run once?',
    'Are private, loopback and link-local addresses refused?',
    'Can the change be reverted without loss of data?',
  ])('%s is one', (question) => {
    expect(questionProblem(question)).toBeNull()
  })
})

describe('translations', () => {
  test.each([
    ['es', '¿Existe un plan de recuperación?', null],
    ['es', 'Existe un plan de recuperación?', 'starts with ¿'],
    ['es', '¿Cómo se guardan las claves?', 'yes or no is no answer'],
    ['es', '¿Es adecuado el plan?', 'matter of opinion'],
    ['es', '¿Existe un plan.', 'no question'],
    ['de', 'Gibt es einen Plan?', null],
    ['de', 'Es gibt einen Plan.', 'no question'],
    ['ja', '計画はありますか？', null],
  ])('%s: %s', (language, question, problem) => {
    if (problem === null) expect(questionProblem(question, language)).toBeNull()
    else expect(questionProblem(question, language)).toContain(problem)
  })
})

test('any text is answered quickly, and never with an exception', () => {
  const started = process.cpuUsage()
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), fc.constantFrom('en', 'es', 'fr'), (text, language) => {
      const problem = questionProblem(text, language)
      return problem === null || problem.length > 0
    }),
    { seed: 7, numRuns: 300 },
  )
  for (const flood of ['if ', 'and ', 'is, ', '? ', ' ']) questionProblem(`if ${flood.repeat(100_000)}?`)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000)
})
