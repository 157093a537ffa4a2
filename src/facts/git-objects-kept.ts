/** Answers that are made once and kept, the latest used ones, up to a weight in all. */
export class Kept<T> {
  readonly #most: number
  readonly #weigh: (value: T) => number
  readonly #answers = new Map<string, { answer: Promise<T>; weight: number }>()
  #total = 0

  /** @param weigh of an answer; 1 for each when absent */
  constructor(most: number, weigh: (value: T) => number = () => 1) {
    this.#most = most
    this.#weigh = weigh
  }

  /** The answer under this key, made when there is none. One that fails is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const found = this.#answers.get(key)
    if (found !== undefined) {
      // The map's order is the order of use, once it may matter.
      if (this.#total > this.#most / 2) {
        this.#answers.delete(key)
        this.#answers.set(key, found)
      }
      return found.answer
    }
    const entry = { answer: make(), weight: 0 }
    this.#answers.set(key, entry)
    entry.answer.then(
      (value) => this.#weighed(key, entry, this.#weigh(value)),
      () => {
        if (this.#answers.get(key) === entry) this.#answers.delete(key)
      },
    )
    return entry.answer
  }

  /** Keeps an answer that came with another one. */
  set(key: string, value: T): void {
    if (!this.#answers.has(key)) void this.get(key, () => Promise.resolve(value))
  }

  #weighed(key: string, entry: { weight: number }, weight: number): void {
    if (this.#answers.get(key) !== entry) return
    entry.weight = weight
    this.#total += weight
    for (const [oldest, { weight: lost }] of this.#answers) {
      if (this.#total <= this.#most || oldest === key) return
      this.#answers.delete(oldest)
      this.#total -= lost
    }
  }
}
