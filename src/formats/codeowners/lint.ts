import type { CodeownersError } from '../../core/facts/codeowners.ts'
import type { CodeownersLine, LintFinding } from './document.ts'
import { githubErrorFindings } from './github-errors.ts'
import { fileFindings } from './lint-files.ts'
import { codeownersPaths, lookupCodeowners } from './lookup.ts'
import type { CodeownersMatcher } from './matcher.ts'
import type { RepositoryFile } from './near-miss.ts'
import { shadowFindings } from './shadow.ts'

/** What more is known; each part allows further checks. */
export interface LintContext {
  /** All files of the repository. A shorter list would report living patterns as dead. */
  readonly files?: readonly RepositoryFile[]
  /** GitHub's own errors for this file. */
  readonly errors?: readonly CodeownersError[]
  /** Login of the pull request's author, without `@`. */
  readonly author?: string
}

/** All findings about a file, by line and column. Pure: what needs people or GitHub comes in as context. */
export function lintCodeowners(matcher: CodeownersMatcher, context: LintContext = {}): LintFinding[] {
  const { lines, findings } = matcher.document
  const own = [...findings, ...lines.flatMap((line) => line.findings)]
  const shadows = shadowFindings(matcher)
  const all = [
    ...own,
    ...shadows,
    ...protectionFindings(matcher),
    ...(context.files === undefined ? [] : fileFindings(matcher, context.files, [...own, ...shadows])),
    ...(context.files === undefined ? [] : lookupFindings(context.files)),
    ...(context.errors === undefined ? [] : githubErrorFindings(context.errors, own)),
    ...(context.author === undefined ? [] : authorFindings(lines, context.author)),
  ]
  return all.sort(
    (a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
}

/** Lines that name one user alone, the author: what they decide can never be approved. */
export function linesOnlyAuthorOwns(lines: readonly CodeownersLine[], author: string): CodeownersLine[] {
  const login = `@${author}`.toLowerCase()
  return lines.filter(
    ({ verdict, owners }) =>
      verdict === 'applied' && owners.length > 0 && owners.every(({ text }) => text.toLowerCase() === login),
  )
}

const authorFindings = (lines: readonly CodeownersLine[], author: string): LintFinding[] =>
  linesOnlyAuthorOwns(lines, author).map((line) => ({
    rule: 'author-is-only-owner',
    line: line.number,
    column: line.owners[0]?.column ?? 1,
    level: 'warning',
    message: `the only owner is @${author}, the author, who cannot approve their own pull request`,
    fix: 'name a second owner or a team',
    github: 'applies',
  }))

/** Who owns this file decides who owns the rest: all three places count, since a new file may outrank the old one. */
function protectionFindings(matcher: CodeownersMatcher): LintFinding[] {
  const open = [...codeownersPaths, '.github/\u0001~'].filter(
    (path) => matcher.match(path).status !== 'owned',
  )
  if (open.length === 0) return []
  const names = open.map((path) => (path.startsWith('.github/\u0001') ? 'other files in .github/' : path))
  return [
    {
      rule: 'codeowners-unowned',
      line: 1,
      column: 1,
      level: 'warning',
      message: `no certain owner for ${names.join(', ')}: whoever can write may change who owns what`,
      fix: 'add lines at the end: /.github/ @owner, /CODEOWNERS @owner and /docs/CODEOWNERS @owner',
      github: 'applies',
    },
  ]
}

function lookupFindings(files: readonly RepositoryFile[]): LintFinding[] {
  const { path, ignored, variants } = lookupCodeowners(files.map((file) => file.path))
  const findings: LintFinding[] = []
  const at = { rule: 'more-than-one-file', line: 1, column: 1, level: 'warning' } as const
  if (ignored.length > 0) {
    const message = `GitHub reads ${path ?? ''} and ignores ${ignored.join(' and ')}`
    findings.push({ ...at, message, fix: `delete ${ignored.join(' and ')}`, github: 'applies' })
  }
  if (variants.length > 0) {
    const message = `it is not documented whether GitHub reads ${variants.join(' and ')}`
    findings.push({ ...at, message, fix: 'name the file CODEOWNERS, in capitals', github: 'unknown' })
  }
  return findings
}
