import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { unknown } from '../../src/core/fact.ts'
import { code, text } from '../../src/core/text.ts'
import { limits } from '../../src/surfaces/limits.ts'
import { renderMarkdown } from '../../src/surfaces/markdown.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { cpuMilliseconds } from '../support/cpu-time.ts'
import { finding, judgement } from '../support/findings.ts'
import { expectGolden } from '../support/golden.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { structureFaults } from '../support/markdown.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const runs = { seed: 20_261_121, numRuns: 300 }
const bytes = (page: string): number => Buffer.byteLength(page)
const passing = codeownersFindings.filter(({ outcome }) => outcome === 'pass')
const undecided = finding('unknown', {
  rule: 'codeowners/approval',
  subject: 'src/web/',
  found: text`the members of ${'@acme/web'} cannot be read`,
  required: text`${1} approval from ${'@acme/web'}`,
  fix: text`Give the job an App token with ${'members: read'}.`,
  unknown: {
    reason: 'team-membership',
    remedy: { text: 'use an App token', permission: 'members: read (GitHub App)' },
  },
})
const page = (...args: Parameters<typeof sampleRecord>) => renderSummary(reportOf(sampleRecord(...args)))

describe('summary', () => {
  test('a blocked pull request, as committed', () => {
    expectGolden('summary-blocked.md', page())
  })

  test('a passed pull request, as committed', () => {
    expectGolden('summary-passed.md', page([codeownersJudgement({ findings: passing })]))
  })

  test('an undecided pull request, as committed', () => {
    expectGolden('summary-unknown.md', page([codeownersJudgement({ findings: [undecided] })]))
  })

  test('a report-only pull request, as committed', () => {
    expectGolden('summary-report.md', page([codeownersJudgement({ mode: 'report' })], {}, { mode: 'report' }))
  })

  test('the first line says the verdict in words', () => {
    const first = (summary: string) => summary.split('\n')[0]
    expect(first(page())).toBe('## Gatewright: blocked — `codeowners`')
    expect(first(page([codeownersJudgement({ findings: passing })]))).toBe('## Gatewright: passed')
    expect(first(page([codeownersJudgement({ findings: [undecided] })]))).toBe(
      '## Gatewright: blocked, because it could not be decided — `codeowners`',
    )
    expect(first(page([codeownersJudgement({ mode: 'report' })], {}, { mode: 'report' }))).toBe(
      '## Gatewright: reports only, does not block — `codeowners`',
    )
    expect(first(page([]))).toBe('## Gatewright: blocked, because it could not be decided')
    expect(first(page([], {}, { onNothing: 'pass' }))).toBe('## Gatewright: passed, because no gate applied')
    expect(first(page([], {}, { closed: true }))).toBe(
      '## Gatewright: nothing to guard, the pull request is closed or merged',
    )
  })

  test('failing gates are open, passing ones folded, and what blocks comes first', () => {
    const quiet = judgement([finding('pass')], { gate: 'quiet', title: 'Quiet' })
    const summary = page([quiet, codeownersJudgement()])
    expect(summary).toContain('<details open>\n<summary><b>codeowners</b>')
    expect(summary).toContain('<details>\n<summary><b>quiet</b>')
    expect(summary.indexOf('<b>codeowners</b>')).toBeLessThan(summary.indexOf('<b>quiet</b>'))
    expect(summary.indexOf('| `codeowners` |')).toBeLessThan(summary.indexOf('| `quiet` |'))
  })

  test('more than ten findings of a gate are folded: the overview names the next steps', () => {
    const failing = (count: number) =>
      page([
        judgement(Array.from({ length: count }, (_, index) => finding('fail', { subject: `s${index}` }))),
      ])
    expect(failing(10)).toContain('<details open>')
    expect(failing(11)).toContain('<details>')
    expect(failing(11)).not.toContain('<details open>')
  })

  test('what was not evaluated stands there with the permission that would reveal it', () => {
    const summary = page([codeownersJudgement({ findings: [undecided] })])
    expect(summary).toContain('permission `members: read (GitHub App)`')
    expect(summary).toContain('permission `contents: read`')
    const complete = page([codeownersJudgement({ findings: passing })], { subjects: [] })
    expect(complete).toContain('Not evaluated: nothing')
  })

  test('a date before which a gate reports is named', () => {
    const summary = page([codeownersJudgement({ enforceFrom: '2027-02-01' })])
    expect(summary).toContain('reports only until 2027-02-01')
    expect(summary.split('\n')[0]).toContain('does not block')
  })

  test('the order of findings and facts changes no byte; run figures change only their line', () => {
    const reversed = codeownersJudgement({ findings: [...codeownersFindings].reverse() })
    expect(page([reversed])).toBe(page())
    const run = { durationMs: 9, requests: 1, notModified: 0, retries: 2, node: 'v20.20.0', event: 'push' }
    const stable = (summary: string) => summary.split('\n').filter((line) => !line.includes('to GitHub'))
    expect(stable(page([codeownersJudgement()], { run }))).toEqual(stable(page()))
  })

  test('OUT-13 one run has one summary, however many gates it has', () => {
    const gates = Array.from({ length: 25 }, (_, index) =>
      judgement([finding('fail')], { gate: `gate-${index}` }),
    )
    const summary = page(gates)
    expect(summary.match(/^## /gm)).toHaveLength(1)
    for (const { gate } of gates) expect(summary).toContain(`<b>${gate}</b>`)
  })

  test('OUT-14 cells, line breaks and closing tags in a finding leave the table whole', () => {
    const nasty = 'a|b\n|c| <b> </td></table>'
    const fail = finding('fail', {
      subject: nasty,
      found: [{ kind: 'text', text: nasty }],
      fix: [code(nasty)],
    })
    const summary = page([judgement([fail])])
    expect(structureFaults(summary)).toEqual([])
    expect(summary.split('\n').filter((line) => line.startsWith('| `gate` |'))).toHaveLength(1)
  })

  test('OUT-15 mentions, references and addresses from a pull request are never live', () => {
    const nasty = '@org/everyone-team @user #1 GH-1 owner/repo#5 https://github.com/acme/shop/issues/1'
    const fail = finding('fail', {
      found: [{ kind: 'text', text: nasty }],
      required: [{ kind: 'people', people: ['@user'], join: 'or' }],
    })
    const summary = page([judgement([fail], { gate: '@user', title: nasty })], { notices: [nasty] })
    expect(structureFaults(summary)).toEqual([])
    for (const word of nasty.split(' ')) expect(summary).toContain(`\`${word}\``)
  })

  test('D15 a title that closes the table changes no surface', () => {
    const title = '</td></tr></table><h1>All gates passed</h1><img src="https://evil.example/x.png">'
    const fail = finding('fail', { found: text`the title ${title}`, subject: title })
    const summary = page([judgement([fail])], { notices: [title] })
    expect(structureFaults(summary)).toEqual([])
    expect(summary.split('\n').filter((line) => line.startsWith('## '))).toHaveLength(1)
  })

  test('every text of a report may be hostile', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 4 }), hostileMarkdown, (findings, word) => {
        const facts = {
          'last-pusher': unknown('api-failed', word, { remedy: { text: word, permission: word } }),
        }
        const summary = page([codeownersJudgement({ findings, title: word })], {
          notices: [word],
          subjects: [{ subject: '#1', facts }],
          policyPath: word,
          policy: null,
        })
        expect(structureFaults(summary)).toEqual([])
        expect(suspiciousLines(summary)).toEqual([])
      }),
      runs,
    )
  })
})

