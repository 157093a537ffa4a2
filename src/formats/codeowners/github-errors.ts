import type { CodeownersError } from '../../core/facts/codeowners.ts'
import type { GitHubVerdict, LintFinding } from './document.ts'

/**
 * GitHub's own errors as findings. One that says what a finding of ours says about the same line is left out.
 * An unknown owner leaves the line in force, with nobody assigned for that owner; an invalid line is skipped.
 */
export function githubErrorFindings(
  errors: readonly CodeownersError[],
  known: readonly LintFinding[],
): LintFinding[] {
  const said = new Set(known.map(({ rule, line }) => `${rule}:${line}`))
  return errors
    .filter(({ kind, line }) => !said.has(`${kind.toLowerCase().replaceAll(' ', '-')}:${line}`))
    .map((error) => ({
      rule: 'github-error',
      line: error.line,
      column: error.column,
      level: 'error',
      message: `GitHub: ${error.kind}: ${firstLine(error.message)}`,
      fix: error.suggestion === null || error.suggestion === '' ? adviceFor(error.kind) : error.suggestion,
      github: verdictFor(error.kind),
    }))
}

/** The errors that weaken a line, by line number: a gate treats a file decided there as having no certain owner. */
export function errorsByLine(
  errors: readonly CodeownersError[],
): ReadonlyMap<number, readonly CodeownersError[]> {
  const byLine = new Map<number, CodeownersError[]>()
  for (const error of errors) byLine.set(error.line, [...(byLine.get(error.line) ?? []), error])
  return byLine
}

/** The message repeats the source line and a caret below its first line. */
const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

const isUnknownOwner = (kind: string): boolean => kind.toLowerCase() === 'unknown owner'

const adviceFor = (kind: string): string =>
  isUnknownOwner(kind)
    ? 'name a user or team that exists, is visible to the repository and has write access'
    : 'correct the line as GitHub says'

function verdictFor(kind: string): GitHubVerdict {
  if (isUnknownOwner(kind)) return 'applies'
  return kind.toLowerCase().startsWith('invalid') ? 'skips-line' : 'unknown'
}
