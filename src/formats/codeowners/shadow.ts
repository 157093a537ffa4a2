import type { CodeownersLine, LintFinding } from './document.ts'
import { covers, type Effort } from './inclusion.ts'
import type { CodeownersMatcher } from './matcher.ts'
import { witness } from './witness.ts'

/** Later lines compared with one line, at most; beyond that nothing is claimed. */
const comparisons = 200
/** In UTF-16 units. No path of a repository is longer, so such a line is dead rather than shadowed. */
const longestPath = 4096
/** What all comparisons of a file may cost together, in small steps: a fraction of a second. */
const effortOfFile = 2_000_000

/**
 * Lines that never decide, from the patterns alone: a later line surely matches all that the line may match. Only what
 * is proven is said. A line whose witness path it decides itself is done with at once.
 */
export function shadowFindings(matcher: CodeownersMatcher): LintFinding[] {
  const { lines } = matcher.document
  const findings: LintFinding[] = []
  const later = lastOfPattern(lines)
  const effort = { left: effortOfFile }
  lines.forEach((line, index) => {
    const globs = globsOf(line)
    if (globs.length === 0) return
    const twin = later.get(globs[0]?.key ?? '')
    if (line.certain !== null && twin !== undefined && twin > index) {
      findings.push(duplicate(line, lines[twin]))
      return
    }
    const cover = effort.left > 0 ? coverOf(matcher, line, index, effort) : null
    if (cover !== null) findings.push(shadowed(line, cover))
  })
  return findings
}

const globsOf = (line: CodeownersLine) =>
  line.certain === null ? line.possible : [line.certain, ...line.possible]

/** Index of the last line that surely has a pattern, by the pattern's key. */
function lastOfPattern(lines: readonly CodeownersLine[]): Map<string, number> {
  const last = new Map<string, number>()
  lines.forEach((line, index) => {
    if (line.certain !== null) last.set(line.certain.key, index)
  })
  return last
}

/** A later line that covers the line, the nearest one proven. */
function coverOf(
  matcher: CodeownersMatcher,
  line: CodeownersLine,
  index: number,
  effort: Effort,
): CodeownersLine | null {
  const globs = globsOf(line)
  const [first] = globs
  if (first === undefined) return null
  const sample = witness(first)
  if (sample.length > longestPath) return null
  const decided = matcher.match(sample).line
  if (decided === null || decided.number <= line.number) return null
  const matching = matcher.matching(sample)
  effort.left -= matching.length + sample.length ** 2 / 64
  for (const candidate of matching.filter((other) => other > index).slice(0, comparisons)) {
    const other = matcher.document.lines[candidate]
    const wide = other?.certain
    if (other === undefined || wide === null || wide === undefined) continue
    if (globs.every((glob) => covers(wide, glob, effort))) return other
  }
  return null
}

const duplicate = (line: CodeownersLine, later: CodeownersLine | undefined): LintFinding => ({
  rule: 'duplicate-pattern',
  line: line.number,
  column: line.pattern.column,
  level: 'warning',
  message: `line ${later?.number ?? 0} has the same pattern, so this line never decides`,
  fix: `delete this line, or name all owners on line ${later?.number ?? 0}`,
  github: 'applies',
})

const shadowed = (line: CodeownersLine, later: CodeownersLine): LintFinding => ({
  rule: 'shadowed-line',
  line: line.number,
  column: line.pattern.column,
  level: 'warning',
  message: `line ${later.number} (${later.pattern.text.slice(0, 80)}) matches everything this line matches, and the last match decides`,
  fix: `move this line below line ${later.number}, or delete it`,
  github: 'applies',
})
