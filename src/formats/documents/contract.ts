/** What a section of a document must hold. */
export interface SectionRule {
  /** Kebab case, unique in its contract. */
  readonly id: string
  readonly title: string
  /** Other headings that mean the same. Headings are compared without case, numbers, brackets and punctuation. */
  readonly aliases: readonly string[]
  /** Fewest different list items below the heading, those of its subsections included. */
  readonly minimumItems: number
  /** Fewest words of running text, list items included. */
  readonly minimumWords: number
  readonly fields?: readonly FieldRule[]
  /** It names files of the repository, which must exist. */
  readonly namesFiles?: boolean
}

/** A line `Key: value`, or a row of a table with two columns. */
export interface FieldRule {
  readonly key: string
  readonly aliases: readonly string[]
  /** What the value must look like: the source of a regular expression of ours, anchored at both ends, without case. */
  readonly pattern: string
  /** The same in words: `a day as YYYY-MM-DD`. */
  readonly describe: string
}

/** What a kind of document must hold, as data: the same engine judges every kind. */
export interface DocumentContract {
  readonly name: string
  readonly sections: readonly SectionRule[]
  /** Whether text that a template left behind is refused. */
  readonly refusesPlaceholders: boolean
}

/** Where a document does not keep its contract. */
export interface DocumentProblem {
  readonly kind:
    | 'missing-section'
    | 'too-few-items'
    | 'too-few-words'
    | 'missing-field'
    | 'malformed-field'
    | 'missing-file'
    | 'placeholder'
  /** Id of the section rule; null for what stands anywhere. */
  readonly section: string | null
  /** Title of the section, key of the field, the file, or the text that was left behind. */
  readonly title: string
  /** Where it stands; null for what is missing. */
  readonly line: number | null
  /** Items or words found and required; 0 where neither is counted. */
  readonly found: number
  readonly required: number
  /** What is expected, in words; empty where kind and numbers say it. */
  readonly expected: string
}
