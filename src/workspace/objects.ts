import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { WorkspaceFailure } from './failure.ts'
import { brief, notStarted, type StartGit } from './git.ts'
import { BatchParser, type Question } from './object-stream.ts'
import type { ObjectRead, ObjectReader } from './port.ts'
import { fullId } from './refs.ts'

interface Waiting extends Question {
  readonly answer: (read: ObjectRead) => void
}

/** One process, and what it said. */
interface Running {
  readonly child: ChildProcessWithoutNullStreams
  errors: string
  /** Why it was ended from here; null: it ended by itself. */
  stopped: WorkspaceFailure | null
}

const what = 'git cat-file'
const remedy = { text: 'clone without a filter and with `fetch-depth: 0`' }
/** Milliseconds without a question after which the process ends: it must not keep a finished run alive. */
const idle = 300
/** Processes that may die over an object before all that is left fails: a damaged clone must come to an end. */
const mostDeaths = 100

/**
 * Objects through one `git cat-file --batch`.
 * @param timeout milliseconds git may be silent while a question waits
 */
export function objectReader(start: StartGit, timeout: number): ObjectReader {
  const reader = new BatchReader(start, timeout)
  return { read: (id, maxBytes) => reader.read(id, maxBytes), close: () => reader.close() }
}

class BatchReader {
  readonly #start: StartGit
  readonly #timeout: number
  /** Oldest first. Git answers in order. */
  #waiting: Waiting[] = []
  /** How many of them the process was asked. */
  #written = 0
  #running: Running | null = null
  #timer: NodeJS.Timeout | undefined
  #deaths = 0

  constructor(start: StartGit, timeout: number) {
    this.#start = start
    this.#timeout = timeout
  }

  read(id: string, maxBytes: number): Promise<ObjectRead> {
    // Only ids reach git: everything else it would look up as a name.
    if (!fullId.test(id)) return Promise.resolve({ state: 'missing' })
    return new Promise((answer) => {
      // All questions of one turn are written at once.
      if (this.#written === this.#waiting.length) queueMicrotask(() => this.#write())
      this.#waiting.push({ id, maxBytes, answer })
    })
  }

  /** While questions wait there is nothing to end: the process ends after them. */
  close(): void {
    if (this.#waiting.length > 0) return
    clearTimeout(this.#timer)
    this.#running?.child.stdin.end()
    this.#running = null
  }

  #write(): void {
    const asked = this.#waiting.slice(this.#written)
    if (asked.length === 0) return
    this.#running ??= this.#begin()
    this.#running.child.stdin.write(asked.map(({ id }) => `${id}\n`).join(''))
    this.#written = this.#waiting.length
    this.#watch(this.#running)
  }

  #begin(): Running {
    const child = this.#start(['cat-file', '--batch'])
    const running: Running = { child, errors: '', stopped: null }
    const parser = new BatchParser(
      () => this.#waiting[0],
      (read) => this.#answered(read),
    )
    child.stdout.on('data', (piece: Buffer) => this.#piece(running, parser, piece))
    child.stderr.on('data', (piece: Buffer) => {
      if (running.errors.length < 2000) running.errors += piece.toString('utf8')
    })
    // A process that ends before it has read everything breaks the pipe; its end tells why.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => {
      running.stopped = notStarted(error, what)
      this.#ended(running)
    })
    child.on('close', () => this.#ended(running))
    return running
  }

  #piece(running: Running, parser: BatchParser, piece: Buffer): void {
    if (this.#running !== running || running.stopped !== null) return
    try {
      parser.write(piece)
      this.#watch(running)
    } catch (error) {
      if (!(error instanceof WorkspaceFailure)) throw error
      this.#stop(running, error)
    }
  }

  #answered(read: ObjectRead): void {
    this.#written--
    this.#waiting.shift()?.answer(read)
  }

  /** Git may be silent for as long as it is asked nothing, and is ended then. */
  #watch(running: Running): void {
    clearTimeout(this.#timer)
    const late = () => {
      const text = `git did not answer within ${this.#timeout / 1000} s`
      this.#stop(running, new WorkspaceFailure('timeout', what, text))
    }
    this.#timer =
      this.#waiting.length > 0 ? setTimeout(late, this.#timeout) : setTimeout(() => this.close(), idle)
  }

  #stop(running: Running, why: WorkspaceFailure): void {
    clearTimeout(this.#timer)
    running.stopped = why
    running.child.kill('SIGKILL')
  }

  /** Git died of the oldest question; it is asked the others again, unless it was ended from here. */
  #ended(running: Running): void {
    if (this.#running !== running) return
    clearTimeout(this.#timer)
    this.#running = null
    this.#written = 0
    const found = brief(running.errors) || 'git ended without an answer'
    const failure = running.stopped ?? new WorkspaceFailure('truncated', what, found, remedy)
    const all = running.stopped !== null || ++this.#deaths >= mostDeaths
    const failed = this.#waiting.splice(0, all ? this.#waiting.length : 1)
    for (const { answer } of failed) answer({ state: 'failed', failure })
    if (this.#waiting.length > 0) queueMicrotask(() => this.#write())
  }
}
