/** Bytes at the end of a file in which node:test's closing comments stand. */
const tailBytes = 1024

/** The last bytes of a stream, copied: the caller may use its buffer again. */
export class Tail {
  private bytes = new Uint8Array(0)

  write(piece: Uint8Array): void {
    const kept = piece.length >= tailBytes ? 0 : Math.min(this.bytes.length, tailBytes - piece.length)
    const next = new Uint8Array(kept + Math.min(piece.length, tailBytes))
    next.set(this.bytes.subarray(this.bytes.length - kept))
    next.set(piece.subarray(Math.max(0, piece.length - tailBytes)), kept)
    this.bytes = next
  }

  get text(): string {
    return new TextDecoder().decode(this.bytes)
  }
}

const closing =
  /<!-- tests \d{1,9} -->\s*<!-- suites \d{1,9} -->\s*<!-- pass \d{1,9} -->\s*<!-- fail (\d{1,9}) -->\s*<!-- cancelled (\d{1,9}) -->[^<]*<!--[\s\S]*<\/testsuites>\s*$/u

/**
 * How many tests failed or were cancelled by the comments that end a report of node:test; null for other reports.
 * A test with subtests is a suite there, and when only it fails itself, nothing but these comments tells.
 */
export function nodeFailures(tail: string): number | null {
  const found = closing.exec(tail)
  return found === null ? null : Number(found[1]) + Number(found[2])
}
