import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compileCodeowners, lintCodeowners, parseCodeowners } from '../../../src/formats/codeowners/index.ts'

interface Case {
  readonly id: string
  readonly pattern?: string
  readonly file?: string
  readonly path: string
  readonly match: boolean | 'UNDETERMINED'
  readonly owners?: readonly string[]
  readonly determined: boolean
  readonly line_invalid?: boolean
  readonly why: string
}

const fixture = new URL('../../fixtures/codeowners-cases.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { readonly cases: readonly Case[] }

const textOf = ({ file, pattern = '' }: Case): string => file ?? `${pattern} @x\n`
const read = (row: Case) => compileCodeowners(parseCodeowners(textOf(row)))
const byId = (row: Case): [string, Case] => [
  `${row.id} ${JSON.stringify(row.pattern ?? row.file)} ${row.path}`,
  row,
]

const settled = cases.filter(({ determined }) => determined)
const open = cases.filter(({ determined }) => !determined)

test('the table is whole', () => {
  expect([cases.length, open.length]).toEqual([187, 20])
})

describe('what the sources settle', () => {
  test.each(settled.map(byId))('%s', (_, row) => {
    const { status, owners } = read(row).match(row.path)
    if (row.match === false) expect(status).toBe('no-rule')
    else {
      expect(owners).toEqual(row.owners)
      expect(status).toBe(row.owners?.length === 0 ? 'unowned' : 'owned')
    }
  })
})

describe('lines GitHub calls invalid are reported', () => {
  test.each(settled.filter((row) => row.line_invalid).map(byId))('%s', (_, row) => {
    const findings = lintCodeowners(read(row))
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'invalid-pattern', line: 1, github: 'skips-line' }),
    )
  })
})

describe('what no source settles has no certain owner and says so', () => {
  test.each(open.map(byId))('%s', (_, row) => {
    const matcher = read(row)
    const { status, owners } = matcher.match(row.path)
    expect({ status, owners }).toEqual({ status: 'ambiguous', owners: [] })
    const findings = lintCodeowners(matcher, { files: [{ path: row.path }] })
    const doubt = findings.find(({ rule }) => rule === 'ambiguous-on-github')
    expect(doubt).toMatchObject({ github: 'unknown' })
    expect(doubt?.fix).toMatch(/\w{4}/)
  })
})

describe('a settled row is never called ambiguous', () => {
  test.each(settled.map(byId))('%s', (_, row) => {
    expect(read(row).explain(row.path).status).not.toBe('ambiguous')
  })
})
