/** A complete, well-formed answer that GitHub gave a validator for. */
export interface Stored {
  readonly etag: string
  readonly data: unknown
  readonly link: string | undefined
}

const namedByContent = /\/git\/(?:trees|blobs)\/(?:[0-9a-f]{40}|[0-9a-f]{64})(?:\?recursive=1)?$/

/** Whether an address names a git object by its own hash: what it answered once it answers for ever. */
export const isImmutable = (url: string): boolean => namedByContent.test(url)

/**
 * Answers of this run with their validators. Asking again with `If-None-Match` costs nothing of the request limit
 * when nothing changed. Only what passed its checks may be put in.
 */
export class ConditionalCache {
  readonly #answers = new Map<string, Stored>()

  get(url: string): Stored | undefined {
    return this.#answers.get(url)
  }

  put(url: string, etag: string | undefined, data: unknown, link: string | undefined): void {
    if (etag === undefined || etag === '') this.#answers.delete(url)
    else this.#answers.set(url, { etag, data, link })
  }
}
