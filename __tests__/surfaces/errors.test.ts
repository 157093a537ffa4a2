import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError, type PolicyProblem, UsageError } from '../../src/core/errors.ts'
import { errorAnnotations, errorLines, errorSummary, surfaceError } from '../../src/surfaces/errors.ts'
import { limits } from '../../src/surfaces/limits.ts'
import { expectGolden } from '../support/golden.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { structureFaults } from '../support/markdown.ts'

const problem = (message: string, line = 3): PolicyProblem => ({
  file: '.github/gatewright.yml',
  position: { line, column: 5 },
  code: 'unknown-key',
  message,
})
const sample = new PolicyError([problem('"aprovals" is not a key here (did you mean "approvals"?)')])

describe('a run that ended early', () => {
  test('policy error, as committed', () => {
    expectGolden('summary-policy-error.md', errorSummary(surfaceError(sample)))
  })

  test('a policy error names file, line, column, code and what was meant', () => {
    const line =
      '.github/gatewright.yml:3:5: unknown-key: "aprovals" is not a key here (did you mean "approvals"?)'
    const shown = surfaceError(sample)
    expect(errorLines(shown)[0]).toBe(`gatewright: ${line}`)
    expect(errorAnnotations(shown)[0]).toMatchObject({ level: 'error', title: 'Gatewright: policy error' })
    expect(errorAnnotations(shown)[0]?.message.startsWith(line)).toBe(true)
  })

  test('where there is no policy there is no line to correct', () => {
    const missing = new PolicyError([{ ...problem('there is no policy file'), code: 'missing' }])
    const shown = surfaceError(missing)
    expect(errorLines(shown).at(-1)).toBe(
      'gatewright: next step: merge a policy file into the base branch (smallest: version: 1)',
    )
    expect(errorSummary(shown)).not.toContain('correct the lines')
    expect(errorSummary(surfaceError(sample))).toContain('correct the lines')
  })

  test('a usage error and a fault of our own say what to do, never a stack', () => {
    expect(surfaceError(new UsageError('unknown flag --x')).lines).toEqual(['unknown flag --x'])
    const fault = surfaceError(new TypeError('x is undefined'))
    expect(fault.kind).toBe('internal')
    expect(errorSummary(fault)).not.toContain(' at ')
    expect(surfaceError('thrown text').lines).toEqual(['thrown text'])
  })

  test('ten annotations at most, the last counts the rest', () => {
    const problems = Array.from({ length: 14 }, (_, index) => problem('x'.repeat(9_000), index + 1))
    const annotations = errorAnnotations(surfaceError(new PolicyError(problems)))
    expect(annotations).toHaveLength(limits.annotationsPerLevel)
    expect(annotations[9]?.message).toMatch(/4 more in summary$/)
    for (const { message } of annotations)
      expect(message.length).toBeLessThanOrEqual(limits.annotationMessage)
  })

  test('hostile text breaks neither page nor budget', () => {
    fc.assert(
      fc.property(
        fc.array(hostileMarkdown, { maxLength: 6 }),
        fc.integer({ min: 0, max: 900 }),
        (texts, budget) => {
          const error = surfaceError(new PolicyError(texts.map((text) => problem(text))))
          expect(structureFaults(errorSummary(error))).toEqual([])
          const cut = errorSummary(error, budget)
          expect(structureFaults(cut)).toEqual([])
          expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(budget)
        },
      ),
      { seed: 20_261_121, numRuns: 500 },
    )
  })
})