describe('budget of the summary', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...(codeownersFindings[0] ?? finding('fail')),
    subject: `packages/${index}/`,
  }))

  test('10,000 findings fit within 1 MiB in under a second, and the page says what is missing', () => {
    const report = reportOf(sampleRecord([codeownersJudgement({ findings: many })]))
    let summary = ''
    const spent = cpuMilliseconds(() => {
      summary = renderSummary(report)
    })
    expect(spent).toBeLessThan(1_000)
    expect(bytes(summary)).toBeLessThanOrEqual(limits.summaryBytes)
    expect(bytes(summary)).toBeGreaterThan(limits.summaryBytes * 0.99)
    expect(structureFaults(summary)).toEqual([])
    expect(summary).toMatch(/_The page is full: \d+ findings of this gate not shown here/)
    expect(summary).toContain('- Policy: ')
    expect(bytes(renderMarkdown(report))).toBeGreaterThan(limits.summaryBytes)
  })

  test('D16 whatever the budget, whole rows are cut and every tag is closed', () => {
    const second = judgement(many.slice(0, 5), { gate: 'second' })
    const report = reportOf(sampleRecord([codeownersJudgement({ findings: many.slice(0, 8) }), second]))
    const whole = bytes(renderSummary(report))
    const complete = new Set(renderSummary(report).split('\n'))
    for (let budget = 0; budget <= whole + 50; budget += 211) {
      const summary = renderSummary(report, budget)
      expect(bytes(summary)).toBeLessThanOrEqual(budget)
      expect(structureFaults(summary)).toEqual([])
      const foreign = summary.split('\n').filter((line) => !complete.has(line))
      expect(foreign.filter((line) => !line.startsWith('_The page is full'))).toEqual([])
      if (summary.length < renderSummary(report).length && summary.includes('- Policy')) {
        expect(summary).toContain('_The page is full')
      }
    }
    expect(renderSummary(report, whole + 500)).toBe(renderSummary(report))
  })

  test('one huge value does not push the rest off the page', () => {
    const fail = finding('fail', { subject: 'x'.repeat(2_000_000), found: text`${'`'.repeat(500_000)}` })
    const summary = page([judgement([fail])])
    expect(bytes(summary)).toBeLessThan(20_000)
    expect(summary).toContain('- Required: required')
  })

  test('a long list says how many rows it leaves out', () => {
    const items = Array.from({ length: 180 }, (_, index) => text`file ${index}`)
    const fail = finding('fail', { details: [{ kind: 'list', title: text`Files`, items }] })
    expect(page([judgement([fail])])).toContain('- and 130 more, all in the result JSON')
  })
})
