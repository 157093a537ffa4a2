import type { Clock } from './clock.ts'

/** Keeps requests within GitHub's advice: a few at a time, writes one by one with a pause, none while a limit holds. */
export class Pacer {
  readonly #clock: Clock
  readonly #writeInterval: number
  readonly #waiting: (() => void)[] = []
  #free: number
  #heldUntil = 0
  #lastWrite = Number.NEGATIVE_INFINITY
  #writes: Promise<unknown> = Promise.resolve()

  constructor(clock: Clock, concurrency: number, writeInterval: number) {
    this.#clock = clock
    this.#free = concurrency
    this.#writeInterval = writeInterval
  }

  /** Starts no request before this time (milliseconds by the clock). */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until)
  }

  /** Runs a read as soon as a place is free. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      const wait = this.#heldUntil - this.#clock.now()
      if (wait > 0) await this.#clock.sleep(wait)
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Runs a write after all earlier ones, and not sooner than the interval after the start of the last. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#writes.then(async () => {
      const wait = this.#lastWrite + this.#writeInterval - this.#clock.now()
      if (wait > 0) await this.#clock.sleep(wait)
      return await this.read(async () => {
        this.#lastWrite = this.#clock.now()
        return await work()
      })
    })
    this.#writes = turn.catch(() => undefined)
    return await turn
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return
    }
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  /** Hands the place to the next in line, or frees it. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
