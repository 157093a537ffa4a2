import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Diagram } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { reportOfResult } from '../../src/result/read-back.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { allAnnotations } from '../../src/surfaces/annotations.ts'
import { checkRunOf } from '../../src/surfaces/check-run.ts'
import { renderComment } from '../../src/surfaces/comment.ts'
import { diagramBlock } from '../../src/surfaces/diagram.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { sarifText } from '../../src/surfaces/sarif.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'
import { expectSound } from '../support/sound.ts'

const two: Diagram = {
  states: [
    { id: 'a', label: 'phase-0 (complete)', look: 'done' },
    { id: 'b', label: 'phase-1 (open)', look: 'open' },
  ],
  transitions: [{ from: 'a', to: 'b', label: '.phase-0.complete.json' }],
}
const labelled = (label: string): Diagram => ({ states: [{ id: 'a', label, look: 'done' }], transitions: [] })
const line = (label: string): string => diagramBlock(labelled(label)).split('\n')[2] ?? ''

describe('a diagram', () => {
  test('is Mermaid: states with a look, ways with a label', () => {
    expect(diagramBlock(two).split('\n')).toEqual([
      '```mermaid',
      'stateDiagram-v2',
      '  state "phase-0 (complete)" as s0',
      '  state "phase-1 (open)" as s1',
      '  s0 --> s1 : .phase-0.complete.json',
      expect.stringMatching(/^ {2}classDef done /),
      expect.stringMatching(/^ {2}classDef open /),
      expect.stringMatching(/^ {2}classDef failed /),
      expect.stringMatching(/^ {2}classDef unknown /),
      '  class s0 done',
      '  class s1 open',
      '```',
    ])
  })

  test.each([
    ['"; click s0 href "https://evil"', '‹22›‹3b› click s0 href ‹22›https‹3a›//evil‹22›'],
    ['%%{init: {}}%%', '‹25›‹25›‹7b›init‹3a› ‹7b›‹7d›‹7d›‹25›‹25›'],
    ['a<br/>#quot;[x]', 'a‹3c›br/‹3e›‹23›quot‹3b›‹5b›x‹5d›'],
    ['```', '‹60›‹60›‹60›'],
    ['Prüfung 第1', 'Prüfung 第1'],
  ])('%s is harmless', (written, shown) => {
    expect(line(written)).toBe(`  state "${shown}" as s0`)
  })

  test('no label adds a line, or a character that means something', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), hostileMarkdown), (written) => {
        const lines = diagramBlock({
          ...labelled(written),
          transitions: [{ from: 'a', to: 'a', label: written }],
        }).split('\n')
        const way = lines.filter((one) => one.startsWith('  s0 --> s0'))
        expect(way).toHaveLength(1)
        expect(lines).toHaveLength(10)
        expect(line(written)).toMatch(/^ {2}state "[\p{L}\p{M}\p{N} ._/(),+‹›…-]*" as s0$/u)
      }),
      { seed: 8, numRuns: 300 },
    )
  })

  test('a state without a label has its name: Mermaid refuses an empty one', () => {
    expect(line('')).toBe('  state "s0" as s0')
  })

  test('two labels never look the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ':', '‹', '›', '3', '"', 'é') }),
        fc.string({ unit: fc.constantFrom('a', ':', '‹', '›', '3', '"', 'é') }),
        (a, b) => {
          fc.pre(a !== b)
          expect(line(a)).not.toBe(line(b))
        },
      ),
      { seed: 8, numRuns: 500 },
    )
    const long = 'x'.repeat(300)
    const cut = diagramBlock({
      states: [0, 1].map((id) => ({ id: `${id}`, label: `${long}${id}`, look: 'open' })),
      transitions: [],
    })
    expect(
      new Set(
        cut
          .split('\n')
          .filter((one) => one.includes('xxx'))
          .map((one) => one.replace(/ as s\d$/, '')),
      ).size,
    ).toBe(2)
  })

  test('ways to states that are not there are left out, and so is what nobody could read', () => {
    expect(diagramBlock({ ...two, transitions: [{ from: 'a', to: 'z', label: 'x' }] })).not.toContain('-->')
    expect(diagramBlock({ ...two, transitions: [{ from: 'a', to: 'b', label: ' ' }] })).toContain(
      '  s0 --> s1\n',
    )
    const many = Array.from({ length: 500 }, (_, id) => ({ id: `${id}`, label: 'x', look: 'open' as const }))
    const block = diagramBlock({
      states: many,
      transitions: many.map(({ id }) => ({ from: '0', to: id, label: '' })),
    })
    expect(block.match(/ {2}state /g)).toHaveLength(bounds.diagramStates)
    expect(block.length).toBeLessThan(10_000)
  })
})

describe('a finding with a diagram', () => {
  const table = {
    kind: 'table',
    title: text`Stages`,
    columns: ['Stage'],
    rows: [[text`phase-0`], [text`phase-1`]],
    diagram: two,
  } as const
  const report = reportOf(sampleRecord([judgement([finding('fail', { details: [table] })])]))
  const frame = { id: 'x', state: '', runUrl: null }

  test('shows it beside the table on pages', () => {
    const pages = [renderSummary(report), renderComment(report, frame), checkRunOf(report).summary]
    for (const page of pages) {
      expect(page).toContain('stateDiagram-v2')
      expect(page).toContain('| phase-0 |')
      expectSound(page.replace(/^<!--.*-->\n/, ''))
    }
  })

  test('shows the table alone where nothing is drawn', () => {
    const terminal = renderTerminal(report, { colour: false, width: 100 })
    expect(terminal).toContain('phase-0')
    for (const shown of [terminal, JSON.stringify(allAnnotations(report.record)), sarifText(report)])
      expect(shown).not.toMatch(/stateDiagram|mermaid/)
  })

  test('stands in the result and is read back; a result without the field is read, too', () => {
    const written = JSON.parse(resultText(buildResult(report))) as {
      findings: { details: { diagram?: unknown }[] }[]
    }
    expect(written.findings[0]?.details[0]?.diagram).toEqual(two)
    const addresses = {
      serverUrl: 'https://github.com',
      documentationUrl: 'https://github.com/gatewright/gatewright/blob/main/docs',
    }
    const back = reportOfResult(resultSchema().parse(written), addresses)
    expect(renderSummary(back)).toContain('stateDiagram-v2')
    delete written.findings[0]?.details[0]?.diagram
    const older = resultSchema().parse(written)
    expect(older.findings[0]?.details[0]).toMatchObject({ diagram: null })
    expect(renderSummary(reportOfResult(older, addresses))).not.toContain('stateDiagram-v2')
  })
})
