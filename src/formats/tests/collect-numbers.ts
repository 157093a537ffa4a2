const milliseconds = 65_536
const blockBits = 14
const blockSize = 1 << blockBits

/** Code of "no duration". */
const NO_DURATION = 0

/**
 * Durations as 32-bit numbers. Tools write them to the millisecond, and a number with a fraction takes 16 bytes
 * wherever it is kept: those are kept once.
 */
export class Durations {
  /** By milliseconds. What is in a list with a null is kept as it is, not copied. */
  private readonly known = new Array<number | null>(milliseconds).fill(null)
  /** All others, block by block. */
  private readonly others: Float64Array[] = []
  private size = 0

  /** Code of a duration: above 0 for a known one, below for another. */
  codeOf(seconds: number | null): number {
    if (!isDuration(seconds)) return NO_DURATION
    const index = Math.round(seconds * 1000)
    if (index < milliseconds) {
      const known = this.known[index] ?? null
      if (known === null) this.known[index] = seconds
      if (known === null || known === seconds) return index + 1
    }
    const at = this.size++
    if ((at & (blockSize - 1)) === 0) this.others.push(new Float64Array(blockSize))
    this.put(at, seconds)
    return -1 - at
  }

  /** The seconds a code stands for, the same number for the same code; null for none. */
  of(code: number): number | null {
    if (code >= 0) return this.known[code - 1] ?? null
    return this.others[(-1 - code) >> blockBits]?.[(-1 - code) & (blockSize - 1)] ?? null
  }

  /** Code of a sum; that of the first may stand for the sum from here on. */
  sumOf(code: number, more: number | null): number {
    if (!isDuration(more)) return code
    const sum = Math.min((this.of(code) ?? 0) + more, Number.MAX_VALUE)
    if (code >= 0) return this.codeOf(sum)
    this.put(-1 - code, sum)
    return code
  }

  private put(at: number, seconds: number): void {
    const block = this.others[at >> blockBits]
    if (block !== undefined) block[at & (blockSize - 1)] = seconds
  }
}

const isDuration = (seconds: number | null): seconds is number =>
  seconds !== null && Number.isFinite(seconds) && seconds >= 0
