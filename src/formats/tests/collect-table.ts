import { type LogicalTest, type TestGroup, testId } from '../../core/facts/test-reports.ts'
import { hashAscii, hashName, hashSeed, hashText, IRREGULAR, spread } from './collect-hash.ts'
import { NameList } from './collect-names.ts'
import { queueCapacity } from './collect-queue.ts'
import { GROUP, NAME, TestRows } from './collect-rows.ts'

/** Occupied slots that are looked at before the overflow is asked. */
const maximumProbes = 32
/** Below this many slots, the table grows by four at once. */
const quickGrowth = 1 << 21

/** Of a slot: no test stands there. */
const EMPTY = -1
/** Of a slot: the test there is another one. */
const OTHER = -2

/** A character that XML does not have. */
const standIn = '\u0001'
/** What stands between the parts of an id. */
const joint = ' › '

interface Place {
  /** The stand-in is no part of the place itself. */
  readonly plain: boolean
  readonly before: number
  readonly behind: string
}

/**
 * Finds logical tests by `testId`. Open addressing over numbers, without a copy of the ids: 2 million tests take 25 MB.
 * Names are chosen by whoever writes the report, so their hashes may collide on purpose: a test that finds no slot
 * nearby goes into a map of the engine, whose hash has a secret seed.
 */
export class TestTable {
  readonly rows = new TestRows()
  private readonly names = new NameList()
  private readonly groups: readonly TestGroup[]
  /** An index plus one in the low bits, as many as the mask has; the other bits are those of the hash. 0 is empty. */
  private slots = new Int32Array(1024)
  private mask = 1023
  /** By test: its hash. There are never more tests than half the slots. */
  private hashes = new Int32Array(512)
  /** By id, the tests none of whose slots was empty: none of them ever is, until the table grows. */
  private readonly overflow = new Map<string, number>()
  /** By group: hash of what stands before a test's name in its id, and what stands behind. */
  private readonly places: Place[] = []
  /** Hash of the name that was looked for last. */
  private hash = 0
  /** What `fetch` read: kept, so that the reading is not optimised away. */
  private readonly fetched = new Int32Array(queueCapacity)

  /** The groups are looked at, never changed. */
  constructor(groups: readonly TestGroup[]) {
    this.groups = groups
  }

  /** Name of the test at an index. */
  name(index: number): string {
    return this.names.text(this.rows.get(index, NAME))
  }

  /** Neither name nor row of a test before this one is asked for any more. */
  forgetBefore(index: number): void {
    this.names.forgetBefore(this.rows.get(index, NAME))
    this.rows.forgetBefore(index)
  }

  /** Nothing is looked for from here on. */
  close(): void {
    this.slots = new Int32Array(1)
    this.hashes = new Int32Array(0)
    this.mask = 0
    this.overflow.clear()
  }

  /** Hash of a test's id. */
  hashOf(group: number, name: string): number {
    const { plain, before, behind } = this.placeOf(group)
    const hash = plain ? hashName(before, name) : IRREGULAR
    if (hash === IRREGULAR) return spread(hashText(hashSeed, this.id(group, name)))
    return spread(behind === '' ? hash : hashText(hash, behind))
  }

  /** As `hashOf`, for a name in ASCII. */
  hashOfAscii(group: number, bytes: Buffer, from: number, to: number): number {
    const { plain, before, behind } = this.placeOf(group)
    const hash = plain && behind === '' ? hashAscii(before, bytes, from, to) : IRREGULAR
    return hash === IRREGULAR ? this.hashOf(group, bytes.toString('latin1', from, to)) : spread(hash)
  }

  /** Brings what `find` looks at first into the processor's cache. None of these reads waits for another. */
  fetch(hashes: Int32Array, count: number): void {
    const { slots, mask, fetched } = this
    for (let index = 0; index < count; index++) fetched[index] = slots[(hashes[index] ?? 0) & mask] ?? 0
  }

  /** Index of the test with this name in this group; -1 when it is new. `add` may follow. */
  find(group: number, name: string, hash = this.hashOf(group, name)): number {
    this.hash = hash
    for (let probe = 0; probe < maximumProbes; probe++) {
      const index = this.probed(probe)
      if (index === EMPTY) return -1
      if (index !== OTHER && this.is(index, group, name)) return index
    }
    return this.overflow.get(this.id(group, name)) ?? -1
  }

