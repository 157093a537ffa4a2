/** Tests per block: 2 to the power of this. */
const blockBits = 14
/** Tests per block. */
export const blockSize = 1 << blockBits

const forgotten = new Int32Array(0)

/** What is kept of a test as a number. */
const width = 5
/** Index of its group. */
export const GROUP = 0
/** Where its name is. */
export const NAME = 1
/** States and file, by the collector. */
export const STATE = 2
/** Where it was told first, by the collector. */
export const TOLD = 3
/** Its duration, by the collector. */
export const SECONDS = 4

/**
 * The tests as rows of 32-bit numbers. An object for each would be copied twice by the engine's collector of garbage
 * while others are still read. Grows block by block: nothing is copied, and nothing is left over.
 */
export class TestRows {
  /** How many tests there are. */
  size = 0
  private readonly blocks: Int32Array[] = []

  get(index: number, column: number): number {
    return this.blocks[index >> blockBits]?.[(index & (blockSize - 1)) * width + column] ?? 0
  }

  set(index: number, column: number, value: number): void {
    const block = this.blocks[index >> blockBits]
    if (block !== undefined) block[(index & (blockSize - 1)) * width + column] = value
  }

  /** Forgets the tests in the blocks before that of this one. */
  forgetBefore(index: number): void {
    this.blocks.fill(forgotten, 0, index >> blockBits)
  }

  /** Adds a test. @returns its index */
  add(group: number, name: number): number {
    const index = this.size++
    if ((index & (blockSize - 1)) === 0) this.blocks.push(new Int32Array(blockSize * width))
    const block = this.blocks[index >> blockBits]
    const row = (index & (blockSize - 1)) * width
    if (block !== undefined) {
      block[row + GROUP] = group
      block[row + NAME] = name
    }
    return index
  }
}
