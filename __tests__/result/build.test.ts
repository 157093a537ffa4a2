import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { PolicyError, UsageError } from '../../src/core/errors.ts'
import { type UnknownReason, unknown, unknownReasons } from '../../src/core/fact.ts'
import { decisions, modes, outcomes } from '../../src/core/outcome.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { errorExitCode, errorResult } from '../../src/result/error-result.ts'
import { type Result, resultJsonSchema, resultSchema } from '../../src/result/schema.ts'
import { finding, judgement } from '../support/findings.ts'
import { expectGolden } from '../support/golden.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(resultJsonSchema())
const expectValid = (result: Result): void => {
  const read: unknown = JSON.parse(resultText(result))
  validate(read)
  expect(validate.errors ?? []).toEqual([])
  expect(resultSchema().parse(read)).toEqual(read)
}
const resultOf = (...args: Parameters<typeof sampleRecord>) => buildResult(reportOf(sampleRecord(...args)))
const run = { durationMs: 1, requests: 0, notModified: 0, retries: 0, node: 'v24.21.0', event: 'push' }
const early = { version: '0.1.0', policyPath: '.github/gatewright.yml', target: null, run }

describe('result', () => {
  test('a blocked run, as committed', () => {
    expectGolden('result-blocked.json', resultText(resultOf()))
    expectValid(resultOf())
  })

  test('holds found, required, fix as text and as parts, with source, controls and documentation', () => {
    const [first] = resultOf().findings
    expect(first).toMatchObject({
      gate: 'codeowners',
      rule: 'codeowners/approval',
      outcome: 'fail',
      subject: '.github/',
      required_at: { path: '.github/CODEOWNERS', line: 3, end_line: null, column: null, at: 'base' },
      location: { path: '.github/CODEOWNERS', line: 14, at: 'head' },
      controls: ['nist-csf:PR.AA-05'],
      documentation: 'https://github.com/gatewright/gatewright/blob/main/docs/rules/codeowners/approval.md',
      unknown: null,
    })
    expect(first?.message.fix).toEqual({
      text: 'Ask @security-lead to approve again.',
      parts: [
        { kind: 'text', text: 'Ask ' },
        { kind: 'people', people: ['@security-lead'], join: 'or' },
        { kind: 'text', text: ' to approve again.' },
      ],
    })
  })

  test('says where each fact came from, and what was not evaluated', () => {
    const { facts, not_evaluated: missing } = resultOf()
    expect(facts.map(({ key, known }) => [key, known])).toEqual([
      ['changed-files', true],
      ['code-owner-rule', false],
      ['now', true],
    ])
    expect(facts[1]).toMatchObject({ reason: 'permission-missing', remedy: { permission: 'contents: read' } })
    expect(missing).toHaveLength(1)
  })

  test('a fact that made a gate unknown is listed once', () => {
    const twice = finding('unknown', { rule: 'codeowners/facts-complete', subject: 'code-owner-rule' })
    const own = finding('unknown', { rule: 'codeowners/approval', subject: 'src/' })
    const { not_evaluated: missing } = resultOf([codeownersJudgement({ findings: [twice, own] })])
    expect(missing.map(({ what }) => what)).toEqual(['code-owner-rule', 'codeowners/approval src/'])
  })

  test('the order of findings changes no byte', () => {
    const reversed = codeownersJudgement({ findings: [...codeownersFindings].reverse() })
    expect(resultText(resultOf([reversed]))).toBe(resultText(resultOf()))
  })

  test('hostile values stay values: one valid document, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 4 }), hostileMarkdown, (findings, word) => {
        const facts = { 'last-pusher': unknown('api-failed', word) }
        const record = sampleRecord([codeownersJudgement({ findings, title: word })], {
          notices: [word],
          subjects: [{ subject: word, facts }],
        })
        const text = resultText(buildResult(reportOf(record)))
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(buildResult(reportOf(record)))))
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/)
        expect(suspiciousLines(text)).toEqual([])
        expectValid(buildResult(reportOf(record)))
        for (const { message } of buildResult(reportOf(record)).findings) {
          expect(message.found.text).not.toMatch(/[\r\n]/)
        }
      }),
      { seed: 20_261_121, numRuns: 200 },
    )
  })

  test('a name like __proto__ is a name', () => {
    const result = resultOf([judgement([finding('fail', { subject: '__proto__' })], { gate: 'gate' })])
    expectValid(result)
    expect(result.findings[0]?.subject).toBe('__proto__')
  })

  test('D5 no outcome becomes neutral or skipped, and only a pass or a report exits 0', () => {
    const words: readonly string[] = [...outcomes, ...decisions]
    expect(words).not.toContain('neutral')
    expect(words).not.toContain('skipped')
    for (const outcome of outcomes) {
      for (const mode of modes) {
        const result = resultOf([judgement([finding(outcome)], { mode })], {}, { mode })
        expectValid(result)
        expect(JSON.stringify([result.decision, result.outcome, result.outcomes])).not.toMatch(
          /neutral|skipped/,
        )
        expect(result.exit_code === 0).toBe(result.decision === 'pass' || result.decision === 'report')
        if (outcome === 'unknown') expect(result.outcome).toBe('unknown')
        if (outcome === 'unknown' && mode === 'enforce') expect(result.exit_code).toBe(3)
      }
    }
  })

  test('every reason code is one the schema knows', () => {
    for (const reason of Object.keys(unknownReasons) as UnknownReason[]) {
      expectValid(resultOf([judgement([finding('unknown', { unknown: { reason } })])]))
    }
  })
})

describe('result of a run that ended early', () => {
  const problem = {
    file: '.github/gatewright.yml',
    position: { line: 3, column: 5 },
    code: 'unknown-key',
    message: 'x',
  }

  test('policy error: 78, with every problem', () => {
    const result = errorResult(new PolicyError([problem, problem]), early)
    expectValid(result)
    expect(result).toMatchObject({ decision: 'unknown', exit_code: 78, reason_codes: ['policy-error'] })
    expect(result.errors[1]).toEqual({
      code: 'unknown-key',
      file: problem.file,
      line: 3,
      column: 5,
      message: 'x',
    })
  })

  test('usage error: 64; anything else is a fault of ours: 3, never a stack', () => {
    expect(errorResult(new UsageError('no such flag'), early)).toMatchObject({ exit_code: 64 })
    const fault = errorResult(new TypeError('boom'), { ...early, target: sampleRecord().target })
    expectValid(fault)
    expect(fault).toMatchObject({ exit_code: 3, reason_codes: ['internal-error'] })
    expect(JSON.stringify(fault)).not.toContain('at Object')
    expect(errorExitCode('text')).toBe(3)
  })
})
