import { unquoted } from './paths.ts'

/** One path as it was read. */
export interface PathRecord {
  readonly text: string
  /** Bytes that are not UTF-8 were replaced by U+FFFD. */
  readonly lossy: boolean
}

const replaced = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** Longer than any path of a file system: one record may not fill the memory. */
export const maxRecordBytes = 1024 * 1024

/**
 * Paths in a stream of bytes, a batch for each piece that was read. Empty records are left out.
 * @param nul separated by NUL and taken as they are; else by line breaks, and read as git writes them
 * @throws RangeError when a record is over `maxRecordBytes`
 */
export async function* pathRecords(
  stream: AsyncIterable<Uint8Array>,
  nul: boolean,
): AsyncGenerator<readonly PathRecord[]> {
  const separator = nul ? 0 : 10
  let rest = Buffer.alloc(0)
  for await (const piece of stream) {
    const bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
    const end = bytes.lastIndexOf(separator)
    // A copy: a slice would keep the whole piece.
    rest = Buffer.from(bytes.subarray(end + 1))
    if (rest.length > maxRecordBytes) throw new RangeError('a record is too long')
    if (end >= 0) yield* batches(bytes.subarray(0, end), separator, nul)
  }
  if (rest.length > 0) yield* batches(rest, separator, nul)
}

/** Answers that are written at once. */
const batchSize = 200

function* batches(bytes: Buffer, separator: number, nul: boolean): Generator<readonly PathRecord[]> {
  let batch: PathRecord[] = []
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(separator, start)
    const end = found < 0 ? bytes.length : found
    const record = readRecord(bytes.subarray(start, end), nul)
    if (record.text !== '') batch.push(record)
    start = end + 1
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function readRecord(bytes: Buffer, nul: boolean): PathRecord {
  if (nul) return decoded(bytes)
  const line = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes
  if (line.at(0) !== 34) return decoded(line)
  const name = unquoted(line.toString('utf8'))
  return decoded(name ?? line)
}

function decoded(bytes: Uint8Array): PathRecord {
  try {
    return { text: strict.decode(bytes), lossy: false }
  } catch {
    return { text: replaced.decode(bytes), lossy: true }
  }
}
