import { expect, test } from '@jest/globals'
import type { TestGroup } from '../../../src/core/facts/test-reports.ts'
import { TestTable } from '../../../src/formats/tests/collect-table.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'

const group: TestGroup = { suite: '', className: '', file: null, project: null, tags: [], properties: [] }
const logical = (name: string) =>
  ({ group: 0, name, outcome: 'passed', flaky: false, attempts: 1, seconds: null }) as const

/** The hash of the table before its last step: who writes a report can compute it. */
function hashFrom(start: number, text: string): number {
  let hash = start
  for (let at = 0; at < text.length; at++) {
    const product = Math.imul(hash ^ text.charCodeAt(at), 0x5bd1e995)
    hash = product ^ (product >>> 15)
  }
  return hash
}

/**
 * Names whose hashes are all the same: two pieces that take the hash to the same value, one after the other. Pieces
 * that collide from a given value are found by trying (birthday).
 */
function colliding(pairs: number): string[] {
  let names = ['']
  let hash = 0x811c9dc5 | 0
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = collision(hash)
    names = names.flatMap((name) => [name + one, name + other])
    hash = hashFrom(hash, one)
  }
  return names
}

function collision(start: number): [string, string] {
  const text = (number: number): string => number.toString(36)
  const seen = new Map<number, number>()
  for (let number = 36 ** 3; ; number++) {
    const hash = hashFrom(start, text(number))
    const other = seen.get(hash)
    if (other !== undefined) return [text(number), text(other)]
    seen.set(hash, number)
  }
}

test('names made to have one hash are told apart, found again, and take no longer', () => {
  const names = colliding(7)
  expect(names).toHaveLength(128)
  expect(new Set(names.map((name) => hashFrom(0x811c9dc5 | 0, name))).size).toBe(1)
  const table = new TestTable([group])
  const time = cpuMilliseconds(() => {
    for (const name of names) {
      expect(table.find(0, name)).toBe(-1)
      table.add(logical(name))
    }
  })
  expect(names.map((name) => table.find(0, name))).toEqual(names.map((_, index) => index))
  expect(table.find(0, 'another')).toBe(-1)
  expect(time).toBeLessThan(300)
})

test('tests stay findable while the table grows', () => {
  const table = new TestTable([group])
  const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`)
  for (const name of names) {
    expect(table.find(0, name)).toBe(-1)
    table.add(logical(name))
  }
  expect(names.every((name, index) => table.find(0, name) === index)).toBe(true)
})
