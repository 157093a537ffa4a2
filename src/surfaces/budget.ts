/** Bytes a page may still take. Whole pieces are taken or refused, never a part of one. */
export interface Budget {
  /** Takes a piece and the line break after it. False, and nothing taken, when it does not fit. */
  take(piece: string): boolean
  /** Gives back what was taken for a piece that is not written after all. */
  release(piece: string): void
}

const encoder = new TextEncoder()
const size = (piece: string): number => encoder.encode(piece).length + 1

/** @param bytes UTF-8 bytes of the whole page. */
export function createBudget(bytes: number): Budget {
  let left = bytes
  return {
    take(piece) {
      const needed = size(piece)
      if (needed > left) return false
      left -= needed
      return true
    },
    release(piece) {
      left += size(piece)
    },
  }
}

/** As many pieces as fit, in order, up to the first that does not. */
export function takeWhileFits(pieces: readonly string[], budget: Budget): readonly string[] {
  const refused = pieces.findIndex((piece) => !budget.take(piece))
  return refused === -1 ? pieces : pieces.slice(0, refused)
}
