import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fitState } from '../../src/digest/fit.ts'
import { packKeys, unpackKeys } from '../../src/digest/key-set.ts'
import { packState, readDigestState } from '../../src/digest/packed.ts'
import { type DigestState, type Entry, keyOf, keyText } from '../../src/digest/state.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { writeState } from '../../src/publish/state-line.ts'
import { idOf } from './board.ts'

const after = '2027-01-01T00:00:00Z'
/** The digest that all of them belong to. */
const of = '0123456789abcdef'
const marker = markerLine('digest', of)

const entry = (key: string, more: Partial<Entry> = {}): Entry => ({
  key,
  firstSeen: '2026-11-01',
  lastSeen: '2026-11-20',
  misses: 0,
  blocks: false,
  name: null,
  ...more,
})

const stateOf = (entries: readonly Entry[], more: Partial<DigestState> = {}): DigestState => ({
  at: '2026-11-20T12:00:00.000Z',
  quiet: 0,
  dropped: { blockers: 0, others: 0 },
  entries: new Map(entries.map((one) => [one.key, one])),
  fixed: [],
  last: { comparable: true, new: 0, reappeared: 0, fixed: 0, artifactUrl: null, runUrl: null },
  ...more,
})

const key = fc.integer({ min: 0, max: 0x0fff_ffff })
const date = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(Date.UTC(2026, 10, 20) - days * 86_400_000).toISOString().slice(0, 10))
const name = fc.option(
  fc.record({ rule: fc.string(), subject: fc.string(), owners: fc.array(fc.string(), { maxLength: 3 }) }),
)
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  key: key.map(keyText),
  firstSeen: date,
  lastSeen: date,
  misses: fc.constantFrom(0, 1),
  blocks: fc.boolean(),
  name,
})
const anyState = fc
  .record({
    entries: fc.uniqueArray(anyEntry, { selector: (one) => one.key, maxLength: 40 }),
    fixed: fc.array(
      anyEntry.map(({ key, firstSeen, lastSeen, name }) => ({ key, firstSeen, lastSeen, name })),
      { maxLength: 5 },
    ),
    quiet: fc.integer({ min: 0, max: 2 }),
    fresh: fc.nat(1_000),
  })
  .map(({ entries, fixed, quiet, fresh }) =>
    stateOf(entries, {
      fixed,
      quiet,
      last: {
        comparable: fresh > 5,
        new: fresh,
        reappeared: 1,
        fixed: fixed.length,
        artifactUrl: 'a',
        runUrl: null,
      },
    }),
  )
const sorted = (state: DigestState | null) =>
  state === null
    ? null
    : { ...state, entries: [...state.entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1)) }

describe('keys', () => {
  test('what is packed comes back, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const ascending = [...keys].sort((a, b) => a - b)
        expect(unpackKeys(packKeys(ascending), ascending.length)).toEqual(ascending)
      }),
      { seed: 6, numRuns: 100 },
    )
  })

  test('a damaged text is none, and takes no time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(50_000), (text, count) => {
        const keys = unpackKeys(text, count)
        if (keys !== null) expect(keys).toHaveLength(count)
      }),
      { seed: 6, numRuns: 100 },
    )
    expect(unpackKeys('_'.repeat(100_000), 3)).toBeNull()
    expect(unpackKeys('', 1)).toBeNull()
  })

  test('ten thousand take about two bytes each', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) =>
      Number.parseInt(keyOf(idOf(`${index}`)), 16),
    ).sort((a, b) => a - b)
    expect(packKeys(keys).length).toBeLessThan(28_000)
  })

  test('an id that is no fingerprint has a key, too', () => {
    expect(keyOf('x')).toMatch(/^[0-9a-f]{7}$/)
    expect(keyOf('x')).not.toBe(keyOf('y'))
  })
})

