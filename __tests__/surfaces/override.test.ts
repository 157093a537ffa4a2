import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { auditReport } from '../../src/audit/view.ts'
import { contradictionIn } from '../../src/report-action/consistency.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { reportOfResult } from '../../src/result/read-back.ts'
import type { Report } from '../../src/result/report.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { annotationsOf } from '../../src/surfaces/annotations.ts'
import { renderAuditPage } from '../../src/surfaces/audit-page.ts'
import { renderAuditTerminal } from '../../src/surfaces/audit-terminal.ts'
import { checkRunOf } from '../../src/surfaces/check-run.ts'
import { renderComment, renderResolved } from '../../src/surfaces/comment.ts'
import { commitStatusesOf } from '../../src/surfaces/commit-status.ts'
import { renderMarkdown } from '../../src/surfaces/markdown.ts'
import { sarifOf, sarifText } from '../../src/surfaces/sarif.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { facts, file, found, gate } from '../overrides/given.ts'
import { overrideReport } from '../overrides/report.ts'
import { expectSound } from '../support/sound.ts'

const frame = { id: '12', state: '', runUrl: null }
const terminal = { width: 110, colour: false }

/** Everything a report is written to, as text. */
const renderers: Readonly<Record<string, (report: Report) => string>> = {
  summary: (report) => renderSummary(report),
  markdown: renderMarkdown,
  terminal: (report) => renderTerminal(report, terminal),
  comment: (report) => renderComment(report, frame),
  'comment, resolved': (report) => renderResolved(report, frame),
  'check run': (report) => checkRunOf(report).summary,
  annotations: ({ record }) =>
    annotationsOf(record)
      .map(({ message }) => message)
      .join('\n'),
  sarif: (report) => sarifText(report),
  json: (report) => resultText(buildResult(report)),
  'audit page': ({ record }) => renderAuditPage(auditReport(record)),
  'audit terminal': ({ record }) => renderAuditTerminal(auditReport(record), terminal),
}

/** Two failures, one of which is excused. */
const used = overrideReport({ gates: [gate('g1', [found('g1/tests')])], facts: facts([file()]) })

