import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { traceIn, traceLine } from '../../src/publish/previous.ts'
import { writeState } from '../../src/publish/state-line.ts'
import { buildResult } from '../../src/result/build.ts'
import { deltaOf, type Trace, traceOf } from '../../src/result/delta.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileText } from '../support/hostile-text.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'

const traceOfRecord = (record: ReturnType<typeof sampleRecord>): Trace =>
  traceOf(buildResult(reportOf(record)))
const sample = traceOfRecord(sampleRecord())

describe('what a run leaves in its comment', () => {
  test('comes back as it was', () => {
    const body = `text\n\n${traceLine(sample)}`
    expect(sample.open).toHaveLength(3)
    expect(traceIn({ body })).toEqual(sample)
    const undecided = sample.open.map((finding) => ({ ...finding, outcome: 'unknown' as const }))
    for (const open of [sample.open, undecided])
      expect(traceLine({ ...sample, open })).toBe(traceLine({ ...sample, open: [...open].reverse() }))
  })

  test('comes back whatever findings are about', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 8 }), fc.boolean(), (subjects, undecided) => {
        const outcome = undecided ? 'unknown' : 'fail'
        const trace = traceOfRecord(
          sampleRecord([
            judgement(subjects.map((subject) => finding(outcome, { subject }))),
            judgement([finding('fail', { rule: 'other/rule' })], { gate: 'other' }),
          ]),
        )
        const back = traceIn({ body: traceLine(trace) })
        expect(back).toEqual(trace)
        const { fixed, unseen, unchanged } = deltaOf(back ?? sample, trace)
        expect([fixed.length, deltaOf(back ?? sample, trace).new.length, unseen.length]).toEqual([0, 0, 0])
        expect(unchanged).toHaveLength(trace.open.length)
      }),
      { seed: 20_261_121, numRuns: 100 },
    )
  })

  test('thousands of findings fit, or nothing is left: never a part of them', () => {
    const many = (count: number, name: (index: number) => string): Trace =>
      traceOfRecord(
        sampleRecord([
          judgement(Array.from({ length: count }, (_, index) => finding('fail', { subject: name(index) }))),
        ]),
      )
    const paths = many(3_000, (index) => `packages/${index}/`)
    expect(traceIn({ body: traceLine(paths) })?.open).toHaveLength(3_000)
    expect(traceLine(paths).length).toBeLessThan(20_000)
    const noise = many(3_000, (index) => `${Math.sin(index)}${Math.cos(index)}`)
    expect(traceLine(noise)).toBe('')
    expect(traceIn({ body: traceLine(noise) })).toBeNull()
    // A state may be larger than that elsewhere; a comment needs the room for its page.
    expect(traceLine({ ...noise, open: noise.open.slice(0, 1_200) })).toBe('')
  })

  test('what is no trace is none', () => {
    const good = { open: [], judged: [], undecided: [], policy: null, facts: null }
    expect(traceIn({ body: writeState(good) })).toMatchObject({ open: [] })
    for (const bad of [
      null,
      {},
      { ...good, more: 1 },
      { ...good, policy: 'abc' },
      { ...good, judged: 'codeowners' },
      { ...good, undecided: ['x'.repeat(201)] },
      { ...good, open: [{ rule: 'no-slash', fail: [], unknown: [] }] },
      { ...good, open: [{ rule: 'a/b', fail: [1], unknown: [] }] },
      { ...good, open: [{ rule: 'a/b', fail: [] }] },
    ]) {
      expect(traceIn({ body: writeState(bad) })).toBeNull()
    }
    expect(traceIn({ body: '' })).toBeNull()
  })
})
