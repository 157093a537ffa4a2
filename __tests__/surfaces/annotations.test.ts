import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import { createLog } from '../../src/runner/log.ts'
import { annotationsOf } from '../../src/surfaces/annotations.ts'
import { limits } from '../../src/surfaces/limits.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileFinding } from '../support/hostile-markdown.ts'
import { parseCommands, suspiciousLines } from '../support/runner-commands.ts'
import { codeownersFindings, codeownersJudgement, sampleRecord } from '../support/sample-record.ts'

const of = (findings: readonly Finding[], more = {}) =>
  annotationsOf(sampleRecord([codeownersJudgement({ findings, ...more })]))
const inFile = (path: string, at: 'head' | 'base' = 'head') =>
  finding('fail', { subject: path, location: { path, line: 3, at } })

describe('annotations', () => {
  test('say found, required with its source, and the next step', () => {
    expect(of(codeownersFindings)[1]).toEqual({
      level: 'error',
      title: 'codeowners/approval',
      message:
        'Found: no approval for packages/core-lib/src/clock.ts and 2 more files · Required: 1 approval from @runtime-lead or @security-lead (.github/CODEOWNERS:12) · Next step: Ask @security-lead to approve: that closes both open requirements.',
      file: 'packages/core-lib/src/clock.ts',
    })
  })

  test('sit on head lines only; a base line is named in the text', () => {
    const [annotation] = of([inFile('.github/CODEOWNERS', 'base')])
    expect(annotation).not.toHaveProperty('file')
    expect(annotation).not.toHaveProperty('line')
    expect(annotation?.message).toContain('(at .github/CODEOWNERS:3)')
    expect(of([inFile('a.ts')])[0]).toMatchObject({ file: 'a.ts', line: 3 })
  })

  test('pass and skip are silent; an unknown names the missing permission', () => {
    expect(of([finding('pass'), finding('skip')])).toEqual([])
    const remedy = { text: 'use an App token', permission: 'members: read' }
    const [annotation] = of([finding('unknown', { unknown: { reason: 'team-membership', remedy } })])
    expect(annotation).toMatchObject({ level: 'error' })
    expect(annotation?.message).toContain('Missing permission: members: read')
  })

  test('only what blocks is an error', () => {
    const levels = (findings: readonly Finding[], more = {}) => of(findings, more).map(({ level }) => level)
    expect(levels([finding('fail')])).toEqual(['error'])
    expect(levels([finding('fail')], { mode: 'report' })).toEqual(['warning'])
    expect(levels([finding('unknown')], { optional: true })).toEqual(['warning'])
    expect(levels([finding('fail', { level: 'warning' })])).toEqual(['warning'])
    expect(levels([finding('fail', { level: 'note' })])).toEqual(['notice'])
    const closed = sampleRecord([codeownersJudgement()], {}, { closed: true })
    expect(annotationsOf(closed).filter(({ level }) => level === 'error')).toEqual([])
  })

  test('a run that blocks without a finding still says so', () => {
    expect(of([])).toMatchObject([{ level: 'error', title: 'codeowners' }])
    expect(annotationsOf(sampleRecord([]))).toMatchObject([{ level: 'error', title: 'Gatewright' }])
    expect(annotationsOf(sampleRecord([], {}, { onNothing: 'pass' }))).toEqual([])
  })

  test('OUT-10 a message of 10,000 characters is cut at 4,096 and says where the rest is', () => {
    const long = finding('fail', { found: text`${'😀'.repeat(5_000)}` })
    const [annotation] = of([long])
    expect(annotation?.message.length).toBeLessThanOrEqual(limits.annotationMessage)
    expect(annotation?.message.endsWith('… see summary')).toBe(true)
    expect(annotation?.message).not.toMatch(/\p{Cs}/u)
  })

  test('OUT-11 of 400 findings ten are shown, what blocks and is changed first, and 390 are counted', () => {
    const changed = inFile('packages/core-lib/src/clock.ts')
    const others = Array.from({ length: 399 }, (_, index) => inFile(`a/${String(index).padStart(3, '0')}.ts`))
    const shown = of([...others, changed])
    expect(shown).toHaveLength(10)
    expect(shown.map(({ file }) => file).slice(0, 3)).toEqual([
      'packages/core-lib/src/clock.ts',
      'a/000.ts',
      'a/001.ts',
    ])
    expect(shown[9]?.message).toMatch(/ · 390 more in summary$/)
    expect(shown[8]?.message).not.toContain('more in summary')
    const reporting = judgement([changed], { gate: 'a-report', mode: 'report' })
    const both = annotationsOf(sampleRecord([reporting, codeownersJudgement({ findings: others })]))
    expect(both[0]).toMatchObject({ level: 'error', file: 'a/000.ts' })
    expect(both.at(-1)).toMatchObject({ level: 'warning', file: 'packages/core-lib/src/clock.ts' })
  })

  test('the order of findings changes nothing', () => {
    expect(of([...codeownersFindings].reverse())).toEqual(of(codeownersFindings))
  })

  test('the runner reads each as one annotation and nothing else', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 6 }), (findings) => {
        const lines: string[] = []
        const log = createLog({ write: (line) => lines.push(line), redact: (value) => value, debug: 'off' })
        const annotations = of(findings)
        for (const { level, message, ...place } of annotations) log[level](message, place)
        const commands = parseCommands(lines.join('\n'))
        expect(commands.map(({ name }) => name)).toEqual(annotations.map(({ level }) => level))
        expect(suspiciousLines(lines.map((line) => line.replace(/^::/, '')).join('\n'))).toEqual([])
        for (const { message, title } of annotations) {
          expect(message.length).toBeLessThanOrEqual(limits.annotationMessage)
          expect(title.length).toBeLessThanOrEqual(limits.annotationTitle)
          expect(`${title}${message}`).not.toMatch(/[\r\n]/)
        }
      }),
      { seed: 20_261_121, numRuns: 300 },
    )
  })
})
