import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import type { DigestItem } from '../../src/digest/model.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { readState, writeState } from '../../src/publish/state-line.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { at, type Board, close, createBoard, edit, item, note, run, scan, seenOn } from './board.ts'

interface Step {
  readonly items: readonly DigestItem[]
  readonly complete: boolean
  readonly limit: number
  /** What a person does before the run, and to which issue. */
  readonly deed: 'nothing' | 'completed' | 'not_planned' | 'tick' | 'spoil'
  readonly which: number
}

const pool = [
  item('a'),
  item('b'),
  item('c'),
  note('d'),
  note('e'),
  note('f', { outcome: 'unknown', level: 'error' }),
]

const step: fc.Arbitrary<Step> = fc.record({
  items: fc.subarray(pool),
  complete: fc.boolean(),
  limit: fc.integer({ min: 0, max: 4 }),
  deed: fc.constantFrom('nothing', 'nothing', 'completed', 'not_planned', 'tick', 'spoil'),
  which: fc.nat(6),
})
const steps = fc.array(step, { minLength: 1, maxLength: 7 })

function live(board: Board, { deed, which }: Step, day: number): void {
  const issue = board.issues[which % Math.max(1, board.issues.length)]
  if (issue === undefined || deed === 'nothing') return
  if (deed === 'tick') edit(board, issue.number, { body: issue.body.replace('- [ ]', '- [x]') })
  else if (deed === 'spoil')
    edit(board, issue.number, { body: issue.body.replace('<!-- gatewright:state', '<!-- x') })
  else if (issue.state === 'open') close(board, issue.number, deed, day)
}

const openings = (plan: ReturnType<typeof run>): number =>
  plan.writes.filter(({ kind }) => kind === 'create' || kind === 'reopen').length

describe('any sequence of audits, and of what people do between them', () => {
  test('no finding is lost, the limit holds, and a run after it writes nothing', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const board = createBoard()
        sequence.forEach((one, index) => {
          const day = index + 2
          live(board, one, day - 1)
          const input = scan(one.items, day, { complete: one.complete })
          const before = board.comments.length
          const plan = run(board, input, one.limit)
          expect(openings(plan)).toBeLessThanOrEqual(one.limit)
          expect(board.comments.length - before).toBeLessThanOrEqual(1)
          for (const { subject } of one.items) expect(plan.body).toContain(`\`${subject}\``)
          if (plan.held.length === 0) {
            const again = run(board, scan([...one.items].reverse(), day, { complete: false }), one.limit)
            expect(again.writes.filter(({ kind }) => kind !== 'update')).toEqual([])
            const third = run(board, scan(one.items, day, { complete: false }), one.limit)
            expect(third.writes).toEqual([])
          }
        })
      }),
      { seed: 6, numRuns: 40 },
    )
  })

  test('audits that were not complete close nothing', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const board = createBoard()
        run(board, scan(pool))
        sequence.forEach((one, index) => {
          const plan = run(board, scan(one.items, index + 2, { complete: false }), one.limit)
          expect(plan.writes.filter(({ kind }) => kind === 'close')).toEqual([])
          expect(plan.trend.fixed).toEqual([])
        })
      }),
      { seed: 6, numRuns: 20 },
    )
  })

  test('every issue of a finding that is gone for two complete audits is closed, and the digest with the last', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const board = createBoard()
        sequence.forEach((one, index) => {
          live(board, one, index + 1)
          run(board, scan(one.items, index + 2, { complete: one.complete }), one.limit)
        })
        const day = sequence.length + 2
        // One more than two: the state may have been spoilt, and is made anew first.
        for (const later of [0, 1, 2]) run(board, scan([], day + later))
        const known = board.issues.filter(({ body }) => body.includes('gatewright:state'))
        expect(known.filter(({ state }) => state === 'open')).toEqual([])
      }),
      { seed: 6, numRuns: 30 },
    )
  })
})

