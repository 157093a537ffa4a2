import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { rules } from '../../src/gates/phase-unlock/rules.ts'
import { projectRoot } from '../support/action-process.ts'
import { readText } from '../support/workflows.ts'

/** The tables of docs/phase-unlock.md, as far as a program can say whether they are true. */

const page = readText('docs/phase-unlock.md')
const rowsOf = (pattern: RegExp) => [...page.matchAll(pattern)].map(([row]) => row)
const cellsOf = (row: string) => row.split(/(?<!\\)\|/).map((cell) => cell.trim())
const numbered = (letter: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${letter}${String(index + 1).padStart(letter === 'B' ? 2 : 1, '0')}`,
  )

const attacks = JSON.parse(readText('__tests__/fixtures/phase/evidence-attacks.json')) as object

test('every code of the attacks has its row, with a rule that there is and its exit code', () => {
  const rows = rowsOf(/^\| `[A-Z]_[A-Z_]+` \|.*$/gm).map(cellsOf)
  const codes = rows.map(([, code = '']) => code.replaceAll('`', ''))
  expect(new Set(codes).size).toBe(codes.length)
  const used = [...new Set(JSON.stringify(attacks).match(/"[ESUWC]_[A-Z_]+"/g) ?? [])]
  expect(used.length).toBeGreaterThan(40)
  expect(used.map((code) => code.slice(1, -1)).filter((code) => !codes.includes(code))).toEqual([])
  for (const [, code = '', rule = '', exit] of rows) {
    const [, name = ''] = /^`phase-unlock\/([a-z-]+)`$/.exec(rule) ?? []
    if (code === '`C_WEAK_KEY`') continue
    expect([code, Object.keys(rules).includes(name)]).toEqual([code, true])
    const wanted = code.startsWith('`S_')
      ? '2'
      : code.startsWith('`U_')
        ? '3'
        : code.startsWith('`W_')
          ? '0'
          : '1'
    expect([code, exit]).toEqual([code, wanted])
  }
})

test('each process attack has a row, and a test that says so, or a sentence', () => {
  const rows = rowsOf(/^\| B\d\d \|.*$/gm).map(cellsOf)
  expect(rows.map(([, id]) => id)).toEqual(numbered('B', 50))
  for (const [, id, , stops = '', shown = ''] of rows) {
    expect([id, stops.length > 4]).toEqual([id, true])
    const files = [...shown.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) => `__tests__/${file}`)
    if (files.length === 0) expect([id, shown]).toEqual([id, 'no part of this gate'])
    for (const file of files)
      expect([id, file, existsSync(join(projectRoot, file))]).toEqual([id, file, true])
  }
})

test('each contradiction of the documents has a row', () => {
  const rows = rowsOf(/^\| D\d+ \|.*$/gm).map(cellsOf)
  expect(rows.map(([, id]) => id)).toEqual(numbered('D', 41))
})
