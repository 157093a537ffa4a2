import { runLength } from './characters.ts'

/** Runs of backticks of a text by their length, read once, so that each opening finds its closing at once. */
export class CodeSpans {
  readonly #text: string
  #runs: Map<number, number[]> | null = null
  /** Per length, how many runs lie behind the place last asked for. */
  #passed: Map<number, number> | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Where the run of the same length behind `from` begins; -1: there is none. Ask in ascending order. */
  closing(length: number, from: number): number {
    this.#runs ??= this.#read()
    const runs = this.#runs.get(length) ?? []
    this.#passed ??= new Map()
    let passed = this.#passed.get(length) ?? 0
    while (passed < runs.length && (runs[passed] ?? 0) < from) passed += 1
    this.#passed.set(length, passed)
    return runs[passed] ?? -1
  }

  #read(): Map<number, number[]> {
    const runs = new Map<number, number[]>()
    let at = this.#text.indexOf('`')
    while (at >= 0) {
      const length = runLength(this.#text, at, 96)
      const known = runs.get(length)
      if (known === undefined) runs.set(length, [at])
      else known.push(at)
      at = this.#text.indexOf('`', at + length)
    }
    return runs
  }
}

/** What a code span shows: line ends as spaces, one space off both ends unless it holds nothing else. */
export function codeText(source: string): string {
  const text = source.replaceAll('\n', ' ')
  const padded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ') && /[^ ]/.test(text)
  return padded ? text.slice(1, -1) : text
}
