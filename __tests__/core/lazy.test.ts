import { expect, test } from '@jest/globals'
import { lazy } from '../../src/core/lazy.ts'

test('a lazy value is made when it is asked for, and once', () => {
  let times = 0
  const value = lazy(() => ({ times: ++times }))
  expect(times).toBe(0)
  const first = value()
  expect(first).toEqual({ times: 1 })
  expect(value()).toBe(first)
  expect(times).toBe(1)
})

test('undefined is kept, and a failure is not', () => {
  let times = 0
  const nothing = lazy(() => {
    times++
    return undefined
  })
  expect([nothing(), nothing(), times]).toEqual([undefined, undefined, 1])
  const late = lazy(() => {
    if (++times < 3) throw new Error('not yet')
    return times
  })
  expect(late).toThrow('not yet')
  expect(late()).toBe(3)
})
