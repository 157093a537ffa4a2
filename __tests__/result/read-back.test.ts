import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError } from '../../src/core/errors.ts'
import { link, text } from '../../src/core/text.ts'
import { gates } from '../../src/gates/registry.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { deltaOf, traceOf } from '../../src/result/delta.ts'
import { digestsOf } from '../../src/result/digests.ts'
import { errorResult } from '../../src/result/error-result.ts'
import { reportOfResult } from '../../src/result/read-back.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const addresses = {
  serverUrl: 'https://github.com',
  documentationUrl: 'https://github.com/gatewright/gatewright/blob/main/docs',
}
type Given = Parameters<typeof sampleRecord>
const sample = (...[judgements, more, settings]: Given) =>
  reportOf(sampleRecord(judgements, { ...addresses, ...more }, settings))

/** As a file holds it. */
const written = (result: Result): Result => resultSchema().parse(JSON.parse(resultText(result)))
const readBack = (result: Result) => reportOfResult(written(result), addresses)

const early = {
  version: '0.1.0',
  policyPath: '.github/gatewright.yml',
  target: null,
  run: { durationMs: 1, requests: 2, notModified: 0, retries: 0, node: 'v24.21.0', event: 'pull_request' },
}

/** Links to anything but our documents become their words: the one thing that a result does not give back. */
const withoutLinks = (result: Result): Result =>
  JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'href' in value && 'text' in value
      ? { kind: 'text', text: value.text }
      : value,
  ) as Result

/** Findings that share rule, subject and place stand in no order that a result keeps. */
const inOneOrder = (result: Result): Result => ({
  ...result,
  findings: result.findings.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
})

