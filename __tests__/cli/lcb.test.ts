import { describe, expect, test } from '@jest/globals'
import { gatewright } from './harness.ts'

const json = async (...argv: string[]) => {
  const { code, stdout } = await gatewright(['lcb', ...argv, '--json'])
  return { code, row: JSON.parse(stdout) as Record<string, unknown> }
}

describe('lcb', () => {
  test('the fields of the contract, and at least 12 digits', async () => {
    const { code, row } = await json('181/190', '--threshold', '0.95')
    expect(code).toBe(1)
    expect(row).toMatchObject({
      successes: 181,
      trials: 190,
      method: 'wilson',
      confidence: 0.95,
      sides: 'one',
      threshold: 0.95,
      decision: 'fail',
      failures_allowed: 4,
    })
    // (s + z²/2 − z√(s(n−s)/n + z²/4)) / (n + z²), by hand with doubles.
    const z2 = 1.6448536269514722 ** 2
    const root = Math.sqrt((181 * 9) / 190 + z2 / 4)
    expect(row['lcb']).toBeCloseTo((181 + z2 / 2 - 1.6448536269514722 * root) / (190 + z2), 13)
    expect(row['point']).toBe(181 / 190)
  })

  test('41 of 41 is unreachable and says what is needed', async () => {
    const { code, row } = await json('41/41', '--threshold', '0.95')
    expect(code).toBe(1)
    expect(row).toMatchObject({ decision: 'unreachable', trials_needed: 52, failures_allowed: null })
    const { stdout } = await gatewright(['lcb', '41/41', '--threshold', '0.95'])
    expect(stdout).toContain('UNREACHABLE n=41, needs 52\n')
    const one = await gatewright(['lcb', '40/41', '--threshold', '0.95'])
    expect(one.stdout).toContain('trials needed      87 with 1 failure\n')
    expect(one.stdout).toContain('UNREACHABLE n=41, needs 87 with as many failures\n')
  })

  test('passes with exit code 0', async () => {
    expect(await json('52/52', '--threshold', '0.95')).toMatchObject({ code: 0, row: { decision: 'pass' } })
  })

  test('nothing tried is no data, never a pass', async () => {
    expect(await json('0/0', '--threshold', '0.5')).toMatchObject({
      code: 1,
      row: { decision: 'no-data', lcb: 0, point: null },
    })
  })

  test('without a threshold only the bound is told', async () => {
    const { code, row } = await json('18/20', '--sides', 'two')
    expect(code).toBe(0)
    expect(row).toMatchObject({ threshold: null, decision: null, failures_allowed: null })
    expect(row['lcb']).toBeCloseTo(0.6989663547715128, 14)
  })

  test('other methods', async () => {
    const { row } = await json('59/59', '--method', 'clopper-pearson', '--threshold', '0.95')
    expect(row).toMatchObject({ decision: 'pass', failures_allowed: 0 })
    expect(row['lcb']).toBeCloseTo(0.05 ** (1 / 59), 13)
  })

  test.each([
    [['190/181'], 'expected no more than the trials'],
    [['-1/3'], 'there is no flag'],
    [['1.5/3'], 'expected SUCCESSES/TRIALS'],
    [['a/b'], 'expected SUCCESSES/TRIALS'],
    [['9007199254740993/9007199254740993'], 'expected SUCCESSES/TRIALS'],
    [['1/2', '--confidence', '95'], '--confidence'],
    [['1/2', '--confidence', '1'], '--confidence'],
    [['1/2', '--confidence', '0.3'], '--confidence'],
    [['1/2', '--threshold', '1'], 'no bound reaches 1'],
    [['1/2', '--method', 'wilsn'], 'wilson'],
    [['1/2', '--sides', 'three'], 'expected one, two'],
    [[], 'lcb'],
  ])('%j is refused', async (argv, words) => {
    const { code, stdout, stderr } = await gatewright(['lcb', ...argv])
    expect({ code, stdout }).toStrictEqual({ code: 64, stdout: '' })
    expect(stderr).toContain(words)
  })
})
