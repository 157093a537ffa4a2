import { describe, expect, test } from '@jest/globals'
import { sourcePlace } from '../../../src/formats/tests/source-place.ts'

const placeOf = (text: string, own: string | null = null): string | null => {
  const place = sourcePlace(text, own)
  return place === null ? null : `${place.file}|${place.line}`
}

describe('the place in a failure', () => {
  test.each([
    ['at Object.<anonymous> (src/cart.test.ts:12:5)', 'src/cart.test.ts|12'],
    ['tests/test_cart.py:7: AssertionError', 'tests/test_cart.py|7'],
    ['  File "/app/test_cart.py", line 19, in test_sum', '/app/test_cart.py|19'],
    ['  at Shop.Cart.Sum() in C:\\app\\Cart.cs:line 31', 'C:\\app\\Cart.cs|31'],
    ['  at Shop.Cart.Sum() in D:/app/Cart.cs:line 31', 'D:/app/Cart.cs|31'],
    ['cart.c(12): error', 'cart.c|12'],
    ['file:///app/cart.test.mjs:3:1', '/app/cart.test.mjs|3'],
    ['at /app/node_modules/x/y.js:1:1\nat /app/cart.js:2:1', '/app/cart.js|2'],
    ['at other.js:1:1\nat cart.js:2:1', 'other.js|1'],
    ['größe/prüf.test.ts:4', 'größe/prüf.test.ts|4'],
    ['a.b.c.js:9', 'a.b.c.js|9'],
    ['cart.js:0', null],
    ['.js:4', null],
    ['cart.json:4', null],
    ['no place at all', null],
    [`${'a'.repeat(300)}.js:4`, null],
  ])('%j', (text, expected) => {
    expect(placeOf(text)).toBe(expected)
  })

  test("the test's own file before any other", () => {
    expect(placeOf('at helper.js:1:1\nat deep/cart.js:2:1', 'src/cart.js')).toBe('deep/cart.js|2')
  })

  test('no text takes long: two thousand of four thousand characters', () => {
    const started = performance.now()
    for (const piece of ['[0;', 'a.', '.js', 'x.js:', 'C:/', '"']) {
      const text = piece.repeat(4000 / piece.length)
      for (let round = 0; round < 333; round++) expect(placeOf(text)).toBe(null)
    }
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
