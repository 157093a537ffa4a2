import type { CodeownersMatcher, MatchStatus } from '../formats/codeowners/index.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'

/** Who owns a path; the shape of spec/cli.md. */
export interface OwnerAnswer {
  readonly path: string
  readonly line: number | null
  readonly pattern: string | null
  readonly owners: readonly string[]
  readonly status: MatchStatus
  /** Earlier lines that match, too. */
  readonly shadowed?: readonly number[]
  /** The path holds bytes that are not UTF-8. */
  readonly lossy?: true
}

/** Asks for one path. */
export function answerFor(matcher: CodeownersMatcher, path: string, explain: boolean): OwnerAnswer {
  const { line, owners, status } = matcher.match(path)
  const answer = { path, line: line?.number ?? null, pattern: line?.pattern.text ?? null, owners, status }
  return explain
    ? { ...answer, shadowed: matcher.explain(path).shadowed.map(({ number }) => number) }
    : answer
}

/** The answer in one line, with the place that decides: `src/a.ts: @acme/web (CODEOWNERS:12 /src/)`. */
export function answerLine(answer: OwnerAnswer, file: string): string {
  const { path, line, pattern, owners, status, shadowed = [] } = answer
  const place = line === null ? '' : `${file}:${line} ${pattern ?? ''}`
  const earlier = shadowed.length === 0 ? '' : `; earlier lines that match: ${shadowed.join(', ')}`
  const words: Readonly<Record<MatchStatus, string>> = {
    owned: `${owners.join(' ')} (${place}${earlier})`,
    unowned: `nobody (${place} names no owner${earlier})`,
    'no-rule': 'nobody (no line matches)',
    ambiguous: `not certain (no source says what GitHub makes of ${place}${earlier})`,
  }
  return `${sanitiseLine(`${path}: ${words[status]}`)}\n`
}
