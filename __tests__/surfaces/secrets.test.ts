import { describe, expect, test } from '@jest/globals'
import { digestInput } from '../../src/audit/digest-input.ts'
import { auditReport, noPast } from '../../src/audit/view.ts'
import { PolicyError, UsageError } from '../../src/core/errors.ts'
import { unknown } from '../../src/core/fact.ts'
import type { Finding } from '../../src/core/finding.ts'
import { code, link, path, people, text } from '../../src/core/text.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { traceLine } from '../../src/publish/previous.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { traceOf } from '../../src/result/delta.ts'
import { digestsOf } from '../../src/result/digests.ts'
import { errorResult } from '../../src/result/error-result.ts'
import { reportOfResult } from '../../src/result/read-back.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { redactedRecord } from '../../src/result/redacted.ts'
import type { Report } from '../../src/result/report.ts'
import { reportOf } from '../../src/result/report-of.ts'
import { createLog } from '../../src/runner/log.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { annotationsOf } from '../../src/surfaces/annotations.ts'
import { renderAuditPage } from '../../src/surfaces/audit-page.ts'
import { renderAuditTerminal } from '../../src/surfaces/audit-terminal.ts'
import { checkRunOf } from '../../src/surfaces/check-run.ts'
import { renderComment } from '../../src/surfaces/comment.ts'
import { commitStatusesOf } from '../../src/surfaces/commit-status.ts'
import { errorAnnotations, errorLines, errorSummary, surfaceError } from '../../src/surfaces/errors.ts'
import { sarifErrorText, sarifText } from '../../src/surfaces/sarif.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'
import { codeownersJudgement, sampleRecord } from '../support/sample-record.ts'
import { leftOf, madeSecrets } from '../support/secrets.ts'

/** A pull request whose author wrote a secret wherever something can be written. */
function findingsWith(line: string): readonly Finding[] {
  const place = { path: `src/${line}.ts`, line: 3, at: 'head' } as const
  return [
    {
      rule: 'codeowners/approval',
      outcome: 'fail',
      level: 'error',
      subject: line,
      found: text`the title ${code(line)} of ${path(`docs/${line}`)} says: ${{ kind: 'text', text: line }}`,
      required: text`an answer of ${people([`@${line}`])}, see ${link(line, 'https://example.org/docs/a')}`,
      requiredAt: place,
      fix: text`change ${line}`,
      location: place,
      details: [
        { kind: 'list', title: text`${line}`, items: [text`${line}`], verbatim: true },
        { kind: 'table', title: text`${line}`, columns: ['a', line], rows: [[text`${line}`, text`b`]] },
      ],
    },
    {
      rule: 'codeowners/unknown-owner',
      outcome: 'unknown',
      level: 'error',
      subject: `check ${line}`,
      found: text`${line}`,
      required: text`something`,
      fix: text`${line}`,
      unknown: { reason: 'api-failed', remedy: { text: line, permission: line } },
    },
  ]
}

function recordWith(line: string): RunRecord {
  const record = sampleRecord([codeownersJudgement({ findings: findingsWith(line) })], { notices: [line] })
  const { policy } = record
  return {
    ...record,
    target: { ...record.target, baseRef: `release/${line}` },
    policy: policy === null ? null : { ...policy, inputs: [line] },
    subjects: [
      {
        subject: '',
        facts: {
          reviews: unknown('api-failed', line, {
            remedy: { text: line },
            source: { kind: 'api', what: line },
          }),
        },
      },
    ],
  }
}

/** Every surface of a report, by name. */
function surfacesOf(report: Report): Readonly<Record<string, string>> {
  const lines: string[] = []
  const { redact } = createSecrets(false)
  const log = createLog({ write: (line) => lines.push(line), redact, debug: 'plain' })
  for (const { level, message, ...place } of annotationsOf(report.record)) log[level](message, place)
  const state = traceLine(traceOf(buildResult(report)))
  return {
    log: lines.join('\n'),
    annotations: JSON.stringify(annotationsOf(report.record)),
    summary: renderSummary(report),
    terminal: renderTerminal(report, { width: 400, colour: false }),
    comment: renderComment(report, { id: '1', state, runUrl: null }),
    'check run': JSON.stringify(checkRunOf(report)),
    'commit status': JSON.stringify(commitStatusesOf(report, { mode: 'per-gate', gate: null })),
    SARIF: sarifText(report),
    'result JSON': resultText(buildResult(report)),
  }
}

