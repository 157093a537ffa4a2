import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { gatewright, json } from './harness.ts'

interface Case {
  readonly id: number
  readonly title: string
  readonly inp: object
  readonly pol: object
  readonly eff: Readonly<Record<string, unknown>>
  readonly viol: readonly string[]
}

interface Row {
  readonly control: string
  readonly value: unknown
  readonly codes: readonly string[]
}

const fixture = new URL('../fixtures/branch-protection/more-cases.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { readonly cases: readonly Case[] }

const folder = mkdtempSync(join(tmpdir(), 'gatewright-more-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isUndecided = (code: string): boolean => /:(unobservable|bypass-unknown)$/.test(code)

/** What nobody asked for was not judged. */
const exitCode = ({ pol, viol }: Case): number => {
  if (viol.some((code) => !isUndecided(code))) return 1
  return viol.length > 0 || Object.keys(pol).length === 0 ? 3 : 0
}

test.each(cases.map((one) => [one.id, one.title, one] as const))('%i %s', async (_id, _title, one) => {
  writeFileSync(join(folder, 'input.json'), JSON.stringify(one.inp))
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(one.pol))
  const argv = ['branch-protection', 'effective', '--input', 'input.json', '--policy', 'policy.json']
  const ended = await gatewright([...argv, '--json'], { directory: folder })
  const rows: readonly Row[] = json(ended)
  const values = Object.keys(one.eff).map((name) => [
    name,
    rows.find(({ control }) => control === name)?.value,
  ])
  expect(Object.fromEntries(values)).toEqual(one.eff)
  expect(rows.flatMap(({ codes }) => codes).sort()).toEqual([...one.viol].sort())
  expect(ended.code).toBe(exitCode(one))
})
