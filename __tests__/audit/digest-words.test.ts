import { describe, expect, test } from '@jest/globals'
import type { KeptDigest } from '../../src/audit/digest.ts'
import { digestWords, plannedBody } from '../../src/audit/digest-words.ts'
import { noPast } from '../../src/audit/view.ts'
import type { HeldWrite, IssueWrite } from '../../src/publish/digest-writes.ts'

type Outcome = NonNullable<KeptDigest['outcome']>

const write = (more: Partial<IssueWrite>): IssueWrite => ({
  ...{ kind: 'update', what: 'child', id: 'a', number: 1, title: null },
  ...more,
})
const create = (number: number | null): IssueWrite =>
  write({ kind: 'create', number, title: `Gatewright: gate/rule: file ${number}` })
const held = (number: number): HeldWrite => ({ ...create(null), title: `t${number}`, because: 'limit' })

const keptWith = (more: Partial<Outcome>): KeptDigest => ({
  past: noPast,
  left: '',
  outcome: {
    ...{ sink: 'digest', written: 'updated', url: 'https://github.com/acme/shop/issues/1', problem: null },
    ...{ plan: null, done: [], held: [], notes: [] },
    ...more,
  },
})

describe('lines about the digest issue', () => {
  test('each write is said as what became of the issue', () => {
    const done = [
      create(2),
      write({ what: 'digest' }),
      write({ kind: 'close', number: 3 }),
      write({ kind: 'reopen', number: 4 }),
      write({ kind: 'comment', what: 'digest' }),
    ]
    expect(digestWords(keptWith({ done }), false).lines).toEqual([
      'digest issue: updated, https://github.com/acme/shop/issues/1',
      'issue #2 created: Gatewright: gate/rule: file 2',
      'issue #1 updated',
      'issue #3 closed',
      'issue #4 reopened',
      'comment on issue #1',
    ])
  })

  test('a dry run says what it would do, also with an issue that is not there yet', () => {
    const done = [write({ kind: 'create', what: 'digest', number: null, title: 'Gatewright digest: x' })]
    const updated = write({ what: 'digest', number: null })
    const comment = write({ kind: 'comment', what: 'digest', number: 7 })
    const kept = keptWith({ done: [...done, updated, comment], written: 'none', url: null })
    expect(digestWords(kept, true).lines).toEqual([
      'digest issue: dry run, nothing is written; 3 writes planned',
      'would create issue "Gatewright digest: x"',
      'would update the digest issue',
      'would comment on issue #7',
    ])
  })

  test('10,000 writes and 10,000 issues held back are 43 lines', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => index)
    const { lines } = digestWords(keptWith({ done: many.map(create), held: many.map(held) }), false)
    expect(lines).toHaveLength(43)
    expect(lines[21]).toBe('and 9980 other writes')
    expect(lines[22]).toBe('held back for a later run: create issue "t0"')
    expect(lines[42]).toBe('held back for a later run: 9980 other issues')
  })

  test('nothing to write and a refused write are told apart', () => {
    const none = { written: 'none', url: null } as const
    expect(digestWords(keptWith(none), false).lines).toEqual(['digest issue: nothing to write'])
    expect(digestWords(keptWith({ ...none, problem: 'because', notes: ['note'] }), false)).toEqual({
      lines: ['digest issue: not written'],
      warnings: ['note', 'because'],
    })
    expect(digestWords({ past: noPast, left: 'why', outcome: null }, false)).toEqual({
      lines: [],
      warnings: ['the digest issue was left as it is: why'],
    })
    expect(digestWords(null, false)).toEqual({ lines: [], warnings: [] })
  })
})

describe('the body that a dry run shows', () => {
  const plan = { body: '<!-- gatewright:digest v1 id=1 -->\ntext\n<!-- gatewright:state v1 x -->' }
  const kept = keptWith({ plan: plan as NonNullable<Outcome['plan']>, done: [create(null)] })

  test('without marker and memory, folded', () => {
    const part = plannedBody(kept, true, 1000)
    expect(part).toContain('\n\ntext\n\n</details>')
    expect(part).not.toContain('<!--')
  })

  test('only in a dry run that would write, and only where it fits', () => {
    expect(plannedBody(kept, false, 1000)).toBe('')
    expect(plannedBody(keptWith({ plan: plan as NonNullable<Outcome['plan']> }), true, 1000)).toBe('')
    expect(plannedBody(kept, true, 20)).toBe('')
    expect(plannedBody(null, true, 1000)).toBe('')
  })
})