function auditSurfacesOf(record: RunRecord): Readonly<Record<string, string>> {
  const report = auditReport(record, noPast)
  const input = digestInput(report, { profile: 'repository', runUrl: null, now: '2026-11-20T12:00:00Z' })
  if (input === null) throw new Error('it is an audit')
  return {
    'audit page': renderAuditPage(report, Number.POSITIVE_INFINITY),
    'audit terminal': renderAuditTerminal(report, { width: 400, colour: false }),
    'digest issue': JSON.stringify(planDigest(input, { digest: null, duplicates: [], children: [] }, 10)),
  }
}

function errorSurfacesOf(error: unknown): Readonly<Record<string, string>> {
  const shown = surfaceError(error)
  const ended = {
    ...{ version: '0.1.0', policyPath: '.github/gatewright.yml', target: null },
    run: { durationMs: 1, requests: 0, notModified: 0, retries: 0, node: 'v24', event: 'push' },
  }
  return {
    'error summary': errorSummary(shown),
    'error annotations': JSON.stringify(errorAnnotations(shown)),
    'error lines': errorLines(shown).join('\n'),
    'error result': JSON.stringify(errorResult(error, ended)),
    'error SARIF': sarifErrorText(shown, { version: '0.1.0', exitCode: 64 }),
  }
}

describe('no surface shows a secret', () => {
  test.each(madeSecrets(99).map((made) => [made.family, made] as const))('%s', (_, { line, secret }) => {
    const record = recordWith(line)
    const problem = { file: 'a.yml', position: { line: 1, column: 1 }, code: 'unknown-key', message: line }
    const surfaces = {
      ...surfacesOf(reportOf(record)),
      ...auditSurfacesOf(record),
      ...errorSurfacesOf(new UsageError(line)),
      ...errorSurfacesOf(new PolicyError([problem])),
    }
    const left = Object.entries(surfaces).filter(([, shown]) => leftOf(secret, shown) !== null)
    expect(left.map(([name]) => name)).toEqual([])
  })

  test('nor one that comes in a result somebody else wrote', () => {
    const { line, secret } = madeSecrets(98)[0] ?? { line: '', secret: '' }
    const digests = { policy: null, facts: null, verdict: 'a'.repeat(64) }
    const result = buildResult({ record: recordWith(line), digests })
    expect(leftOf(secret, JSON.stringify(result))).not.toBeNull()
    const options = { serverUrl: 'https://github.com', documentationUrl: 'https://example.org/docs' }
    const shown = surfacesOf(reportOfResult(result, options))
    expect(Object.values(shown).filter((page) => leftOf(secret, page) !== null)).toEqual([])
  })

  test('known values come first, and a log hides what it was never told of', () => {
    const secrets = createSecrets(false)
    secrets.add('a-value-that-was-given')
    const { line, secret } = madeSecrets(97)[3] ?? { line: '', secret: '' }
    expect(secrets.redact('token: a-value-that-was-given')).toBe('token: ***')
    expect(leftOf(secret, secrets.redact(`the answer was ${line}`))).toBeNull()
    expect(secrets.redactKnown(line)).toBe(line)
  })
})

describe('what holds no secret', () => {
  test('stays the very same, digests and fingerprints included', () => {
    const record = sampleRecord()
    const shown = redactedRecord(record)
    expect(shown).toEqual(record)
    shown.verdict.gates.forEach((gate, index) => {
      expect(gate).toBe(record.verdict.gates[index])
    })
    expect(reportOf(record).digests).toEqual(digestsOf(record))
  })

  test('costs little: 10,000 findings', () => {
    const findings = Array.from({ length: 10_000 }, (_, index): Finding => {
      const file = `packages/area-${index % 97}/src/file-${index}.ts`
      return {
        rule: 'codeowners/approval',
        outcome: 'fail',
        level: 'error',
        subject: file,
        found: text`${path(file)}: 0 of 1 approval; ${code(`@lead-${index % 50}`)} may approve`,
        required: text`1 approval of ${code(`@acme/area-${index % 97}`)}`,
        fix: text`ask ${code(`@lead-${index % 50}`)} to approve`,
        location: { path: file, line: 1, at: 'head' },
      }
    })
    const record = sampleRecord([codeownersJudgement({ findings })])
    expect(leastMilliseconds(() => redactedRecord(record))).toBeLessThan(150)
  })
})
