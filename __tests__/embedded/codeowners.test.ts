import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { codeownersErrors, ownersOf } from '../../src/embedded/codeowners.ts'
import { createWorld } from '../../src/embedded/world.ts'
import { shop } from '../support/embedded.ts'

interface Case {
  readonly id: string
  readonly pattern?: string
  readonly file?: string
  readonly path: string
  readonly match: boolean | 'UNDETERMINED'
  readonly owners?: readonly string[]
  readonly determined: boolean
}

const FILE = new URL('../fixtures/codeowners-cases.json', import.meta.url)
const cases: readonly Case[] = JSON.parse(readFileSync(FILE, 'utf8')).cases
const determined = cases.filter((row) => row.determined && row.match !== 'UNDETERMINED')

const world = createWorld()
const { acme, repository } = shop(world)
acme.team('hidden', { secret: true, members: ['bravo'] })
afterAll(() => world.close())

const file = (text: string) => ({ path: 'CODEOWNERS', text })
const errors = (text: string) => codeownersErrors(world.state, repository.model, file(text))

test('the owners of a path, by every row whose answer on GitHub is known', () => {
  const wrong = determined.filter((row) => {
    const found = ownersOf(file(row.file ?? `${row.pattern ?? ''} @x\n`), row.path)
    return JSON.stringify(found) !== JSON.stringify(row.match === true ? (row.owners ?? ['@x']) : [])
  })
  expect(wrong.map((row) => row.id)).toEqual([])
  expect(determined.length).toBeGreaterThan(100)
})

describe('the errors endpoint', () => {
  test('a good file has none', () => {
    expect(errors('# all\n* @alpha\n/src/ @acme/core alpha@example.com # note\n/docs/\n')).toEqual([])
  })

  test('the documented example, byte for byte', () => {
    const [pattern, owner] = errors('***/*.rb @monalisa\n*.txt docs@\n')
    expect(pattern).toEqual({
      line: 1,
      column: 1,
      kind: 'Invalid pattern',
      source: '***/*.rb @monalisa',
      suggestion: 'Did you mean `**/*.rb`?',
      message: 'Invalid pattern on line 1: Did you mean `**/*.rb`?\n\n  ***/*.rb @monalisa\n  ^',
      path: 'CODEOWNERS',
    })
    expect(owner).toMatchObject({
      line: 2,
      column: 7,
      kind: 'Invalid owner',
      suggestion: null,
      message: 'Invalid owner on line 2:\n\n  *.txt docs@\n        ^',
    })
  })

  test.each(['!x @alpha', '[ab].js @alpha', '/ @alpha', '\\#x @alpha'])(
    '%s is an invalid pattern',
    (line) => {
      expect(errors(line).map((error) => error.kind)).toEqual(['Invalid pattern'])
    },
  )

  test.each([
    ['nobody', '* @nobody'],
    ['an account without write access', '* @outsider'],
    ['no such team', '* @acme/none'],
    ['a secret team', '* @acme/hidden'],
    ['an address nobody has', '* nobody@nowhere.example'],
  ])('%s is an unknown owner', (_, line) => {
    expect(errors(line)).toMatchObject([{ kind: 'Unknown owner', line: 1, column: 3 }])
  })

  test('every unknown owner of a line is named', () => {
    expect(errors('* @nobody @alpha @acme/none').map((error) => error.column)).toEqual([3, 18])
  })

  test('a file over 3 MB gives nobody anything', () => {
    expect(ownersOf(file(`* @alpha\n${'#'.repeat(3_000_001)}`), 'a')).toEqual([])
  })
})
