import { describe, expect, test } from '@jest/globals'
import { missingSections, readNotes, sectionIds } from '../../src/phase/report-sections.ts'
import { variance, workingMinutes } from '../../src/phase/report-time.ts'
import { unrenderedTokens } from '../../src/phase/report-tokens.ts'

describe('tokens that a template left', () => {
  test.each([
    ['', []],
    ['{{A}}', [['{{A}}', 1, 1]]],
    [
      'a\nb {{ X Y }} {{Z}}',
      [
        ['{{ X Y }}', 2, 3],
        ['{{Z}}', 2, 13],
      ],
    ],
    ['{{{A}}}', [['{{A}}', 1, 2]]],
    [`${'$'}{{ github.sha }}`, []],
    ['{{}} {{a{b}} {{a} b}}', []],
    ['{{A\nB}}', [['{{A B}}', 1, 1]]],
    [`{{${'x'.repeat(201)}}}`, []],
    [`{{${'x'.repeat(200)}}}`, [[`{{${'x'.repeat(75)}…}}`, 1, 1]]],
  ] as [string, [string, number, number][]][])('%j', (text, expected) => {
    expect(unrenderedTokens(text).map(({ text: token, line, column }) => [token, line, column])).toEqual(
      expected,
    )
  })

  test('in linear time, and no more than a hundred', () => {
    const started = performance.now()
    expect(unrenderedTokens('{{'.repeat(500_000))).toEqual([])
    expect(unrenderedTokens('{{ '.repeat(300_000))).toEqual([])
    expect(unrenderedTokens('\n{{A}}'.repeat(100_000))).toHaveLength(100)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('working time', () => {
  test.each([
    ['3d', 1_440],
    ['12h 30m', 750],
    ['1.5 h', 90],
    ['90M', 90],
    ['', null],
    ['3', null],
    ['3 weeks', null],
    ['-3d', null],
  ])('%j', (text, minutes) => expect(workingMinutes(text)).toBe(minutes))

  test.each([
    ['2d', '2d 4h', '+4h (+25 %)'],
    ['3d', '20h', '-4h (-17 %)'],
    ['1h', '60m', 'none'],
    ['0h', '30m', '+30m'],
    ['soon', '1h', null],
  ])('%s, then %s: %s', (estimated, actual, expected) => expect(variance(estimated, actual)).toBe(expected))
})

describe('notes', () => {
  test('a heading inside of code is none, and a section may be written in two places', () => {
    const { notes, problems } = readNotes(
      '## Summary\n```\n## Nothing\n```\n## Issues\nNone\n## Summary\nmore',
    )
    expect(problems).toEqual([])
    expect(notes).toEqual({ summary: '```\n## Nothing\n```\n\nmore', issues: 'None' })
  })

  test('what stands before the first section, and groups of sections, are left out', () => {
    const { notes, problems } = readNotes('intro\n# Phase 1\ntext\n## Changes Made\n### Code changes:\nx')
    expect({ notes, problems }).toEqual({ notes: { 'code-changes': 'x' }, problems: [] })
  })

  test('nobody filled: absent, blank, or a placeholder', () => {
    const all = Object.fromEntries(sectionIds.map((id) => [id, 'text']))
    expect(missingSections(all)).toEqual([])
    expect(missingSections({ ...all, summary: ' ', issues: 'TBD', duration: '{{DURATION}}' })).toEqual([
      'summary',
      'duration',
      'issues',
    ])
    expect(missingSections({})).toEqual(sectionIds)
  })
})
