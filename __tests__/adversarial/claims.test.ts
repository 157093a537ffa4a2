import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

/**
 * Which adversarial cases are tests: an id is claimed by the one test whose title names it. The fixture lists every
 * case with the part it belongs to, so that no case is forgotten and none counted twice.
 */
interface Case {
  readonly id: string
  readonly category: string
  /** A gate, or `core` and `config` for what every gate stands on. */
  readonly gate: string
}

const root = new URL('../', import.meta.url)
const cases = JSON.parse(
  readFileSync(new URL('fixtures/adversarial-ids.json', root), 'utf8'),
) as readonly Case[]

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('claims.test.ts'))
  .sort()

/** Lines of a test file that are no comments: titles and rows of `test.each`. */
const lines = files.flatMap((path) =>
  readFileSync(new URL(path, root), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .map((line) => ({ path, line })),
)

/** Files that name something in a string, once per place. */
const placesOf = (name: RegExp): readonly string[] =>
  lines.flatMap(({ path, line }) =>
    [...line.matchAll(/'[^']*'|"[^"]*"|`[^`]*`/g)].filter(([text]) => name.test(text)).map(() => path),
  )

const claims = cases.map((one) => ({ ...one, places: placesOf(new RegExp(`\\b${one.id}\\b`)) }))

describe('adversarial cases', () => {
  test('the fixture names every case once', () => {
    expect(cases).toHaveLength(150)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  test('no case is claimed by two tests', () => {
    expect(claims.filter(({ places }) => places.length > 1)).toEqual([])
  })

  test('every case is claimed', () => {
    expect(claims.filter(({ places }) => places.length === 0)).toEqual([])
  })
})

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('attacks on owners gates, and defects of peers', () => {
  test('each of the 27 attacks is a named test', () => {
    expect(
      numbers(27).filter((number) => placesOf(new RegExp(`\\battack ${number}\\b`)).length === 0),
    ).toEqual([])
  })

  test('each of the ten defects is a named test', () => {
    expect(
      numbers(10).filter((number) => placesOf(new RegExp(`\\bdefect ${number}\\b`)).length === 0),
    ).toEqual([])
  })

  test('each defect of newer peers that this can have is a named test', () => {
    const open = numbers(24).filter((number) => placesOf(new RegExp(`\\bD${number}\\b`)).length === 0)
    expect(open).toEqual([])
  })
})
