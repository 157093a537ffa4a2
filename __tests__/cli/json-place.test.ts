import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { whereJsonEnds } from '../../src/cli/json-place.ts'

describe('where a text stops being JSON', () => {
  test.each([
    ['', 1, 1],
    ['{}', 1, 1],
    ['{"a":\n oops}', 2, 2],
    ['{\n  "a": 1,\n  b: 2\n}', 3, 3],
    ['{"a":1', 1, 7],
    ['{"a":\n[1,\n2', 3, 2],
    ['{"a":tru', 1, 9],
    ['{"a": undefined}', 1, 7],
    ['[1]]', 1, 4],
  ])('%j: line %d, column %d', (text, line, column) => {
    expect(whereJsonEnds(text)).toEqual({ line, column })
  })

  test('a document cut anywhere ends at the cut', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const whole = `{"a": ${json}, "b": true}`
        const cut = whole.slice(0, 1 + (at % (whole.length - 1)))
        const stop = { line: 1, column: cut.length + 1 }
        expect(whereJsonEnds(cut)).toEqual(stop)
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})
