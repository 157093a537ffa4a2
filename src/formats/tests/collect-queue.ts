import type { CleanPass, TestRecord } from './model.ts'

/** Records that wait together. */
export const queueCapacity = 128
/** Bytes of their names. */
const nameBytes = 16 * 1024

/**
 * Records that are told and not yet looked up. A table of millions of tests is in no cache: to look up many in a row
 * lets the processor wait for all their places in memory at once.
 */
export class RecordQueue {
  length = 0
  /** By record: its group, and the hash of its id. */
  readonly groups = new Int32Array(queueCapacity)
  readonly hashes = new Int32Array(queueCapacity)
  /** Null for a clean pass, which the rest is about. */
  readonly records: (TestRecord | null)[] = new Array<TestRecord | null>(queueCapacity).fill(null)
  readonly lines = new Int32Array(queueCapacity)
  /** Not a number where none is known. */
  readonly seconds = new Float64Array(queueCapacity)
  /** Names in ASCII, one behind the other: that of a record ends where the next one's begins. */
  readonly bytes = Buffer.allocUnsafeSlow(nameBytes)
  readonly starts = new Int32Array(queueCapacity + 1)

  get full(): boolean {
    return this.length === queueCapacity
  }

  /** Whether the name of a clean pass has room here now. */
  holds({ from, to }: CleanPass): boolean {
    return (this.starts[this.length] ?? 0) + to - from <= nameBytes
  }

  add(record: TestRecord, group: number, hash: number): void {
    const at = this.begin(group, hash)
    this.records[at] = record
    this.starts[at + 1] = this.starts[at] ?? 0
  }

  /** Adds a pass that `holds` has room for. */
  addPass({ bytes, from, to, seconds, reportLine }: CleanPass, group: number, hash: number): void {
    const at = this.begin(group, hash)
    const start = (this.starts[at] ?? 0) - from
    for (let index = from; index < to; index++) this.bytes[start + index] = bytes[index] ?? 0
    this.starts[at + 1] = start + to
    this.seconds[at] = seconds ?? Number.NaN
    this.lines[at] = reportLine
  }

  clear(): void {
    this.records.fill(null, 0, this.length)
    this.length = 0
  }

  private begin(group: number, hash: number): number {
    const at = this.length++
    this.groups[at] = group
    this.hashes[at] = hash
    return at
  }
}
