import { isoSeconds } from './git/objects.ts'

/** The server's time: the machine's, until a test sets it; then it stands still until advanced. */
export class Clock {
  #fixed: number | null = null

  constructor(now?: string) {
    if (now !== undefined) this.set(now)
  }

  /** Milliseconds since 1970. */
  milliseconds(): number {
    return this.#fixed ?? Date.now()
  }

  /** Seconds since 1970. */
  seconds(): number {
    return Math.floor(this.milliseconds() / 1000)
  }

  /** RFC 3339 in UTC, without fractions. */
  iso(): string {
    return isoSeconds(this.milliseconds())
  }

  /** @throws RangeError when `time` is no date */
  set(time: string): void {
    this.#fixed = Date.parse(new Date(time).toISOString())
  }

  advance(seconds: number): void {
    this.#fixed = this.milliseconds() + seconds * 1000
  }
}
