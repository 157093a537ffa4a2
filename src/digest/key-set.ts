/** Keys have 28 bits: seven hex digits. */
export const keyDigits = 7
const keyBits = keyDigits * 4

/**
 * A set of keys as text, close to the smallest there is: the steps from one to the next in Golomb-Rice code (Rice,
 * Plaunt 1971). 10,000 keys take 16 bits each.
 * @param keys ascending
 */
export function packKeys(keys: readonly number[]): string {
  const low = lowBits(keys.length)
  const bits = createWriter()
  let before = 0
  for (const key of keys) {
    const step = key - before
    before = key
    for (let ones = step >>> low; ones > 0; ones -= 1) bits.write(1, 1)
    bits.write(0, 1)
    bits.write(step & ((1 << low) - 1), low)
  }
  return bits.text()
}

/** The keys of such a text; null when it does not hold exactly `count` of them. Never throws. */
export function unpackKeys(text: string, count: number): readonly number[] | null {
  const low = lowBits(count)
  const bits = createReader(text)
  const keys: number[] = []
  let key = 0
  for (let index = 0; index < count; index += 1) {
    let high = 0
    for (;;) {
      const bit = bits.read(1)
      if (bit === null || high > 1 << (keyBits - low)) return null
      if (bit === 0) break
      high += 1
    }
    const rest = bits.read(low)
    if (rest === null) return null
    key += high * 2 ** low + rest
    if (key >= 2 ** keyBits) return null
    keys.push(key)
  }
  return keys
}

/** Bits of a step that are written as they are: those below its usual size. */
const lowBits = (count: number): number =>
  Math.max(0, Math.min(keyBits - 1, Math.floor(Math.log2(2 ** keyBits / Math.max(1, count)))))

function createWriter() {
  const bytes: number[] = []
  let current = 0
  let filled = 0
  const flush = (): void => {
    bytes.push(current)
    current = 0
    filled = 0
  }
  return {
    write(value: number, width: number): void {
      for (let bit = width - 1; bit >= 0; bit -= 1) {
        current = (current << 1) | ((value >>> bit) & 1)
        filled += 1
        if (filled === 8) flush()
      }
    },
    text(): string {
      if (filled > 0) {
        current <<= 8 - filled
        flush()
      }
      return Buffer.from(bytes).toString('base64url')
    },
  }
}

function createReader(text: string) {
  const bytes = Buffer.from(text, 'base64url')
  let position = 0
  return {
    /** The next bits as a number; null when there are not so many. */
    read(width: number): number | null {
      if (position + width > bytes.length * 8) return null
      let value = 0
      for (let bit = 0; bit < width; bit += 1) {
        const byte = bytes[position >>> 3] ?? 0
        value = value * 2 + ((byte >>> (7 - (position & 7))) & 1)
        position += 1
      }
      return value
    },
  }
}
