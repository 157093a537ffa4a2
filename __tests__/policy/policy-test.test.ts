import { describe, expect, test } from '@jest/globals'
import { PolicyError, UsageError } from '../../src/core/errors.ts'
import { differenceLine, type Evaluate, readCase, runCase } from '../../src/policy/policy-test.ts'
import { brief, bytes, fakeGates, problemsIn } from './support.ts'

const name = '.github/gatewright/tests/unowned.yml'
const read = (text: string) => readCase(name, bytes(text), fakeGates)
const good = 'facts: facts/a.json\nat: 2026-11-20T12:00:00Z\nexpect:\n  alpha: fail\n  beta-gate: pass\n'

describe('a case file', () => {
  test('names facts, time and outcomes', () => {
    expect(read(good)).toEqual({
      name,
      facts: 'facts/a.json',
      at: '2026-11-20T12:00:00Z',
      expect: { alpha: 'fail', 'beta-gate': 'pass' },
    })
    expect(read('facts: a.json\nexpect: {alpha: unknown}').at).toBeNull()
  })

  test.each([
    ['facts: a.json\nexpect: {alpha: failed}', '2:17 value'],
    ['facts: a.json\nexpect: {alhpa: fail}', '2:10 unknown-key'],
    ['facts: a.json\nexpect: {}', '2:9 value'],
    ['facts: ../a.json\nexpect: {alpha: fail}', '1:8 value'],
    ['facts: a.json\nat: today\nexpect: {alpha: fail}', '2:5 value'],
    ['expect: {alpha: fail}', '1:1 missing-key'],
    ['facts: a.json\nfacts: b.json\nexpect: {alpha: fail}', '2:1 duplicate-key'],
    ['', '1:1 empty'],
    ['text', '1:1 not-a-mapping'],
  ])('%j is refused at its place', (text, expected) => {
    expect(brief(problemsIn(() => read(text)))).toEqual([expected])
  })
})

describe('running a case', () => {
  const answering =
    (alpha: 'pass' | 'fail'): Evaluate =>
    (facts, at) => [
      { gate: 'alpha', outcome: alpha, because: `${facts} at ${String(at)}` },
      { gate: 'beta-gate', outcome: 'pass', because: 'fine' },
    ]

  test('agreement is silence', () => {
    expect(runCase(read(good), 'F', answering('fail'))).toEqual([])
  })

  test('a difference says case, gate, expected, got and because', () => {
    const found = runCase(read(good), 'F', answering('pass'))
    expect(found.map(differenceLine)).toEqual([
      `${name}: alpha: expected fail, got pass, because F at 2026-11-20T12:00:00Z`,
    ])
  })

  test('a gate that was not evaluated is a difference, not a pass', () => {
    const found = runCase(read(good), 'F', () => [{ gate: 'alpha', outcome: 'fail', because: 'x' }])
    expect(found).toMatchObject([{ gate: 'beta-gate', expected: 'pass', got: null }])
    expect(differenceLine(found[0] ?? ({} as never))).toContain(
      'got nothing, because the gate was not evaluated',
    )
  })

  test('facts that cannot be judged are a difference; a bug is thrown on', () => {
    const failing =
      (error: Error): Evaluate =>
      () => {
        throw error
      }
    expect(runCase(read(good), 'F', failing(new UsageError('no facts')))).toHaveLength(2)
    expect(runCase(read(good), 'F', failing(new PolicyError([])))).toHaveLength(2)
    expect(() => runCase(read(good), 'F', failing(new TypeError('bug')))).toThrow(TypeError)
  })
})