describe('a result that is read back', () => {
  test('takes time by its size, not by gates times findings', () => {
    const result = written(buildResult(sample()))
    const [gate, finding] = [result.gates[0], result.findings[0]]
    if (gate === undefined || finding === undefined) throw new Error('there is a gate with a finding')
    const ids = Array.from({ length: 30_000 }, (_, index) => `g${index}`)
    const many = {
      ...result,
      gates: ids.map((id) => ({ ...gate, id })),
      findings: ids.map((id) => ({ ...finding, gate: id, rule: `${id}/x` })),
    }
    const began = process.cpuUsage()
    const { gates: all } = reportOfResult(many, addresses).record.verdict
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000)
    expect(all.every(({ findings }) => findings.length === 1)).toBe(true)
  })

  test('gives the same result, the same summary and the same log', () => {
    const report = sample()
    const again = readBack(buildResult(report))
    expect(buildResult(again)).toEqual(buildResult(report))
    expect(renderSummary(again)).toBe(renderSummary(report))
    const size = { width: 110, colour: false }
    expect(renderTerminal(again, size)).toBe(renderTerminal(report, size))
  })

  test('gives the same verdict, to its digest', () => {
    const report = sample([
      codeownersJudgement({ findings: [finding('fail', { rule: 'codeowners/x', urgent: true })] }),
      judgement([finding('skip')], { gate: 'other', unconfigured: true }),
      judgement([finding('unknown')], { gate: 'third', offlineOnly: true, optional: true }),
    ])
    expect(digestsOf(readBack(buildResult(report)).record).verdict).toBe(report.digests.verdict)
  })

  test('whatever the findings hold', () => {
    const findings = fc.array(hostileFinding, { maxLength: 4 })
    fc.assert(
      fc.property(findings, hostileMarkdown, fc.boolean(), (all, word, flag) => {
        const judged = codeownersJudgement({
          findings: all,
          title: word,
          unconfigured: flag,
          offlineOnly: flag,
        })
        const report = sample([judged], { notices: [word] }, { sharedHead: flag })
        const result = buildResult(report)
        const again = buildResult(readBack(result))
        expect(inOneOrder(withoutLinks(again))).toEqual(inOneOrder(withoutLinks(result)))
      }),
      { seed: 20_261_121, numRuns: 150 },
    )
  })

  test('keeps what changed since the last run', () => {
    const [before, after] = [sample([]), sample()].map((report) => traceOf(buildResult(report)))
    if (before === undefined || after === undefined) throw new Error('two traces were made')
    const report = { ...sample(), since: deltaOf(before, after) }
    expect(readBack(buildResult(report)).since).toEqual(report.since)
  })

  test('takes titles and controls of a rule that this version knows from this version', () => {
    const gate = gates[0]
    const [name = '', rule] = Object.entries(gate.rules)[0] ?? []
    const judged = judgement([finding('fail', { rule: `${gate.id}/${name}` })], {
      gate: gate.id,
      rules: { [name]: { ...rule, controls: ['forged:1'] } as never },
    })
    const again = readBack(buildResult(sample([judged])))
    expect(again.record.verdict.gates[0]?.rules[name]).toEqual(rule)
    expect(buildResult(again).findings[0]?.controls).toEqual(rule?.controls)
  })

  test('links lead to our documents or nowhere', () => {
    const base = addresses.documentationUrl
    const shown = (href: string) => {
      const judged = codeownersJudgement({
        findings: [finding('fail', { rule: 'codeowners/x', fix: text`see ${link('this', href)}` })],
      })
      return readBack(buildResult(sample([judged]))).record.verdict.gates[0]?.findings[0]?.fix[1]
    }
    expect(shown(`${base}/codeowners/approval.md`)).toMatchObject({ kind: 'link' })
    for (const href of [
      'https://github.com/acme/shop/blob/main/evil.md',
      `${base}/../../../evil/x`,
      `${base}/%2e%2e/%2e%2e/x`,
      `${base}/..%2f..%2fx`,
      `${base}/x?redirect=https://evil.example`,
      `${base}evil/x`,
      base,
      'https://me@github.com/gatewright/gatewright/blob/main/docs/x',
      'javascript:alert(1)',
      'not an address',
    ])
      expect(shown(href)).toEqual({ kind: 'text', text: 'this' })
  })

  test('a fact that was known stays known, one that was not stays so, each with its source', () => {
    const { subjects } = readBack(buildResult(sample())).record
    expect(subjects).toEqual([
      {
        subject: '',
        facts: {
          now: { known: true, value: null, source: { kind: 'api', what: 'Date header' } },
          'changed-files': expect.objectContaining({ known: true, value: null }),
          'code-owner-rule': expect.objectContaining({ known: false, reason: 'permission-missing' }),
        },
      },
    ])
  })

  test('an older result, without what was added since, is read', () => {
    const added: Readonly<Record<string, true>> = {
      ...{ urgent: true, set_at: true, unconfigured: true, offline_only: true },
      ...{ mode_at: true, inputs: true, since: true },
    }
    const old: unknown = JSON.parse(
      resultText(buildResult(sample())),
      function (this: unknown, key, value: unknown) {
        return key in added ? undefined : value
      },
    )
    expect(JSON.stringify(old)).not.toContain('urgent')
    expect(reportOfResult(resultSchema().parse(old), addresses).record.verdict.exitCode).toBe(1)
  })
})

describe('the result of a run that ended early', () => {
  const problem = {
    file: 'p.yml',
    position: { line: 3, column: 5 },
    code: 'unknown-key',
    message: 'found `x`',
  }
  const result = errorResult(new PolicyError([problem]), early)

  test('says why at the top of every page, and not that no gate applied', () => {
    const report = readBack(result)
    expect(report.record.notices).toEqual(['p.yml:3:5: unknown-key: found `x`'])
    const page = renderSummary(report)
    expect(page).toContain('could not be decided')
    expect(page).toContain('the policy cannot be used')
    expect(page).toContain('`p.yml:3:5`: unknown-key: found')
    expect(page).not.toContain('No gate or rule applied')
    expect(report.record.verdict).toMatchObject({ decision: 'unknown', exitCode: 78 })
    expect(report.digests).toMatchObject({ policy: null, facts: null })
  })

  test('has the target that its reader knows', () => {
    const target = sampleRecord().target
    expect(reportOfResult(written(result), { ...addresses, target }).record.target).toBe(target)
    expect(readBack(result).record.target).toMatchObject({ repository: 'unknown/unknown', headSha: null })
  })
})