  /** As `find`, for a name in ASCII. `addAscii` may follow. */
  findAscii(group: number, bytes: Buffer, from: number, to: number, hash: number): number {
    this.hash = hash
    for (let probe = 0; probe < maximumProbes; probe++) {
      const index = this.probed(probe)
      if (index === EMPTY) return -1
      if (index !== OTHER && this.isAscii(index, group, bytes, from, to)) return index
    }
    return this.overflow.get(this.id(group, bytes.toString('latin1', from, to))) ?? -1
  }

  /** Adds the test that `find` has just not found. @returns its index */
  add({ group, name }: Pick<LogicalTest, 'group' | 'name'>): number {
    return this.added(group, this.names.add(name))
  }

  /** Adds the test that `findAscii` has just not found. @returns its index */
  addAscii(group: number, bytes: Uint8Array, from: number, to: number): number {
    return this.added(group, this.names.addAscii(bytes, from, to))
  }

  private added(group: number, name: number): number {
    const index = this.rows.add(group, name)
    if (index === this.hashes.length) this.grow()
    this.hashes[index] = this.hash
    this.place(this.hash, index)
    return index
  }

  /** Index of the test in a slot, EMPTY for none, OTHER for one with another hash. */
  private probed(probe: number): number {
    const { mask, hash } = this
    const slot = this.slots[(hash + probe) & mask] ?? 0
    if (slot === 0) return EMPTY
    return ((slot ^ hash) & ~mask) === 0 ? (slot & mask) - 1 : OTHER
  }

  private place(hash: number, index: number): void {
    const { slots, mask } = this
    for (let probe = 0; probe < maximumProbes; probe++) {
      const at = (hash + probe) & mask
      if (slots[at] !== 0) continue
      slots[at] = (hash & ~mask) | (index + 1)
      return
    }
    this.overflow.set(this.id(this.rows.get(index, GROUP), this.name(index)), index)
  }

  private grow(): void {
    const { slots, hashes } = this
    const length = slots.length < quickGrowth ? 4 * slots.length : 2 * slots.length
    this.slots = new Int32Array(length)
    this.mask = length - 1
    this.hashes = new Int32Array(length / 2)
    this.hashes.set(hashes)
    this.overflow.clear()
    for (let index = 0; index < hashes.length; index++) this.place(hashes[index] ?? 0, index)
  }

  private is(index: number, group: number, name: string): boolean {
    const found = this.name(index)
    const foundGroup = this.rows.get(index, GROUP)
    return (found === name && foundGroup === group) || this.id(foundGroup, found) === this.id(group, name)
  }

  private isAscii(index: number, group: number, bytes: Buffer, from: number, to: number): boolean {
    const { rows, names } = this
    if (rows.get(index, GROUP) === group && names.isAscii(rows.get(index, NAME), bytes, from, to)) return true
    return this.is(index, group, bytes.toString('latin1', from, to))
  }

  private id(group: number, name: string): string {
    const place = this.groups[group]
    return place === undefined ? name : testId({ name }, place)
  }

  /** testId is the one spelling of an id: a stand-in for the name shows where it stands in it. */
  private spelledPlace(group: number): Place {
    const [before = '', behind = '', ...more] = this.id(group, standIn).split(standIn)
    return { plain: more.length === 0, before: hashText(hashSeed, before), behind }
  }

  private placeOf(group: number): Place {
    const known = this.places[group]
    if (known !== undefined) return known
    const place = plainPlace(this.groups[group]) ?? this.spelledPlace(group)
    this.places[group] = place
    return place
  }
}

/** The short way for tests of a plainly named class in a plainly named suite; null for all others. */
function plainPlace(group: TestGroup | undefined): Place | null {
  if (group === undefined || group.project !== null || group.suite === group.className) return null
  const suite = hashName(hashSeed, group.suite)
  const whole = suite === IRREGULAR ? IRREGULAR : hashName(hashText(suite, joint), group.className)
  return whole === IRREGULAR ? null : { plain: true, before: hashText(whole, joint), behind: '' }
}
