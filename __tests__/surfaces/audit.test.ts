import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { auditReport } from '../../src/audit/view.ts'
import { fold } from '../../src/core/verdict.ts'
import type { AuditView, Completeness } from '../../src/result/audit.ts'
import { auditJson, auditOf } from '../../src/result/audit-json.ts'
import { auditSchema } from '../../src/result/audit-schema.ts'
import type { Report } from '../../src/result/report.ts'
import { renderAuditPage } from '../../src/surfaces/audit-page.ts'
import { renderAuditTerminal } from '../../src/surfaces/audit-terminal.ts'
import {
  completenessText,
  p0Words,
  stateCell,
  stateWords,
  trendWords,
} from '../../src/surfaces/audit-words.ts'
import { plainLine } from '../../src/surfaces/phrase.ts'
import { isPlain } from '../../src/surfaces/sanitise.ts'
import { headline } from '../../src/surfaces/words.ts'
import { finding, judgement } from '../support/findings.ts'
import { foreign, hostileReport } from '../support/hostile-report.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { sampleRecord } from '../support/sample-record.ts'
import { expectSound } from '../support/sound.ts'

const whole: Completeness = {
  ...{ audited: 33, total: 33, notReadable: 0, notApplicable: 2, partial: false, cut: false },
  because: [],
}
const words = (more: Partial<Completeness>) => plainLine(completenessText({ ...whole, ...more }))

describe('words of an audit', () => {
  test.each<[Partial<Completeness>, string]>([
    [{}, '33 of 33 controls audited'],
    [{ audited: 1, total: 1 }, '1 of 1 control audited'],
    [{ audited: 0, total: 0 }, '0 of 0 controls audited'],
    [
      { audited: 31, notReadable: 2, partial: true, because: ['a (needs `b`)'] },
      '31 of 33 controls audited; not readable: 2, because a (needs b)',
    ],
    [
      { partial: true, because: ['a', 'b'] },
      '33 of 33 controls audited, but not all that they rest on could be read, because a and b',
    ],
    [
      { audited: 0, notReadable: 33, partial: true, cut: true, because: ['a', 'b', 'c', 'd', 'e'] },
      'PARTIAL: 0 of 33 controls audited; not readable: 33, because a, b, c and 2 other reasons',
    ],
  ])('%j', (more, expected) => expect(words(more)).toBe(expected))

  test('trend, states and P0 controls', () => {
    const trend = { new: 1, fixed: 3, unchanged: 4, waiting: 0 }
    expect(trendWords(trend)).toBe('since the last audit: new 1, fixed 3, unchanged 4')
    expect(trendWords({ ...trend, waiting: 2 })).toContain(', no longer seen 2')
    expect(stateWords({ state: 'fail', level: 'warning' })).toBe('fail (warning)')
    expect(stateCell({ state: 'fail', level: 'error' })).toBe('❌ fail')
    expect(stateCell({ state: 'fail', level: 'note' })).toBe('⚠️ fail (note)')
    expect(stateCell({ state: 'not-applicable', level: null })).toBe('➖ not applicable')
    expect(p0Words({ p0: { ids: [], absent: [], unverified: [] } })).toEqual([])
    expect(p0Words({ p0: { ids: [], absent: ['a'], unverified: ['b', 'c'] } })).toEqual([
      'P0 controls that are absent (exit code 5): `a`',
      'P0 controls that could not be verified (exit code 6): `b`, `c`',
    ])
  })

  test.each([
    [[finding('pass')], 'enforce', 'passed', ''],
    [[finding('fail')], 'enforce', 'failed', ''],
    [[finding('unknown')], 'enforce', 'could not be decided', 'What cannot be seen never passes: '],
    [[finding('fail')], 'report', 'reports only', 'The exit code is 0 in any case'],
    [[finding('unknown')], 'report', 'reports only', 'could not be decided'],
  ] as const)('%j in %s mode: %s, and no word of a merge', (findings, mode, expected, remark) => {
    const verdict = fold([judgement(findings, { mode })], {
      ...{ mode, onNothing: 'unknown', now: null },
      p0: { ids: [], asked: true },
    })
    const shown = headline(verdict)
    expect(shown.words).toBe(expected)
    expect(shown.remark).toContain(remark)
    expect(JSON.stringify(shown)).not.toMatch(/merge|block/)
  })

  test('an undecided P0 control of a gate that is not judged says why', () => {
    const verdict = fold([judgement([finding('pass')])], {
      ...{ mode: 'enforce', onNothing: 'unknown', now: null },
      p0: { ids: ['elsewhere/rule'], asked: true },
    })
    expect(headline(verdict).remark).toContain('an audit could not verify a P0 control')
  })
})

