import { createHash } from 'node:crypto'
import { WorkspaceFailure } from './failure.ts'
import type { ObjectRead } from './port.ts'

/** What is asked of `git cat-file --batch`. */
export interface Question {
  readonly id: string
  /** A larger object is read past, and only its size is told. */
  readonly maxBytes: number
}

/** An object whose bytes are on their way. */
interface Coming {
  readonly question: Question
  readonly id: string
  readonly type: 'commit' | 'tree' | 'blob' | 'tag'
  readonly size: number
  /** Null: too large to be kept. */
  readonly content: Buffer | null
  /** Bytes that came, the newline behind the object included. */
  received: number
}

const newline = 0x0a
/** An id, a type and a size; longer is no header. */
const longestHeader = 200
const header = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d{1,15})$/
const what = 'git cat-file'

/** Reads what `git cat-file --batch` prints, in whatever pieces it comes. Answers come in the order of questions. */
export class BatchParser {
  readonly #oldest: () => Question | undefined
  readonly #answer: (read: ObjectRead) => void
  #line: Buffer = Buffer.alloc(0)
  #coming: Coming | null = null

  /** @param oldest the question that is answered next */
  constructor(oldest: () => Question | undefined, answer: (read: ObjectRead) => void) {
    this.#oldest = oldest
    this.#answer = answer
  }

  /** @throws {WorkspaceFailure} when git prints something else than documented */
  write(piece: Buffer): void {
    for (let at = 0; at < piece.length; ) {
      at = this.#coming === null ? this.#header(piece, at) : this.#body(this.#coming, piece, at)
    }
  }

  #header(piece: Buffer, at: number): number {
    const end = piece.indexOf(newline, at)
    const part = piece.subarray(at, end < 0 ? piece.length : end)
    this.#line = this.#line.length === 0 ? part : Buffer.concat([this.#line, part])
    if (this.#line.length > longestHeader) throw odd()
    if (end < 0) return piece.length
    const line = this.#line.toString('latin1')
    this.#line = Buffer.alloc(0)
    this.#begin(line)
    return end + 1
  }

  #begin(line: string): void {
    const question = this.#oldest()
    if (question === undefined) throw odd()
    const [, id, type, digits] = header.exec(line) ?? []
    if (id !== undefined && isType(type)) {
      const size = Number(digits)
      const content = size > question.maxBytes ? null : Buffer.allocUnsafe(size)
      this.#coming = { question, id, type, size, content, received: 0 }
    } else if (line.startsWith(`${question.id} `) && !header.test(line)) {
      // `missing`; `ambiguous`, of an abbreviation: 40 digits in a repository of SHA-256.
      this.#answer({ state: 'missing' })
    } else throw odd()
  }

  #body(coming: Coming, piece: Buffer, at: number): number {
    const wanted = coming.size - coming.received
    const end = Math.min(piece.length, at + wanted)
    if (coming.content !== null) piece.copy(coming.content, coming.received, at, end)
    coming.received += end - at
    if (end === piece.length) return end
    if (piece[end] !== newline) throw odd()
    this.#coming = null
    this.#answer(readOf(coming))
    return end + 1
  }
}

const isType = (type: string | undefined): type is Coming['type'] =>
  type === 'commit' || type === 'tree' || type === 'blob' || type === 'tag'

/** Git looks names and abbreviations up, and believes what a file of its store says: neither is believed here. */
function readOf({ question, id, type, size, content }: Coming): ObjectRead {
  if (id !== question.id) return { state: 'missing' }
  if (content !== null && objectId(type, content, id.length) !== id) {
    const text = `the content of object ${id} is not what its id stands for`
    const remedy = { text: 'clone again' }
    return { state: 'failed', failure: new WorkspaceFailure('unparsable', what, text, remedy) }
  }
  return { state: 'read', type, size, content }
}

/** The id that git gives an object: SHA-1 has 40 digits, SHA-256 has 64. */
export const objectId = (type: string, content: Uint8Array, digits: number): string =>
  createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex')

const odd = (): WorkspaceFailure =>
  new WorkspaceFailure('unparsable', what, 'git printed something else than documented')