describe('state', () => {
  test('what is written comes back', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { line, state: fitted } = fitState(state, of)
        expect(sorted(readDigestState(`${marker}\nx\n${line}\n`, after))).toEqual(sorted(fitted))
        expect(sorted(fitted)).toEqual(sorted(state))
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  test('the order of entries does not matter', () => {
    const entries = [entry('0000001'), entry('0000002', { blocks: true }), entry('0000003')]
    expect(fitState(stateOf([...entries].reverse()), of).line).toBe(fitState(stateOf(entries), of).line)
  })

  const { line } = fitState(stateOf([entry('0000001')]), of)
  test.each([
    ['none', 'text'],
    ['two', `${line}\n${line}`],
    ['one that is quoted', `> ${line}`],
    ['one that is cut', line.slice(0, -20)],
    [
      'one with another checksum',
      line.replace(/[0-9a-f] -->/, (end) => (end.startsWith('0') ? '1 -->' : '0 -->')),
    ],
    ['another version', writeState({ v: 2 })],
    ['an array', writeState([])],
    ['a huge text', 'x'.repeat(200_000)],
  ])('%s is no state', (_, body) => {
    expect(readDigestState(`${marker}\n${body}`, after)).toBeNull()
  })

  const forged = (more: object): string =>
    `${marker}\n${writeState({ ...packState(stateOf([entry('0000001')]), of), ...more })}`
  test.each([
    ['a time that is none', { at: 'soon' }],
    ['a count below zero', { dropped: [-1, 0] }],
    [
      'keys that are none',
      { groups: [{ first: 0, last: 0, misses: 0, blocks: true, count: 9, keys: '', names: [] }] },
    ],
    [
      'more misses than a state can have',
      { groups: [{ first: 0, last: 0, misses: 2, blocks: true, count: 1, keys: 'A', names: [] }] },
    ],
    [
      'more entries than a body can hold',
      {
        groups: Array.from({ length: 3 }, () => ({
          first: 0,
          last: 0,
          misses: 0,
          blocks: true,
          count: 20_000,
          keys: 'A'.repeat(60_000),
          names: [],
        })),
      },
    ],
  ])('a forged one with %s is no state', (_, more) => {
    expect(readDigestState(forged(more), after)).toBeNull()
  })

  test('one that is newer than its issue was not written by us', () => {
    expect(readDigestState(`${marker}\n${line}`, '2026-11-20T12:00:00Z')).not.toBeNull()
    expect(readDigestState(`${marker}\n${line}`, '2026-11-20T11:00:00Z')).toBeNull()
    expect(readDigestState(`${marker}\n${line}`, 'never')).toBeNull()
  })

  test('that of another digest, by its first line, is none', () => {
    for (const [first, own] of [
      [marker, true],
      [`${marker}\r`, true],
      [markerLine('digest', `${of}2`), false],
      [markerLine('finding', of), false],
      ['x', false],
    ] as const)
      expect(readDigestState(`${first}\n${line}`, after) !== null).toBe(own)
  })

  test('names that point to nothing are no names', () => {
    const body = forged({
      groups: [{ ...packState(stateOf([entry('0000001')]), of).groups[0], names: [[7, 'x', 9]] }],
    })
    expect(readDigestState(body, after)?.entries.get('0000001')?.name).toBeNull()
  })
})

describe('room', () => {
  const many = (count: number, more: (index: number) => Partial<Entry> = () => ({})) =>
    Array.from({ length: count }, (_, index) => entry(keyOf(idOf(`${index}`)), more(index)))

  test('names go before findings, the least important first', () => {
    const named = { rule: 'gate/rule', subject: `${'x'.repeat(50)}`, owners: [] }
    const entries = many(3_000, (index) => ({
      name: { ...named, subject: idOf(`n${index}`) },
      blocks: index < 10,
    }))
    const { state, line } = fitState(stateOf(entries), of)
    expect(line.length).toBeLessThanOrEqual(16_000)
    expect(state.entries.size).toBe(3_000)
    const kept = [...state.entries.values()].filter((one) => one.name !== null)
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.filter(({ blocks }) => blocks)).toHaveLength(10)
  })

  test('ten thousand findings of ten days all have room', () => {
    const entries = many(10_000, (index) => ({ firstSeen: `2026-11-${String(10 + (index % 10))}` }))
    const { state, line } = fitState(stateOf(entries), of)
    expect(line.length).toBeLessThanOrEqual(36_000)
    expect(state.dropped).toEqual({ blockers: 0, others: 0 })
  })

  test('beyond, the newest go and are counted; blockers and what waits stay', () => {
    const entries = many(13_000, (index) => ({
      firstSeen: index % 2 === 0 ? '2026-11-01' : '2026-11-19',
      blocks: index % 1_000 === 1,
      misses: index % 1_000 === 3 ? 1 : 0,
    }))
    const { state, line } = fitState(stateOf(entries), of)
    expect(line.length).toBeLessThanOrEqual(36_000)
    const kept = [...state.entries.values()]
    expect(state.dropped).toEqual({ blockers: 0, others: stateOf(entries).entries.size - kept.length })
    expect(kept.filter(({ blocks }) => blocks)).toHaveLength(13)
    expect(kept.filter(({ misses }) => misses === 1)).toHaveLength(13)
    expect(kept.filter(({ firstSeen }) => firstSeen === '2026-11-01').length).toBeGreaterThan(6_400)
    expect(fitState(state, of).line).not.toBe('')
  })
})