const audited = (report: Report): Report & { readonly audit: AuditView } => {
  const made = auditReport(report.record)
  if (made.audit === undefined) throw new Error('no audit')
  return { ...made, audit: made.audit }
}

describe('the page of an audit', () => {
  test('a report that is no audit has no such page, and the terminal shows it as any other', () => {
    const report = auditReport(sampleRecord())
    const { audit: _, ...other } = report
    expect(renderAuditPage(other)).toBe('')
    expect(renderAuditTerminal(other, { width: 80, colour: false })).toMatch(/^Gatewright: /)
  })

  test('completeness comes first, then the verdict, then the controls, in the order of standards', () => {
    const page = renderAuditPage(auditReport(sampleRecord()))
    const places = ['## ', '**Audit: ', '### Controls', '<details', 'Not evaluated', 'Policy: ']
    const found = places.map((part) => page.indexOf(part))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(found[0]).toBe(0)
  })

  test('controls stand worst first, and are counted by state in a table and a picture that say the same', () => {
    const report = audited(auditReport(sampleRecord()))
    const control = (name: string, state: 'fail' | 'pass' | 'unknown' | 'not-applicable', level = 'error') =>
      ({ control: name, state, level, rules: [], proof: [], since: null }) as AuditView['controls'][number]
    const controls = [
      control('a:1', 'not-applicable'),
      control('a:2', 'pass'),
      control('a:3', 'fail', 'warning'),
      control('a:4', 'unknown'),
      control('a:5', 'fail'),
      control('b:6', 'fail'),
    ]
    const page = renderAuditPage({ ...report, audit: { ...report.audit, controls } })
    expect([...page.matchAll(/^\| `([ab]:\d)`/gm)].map(([, name]) => name)).toEqual([
      ...['a:5', 'b:6', 'a:4', 'a:3', 'a:2', 'a:1'],
    ])
    const rows = [...page.matchAll(/^\| \S+ ([a-z ()]+) \| (\d) \|$/gm)].map(([, name, count]) => [
      name,
      count,
    ])
    const slices = [...page.matchAll(/^ {2}"(.+)" : (\d)$/gm)].map(([, name, count]) => [name, count])
    expect(rows).toEqual([
      ...[
        ['fail', '2'],
        ['unknown', '1'],
        ['fail (warning)', '1'],
        ['pass', '1'],
      ],
    ])
    expect(slices).toEqual(rows)
    const terminal = renderAuditTerminal(
      { ...report, audit: { ...report.audit, controls } },
      { width: 90, colour: false },
    )
    expect(terminal.indexOf('b:6')).toBeLessThan(terminal.indexOf('a:4'))
    expect(terminal.indexOf('a:3')).toBeLessThan(terminal.indexOf('a:1'))
  })

  test('whole rows are left out where there is no room, and the page says so', () => {
    const report = auditReport(sampleRecord())
    const all = Buffer.byteLength(renderAuditPage(report))
    for (let room = 0; room <= all; room += 97) {
      const page = renderAuditPage(report, room)
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(Math.max(room, 0))
      if (page !== '') expect(page).toMatch(/^## /)
    }
    expect(renderAuditPage(report, all - 200)).toContain('The page is full')
    expect(renderAuditPage(report, 10)).toBe('')
  })

  test('holds with whatever stands in a report, in a control, or in a result that was read back', () => {
    fc.assert(
      fc.property(hostileReport, foreign, (report, text) => {
        const made = audited(report)
        const control = {
          control: text,
          state: 'fail',
          level: 'error',
          rules: [],
          proof: [],
          since: null,
        } as const
        const proof = { fingerprint: 'a'.repeat(64), rule: text, subject: text, outcome: 'fail' } as const
        const spoilt = {
          ...control,
          proof: [proof, { ...proof, location: { path: text, at: 'head' } as const }],
        }
        const p0 = { ids: [text], absent: [text], unverified: [text] }
        const view = { ...made.audit, p0, controls: [...made.audit.controls, control, spoilt] }
        const page = renderAuditPage({ ...made, audit: view })
        expectSound(page)
        const screen = renderAuditTerminal({ ...made, audit: view }, { width: 80, colour: false })
        expect(screen.split('\n').every((line) => isPlain(line))).toBe(true)
        expect(suspiciousLines(screen)).toEqual([])
        expect(auditOf(auditSchema().parse(auditJson(view)))).toEqual(view)
      }),
      { seed: 20_261_121, numRuns: 60 },
    )
  })
})
