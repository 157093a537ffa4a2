import type { CodeownersError, CodeownersFile, Teams } from '../../core/facts/codeowners.ts'
import type { Location } from '../../core/finding.ts'
import { type Pool, poolOf } from '../../core/people/pools.ts'
import {
  type CodeownersDocument,
  type CodeownersLine,
  compileCodeowners,
  type Owner,
  parseCodeowners,
} from '../../formats/codeowners/index.ts'

/** What CODEOWNERS says about one path. */
export type Ruling =
  | {
      readonly kind: 'owned'
      readonly line: number
      readonly pattern: string
      readonly pools: readonly Pool[]
    }
  /** No line matches, or the deciding one names nobody. */
  | { readonly kind: 'unowned'; readonly line?: number; readonly pattern?: string }
  | {
      readonly kind: 'ambiguous'
      readonly line: number
      readonly pattern: string
      readonly why: string
      readonly rewrite: string
    }

/** The CODEOWNERS file that decides, with what GitHub says about its owners. */
export interface Ownership {
  readonly document: CodeownersDocument
  rule(path: string): Ruling
  /** A line of the file, as the place where a requirement is written. */
  at(line: number): Location | undefined
  /** The people behind an owner that the policy names. */
  pool(name: string): Pool
}

/** The deciding file: the one at the base. GitHub's errors and the teams say who its owners are. */
export function ownershipOf(
  file: CodeownersFile,
  errors: readonly CodeownersError[],
  teams: Teams,
): Ownership {
  const document = parseCodeowners(file.content)
  const matcher = compileCodeowners(document)
  const rulings = new Map<CodeownersLine, Ruling>()
  const ofLine = (line: CodeownersLine): Ruling => {
    const ruling = rulings.get(line) ?? decided(line, errors, teams)
    rulings.set(line, ruling)
    return ruling
  }
  return {
    document,
    rule: (path) => {
      const match = matcher.match(path)
      if (match.line === null) return { kind: 'unowned' }
      return match.status === 'ambiguous' ? unsettled(match.line) : ofLine(match.line)
    },
    at: (line) => (file.path === null ? undefined : { path: file.path, line, at: 'base' }),
    pool: (name) => poolOf(name, teams),
  }
}

const unsettled = (line: CodeownersLine): Ruling => {
  const reason = line.findings.find(({ rule }) => rule === 'ambiguous-on-github')
  return {
    kind: 'ambiguous',
    line: line.number,
    pattern: line.pattern.text,
    why: reason?.message ?? 'no source says what GitHub makes of the line',
    rewrite: reason?.fix ?? 'rewrite the line',
  }
}

/** GitHub reports such an owner and gives it nothing to approve; the line stands. */
const isUnknownOwner = ({ kind }: CodeownersError): boolean => kind.toLowerCase() === 'unknown owner'

function decided(line: CodeownersLine, errors: readonly CodeownersError[], teams: Teams): Ruling {
  const { number, pattern, owners } = line
  const reported = errors.filter((error) => error.line === number)
  const other = reported.find((error) => !isUnknownOwner(error))
  if (other !== undefined) {
    const why = `GitHub reports “${other.kind}” here and may skip the line`
    return {
      kind: 'ambiguous',
      line: number,
      pattern: pattern.text,
      why,
      rewrite: other.suggestion ?? 'correct the line',
    }
  }
  if (owners.length === 0) return { kind: 'unowned', line: number, pattern: pattern.text }
  return { kind: 'owned', line: number, pattern: pattern.text, pools: linePools(line, errors, teams) }
}

/** The people behind each owner of a line; an owner that GitHub refuses stands for nobody. */
export function linePools(
  { number, owners }: CodeownersLine,
  errors: readonly CodeownersError[],
  teams: Teams,
): readonly Pool[] {
  const refusals = errors.filter((error) => error.line === number && isUnknownOwner(error))
  return owners.map((owner): Pool => {
    const refused = refusals.some((error) => concerns(error, owner, owners))
    const why = 'does not exist, cannot be seen, or has no write access'
    return refused ? { kind: 'nobody', name: owner.text, why } : poolOf(owner.text, teams)
  })
}

/** GitHub points at the owner by column. An error that points at none of them is taken to mean each. */
function concerns(error: CodeownersError, owner: Owner, owners: readonly Owner[]): boolean {
  const pointed = owners.filter(
    ({ column, text }) => error.column >= column && error.column < column + text.length,
  )
  return pointed.length === 0 || pointed.includes(owner)
}
