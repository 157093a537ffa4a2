import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { gatewright } from './harness.ts'

const directory = mkdtempSync(join(tmpdir(), 'gatewright-checklists-'))
afterAll(() => rmSync(directory, { recursive: true }))

const head = (name: string) =>
  `version: 1\nname: ${name}\ntitle: T\ndefaults: { fix: F., recovery: { action: A., rollback: B., escalation: C. } }\nitems:\n`
const write = (name: string, text: string) => {
  writeFileSync(join(directory, name), text)
  return name
}
const validate = (...argv: readonly string[]) => gatewright(['checklist', 'validate', ...argv], { directory })

const good = write(
  'good.yml',
  `${head('good')}  - { id: Q1, question: Is it so?, derived-from: [secure-feature/A01.a] }\n`,
)

describe('checklist validate', () => {
  test('is silent about a valid file', async () => {
    expect(await validate(good)).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('says every problem at its place, with exit code 78', async () => {
    const bad = write(
      'bad.yml',
      `${head('bad')}  - { id: Q1, question: Is it good?, aplies: { always: true } }\n`,
    )
    const { code, stdout } = await validate(bad)
    expect(code).toBe(78)
    expect(stdout).toMatch(/^bad\.yml:6:\d+: unknown-key: `items\[0\]\.aplies`.*did you mean "applies"/m)
    const opinion = write('opinion.yml', `${head('bad')}  - { id: Q1, question: Is it good? }\n`)
    expect((await validate(opinion)).stdout).toMatch(
      /^opinion\.yml:6:25: value: .*"good" is a matter of opinion/,
    )
  })

  test('as JSON', async () => {
    const { code, stdout } = await validate('--json', good, write('none.yml', ''))
    expect(code).toBe(78)
    expect(JSON.parse(stdout)).toEqual({
      valid: false,
      lists: [{ name: 'good', file: 'good.yml', items: 1 }],
      problems: [
        {
          file: 'none.yml',
          line: 1,
          column: 1,
          code: 'empty',
          message: expect.stringContaining('empty checklist'),
        },
      ],
    })
  })

  test('files are checked together, and with the shipped lists they name', async () => {
    const twin = write('twin.yml', `${head('twin')}  - { id: Q1, question: Is it? }\n`)
    expect((await validate(good, twin)).stdout).toMatch(
      /^twin\.yml:6:1: value: the item Q1 stands in good\.yml, too/,
    )
    const lost = write(
      'lost.yml',
      `${head('lost')}  - { id: Q2, question: Is it?, derived-from: [secure-feature/A01.z] }\n`,
    )
    expect((await validate(lost)).stdout).toMatch(
      /^lost\.yml:6:1: value: .*checklists\/secure-feature\.yml has no such item/,
    )
  })

  test('a file from standard input', async () => {
    const { code, stdout } = await gatewright(['checklist', 'validate', '-'], { directory, stdin: '[]' })
    expect([code, stdout]).toEqual([78, expect.stringMatching(/^\(standard input\):1:1: not-a-mapping: /)])
  })

  test('terminal controls of a file are not printed', async () => {
    const { stdout } = await validate(
      write('esc.yml', `${head('x')}  - { id: "\u009b31m", question: Is it? }\n`),
    )
    expect(stdout).not.toMatch(/[\u0080-\u009f]/)
  })

  test('wrong use', async () => {
    expect((await validate()).code).toBe(64)
    const { code, stderr } = await validate('no-such.yml')
    expect([code, stderr]).toEqual([
      64,
      expect.stringContaining('no-such.yml:1:1: there is no such file, expected a checklist file'),
    ])
  })
})
