import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DigestItem } from '../../src/digest/model.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { ticksIn } from '../../src/digest/ticks.ts'
import type { NotEvaluated } from '../../src/result/not-evaluated.ts'
import { bounds, limits } from '../../src/surfaces/limits.ts'
import { createBoard, edit, run, scan, seenOn } from '../digest/board.ts'
import { hostileFinding } from '../support/hostile-markdown.ts'
import { foreign } from '../support/hostile-report.ts'
import { expectFramed, expectLine, expectSound } from '../support/sound.ts'

const runs = { seed: 20_261_121, numRuns: 100 }
const bytes = (text: string): number => Buffer.byteLength(text)
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const digestItem: fc.Arbitrary<DigestItem> = fc
  .tuple(
    hostileFinding,
    fc.record({ rule: foreign, subject: foreign, gate: foreign, documentation: foreign }),
    fc.array(foreign, { maxLength: 7 }),
    fc.boolean(),
  )
  .map(([{ found, required, fix, level, outcome, location }, names, owners, blocks]) => ({
    ...{
      ...names,
      id: idOf(JSON.stringify([names.rule, names.subject])),
      owners,
      found,
      required,
      fix,
      level,
    },
    outcome: outcome === 'unknown' ? 'unknown' : 'fail',
    blocks: blocks && outcome !== 'unknown',
    ...(location === undefined ? {} : { location, requiredAt: location }),
  }))

const gap: fc.Arbitrary<NotEvaluated> = fc.record({
  subject: foreign,
  what: foreign,
  reason: fc.constant('api-failed' as const),
  detail: foreign,
  remedy: fc.option(foreign),
  permission: fc.option(foreign),
})

const input = fc
  .record({
    items: fc.array(digestItem, { minLength: 1, maxLength: 5 }),
    notEvaluated: fc.array(gap, { maxLength: 2 }),
    artifactUrl: fc.option(foreign),
    runUrl: fc.option(foreign),
    words: foreign,
  })
  .map(({ items, words, ...more }) =>
    scan(items, 1, { ...more, totals: { audited: 1, of: 2, words: [{ kind: 'text', text: words }] } }),
  )

describe('whatever stands in an audit', () => {
  test('the digest and its children stay whole, small, ours and the same', () => {
    fc.assert(
      fc.property(input, (given) => {
        const board = createBoard()
        run(board, given, 50)
        for (const { body, title } of board.issues) {
          expect(bytes(body)).toBeLessThanOrEqual(bounds.bodyBytes)
          expectSound(expectFramed(body, '<!-- gatewright:'))
          expect(ticksIn(body).size).toBe(0)
          expectLine(title)
          expect(title.length).toBeLessThanOrEqual(limits.issueTitle)
        }
        // The same scan again finds its own issues and has nothing to write.
        run(board, given, 50)
        expect(board.writes).toBe(0)
      }),
      runs,
    )
  })

  test('the comment that notifies stays whole and names nobody', () => {
    fc.assert(
      fc.property(input, (given) => {
        const board = createBoard()
        run(board, scan([], 1), 50)
        run(board, { ...given, items: given.items.slice(0, 1) }, 50)
        run(board, { ...given, now: '2026-11-05T12:00:00Z' }, 50)
        for (const body of board.comments) expectSound(body)
      }),
      runs,
    )
  })

  test('a body that people filled with anything is replaced, and decides nothing', () => {
    fc.assert(
      fc.property(input, foreign, foreign, (given, above, below) => {
        const board = createBoard()
        const before = run(board, given, 50)
        const [digest] = board.issues
        if (digest === undefined) return
        const [marker = '', ...rest] = digest.body.split('\n')
        edit(board, digest.number, { body: [marker, above, ...rest, below].join('\n') })
        const after = planDigest(given, seenOn(board, given), 50)
        expect(after.held).toEqual(before.held)
        expect(after.writes.filter(({ kind }) => kind === 'create' || kind === 'close')).toEqual([])
        expectSound(expectFramed(after.body, '<!-- gatewright:digest'))
      }),
      runs,
    )
  })
})
