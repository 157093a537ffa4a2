import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { weakenings } from '../../src/change/weakened.ts'
import type { TestHistory, TestStrength } from '../../src/core/facts/workflow.ts'

const strength = (more: Partial<TestStrength> = {}): TestStrength => ({
  ...{ tests: 2, skipped: 0, assertions: 3, expectations: ['a', 'b', 'c'] },
  ...more,
})
const weaker = strength({ tests: 1, assertions: 2, expectations: ['a', 'b'] })

type Version = TestHistory['files'][number]['versions'][number]
/** `base` entries, then entries of the change; the last one is the head. */
const file = (
  path: string,
  base: readonly (TestStrength | null)[],
  own: readonly (TestStrength | null)[],
) => ({
  path,
  versions: [
    ...base.map((one, index): Version => ({ sha: `base${index}`, base: true, strength: one })),
    ...own.map((one, index): Version => ({ sha: `own${index}`, base: false, strength: one })),
  ],
})
const found = (...files: TestHistory['files']) => weakenings({ files, manifest: null })

describe('tests that assert less', () => {
  test('the same or more than on the base is no weakening', () => {
    expect(found(file('a', [strength()], [strength()]))).toEqual([])
    const more = strength({ tests: 3, assertions: 4, expectations: ['a', 'b', 'c', 'd'] })
    expect(found(file('a', [strength()], [more]))).toEqual([])
    expect(found(file('a', [null], [strength()]))).toEqual([])
  })

  test.each([
    ['a test fewer', { tests: 1 }, { tests: 1, skipped: 0, assertions: 0, expectations: 0 }],
    ['one more skipped', { skipped: 1 }, { tests: 0, skipped: 1, assertions: 0, expectations: 0 }],
    ['an assertion fewer', { assertions: 2 }, { tests: 0, skipped: 0, assertions: 1, expectations: 0 }],
    [
      'an expectation changed',
      { expectations: ['a', 'b', 'x'] },
      { tests: 0, skipped: 0, assertions: 0, expectations: 1 },
    ],
    [
      'one of two equal expectations gone',
      { expectations: ['a', 'c'] },
      { tests: 0, skipped: 0, assertions: 0, expectations: 1 },
    ],
  ] satisfies [string, Partial<TestStrength>, object][])('%s than on the base', (_, change, lost) => {
    const before = strength({ expectations: ['a', 'b', 'c'] })
    const after: TestStrength = { ...before, ...change }
    expect(found(file('a', [before], [after]))).toEqual([
      { path: 'a', from: 'base0', base: true, lost, gone: false },
    ])
  })

  test('what an earlier commit of the change brought counts as well', () => {
    expect(found(file('a', [null], [strength(), weaker]))).toEqual([
      {
        ...{ path: 'a', from: 'own0', base: false, gone: false },
        lost: { tests: 1, skipped: 0, assertions: 1, expectations: 1 },
      },
    ])
  })

  test('weakened on the way and restored at the head is no weakening', () => {
    expect(found(file('a', [strength()], [weaker, strength()]))).toEqual([])
  })

  test('a test that the change brings and removes again is gone', () => {
    expect(found(file('a', [null], [strength(), null]))).toMatchObject([
      { path: 'a', gone: true, from: 'own0' },
    ])
  })

  test('what the base dropped meanwhile is not the doing of the change', () => {
    // Forked off at base0, where the base had all; merged base1, where it had dropped a test.
    expect(found(file('a', [strength(), weaker], [strength(), weaker]))).toEqual([])
    const least = strength({ tests: 0, assertions: 1, expectations: ['a'] })
    expect(found(file('a', [strength(), weaker], [strength(), least]))).toHaveLength(1)
  })

  test('what the base dropped earlier does not excuse dropping from its latest version', () => {
    const counted = (assertions: number) => strength({ tests: 0, assertions, expectations: [] })
    expect(found(file('a', [counted(3), counted(2)], [counted(1)]))).toMatchObject([
      { lost: { assertions: 1 } },
    ])
    expect(found(file('a', [counted(3), counted(2)], [counted(2)]))).toEqual([])
  })

  test('of two equal expectations one may not go', () => {
    const twice = strength({ expectations: ['a', 'a'] })
    expect(found(file('a', [twice], [strength({ expectations: ['a'] })]))).toMatchObject([
      { lost: { expectations: 1 } },
    ])
  })

  test('the same drop seen from two forks excuses once', () => {
    const least = strength({ tests: 0, assertions: 1, expectations: ['a'] })
    expect(found(file('a', [strength(), strength(), weaker], [strength(), least]))).toMatchObject([
      { lost: { tests: 1, assertions: 1, expectations: 1 } },
    ])
  })

  test('a file that moved with all its expectations is not gone; one that moved without is', () => {
    const moved = file('new/a', [null], [strength()])
    expect(found(file('a', [strength()], [null]), moved)).toEqual([])
    expect(found(file('a', [strength()], [null]), file('new/a', [null], [weaker]))).toMatchObject([
      { path: 'a' },
    ])
    // A file that was there before is no move, and one file takes the place of one.
    expect(found(file('a', [strength()], [null]), file('b', [strength()], [strength()]))).toHaveLength(1)
    expect(found(file('a', [strength()], [null]), file('b', [strength()], [null]), moved)).toHaveLength(1)
  })

  test('adding to any version never makes a weakening of none', () => {
    const counts = fc.nat({ max: 4 })
    const anyStrength = fc.record({
      tests: counts,
      skipped: counts,
      assertions: counts,
      expectations: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(anyStrength, fc.array(anyStrength, { maxLength: 4 }), anyStrength, (base, own, extra) => {
        const all = [base, ...own, extra]
        const head: TestStrength = {
          tests: Math.max(...all.map((one) => one.tests)),
          skipped: Math.min(...all.map((one) => one.skipped)),
          assertions: Math.max(...all.map((one) => one.assertions)),
          expectations: all.flatMap((one) => one.expectations),
        }
        expect(found(file('a', [base], [...own, head]))).toEqual([])
        const versions = [base, ...own]
        const lost = versions.some(
          (one) =>
            one.tests > extra.tests || one.skipped < extra.skipped || one.assertions > extra.assertions,
        )
        if (lost) expect(found(file('a', [base], [...own, extra]))).toHaveLength(1)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
