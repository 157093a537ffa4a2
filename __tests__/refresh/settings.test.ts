import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { refreshAction } from '../../src/refresh/definition.ts'
import { isSettled, type Reason, reasons } from '../../src/refresh/reasons.ts'
import { isOf, readWait, readWorkflow, workflowPath } from '../../src/refresh/settings.ts'
import { filesBelow } from '../support/workflows.ts'

describe('input workflow', () => {
  test.each([
    [null, '.github/workflows/gatewright.yml'],
    ['gate.yaml', '.github/workflows/gate.yaml'],
    ['my gate.yml', '.github/workflows/my gate.yml'],
    ['.github/workflows/gate.yml', '.github/workflows/gate.yml'],
    ['acme/policies/.github/workflows/gate.yml', 'acme/policies/.github/workflows/gate.yml'],
  ])('%j is %s', (input, path) => {
    expect(workflowPath(readWorkflow(input))).toBe(path)
  })

  test.each([
    ...['gate', 'gate.json', '../gate.yml', 'a/gate.yml', 'workflows/gate.yml', '.yml', ''],
    ...['acme/policies/gate.yml', '.github/workflows/a/b.yml', 'gate.yml\n', '123', 'a\\b.yml'],
  ])('%j is refused', (input) => {
    expect(() => readWorkflow(input)).toThrow(UsageError)
    expect(() => readWorkflow(input)).toThrow('expected the name of a file in .github/workflows/')
  })

  test('a path is its own, or not', () => {
    const own = readWorkflow('gate.yml')
    const foreign = readWorkflow('Acme/policies/.github/workflows/gate.yml')
    const path = '.github/workflows/gate.yml'
    expect(
      [path, `${path}@main`, `${path}x`, `x${path}`, `acme/policies/${path}`].map((one) => isOf(own, one)),
    ).toEqual([true, true, false, false, false])
    expect(
      [path, `acme/policies/${path}@refs/heads/main`, `acme/other/${path}`].map((one) => isOf(foreign, one)),
    ).toEqual([true, true, false])
    expect([`${path}@evil.yml`, `${path}@evil.yml@refs/heads/main`].map((one) => isOf(own, one))).toEqual([
      false,
      false,
    ])
  })
})

test.each(['5', '61', '1.5', '-1', '', 'x', '1e0', '999999'])('wait-minutes %j is refused', (input) => {
  expect(() => readWait(input)).toThrow('expected a whole number from 0 to 4')
})

test('wait-minutes is whole minutes', () => {
  expect([readWait(null), readWait('0'), readWait('4')]).toEqual([3, 0, 4])
})

describe('the action', () => {
  test('lists every reason, and what each says of the check', () => {
    const named: readonly string[] = Object.keys(reasons)
    for (const reason of named)
      expect(refreshAction.outputs['reason']?.description).toContain(`\`${reason}\``)
    const settled = named.filter((reason) => isSettled(reason as Reason))
    expect(settled).toEqual([
      ...['requested', 'already-judged', 'will-see-it', 'needs-approval', 'closed', 'own-change'],
    ])
  })

  test('comes with a workflow that is there', () => {
    expect(filesBelow('examples')).toContain(refreshAction.example)
  })
})
