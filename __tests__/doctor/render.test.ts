import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cannotSee, type Line, missing, ok } from '../../src/doctor/line.ts'
import { doctorExitCode } from '../../src/doctor/lines.ts'
import { doctorJson, doctorMarkdown, doctorText } from '../../src/doctor/render.ts'
import { linkFaults, structureFaults } from '../support/markdown.ts'
import { suspiciousLines } from '../support/runner-commands.ts'

const heading = (words: string) => ({
  id: 'policy',
  title: 'Policy',
  required: words,
  address: `https://github.com/acme/shop/blob/main/${encodeURIComponent(words)}`,
  unknownWithout: words,
})
const shown = (lines: readonly Line[]) => ({
  repository: 'acme/shop',
  serverUrl: 'https://github.com',
  lines,
})
const plain = { width: 100, colour: false }

test('foreign words stay words on every page', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '::error::x',
      '| a | b |\n| --- | --- |',
      '[x](javascript:alert(1))',
      '<img src=x onerror=alert(1)>',
      '@chef fixes #1\u202e',
      '\u001b[31mred',
      '```\n# title',
    ),
  )
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const lines = [
        missing(heading(one), other, one),
        cannotSee(heading(other), one, other),
        ok(heading(one), other),
      ]
      const page = doctorMarkdown(shown(lines))
      expect(structureFaults(page)).toEqual([])
      expect(page.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(5)
      expect(linkFaults(page, ['https://github.com'])).toEqual([])
      const text = doctorText(shown(lines), plain)
      expect(suspiciousLines(text)).toEqual([])
      expect(text).not.toContain('\u001b')
      expect(JSON.parse(JSON.stringify(doctorJson(shown(lines)))).lines).toHaveLength(3)
    }),
    { seed: 20_261_121, numRuns: 200 },
  )
})

test('an address of another server is not linked', () => {
  const page = doctorMarkdown(shown([ok({ ...heading('x'), address: 'https://evil.example.com/a' }, 'fine')]))
  expect(page).not.toContain('evil.example.com')
})

describe('the exit code', () => {
  const good = ok(heading('x'), 'fine')
  const bad = missing(heading('x'), 'none', 'make one')
  const open = cannotSee(heading('x'), 'hidden', 'look')
  const outside = cannotSee(heading('x'), 'hidden', 'look', false)
  test.each([
    [[good], 0],
    [[good, outside], 0],
    [[good, open], 3],
    [[good, open, bad], 1],
    [[bad, outside], 1],
    [[], 0],
  ] as const)('%#', (lines, code) => {
    expect(doctorExitCode(lines)).toBe(code)
  })

  test('the summary says the same', () => {
    expect(doctorText(shown([good]), plain)).toContain(
      '1 line: 1 ok, 0 missing, 0 cannot be seen. The gate can be enforced.',
    )
    expect(doctorText(shown([good, open]), plain)).toContain('Nothing seen is missing.')
    expect(doctorText(shown([good, bad]), plain)).toContain('keeps the gate from blocking')
  })
})