describe('an override in use shows on every surface', () => {
  test.each(Object.entries(renderers))('%s', (_name, render) => {
    const text = render(used).replace(/\s+/g, ' ')
    expect(text).toContain('hotfix')
    expect(text).toMatch(/@bravo.{0,8} and .{0,3}@chef|"@bravo", "@chef"/)
    expect(text).toContain('2027-01-12T12:00:00Z')
  })

  test('the words never say that it passed', () => {
    expect(renderSummary(used)).toMatch(/^## Gatewright: not passed, let through by an override — `g1`\n/)
    expect(renderTerminal(used, terminal)).toContain('excused by an override')
    expect(checkRunOf(used)).toMatchObject({
      conclusion: 'success',
      title: expect.stringMatching(/^not passed/),
    })
    const [status] = commitStatusesOf(used, { mode: 'suite', gate: null })
    expect(status).toMatchObject({ state: 'success' })
    expect(status?.description).toBe(
      'not passed, let through by an override: g1 (1 failed and excused by an override) · hotfix by @bravo, @chef until 2027-01-12',
    )
  })

  test('annotations warn, and none is an error', () => {
    const all = annotationsOf(used.record)
    expect(all.map(({ level, title }) => [level, title])).toEqual([
      ['warning', 'override hotfix'],
      ['warning', 'g1/tests'],
    ])
    expect(all[0]).toMatchObject({ file: '.gatewright/overrides/hotfix.json' })
  })

  test('SARIF suppresses what is excused, and nothing else', () => {
    const mixed = overrideReport({
      gates: [gate('g1', [found('g1/tests'), found('g1/lint', 'fail', { subject: 'src/b.ts' })])],
      facts: facts([file({ rules: ['tests'] })]),
    })
    const results = sarifOf(mixed).runs[0]?.results ?? []
    expect(results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions?.length])).toEqual([
      ['g1/lint', 'error', undefined],
      ['g1/tests', 'warning', 1],
    ])
    expect(annotationsOf(mixed.record).map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error g1/lint',
      'warning override hotfix',
      'warning g1/tests',
    ])
    expect(results[1]?.suppressions?.[0]).toMatchObject({ kind: 'external', status: 'accepted' })
    expect(results[1]?.suppressions?.[0]?.justification).toContain('the payment provider changed its format')
    expect(results[1]?.properties.effect).toBe('excused by an override')
  })

  test('in a merge group each suppression names who approved it there', () => {
    const [one, other] = [facts([file()]), facts([file()], (pull) => pull.review('chef').review('sec'))]
    const group = overrideReport({
      subjects: [
        { subject: '#1', facts: one },
        { subject: '#12', facts: other },
      ],
    })
    const words = sarifOf(group).runs[0]?.results.flatMap(({ suppressions = [], properties }) =>
      suppressions.map(({ justification }) => `${properties.subject}: ${justification}`),
    )
    expect(words).toEqual([
      expect.stringMatching(/^#1 .*approved by @bravo and @chef/),
      expect.stringMatching(/^#12 .*approved by @chef and @sec/),
    ])
  })

  test('what another pull request merged for another commit is in the result alone', () => {
    const merged = file({ id: 'old' }, { at: 'base', matchesHead: { known: true, value: false } })
    const report = overrideReport({ facts: facts([merged]) })
    for (const [name, render] of Object.entries(renderers))
      expect([name, render(report).includes('old')]).toEqual([name, name === 'json'])
  })

  test('the next step is that of what stands', () => {
    const left = found('g1/lint', 'fail', { fix: [{ kind: 'text', text: 'run the formatter' }] })
    const mixed = overrideReport({
      gates: [gate('g1', [found('g1/tests'), left])],
      facts: facts([file({ rules: ['tests'] })]),
    })
    expect(renderSummary(mixed)).toContain('**Next step:** run the formatter\n')
  })

  test('what waits says who still has to approve, on every surface', () => {
    const waiting = overrideReport({ facts: facts([file()], (pull) => pull.review('bravo')) })
    for (const [name, render] of Object.entries(renderers)) {
      const text = render(waiting).replace(/\s+/g, ' ').replace(/`/g, '')
      expect([name, text]).toEqual([name, expect.stringContaining('have 1 more of @chef or @sec approve')])
    }
  })

  test('the result is read back as it was, and is consistent', () => {
    const result = buildResult(used)
    expect(resultSchema().parse(JSON.parse(resultText(result)))).toEqual(result)
    const back = reportOfResult(result, {
      serverUrl: 'https://github.com',
      documentationUrl: used.record.documentationUrl,
    })
    expect(back.record.verdict.overrides).toEqual(used.record.verdict.overrides)
    expect(resultText(buildResult({ ...back, digests: used.digests }))).toBe(resultText(result))
    expect(contradictionIn(result)).toBeNull()
  })

  test('a result that excuses without an approved override contradicts itself', () => {
    const result = buildResult(used)
    expect(contradictionIn({ ...result, overrides: [] })).toContain('no approved override')
    const alone = result.overrides.map((one) => ({ ...one, approvers: [] }))
    expect(contradictionIn({ ...result, overrides: alone })).toContain('no approved override')
    for (const more of [{ gates: ['g2'] }, { rules: ['g1/lint'] }, { stage: 'phase-1' }, { excuses: [] }]) {
      const other = result.overrides.map((one) => ({ ...one, ...more }))
      expect(contradictionIn({ ...result, overrides: other })).toContain('no approved override')
    }
    const bare = result.findings.map((one) => ({ ...one, overridden_by: null }))
    expect(contradictionIn({ ...result, findings: bare })).not.toBeNull()
    const gates = result.gates.map((one) => ({ ...one, overridden: false }))
    expect(contradictionIn({ ...result, gates })).toContain('overridden')
  })

  test('a result of an earlier version has none', () => {
    const { overrides: _, ...old } = buildResult(overrideReport({ facts: facts([]) }))
    expect(resultSchema().parse(old).overrides).toEqual([])
  })
})

test('B28 whatever stands in an override file, pages stay whole', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom(
      '::error::x',
      '@acme/team',
      '</details><script>',
      '`|`',
      '[a](javascript:b)',
      '\u001b[31m',
      '%0A',
      '\u202E',
    ),
  )
  fc.assert(
    fc.property(hostile, hostile, hostile, (reason, ticket, id) => {
      const report = overrideReport({
        facts: facts([file({ reason, ticket, id: 'hotfix' }), file({ id, gates: [id] })]),
      })
      for (const render of [renderers['summary'], renderers['comment, resolved'], renderers['audit page']])
        expectSound(render?.(report).replace('<!-- gatewright:comment v1 id=12 -->\n', '') ?? '')
      for (const { message } of annotationsOf(report.record)) expect(message).not.toMatch(/[\r\n]/)
    }),
    { seed: 28, numRuns: 60 },
  )
})