describe('a hostile body', () => {
  const spoil: fc.Arbitrary<(body: string) => string> = fc.oneof(
    fc.constant((body: string) => body.replace(/^<!-- gatewright:state.*$/m, '')),
    fc.constant((body: string) => `${body}\n${body.split('\n').at(-1) ?? ''}`),
    fc.constant((body: string) => body.replace(/\n/g, '\r\n')),
    fc.constant((body: string) => body.replaceAll('- [ ]', '- [x]')),
    fc.constant((body: string) => body.split('\n')[0] ?? ''),
    fc.constant(
      (body: string) => `${body.split('\n')[0] ?? ''}\n> ${body.split('\n').slice(1).join('\n> ')}`,
    ),
    fc.constant((body: string) => `${body.split('\n')[0] ?? ''}\n${'- [x] `000000000000`\n'.repeat(3_000)}`),
    fc.tuple(hostileMarkdown, fc.nat(3_000)).map(([text, place]) => (body: string) => {
      const end = body.includes('\n') ? body.indexOf('\n') : body.length
      const cut = end + 1 + (place % Math.max(1, body.length - end - 1))
      if (end === body.length) return `${body}\n${text}`
      return body.slice(0, cut) + text + body.slice(cut)
    }),
    fc
      .nat(4_000)
      .map(
        (place) => (body: string) =>
          body.includes('\n') ? body.slice(0, Math.max(body.indexOf('\n') + 1, place)) : body,
      ),
  )

  test('never throws, never hides a finding, and is put right', () => {
    fc.assert(
      fc.property(fc.array(spoil, { minLength: 1, maxLength: 3 }), fc.nat(2), (spoils, which) => {
        const board = createBoard()
        run(board, scan(pool))
        const number = (which % board.issues.length) + 1
        const body = spoils.reduce((text, one) => one(text), at(board, number).body)
        edit(board, number, { body })
        const plan = run(board, scan(pool, 2))
        expect(plan.writes.filter(({ kind }) => kind !== 'update')).toEqual([])
        expect(plan.trend.fixed.length + plan.trend.waiting.length + plan.accepted.length).toBe(0)
        for (const { subject } of pool) expect(plan.body).toContain(`\`${subject}\``)
        expect(plan.warnings.length).toBeLessThanOrEqual(1)
        expect(run(board, scan(pool, 3)).writes).toEqual([])
      }),
      { seed: 6, numRuns: 50 },
    )
  })
})

describe('a digest that moved between reading and writing', () => {
  const board = createBoard()
  run(board, scan(pool))
  const { body } = at(board, 1)
  const planned = (day: number) => {
    const [write] = planDigest(scan([...pool, note('y')], day), seenOn(board, scan([])), 10).writes
    if (write === undefined || write.kind === 'comment') throw new Error('a write of the digest is expected')
    return (fresh: string) => write.body({ digest: 1, children: new Map(), fresh })
  }
  const [older, newer] = [planned(2), planned(5)]
  run(board, scan([...pool, note('x')], 3))
  const theirs = at(board, 1).body

  test('what a newer audit wrote meanwhile stands', () => {
    expect(older(theirs)).toBe(theirs)
  })

  test('what an older audit wrote meanwhile does not', () => {
    expect(newer(theirs)).toContain('`y`')
    expect(newer(theirs)).not.toContain('`x`')
  })

  test.each([
    ['a tick', body.replace('- [ ]', '- [x]')],
    ['words', `${body.split('\n')[0]}\nwords\n${body.split('\n').slice(1).join('\r\n')}`],
    ['a damaged state', body.replace('gatewright:state', 'gatewright:stat')],
  ])('%s of a person is no such move', (_, fresh) => {
    expect(older(fresh)).toContain('`y`')
  })

  test('a forged state that stood there before is none either', () => {
    const packed = readState(body, z.record(z.string(), z.unknown()))
    const forged = body.replace(
      /^<!-- gatewright:state.*$/m,
      writeState({ ...packed, at: '2099-01-01T00:00:00Z' }),
    )
    edit(board, 1, { body: forged })
    const plan = run(board, scan(pool, 6))
    expect(plan.warnings).toEqual([expect.stringContaining('absent or damaged')])
    expect(run(board, scan(pool, 7)).writes).toEqual([])
    expect(at(board, 1).body).not.toBe(forged)
  })
})
