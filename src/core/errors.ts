import type { Unknown } from './fact.ts'

/** A place in a text file, 1-based. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** One thing wrong in a policy. Printed as `FILE:LINE:COL: code: message`. */
export interface PolicyProblem {
  readonly file: string
  readonly position: Position
  /** Closed list in policy/problems.ts, for example `unknown-key`. */
  readonly code: string
  readonly message: string
}

/** The policy cannot be used: exit code 78. Carries every problem found, in file order. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly problems: readonly PolicyProblem[]
  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

/** `FILE:LINE:COL: code: message` */
export const formatProblem = (problem: PolicyProblem): string =>
  `${problem.file}:${problem.position.line}:${problem.position.column}: ${problem.code}: ${problem.message}`

/** The caller used an input, a flag or an event in a way that has no meaning: exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A signature is required, and absent or wrong: exit code 2. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError'
}

/** The run could not get as far as judging: exit code 3. Carries why, and what would help. */
export class Undecided extends Error {
  override readonly name = 'Undecided'
  readonly unknown: Unknown
  constructor(unknown: Unknown) {
    super(unknown.detail)
    this.unknown = unknown
  }
}
