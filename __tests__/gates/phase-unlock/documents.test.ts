import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { projectRoot } from '../../support/action-process.ts'

const page = readFileSync(join(projectRoot, 'docs/phase-unlock.md'), 'utf8')
const rows = (start: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`| ${start}`))
    .map((line) =>
      line
        .split(/(?<!\\)\|/u)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `${letter}${letter === 'B' ? String(index + 1).padStart(2, '0') : index + 1}`,
  )

test('every attack on the process has a row that says what stops it, and a test that is there', () => {
  const attacks = rows('B')
  expect(attacks.map(([id]) => id)).toEqual(numbered('B', 50))
  for (const [id = '', , stops = '', shown = ''] of attacks) {
    expect(stops.length).toBeGreaterThan(5)
    const files = [...shown.matchAll(/`([^`]+)`/gu)].map(([, file = '']) =>
      join(projectRoot, '__tests__', file),
    )
    expect([id, files.filter((file) => !existsSync(file))]).toEqual([id, []])
    const own = files.filter((file) => file.includes('gates/phase-unlock/'))
    if (own.length > 0)
      expect([id, own.some((file) => readFileSync(file, 'utf8').includes(id))]).toEqual([id, true])
  }
})

test('every contradiction of the source document has a row that says what is done instead', () => {
  const contradictions = rows('D')
  expect(contradictions.map(([id]) => id)).toEqual(numbered('D', 41))
  expect(contradictions.filter((cells) => cells.length !== 3)).toEqual([])
})
