import { UsageError } from '../core/errors.ts'

/** A stream that text goes to. */
export type OutputStream = Pick<NodeJS.WritableStream, 'on' | 'once' | 'removeListener'> & {
  write(text: string): boolean
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Writes to a stream no faster than it is read. A reader that went away (`| head`) is no error: the rest is dropped. */
export class Channel {
  readonly #stream: OutputStream
  #open = true
  #failure: Error | null = null

  constructor(stream: OutputStream) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#open = false
      if (error.code !== 'EPIPE') this.#failure = unwritable(error)
    })
  }

  get open(): boolean {
    return this.#open
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true
  }

  /** @throws UsageError when the stream cannot be written, for example to a full disk. */
  async write(text: string): Promise<void> {
    this.#check()
    if (!this.#open || text === '') return
    if (this.#stream.write(text)) return
    await this.#drained()
    this.#check()
  }

  /** Writes without waiting, for what is short. */
  send(text: string): void {
    if (this.#open) this.#stream.write(text)
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure
  }

  #drained(): Promise<void> {
    return new Promise((done) => {
      const finish = () => {
        for (const event of ['drain', 'error', 'close']) this.#stream.removeListener(event, finish)
        done()
      }
      for (const event of ['drain', 'error', 'close']) this.#stream.once(event, finish)
    })
  }
}

const unwritable = ({ code, message }: NodeJS.ErrnoException): UsageError =>
  new UsageError(`the result cannot be written (${code ?? message}), expected a place with room for it`)
