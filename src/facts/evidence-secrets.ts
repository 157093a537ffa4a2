import { findSecrets } from '../formats/secrets/index.ts'
import type { LineRange } from '../phase/lines.ts'
import type { EvidenceText } from './evidence-file.ts'

/** Files whose secrets are remembered. */
const mostFiles = 10_000

/** A secret's kind and the lines it stands on. */
interface SecretLines {
  readonly kind: string
  readonly line: number
  readonly endLine: number
}

/** Secrets of files by blob: a file is scanned once, however many ranges of it are evidence. */
export class SecretScan {
  /** Of the blobs scanned last. */
  readonly #found = new Map<string, readonly SecretLines[]>()

  /** The whole file is scanned, so that a key that the range cuts is found; told are those that reach into it. */
  within(blob: string, text: EvidenceText, range: LineRange): { kind: string; line: number }[] {
    return this.#in(blob, text)
      .filter(({ line, endLine }) => line <= range.last && endLine >= range.first)
      .map(({ kind, line }) => ({ kind, line: Math.max(line, range.first) }))
  }

  #in(blob: string, { content, binary }: EvidenceText): readonly SecretLines[] {
    if (content === null || binary) return []
    const known = this.#found.get(blob)
    if (known !== undefined) return known
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
    // Lines are counted as `lines-lf-v1` counts them.
    const found = findSecrets(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).map(
      ({ kind, line, endLine }) => ({ kind, line, endLine }),
    )
    if (this.#found.size >= mostFiles) this.#found.clear()
    this.#found.set(blob, found)
    return found
  }
}
