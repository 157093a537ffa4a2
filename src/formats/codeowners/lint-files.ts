import { coverage } from './coverage.ts'
import type { CodeownersLine, LintFinding } from './document.ts'
import type { CodeownersMatcher } from './matcher.ts'
import { type NearMiss, nearMisses, type RepositoryFile } from './near-miss.ts'
import { type LineUsage, lineUsage } from './usage.ts'

/** Checks against all files of the repository: dead and idle lines, files without an owner. */
export function fileFindings(
  matcher: CodeownersMatcher,
  files: readonly RepositoryFile[],
  known: readonly LintFinding[],
): LintFinding[] {
  const { lines } = matcher.document
  const usage = lineUsage(
    matcher,
    files.map(({ path }) => path),
  )
  // Of a line that GitHub may read in another way, or not at all, nobody can say that it matches nothing.
  const dead = lines.filter((line, index) => isCertain(line) && usage[index]?.matched === 0)
  const misses = nearMisses(dead, files)
  const said = new Set(known.map(({ rule, line }) => `${rule}:${line}`))
  const says = (line: CodeownersLine, ...rules: LintFinding['rule'][]): boolean =>
    rules.some((rule) => said.has(`${rule}:${line.number}`))
  const findings = lines.flatMap((line, index) => {
    const use = usage[index]
    if (use === undefined || !inForce(line)) return []
    if (use.matched === 0)
      return says(line, 'dead-pattern') || !isCertain(line)
        ? []
        : [deadPattern(line, misses.get(line.number))]
    const idle = use.decided === 0 && !says(line, 'shadowed-line', 'duplicate-pattern')
    const doubt = use.ambiguous !== null && !says(line, 'ambiguous-on-github')
    return [...(idle ? [idleLine(line, use)] : []), ...(doubt ? [doubtfulFile(line, use)] : [])]
  })
  return [...findings, ...unownedFiles(matcher, files)]
}

const inForce = (line: CodeownersLine): boolean => line.certain !== null || line.possible.length > 0

const isCertain = (line: CodeownersLine): boolean => line.certain !== null

const about = (line: CodeownersLine) => ({ line: line.number, column: line.pattern.column })

function deadPattern(line: CodeownersLine, miss: NearMiss | undefined): LintFinding {
  const pattern = line.pattern.text.slice(0, 80)
  return {
    rule: 'dead-pattern',
    ...about(line),
    level: 'warning',
    message: `the pattern ${pattern} matches no file${miss === undefined ? '' : `; ${missSays[miss.kind](miss.path)}`}`,
    fix: miss === undefined ? 'delete the line, or correct the path' : missFix[miss.kind],
    github: 'applies',
  }
}

const missSays: Record<NearMiss['kind'], (path: string) => string> = {
  case: (path) => `${path} differs only by upper and lower case`,
  normalization: (path) => `${path} differs only by Unicode normalisation`,
  submodule: (path) => `${path} is a submodule, which counts as a file`,
  symlink: (path) => `${path} is a symbolic link, which counts as a file`,
  file: (path) => `${path} is a file, and a slash at the end means a folder`,
}

const missFix: Record<NearMiss['kind'], string> = {
  case: 'write the path in the case the repository has',
  normalization: 'write the path in the Unicode form the repository has, mostly NFC',
  submodule: 'write the pattern without the slash at the end',
  symlink: 'write the pattern without the slash at the end',
  file: 'write the pattern without the slash at the end',
}

const idleLine = (line: CodeownersLine, use: LineUsage): LintFinding => ({
  rule: 'shadowed-line',
  ...about(line),
  level: 'warning',
  message: `the line matches ${use.matched} ${use.matched === 1 ? 'file' : 'files'}, and later lines decide every one`,
  fix: 'move the line below them, or delete it',
  github: 'applies',
})

const doubtfulFile = (line: CodeownersLine, use: LineUsage): LintFinding => ({
  rule: 'ambiguous-on-github',
  ...about(line),
  level: 'warning',
  message: `a ? may stand for one byte or for one character, and ${use.ambiguous ?? ''} holds other than ASCII`,
  fix: 'write * in place of ?, or the characters themselves',
  github: 'unknown',
})

function unownedFiles(matcher: CodeownersMatcher, files: readonly RepositoryFile[]): LintFinding[] {
  const report = coverage(
    matcher,
    files.map(({ path }) => path),
    3,
  )
  const open = report.files - report.owned
  if (open === 0) return []
  const { noRule, unowned, ambiguous } = report.samples
  const examples = [...noRule, ...unowned, ...ambiguous].slice(0, 3).join(', ')
  return [
    {
      rule: 'unowned-files',
      line: 1,
      column: 1,
      level: 'note',
      message: `${open} of ${report.files} files have no certain owner, for example ${examples}`,
      fix: 'give them an owner; a first line * @owner covers what no other line names',
      github: 'applies',
    },
  ]
}
