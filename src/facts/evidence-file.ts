import { isUtf8 } from 'node:buffer'
import type { EvidenceBlock, EvidenceFile } from '../core/facts/phases.ts'
import { Lines } from './evidence-lines.ts'
import type { BlobFound, ObjectEntry } from './git-objects-source.ts'

/** Bytes of a file that is looked into for evidence. */
export const blobBytes = 5_000_000

/** Git calls a file binary that has a NUL this far from its start. */
const binaryWithin = 8_000
const pointerStart = Buffer.from('version https://git-lfs.github.com/spec/v1')

/** Whether bytes are what Git LFS leaves in the place of a file. */
export const isLargeFilePointer = (bytes: Uint8Array): boolean =>
  pointerStart.equals(bytes.subarray(0, pointerStart.length))

/** The blob of a path that evidence names, looked into. Lines and digest are made for text alone. */
export class EvidenceText {
  readonly size: number
  readonly content: Uint8Array | null
  readonly binary: boolean
  readonly largeFilePointer: boolean
  readonly utf8: boolean
  #lines: Lines | null = null

  constructor({ size, content }: BlobFound) {
    this.size = size
    this.content = content
    const bytes = content === null ? Buffer.alloc(0) : bufferOf(content)
    this.binary = bytes.subarray(0, binaryWithin).includes(0)
    this.largeFilePointer = isLargeFilePointer(bytes)
    this.utf8 = isUtf8(bytes)
  }

  /** The lines that a digest of this algorithm may be made of; null when there are none. */
  lines(algorithm: EvidenceBlock['algorithm']): Lines | null {
    const refused = this.content === null || this.binary || this.largeFilePointer
    if (refused || (algorithm === 'lines-lf-v1' && !this.utf8)) return null
    this.#lines ??= new Lines(this.content ?? new Uint8Array())
    return this.#lines
  }
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const empty: EvidenceFile = {
  kind: 'absent',
  twin: null,
  blob: null,
  size: null,
  tooLarge: false,
  binary: false,
  largeFilePointer: false,
  utf8: false,
  lines: null,
  digest: null,
}

/** What is no file has nothing to be looked into. */
export function notFile(entry: ObjectEntry | null, twin: string | null): EvidenceFile {
  if (entry === null) return { ...empty, twin }
  if (entry.mode === '120000') return { ...empty, kind: 'link', blob: entry.blob }
  return { ...empty, kind: entry.mode === '160000' ? 'submodule' : 'directory' }
}

/** Regular files, executable or not; nothing else holds lines. */
export const isFile = (entry: ObjectEntry | null): entry is ObjectEntry =>
  entry?.mode === '100644' || entry?.mode === '100755'

/** The file, and what the range of its lines comes to. */
export function fileOf(blob: string, text: EvidenceText, block: EvidenceBlock): EvidenceFile {
  const lines = text.lines(block.algorithm)
  const { size, binary, largeFilePointer, utf8 } = text
  return {
    ...{ kind: 'file', twin: null, blob, size, binary, largeFilePointer, utf8 },
    tooLarge: text.content === null,
    lines: lines?.count ?? null,
    digest: lines?.digest(block, block.algorithm) ?? null,
  }
}
