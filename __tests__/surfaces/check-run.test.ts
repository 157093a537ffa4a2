import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding, Location } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import { batchesOf, checkRunOf, conclusionOf, endedCheckRun } from '../../src/surfaces/check-run.ts'
import { bounds, limits } from '../../src/surfaces/limits.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileFinding } from '../support/hostile-markdown.ts'
import { hostileText } from '../support/hostile-text.ts'
import { structureFaults } from '../support/markdown.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const of = (findings: readonly Finding[], more = {}, record = {}) =>
  checkRunOf(reportOf(sampleRecord([codeownersJudgement({ findings, ...more })], record)))
const at = (location: Partial<Location>, more: Partial<Finding> = {}) =>
  finding('fail', { location: { path: 'a.ts', at: 'head', ...location }, ...more })
const bytes = (words: string): number => Buffer.byteLength(words)

describe('the check run', () => {
  test('says the verdict, holds the summary, and puts open findings on their lines', () => {
    const run = of(codeownersFindings)
    expect(run).toMatchObject({ conclusion: 'failure', title: 'blocked: codeowners' })
    expect(run.summary).toMatch(/^## Gatewright: blocked/)
    expect(run.annotations).toMatchObject([
      {
        path: '.github/CODEOWNERS',
        start_line: 14,
        end_line: 14,
        annotation_level: 'failure',
        title: 'codeowners/approval',
        message: expect.stringMatching(/^Found: .* · Required: .* · Next step: /),
      },
      { path: 'packages/core-lib/src/clock.ts', start_line: 1, end_line: 1 },
    ])
    // The third open finding stands in a file of the base.
    expect(run.summary).toContain('_Without an annotation, having no place at the head: 1 finding._')
    expect(of([at({ line: 3 })]).summary).not.toContain('Without an annotation')
  })

  test('report mode is a success that says so; what cannot be decided is none', () => {
    expect(of([at({})], { mode: 'report' })).toMatchObject({
      conclusion: 'success',
      title: 'reports only, does not block: codeowners',
      annotations: [{ annotation_level: 'warning' }],
    })
    expect(of([finding('unknown')])).toMatchObject({ conclusion: 'failure' })
    expect(of([finding('pass')])).toMatchObject({ conclusion: 'success', title: 'passed', annotations: [] })
    expect(of([finding('skip')])).toMatchObject({ conclusion: 'failure' })
    const { verdict } = sampleRecord([judgement([finding('pass')])])
    expect(conclusionOf({ ...verdict, exitCode: 3 })).toBe('failure')
    expect(conclusionOf({ ...verdict, decision: 'unknown' })).toBe('failure')
  })

  test('lines and columns are such as GitHub takes', () => {
    const place = (location: Partial<Location>) => {
      const {
        title: _,
        message: __,
        annotation_level: ___,
        ...rest
      } = of([at(location)]).annotations[0] ?? {}
      return rest
    }
    expect(place({})).toEqual({ path: 'a.ts', start_line: 1, end_line: 1 })
    expect(place({ line: 4, column: 2 })).toEqual({
      ...{ path: 'a.ts', start_line: 4, end_line: 4 },
      ...{ start_column: 2, end_column: 2 },
    })
    expect(place({ line: 4, endLine: 6, column: 2 })).toEqual({ path: 'a.ts', start_line: 4, end_line: 6 })
    expect(place({ line: 4, endLine: 2 })).toEqual({ path: 'a.ts', start_line: 4, end_line: 4 })
    expect(place({ line: 0, endLine: 9, column: 1 })).toEqual({ path: 'a.ts', start_line: 1, end_line: 1 })
    expect(place({ line: 1.5 })).toMatchObject({ start_line: 1 })
    // GitHub refuses the whole check run for one number or path that its columns do not hold.
    expect(place({ line: 2 ** 31, endLine: 2 ** 31 })).toMatchObject({ start_line: 1, end_line: 1 })
    expect(place({ line: 4, endLine: 2 ** 53 })).toMatchObject({ start_line: 4, end_line: 4 })
    expect(of([at({ path: `${'a/'.repeat(2_048)}b` })]).annotations).toEqual([])
    expect(place({ line: 2, column: 0 })).not.toHaveProperty('start_column')
  })

  test('a path that cannot be written exactly has no annotation; it is counted', () => {
    const paths = ['a\nb', 'a\u202eb', 'a\u200bb', '\ud800', '']
    const run = of(paths.map((path, index) => at({ path }, { subject: String(index) })))
    expect(run.annotations).toEqual([])
    expect(run.summary).toContain('having no place at the head: 5 findings.')
    expect(of([at({ path: '::error::x' }), at({ path: '##[é] 😀.ts' })]).annotations).toHaveLength(2)
  })

  test('OUT-19 a summary of 65,536, 51 annotations, a title of 256 and a message of 64 KB and one are cut or parted', () => {
    const long = (index: number) =>
      at(
        { path: `a/${index}.ts` },
        {
          rule: `codeowners/${'r'.repeat(246)}`,
          subject: `${index}`,
          found: text`${'😀'.repeat(16_384)}x`,
          details: [
            {
              kind: 'list',
              title: text`More`,
              items: Array.from({ length: 50 }, () => text`${'w'.repeat(600)}`),
            },
          ],
        },
      )
    const run = of(Array.from({ length: 51 }, (_, index) => long(index)))
    expect(run.summary.length).toBeGreaterThan(60_000)
    expect(bytes(run.summary)).toBeLessThanOrEqual(limits.checkRunSummary)
    expect(run.summary).toContain('The page is full')
    expect(structureFaults(run.summary)).toEqual([])
    expect(run.annotations).toHaveLength(51)
    expect(batchesOf(run.annotations).map(({ length }) => length)).toEqual([50, 1])
    for (const { title, message } of run.annotations) {
      expect(title).toHaveLength(255)
      expect(bytes(message)).toBeLessThanOrEqual(limits.checkRunMessageBytes)
      expect(message).toMatch(/… see summary$/)
    }
    expect(run.title.length).toBeLessThanOrEqual(limits.checkRunTitle)
  })

  test('batches hold each annotation once, in order; none is one empty batch', () => {
    expect(batchesOf([])).toEqual([[]])
    for (const count of [1, 49, 50, 51, 100, 101]) {
      const { annotations } = of(Array.from({ length: count }, (_, index) => at({ line: index + 1 })))
      const batches = batchesOf(annotations)
      expect(batches).toHaveLength(Math.ceil(count / 50))
      expect(batches.flat()).toEqual(annotations)
    }
  })

  test('what blocks stands before what only informs, and a run has so many annotations', () => {
    const notes = Array.from({ length: 1_200 }, (_, index) =>
      at({ path: `a/${index}.ts` }, { level: 'note', subject: `${index}` }),
    )
    const run = of([...notes, at({ path: 'z.ts' }, { subject: 'z' })])
    expect(run.annotations).toHaveLength(bounds.checkRunAnnotations)
    expect(run.annotations[0]).toMatchObject({ path: 'z.ts', annotation_level: 'failure' })
    expect(run.annotations.at(-1)).toMatchObject({ annotation_level: 'notice' })
    expect(run.summary).toContain('_1000 of 1201 annotations are shown: the result JSON has them all._')
  })

  test('an error stands before a warning, though the warning is on a changed file', () => {
    const changed = at({ path: 'packages/core-lib/src/clock.ts' }, { level: 'warning' })
    const run = of([changed, at({ path: 'z.ts' }, { subject: 'z' })])
    expect(run.annotations.map(({ path }) => path)).toEqual(['z.ts', 'packages/core-lib/src/clock.ts'])
  })

  test('a page without room even for its beginning is still a summary', () => {
    const notices = Array.from({ length: 20 }, () => '|'.repeat(600))
    const run = of(codeownersFindings, {}, { notices })
    expect(run.summary.slice(0, 120)).toContain('All there is to say stands in')
    expect(bytes(run.summary)).toBeLessThanOrEqual(limits.checkRunSummary)
    expect(structureFaults(run.summary)).toEqual([])
  })

  test('the title says what changed since the last run', () => {
    const report = reportOf(sampleRecord())
    const since = {
      ...{ fixed: [], new: [], unchanged: [], unseen: [] },
      changed: { policy: false, facts: false },
    }
    expect(checkRunOf({ ...report, since }).title).toBe(
      'blocked: codeowners (since the last run: fixed 0, new 0, unchanged 0)',
    )
  })

  test('the order of findings changes nothing', () => {
    expect(of([...codeownersFindings].reverse())).toEqual(of(codeownersFindings))
  })

  test('any text is plain in titles and messages, and stays text in the summary', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
    fc.assert(
      fc.property(
        fc.array(hostileFinding, { maxLength: 5 }),
        fc.array(hostileText, { maxLength: 2 }),
        (findings, notices) => {
          const run = of(findings, {}, { notices })
          expect(structureFaults(run.summary)).toEqual([])
          expect(run.title).not.toMatch(unseen)
          for (const { path, message, title, start_line: start, end_line: end } of run.annotations) {
            expect(findings.map(({ location }) => location?.path)).toContain(path)
            expect(path.replaceAll('\t', '')).not.toMatch(unseen)
            expect(`${message}${title}`.replaceAll('\t', '')).not.toMatch(unseen)
            expect(message).not.toBe('')
            expect(start).toBeGreaterThan(0)
            expect(end).toBeGreaterThanOrEqual(start)
          }
        },
      ),
      { seed: 20_261_121, numRuns: 200 },
    )
  })

  test('why a run ended early is plain in the title and text in the summary', () => {
    fc.assert(
      fc.property(hostileText, (why) => {
        const { title, summary, conclusion } = endedCheckRun(why)
        expect(conclusion).toBe('failure')
        expect(title.replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(title.length).toBeLessThanOrEqual(limits.checkRunTitle)
        expect(structureFaults(summary)).toEqual([])
      }),
      { seed: 20_261_121, numRuns: 200 },
    )
  })
})
