/** Tests per block: 2 to the power of this. */
const blockBits = 14
const blockSize = 1 << blockBits

/** What is kept of a test as a number. */
const width = 6
/** Hash of its id. */
export const HASH = 0
/** Index of its group. */
export const GROUP = 1
/** Where its name is. */
export const NAME = 2
/** States and file, by the collector. */
export const STATE = 3
/** Where it was told first, by the collector. */
export const TOLD = 4
/** Its duration, by the collector. */
export const SECONDS = 5

/**
 * The tests as rows of 32-bit numbers. An object for each would be copied twice by the engine's collector of garbage
 * while others are still read. Grows block by block: nothing is copied, and nothing is left over.
 */
export class TestRows {
  size = 0
  private readonly blocks: Int32Array[] = []

  get(index: number, column: number): number {
    return this.blocks[index >> blockBits]?.[(index & (blockSize - 1)) * width + column] ?? 0
  }

  set(index: number, column: number, value: number): void {
    const block = this.blocks[index >> blockBits]
    if (block !== undefined) block[(index & (blockSize - 1)) * width + column] = value
  }

  /** Adds a test. @returns its index */
  add(hash: number, group: number, name: number): number {
    const index = this.size++
    if ((index & (blockSize - 1)) === 0) this.blocks.push(new Int32Array(blockSize * width))
    const block = this.blocks[index >> blockBits]
    const row = (index & (blockSize - 1)) * width
    if (block !== undefined) {
      block[row + HASH] = hash
      block[row + GROUP] = group
      block[row + NAME] = name
    }
    return index
  }
}
