/** A secret found in a text. The value itself is never kept: only its kind and where it stands. */
export interface FoundSecret {
  /** What it is, in kebab-case, for example `github-token`. */
  readonly kind: string
  /** The line it begins on, 1-based. */
  readonly line: number
  /** The line it ends on, 1-based: the same, but for keys of several lines. */
  readonly endLine: number
  /** Where it begins, in UTF-16 units. */
  readonly start: number
  /** The unit after its last one. */
  readonly end: number
}

/** A stretch of a text that one pass took for a secret. */
export interface Span {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/**
 * One form of credential with something fixed in it. Every quantifier is bounded, and the fixed part is looked for
 * first, so a text is read in time that grows with its length alone.
 */
export interface TokenForm {
  readonly kind: string
  /** What never changes, case counts. The secret begins here. */
  readonly anchor: string
  /** Source of the expression that follows the anchor. */
  readonly body: string
  /** Source of what stands in front of the anchor and belongs to the secret. */
  readonly before?: string
  /** The anchor is short or common: no letter or digit may stand in front of it. */
  readonly edge?: true
}
