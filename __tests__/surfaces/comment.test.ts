import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { text } from '../../src/core/text.ts'
import { hasMarker } from '../../src/publish/marker.ts'
import { readState, writeState } from '../../src/publish/state-line.ts'
import type { OpenFinding } from '../../src/result/delta.ts'
import type { Report } from '../../src/result/report.ts'
import { renderComment, renderResolved, sameComment } from '../../src/surfaces/comment.ts'
import { bounds, limits } from '../../src/surfaces/limits.ts'
import { finding, judgement } from '../support/findings.ts'
import { expectGolden } from '../support/golden.ts'
import { structureFaults } from '../support/markdown.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const bytes = (body: string): number => Buffer.byteLength(body)
const state = writeState({ a: 1 })
const frame = { id: '12', state, runUrl: 'https://github.com/acme/shop/actions/runs/77' }
const open = (subject: string): OpenFinding => ({
  id: 'a'.repeat(64),
  gate: 'codeowners',
  rule: 'codeowners/approval',
  subject,
  outcome: 'fail',
})
const changed = { policy: false, facts: true }
const since = { fixed: [open('src/a.ts')], new: [], unchanged: [], unseen: [], changed }
const passing = codeownersFindings.filter(({ outcome }) => outcome === 'pass')
const blocked = reportOf(sampleRecord())
const passed: Report = { ...reportOf(sampleRecord([codeownersJudgement({ findings: passing })])), since }

/** A comment without its invisible lines and tags. */
const withoutHidden = (body: string): string =>
  body
    .split('\n')
    .filter((line) => !line.startsWith('<!-- gatewright:'))
    .join('\n')

describe('comment', () => {
  test('a blocked pull request, as committed', () => {
    expectGolden('comment-blocked.md', renderComment(blocked, frame))
  })

  test('a resolved one, as committed', () => {
    expectGolden('comment-resolved.md', renderResolved(passed, frame))
  })

  test('marker first, state last, and both are found again', () => {
    for (const body of [renderComment(blocked, frame), renderResolved(passed, frame)]) {
      expect(hasMarker(body, 'comment', '12')).toBe(true)
      expect(body.endsWith(`\n\n${state}`)).toBe(true)
      expect(readState(body, z.json())).toEqual({ a: 1 })
      expect(body).toContain('[this run](https://github.com/acme/shop/actions/runs/77)')
      expect(structureFaults(withoutHidden(body))).toEqual([])
    }
  })

  test('the reasons are folded: the conversation of a pull request has other things to show', () => {
    const body = renderComment(blocked, frame)
    expect(body).toContain('<details>')
    expect(body).not.toContain('<details open>')
  })

  test('without a state or a run it says less', () => {
    const body = renderComment(blocked, { id: '12', state: '', runUrl: null })
    expect(body.endsWith('Written by Gatewright._')).toBe(true)
    expect(readState(body, z.json())).toBeNull()
    const elsewhere = renderComment(blocked, { ...frame, runUrl: 'https://evil.example/run' })
    expect(elsewhere).not.toContain('evil.example')
  })

  test('says what changed', () => {
    expect(renderComment({ ...blocked, since }, frame)).toContain('fixed 1, new 0, unchanged 0')
    expect(renderComment(blocked, frame)).not.toContain('since the last run')
  })
})

describe('the same comment', () => {
  const body = renderComment(blocked, frame)

  test('figures of a run, its address and what changed do not count, nor how lines end', () => {
    const run = { durationMs: 9, requests: 1, notModified: 0, retries: 2, node: 'v20.20.0', event: 'push' }
    const other = renderComment(
      { ...blocked, since, record: { ...blocked.record, run, version: '9.9.9' } },
      { ...frame, runUrl: null },
    )
    expect(other).not.toBe(body)
    expect(sameComment(other, body)).toBe(true)
    expect(sameComment(`${body.replaceAll('\n', '\r\n')}\r\n`, body)).toBe(true)
    const { since: _, ...later } = passed
    expect(sameComment(renderResolved(passed, frame), renderResolved(later, frame))).toBe(true)
  })

  test('findings, the judged commit, the state and the marker do', () => {
    const { record } = blocked
    const target = { ...record.target, headSha: 'f'.repeat(40) }
    for (const other of [
      renderComment(reportOf(sampleRecord([codeownersJudgement({ findings: passing })])), frame),
      renderComment({ ...blocked, record: { ...record, target } }, frame),
      renderComment({ ...blocked, record: { ...record, notices: ['new'] } }, frame),
      renderComment(blocked, { ...frame, state: writeState({ a: 2 }) }),
      renderComment(blocked, { ...frame, id: '13' }),
      renderResolved(passed, frame),
      '',
    ]) {
      expect(sameComment(other, body)).toBe(false)
    }
  })
})

describe('room of a comment', () => {
  const largeState = writeState(
    Array.from({ length: 300 }, (_, index) => `${Math.sin(index)}${Math.cos(index)}`),
    20_000,
  )

  test('10,000 findings and a large state fit, by whole rows', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...(codeownersFindings[0] ?? finding('fail')),
      subject: `packages/${index}/`,
    }))
    const report = reportOf(sampleRecord([codeownersJudgement({ findings: many })]))
    expect(largeState.length).toBeGreaterThan(5_000)
    for (const given of ['', largeState]) {
      const body = renderComment(report, { ...frame, state: given })
      expect(bytes(body)).toBeLessThanOrEqual(bounds.bodyBytes)
      expect(bytes(body)).toBeGreaterThan(bounds.bodyBytes * 0.98)
      expect(body.length).toBeLessThan(limits.bodyCharacters)
      expect(structureFaults(withoutHidden(body))).toEqual([])
      expect(body).toContain('_The page is full')
      expect(body).toContain('- Policy: ')
      expect(body.endsWith(given)).toBe(true)
    }
  })

  test('10,000 fixed findings are counted', () => {
    const fixed = Array.from({ length: 10_000 }, (_, index) => open(`packages/${index}/`))
    const body = renderResolved({ ...passed, since: { ...since, fixed } }, frame)
    expect(body).toContain('fixed 10000, new 0')
    expect(body).toContain('- Fixed: 9980 more findings')
    expect(bytes(body)).toBeLessThan(10_000)
  })

  test('notices that fill a page by themselves leave room for the verdict and the next step', () => {
    const notices = Array.from({ length: 20 }, () => '\u200b'.repeat(600))
    const { record } = blocked
    const body = renderComment({ ...blocked, record: { ...record, notices } }, frame)
    expect(bytes(body)).toBeLessThanOrEqual(bounds.bodyBytes)
    expect(body).toContain('## Gatewright: blocked')
    expect(body).toContain('**Next step:**')
    expect(body).toContain(state)
  })

  test('so does one finding whose every part is as long as parts can be', () => {
    const long = '\u{e0001}'.repeat(10_000)
    const fix = Array.from({ length: 60 }, () => text`${long}`).flat()
    const report = reportOf(sampleRecord([judgement([finding('fail', { fix })])]))
    const body = renderComment(report, frame)
    expect(bytes(body)).toBeLessThanOrEqual(bounds.bodyBytes)
    expect(body).toContain('## Gatewright: blocked')
    expect(body).toContain('does not fit into a comment')
    expect(hasMarker(body, 'comment', '12')).toBe(true)
  })
})
