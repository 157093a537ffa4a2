import { expect, test } from '@jest/globals'
import { text } from '../../src/core/text.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { finding, judgement } from '../support/findings.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'

/** Longer than any value that is shown inside of a sentence. */
const long = `- [ ] **A.a** Is ${'it so and '.repeat(90)}done? <!-- gw:A.a v1 3fa9c1d20b77 -->`
const items = [text`${'<!-- gatewright:checklist v1 -->'}`, text`${long}`, text`${'::error::a - ```'}`]
const report = reportOf(
  sampleRecord([
    judgement([
      finding('fail', {
        details: [{ kind: 'list', title: text`Lines for the description`, items, verbatim: true }],
      }),
    ]),
  ]),
)

test('lines to be copied begin at the margin of a terminal, and are neither broken nor cut', () => {
  for (const width of [60, 100]) {
    const lines = renderTerminal(report, { width, colour: false }).split('\n')
    const at = lines.indexOf('    Lines for the description')
    expect(lines.slice(at + 1, at + 3)).toEqual(['<!-- gatewright:checklist v1 -->', long])
    expect(lines[at + 3]).toMatch(/^(?!::).*error::a - ```$/)
  }
})

test('in the summary they are one block with a button to copy it, which nothing in it can end', () => {
  const summary = renderSummary(report)
  expect(summary).toContain(`\n\`\`\`\`text\n<!-- gatewright:checklist v1 -->\n${long}\n`)
  expect(summary).toMatch(/error::a - ```\n````\n/)
})
