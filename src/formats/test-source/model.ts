/** What a version of a test file asserts, as far as its text tells. */
export interface TestSource {
  /** Declared tests, skipped ones included. */
  readonly tests: number
  /** Marks that keep tests from running, or from failing: skip, todo, only, ignore, expected failure. */
  readonly skipped: number
  readonly assertions: number
  /** Text of each expectation without what a formatter changes, after the title of its test. In order. */
  readonly expectations: readonly string[]
}

/** A string literal: how it opens and closes. */
interface StringForm {
  readonly open: string
  readonly close: string
  /** What makes the next character literal; absent: nothing does. */
  readonly escape?: string
  readonly multiline?: boolean
}

/** What of a language is no code: comments and string literals. */
export interface Lexicon {
  readonly lineComments: readonly string[]
  readonly blockComments: readonly {
    readonly open: string
    readonly close: string
    readonly nested?: boolean
  }[]
  /** Longer openings first. */
  readonly strings: readonly StringForm[]
  /** Literals that only a pattern tells from an operator, sticky: `'a'` beside lifetimes, raw strings. */
  readonly literals?: readonly RegExp[]
  /** `/…/` after these characters is a regular expression. */
  readonly regularExpressions?: boolean
  /** Backquotes with `${…}` in them. */
  readonly templates?: boolean
}

/** How tests of one language look. Every pattern is global, and is matched with comments and strings blanked. */
export interface TestLanguage {
  readonly lexicon: Lexicon
  readonly tests: RegExp
  /** Name of the test that a match of `tests` declares: a named group `name`, the next string, or the next match. */
  readonly title: 'string' | RegExp
  readonly skips: RegExp
  /** Skips that stand in comments: matched in the text as it is. */
  readonly rawSkips?: RegExp
  readonly assertions: RegExp
  /** Up to and with the bracket that opens a table of cases. */
  readonly tables: RegExp
  /** How deep in brackets the cases stand: 0 for `[Case(…)]`, which is one, 2 for `each([…, …])`. */
  readonly caseDepth: 0 | 1 | 2
  /** Where a statement ends: at brackets and line ends, or at the next line that is not indented further. */
  readonly statements: 'brackets' | 'layout'
  /** What makes a block: a condition around an assertion is a part of it. */
  readonly blocks: 'braces' | 'indentation'
}
