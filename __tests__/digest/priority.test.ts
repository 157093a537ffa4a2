import { expect, test } from '@jest/globals'
import { byPriority, distinct } from '../../src/digest/priority.ts'
import { idOf, item, note } from './board.ts'

test('blockers, failures, then what could not be decided; by level; the oldest first; then by name', () => {
  const since = new Map([
    [idOf('old'), '2026-01-01'],
    [idOf('z'), '2026-05-05'],
    [idOf('a'), '2026-05-05'],
  ])
  const inOrder = [
    item('old'),
    item('a'),
    item('z'),
    item('undated'),
    item('lenient', { blocks: false }),
    note('warning'),
    note('note', { level: 'note' }),
    note('undecided', { outcome: 'unknown', level: 'error' }),
    note('undecided note', { outcome: 'unknown', level: 'note' }),
  ]
  const subjects = inOrder.map(({ subject }) => subject)
  for (const order of [inOrder, [...inOrder].reverse()]) {
    expect(byPriority(order, since).map(({ subject }) => subject)).toEqual(subjects)
  }
})

test('of several findings with one id the worst counts', () => {
  const same = [note('a', { outcome: 'unknown' }), note('a', { level: 'note' }), item('a'), note('a')]
  for (const order of [same, [...same].reverse()]) {
    expect(distinct(order)).toEqual([item('a')])
  }
})
