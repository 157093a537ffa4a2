import type { PathGlob } from './path-glob.ts'

/** A piece of a line as written; the column is 1-based and counts UTF-16 units. */
export interface Span {
  readonly text: string
  readonly column: number
}

/** `unsure`: no source says whether GitHub takes it. */
export type OwnerKind = 'user' | 'team' | 'email' | 'invalid' | 'unsure'

export interface Owner extends Span {
  readonly kind: OwnerKind
}

/** What GitHub does with the line a diagnostic speaks of. */
export type GitHubVerdict = 'skips-line' | 'applies' | 'unknown'

/** Rules of the lint, each with the sentence that says what it is about. Names are stable API. */
export const lintRules = {
  'invalid-pattern': 'the pattern is not valid on GitHub',
  'invalid-owner': 'an owner is neither @user, @organisation/team nor an e-mail address',
  'missing-pattern': 'the line starts with an owner, which is taken as the pattern',
  'ambiguous-on-github': 'no source says what GitHub makes of the line',
  'byte-order-mark': 'the file starts with a byte order mark',
  'duplicate-pattern': 'a later line has the same pattern',
  'shadowed-line': 'later lines decide everything the line matches',
  'dead-pattern': 'the pattern matches no file',
  'file-size': 'GitHub does not load a file of 3 MB or more',
  'more-than-one-file': 'GitHub reads one CODEOWNERS file and ignores the others',
  'codeowners-unowned': 'nobody owns the CODEOWNERS file or the folder .github',
  'unowned-files': 'files that nobody owns',
  'author-is-only-owner': 'the only owner of a line is the author, who cannot approve',
  'github-error': 'GitHub itself reports an error in the file',
} as const satisfies Record<string, string>
export type LintRule = keyof typeof lintRules

/** One thing wrong with the file. Texts quote the file and are not trusted. */
export interface LintFinding {
  readonly rule: LintRule
  /** 1-based; line 1 when the finding is about the whole file. */
  readonly line: number
  readonly column: number
  readonly level: 'error' | 'warning' | 'note'
  readonly message: string
  readonly fix: string
  readonly github: GitHubVerdict
}

/**
 * What becomes of a line. `applied`: it decides. `un-owns`: it decides, and names nobody. `skipped`: GitHub drops it
 * and the earlier line decides. `ambiguous`: no source tells; what it may match is not certain to have an owner.
 */
export type LineVerdict = 'applied' | 'un-owns' | 'skipped' | 'ambiguous'

/** A line that is neither blank nor only a comment. */
export interface CodeownersLine {
  /** 1-based. */
  readonly number: number
  readonly pattern: Span
  readonly owners: readonly Owner[]
  readonly comment: Span | null
  readonly verdict: LineVerdict
  /** What the line matches for certain; null for nothing. */
  readonly certain: PathGlob | null
  /** What it may match beyond that, under a reading of GitHub's rules that no source excludes. */
  readonly possible: readonly PathGlob[]
  readonly findings: readonly LintFinding[]
}

/** Whether GitHub loads a file of this size. `unsure` lies between 3,000,000 and 3,145,728 bytes. */
export type Loaded = 'yes' | 'no' | 'unsure'

export interface CodeownersDocument {
  readonly lines: readonly CodeownersLine[]
  /** Size in bytes of the UTF-8 text, byte order mark included. */
  readonly bytes: number
  readonly byteOrderMark: boolean
  readonly loaded: Loaded
  /** Findings about the file as a whole; those of a line stand at the line. */
  readonly findings: readonly LintFinding[]
}

/** The owners a line names, as written, valid ones only. */
export const ownerNames = (line: CodeownersLine): readonly string[] =>
  line.owners.filter(({ kind }) => kind !== 'invalid' && kind !== 'unsure').map(({ text }) => text)

/** The line as it would stand without its comment. */
export const lineText = (line: CodeownersLine): string =>
  [line.pattern.text, ...line.owners.map(({ text }) => text)].join(' ')
