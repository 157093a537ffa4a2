import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sanitiseLine } from '../../src/surfaces/sanitise.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { columns, createPaint, displayWidth, wrap } from '../../src/surfaces/terminal-layout.ts'
import { finding, judgement } from '../support/findings.ts'
import { expectGolden } from '../support/golden.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const runs = { seed: 20_261_121, numRuns: 300 }
const show = (width: number, colour = false, findings = codeownersFindings) =>
  renderTerminal(reportOf(sampleRecord([codeownersJudgement({ findings })])), { width, colour })
const plainOf = (shown: string): string =>
  shown
    .split('\u001b[')
    .map((piece, index) => (index === 0 ? piece : piece.replace(/^\d+m/, '')))
    .join('')

describe('terminal', () => {
  test('a blocked pull request, as committed', () => {
    expectGolden('terminal-blocked.txt', show(100))
  })

  test('fits on one screen', () => {
    expect(show(80).split('\n').length).toBeLessThanOrEqual(40)
  })

  test('colour only when told, and only around our own words', () => {
    expect(show(100)).not.toContain('\u001b')
    expect(show(100, true)).toContain('\u001b[31m')
    expect(plainOf(show(100, true))).toBe(show(100))
  })

  test('no line is wider than the terminal, and no foreign control comes through', () => {
    fc.assert(
      fc.property(
        fc.array(hostileFinding, { maxLength: 3 }),
        fc.integer({ min: 60, max: 140 }),
        (findings, width) => {
          const shown = show(width, false, findings)
          expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
          expect(suspiciousLines(shown)).toEqual([])
          for (const line of shown.split('\n')) {
            if (!/^(codeowners {2}|run|policy)/.test(line))
              expect(displayWidth(line)).toBeLessThanOrEqual(width)
          }
        },
      ),
      runs,
    )
  })

  test('says what was not evaluated, and which permission would reveal it', () => {
    expect(show(100)).toContain('not evaluated  code-owner-rule:')
    expect(show(100)).toContain('needs contents: read')
  })

  test('an unknown that a finding speaks of is said there, with the permission, and not again', () => {
    const remedy = { text: 'use an App token', permission: 'contents: read' }
    const facts = finding('unknown', {
      ...{ rule: 'codeowners/facts-complete', subject: 'code-owner-rule' },
      unknown: { reason: 'permission-missing', remedy },
    })
    const shown = show(100, false, [facts])
    expect(shown).not.toContain('not evaluated')
    expect(shown.match(/code-owner-rule/g)).toHaveLength(1)
    expect(shown).toContain('next step  fix (needs contents: read)')
    const other = show(100, false, [{ ...facts, rule: 'codeowners/other' }])
    expect(other).toContain('not evaluated  code-owner-rule:')
  })

  test('a thousand findings are counted, not poured out', () => {
    const findings = Array.from({ length: 1_000 }, (_, index) => finding('fail', { subject: `${index}` }))
    expect(show(100, false, findings)).toContain('and 950 more, all in the result JSON')
  })

  test('gates that pass take one line', () => {
    const record = sampleRecord([judgement([finding('pass')], { gate: 'quiet' })])
    const lines = renderTerminal(reportOf(record), { width: 80, colour: false }).split('\n')
    expect(lines.filter((line) => line.includes('quiet'))).toEqual(['quiet  ✓ pass  1 passed'])
  })
})

describe('terminal layout', () => {
  test('wrapped lines keep every word and the width', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.integer({ min: 4, max: 30 }), (words, width) => {
        const lines = wrap(sanitiseLine(words), width)
        expect(lines.join('').replace(/\s/g, '')).toBe(sanitiseLine(words).replace(/\s/g, ''))
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
      runs,
    )
  })

  test('a break never moves a runner command to the start of a line', () => {
    expect(wrap('aaaa ::error::x', 10)).toEqual(['aaaa', ': :error::', 'x'])
    expect(wrap(`${'a'.repeat(10)}::error::x`, 10)).toEqual(['aaaaaaaaa', 'a::error:', ':x'])
  })

  test('wide characters take two columns, combining marks none', () => {
    expect(displayWidth('日本')).toBe(4)
    expect(displayWidth('😀')).toBe(2)
    expect(displayWidth('e\u0301')).toBe(1)
  })

  test('columns stand below each other', () => {
    expect(
      columns(
        [
          ['a', 'b'],
          ['longer', 'c'],
        ],
        2,
        40,
      ),
    ).toEqual(['  a       b', '  longer  c'])
  })

  test('a narrow column leaves its room to the wide ones, and no line is wider than the terminal', () => {
    const row = ['on', 'code-owner-review', 'two words, and then three more', 'administrators']
    expect(columns([row], 0, 60)).toEqual([
      'on  code-owner-review  two words, and then    administrators',
      '                       three more',
    ])
    for (const width of [40, 50, 80, 120]) {
      for (const line of columns([row, row], 2, width)) expect(line.length).toBeLessThanOrEqual(width)
    }
  })

  test('without colour paint adds nothing', () => {
    expect(createPaint(false).red('x')).toBe('x')
    expect(createPaint(true).bold('x')).toBe('\u001b[1mx\u001b[22m')
  })
})
