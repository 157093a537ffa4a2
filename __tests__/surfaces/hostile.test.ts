import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { hasMarker } from '../../src/publish/marker.ts'
import { traceIn, traceLine } from '../../src/publish/previous.ts'
import { readState } from '../../src/publish/state-line.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { traceOf } from '../../src/result/delta.ts'
import { reportOfResult } from '../../src/result/read-back.ts'
import type { Report } from '../../src/result/report.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { createLog } from '../../src/runner/log.ts'
import { annotationsOf } from '../../src/surfaces/annotations.ts'
import { batchesOf, checkRunOf } from '../../src/surfaces/check-run.ts'
import { renderComment, renderResolved, sameComment } from '../../src/surfaces/comment.ts'
import { commitStatusesOf } from '../../src/surfaces/commit-status.ts'
import { bounds, limits } from '../../src/surfaces/limits.ts'
import { renderMarkdown } from '../../src/surfaces/markdown.ts'
import { isPlain } from '../../src/surfaces/sanitise.ts'
import { sarifOf, sarifText } from '../../src/surfaces/sarif.ts'
import { sinceWords } from '../../src/surfaces/since.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { hostileReport } from '../support/hostile-report.ts'
import { parseCommands, suspiciousLines } from '../support/runner-commands.ts'
import { expectFramed, expectLine, expectPlain, expectSound } from '../support/sound.ts'

const runs = { seed: 20_261_121, numRuns: 150 }
const bytes = (text: string): number => Buffer.byteLength(text)

const holds = (check: (report: Report) => void): void => {
  fc.assert(fc.property(hostileReport, check), runs)
}

describe('whatever stands in a report', () => {
  test('the summary and the Markdown document stay whole', () => {
    holds((report) => {
      const page = renderSummary(report)
      expectSound(page)
      expect(page.match(/^#+ /gm)).toHaveLength(1)
      expect(renderMarkdown(report)).toBe(page)
      expect(renderSummary(report)).toBe(page)
    })
  })

  test('the comment stays whole, small, ours and the same', () => {
    holds((report) => {
      const state = traceLine(traceOf(buildResult(report)))
      const frame = { id: '12', state, runUrl: 'https://github.com/acme/shop/actions/runs/1' }
      for (const render of [renderComment, renderResolved]) {
        const body = render(report, frame)
        expect(bytes(body)).toBeLessThanOrEqual(bounds.bodyBytes)
        expect(hasMarker(body, 'comment', '12')).toBe(true)
        expect(body.endsWith(state)).toBe(true)
        expect(readState(body, z.unknown())).toEqual(readState(state, z.unknown()))
        expectSound(expectFramed(body, '<!-- gatewright:comment v1 id=12 -->'))
        expect(render(report, frame)).toBe(body)
        expect(sameComment(body, render(report, { ...frame, runUrl: null }))).toBe(true)
      }
    })
  })

  test('what a comment says about findings is what a later run reads', () => {
    holds((report) => {
      const trace = traceOf(buildResult(report))
      const back = traceIn({ body: traceLine(trace) })
      if (back !== null)
        expect(back.open.map(({ subject }) => subject)).toEqual(trace.open.map(({ subject }) => subject))
    })
  })

  test('annotations are one command each, with clean words', () => {
    holds((report) => {
      const lines: string[] = []
      const log = createLog({ write: (line) => lines.push(line), redact: (value) => value, debug: 'off' })
      const annotations = annotationsOf(report.record)
      for (const { level, message, ...place } of annotations) log[level](message, place)
      expect(parseCommands(lines.join('\n')).map(({ name }) => name)).toEqual(
        annotations.map(({ level }) => level),
      )
      for (const { message } of annotations)
        expect(message.length).toBeLessThanOrEqual(limits.annotationMessage)
    })
  })

  test('the terminal shows lines that are only lines', () => {
    holds((report) => {
      const shown = renderTerminal(report, { width: 100, colour: false })
      expectPlain(shown)
      expect(renderTerminal(report, { width: 100, colour: false })).toBe(shown)
    })
  })

  test("a check run keeps to GitHub's limits, its page stays whole and its other texts are plain lines", () => {
    holds((report) => {
      const { summary, title, annotations, conclusion } = checkRunOf(report)
      expect(['success', 'failure']).toContain(conclusion)
      expect(bytes(summary)).toBeLessThanOrEqual(limits.checkRunSummary)
      expectSound(summary)
      for (const one of annotations) {
        expectLine(one.message)
        expectLine(one.title)
        // The path is written as it is, or the annotation would stand on another file.
        expect(isPlain(one.path)).toBe(true)
      }
      expectLine(title)
      expect(title.length).toBeLessThanOrEqual(limits.checkRunTitle)
      for (const batch of batchesOf(annotations))
        expect(batch.length).toBeLessThanOrEqual(limits.checkRunBatch)
    })
  })

  test('commit statuses are one short line each', () => {
    holds((report) => {
      for (const gate of [null, 'codeowners']) {
        for (const { context, description } of commitStatusesOf(report, { mode: 'per-gate', gate })) {
          expect(description.length).toBeLessThanOrEqual(limits.statusDescription)
          expectLine(description)
          expectLine(context)
          expect(context.startsWith('gatewright')).toBe(true)
        }
      }
    })
  })

  test('SARIF holds no link and no line break from it, and places stay within the repository', () => {
    holds((report) => {
      const log = sarifOf(report)
      expect(JSON.parse(sarifText(report))).toEqual(JSON.parse(JSON.stringify(log)))
      expect(suspiciousLines(sarifText(report))).toEqual([])
      for (const { results, tool } of log.runs) {
        const known = new Set(tool.driver.rules.map(({ id }) => id))
        for (const { message, locations, ruleId } of results) {
          expect(known.has(ruleId)).toBe(true)
          expectLine(message.text)
          expect(message.text).not.toMatch(/(?<!\\)(?:\\\\)*\[/)
          for (const { physicalLocation } of locations) {
            const { uri } = physicalLocation.artifactLocation
            expect(
              new URL(uri, 'https://root.example/a/b/').href.startsWith('https://root.example/a/b/'),
            ).toBe(true)
          }
        }
      }
    })
  })

  test('the result JSON reads back as it was, on one line when asked', () => {
    holds((report) => {
      const result = buildResult(report)
      const text = resultText(result, 0)
      expect(text.trimEnd()).not.toMatch(/[\r\n\u2028\u2029]/)
      expect(suspiciousLines(text)).toEqual([])
      expect(resultSchema().parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(result)))
    })
  })

  test('a result file that says all of it itself is shown as soundly, and links nowhere else', () => {
    holds((report) => {
      const result = resultSchema().parse(JSON.parse(resultText(buildResult(report), 0)))
      const { serverUrl, documentationUrl } = report.record
      const back = reportOfResult(result, { serverUrl, documentationUrl })
      expectSound(renderSummary(back))
      expectSound(checkRunOf(back).summary)
      const frame = { id: '12', state: '', runUrl: null }
      expectSound(expectFramed(renderComment(back, frame), '<!-- gatewright:comment'))
      expectSound(expectFramed(renderResolved(back, frame), '<!-- gatewright:comment'))
    })
  })

  test('what changed is said in words and numbers of ours only', () => {
    holds(({ since }) => {
      if (since !== undefined) expect(sinceWords(since)).toMatch(/^[a-z0-9 ,:;]+$/)
    })
  })
})
