import type { ReportFile, ReportFormat } from '../../core/facts/test-reports.ts'
import { shortened } from './collect-details.ts'
import type { StateCounts } from './collect-state.ts'
import type { SuiteProblem } from './model.ts'
import { reportVerdict } from './verdict.ts'

/** What is known of a file besides its content. */
export interface FileMetadata {
  readonly bytes: number
  /** SHA-256 (hex); null when the bytes were not read to the end. */
  readonly sha256: string | null
  /** Null when the content is none of the formats. */
  readonly format: ReportFormat | null
}

/** Reasons and problems that are listed per file; one more says how many there are beyond. */
const maximumListed = 100

/** What a report file says besides its tests. */
export class FileNotes {
  private readonly path: string
  private readonly reasons = new Set<string>()
  private moreReasons = 0
  private readonly problems: ReportFile['suiteErrors'] = []
  private moreProblems = 0
  private commit: string | null = null
  private startedAt: string | null = null

  constructor(path: string) {
    this.path = path
  }

  suiteProblem({ suite, message, reportLine }: SuiteProblem): void {
    if (this.problems.length < maximumListed) {
      this.problems.push({ suite, message: shortened(message), reportLine })
    } else this.moreProblems++
  }

  invalidBecause(reason: string): void {
    if (this.reasons.size < maximumListed) this.reasons.add(shortened(reason))
    else if (!this.reasons.has(reason)) this.moreReasons++
  }

  /** The first commit and the first start count. A report of two commits is of neither. */
  about(metadata: { readonly commit?: string; readonly startedAt?: string }): void {
    const { commit, startedAt } = metadata
    if (commit !== undefined && this.commit !== null && commit !== this.commit) {
      this.invalidBecause(`the report names two commits: ${this.commit} and ${commit}`)
    }
    this.commit ??= commit ?? null
    this.startedAt ??= startedAt ?? null
  }

  /** The file as a whole; `cases` is the number of records it held. */
  file({ bytes, sha256, format }: FileMetadata, states: StateCounts, cases: number): ReportFile {
    const counts = states.counts(cases)
    const invalid = [...this.reasons]
    if (this.moreReasons > 0) invalid.push(`and ${this.moreReasons} more reasons`)
    const suiteErrors = [...this.problems]
    if (this.moreProblems > 0) {
      suiteErrors.push({ suite: '', message: `and ${this.moreProblems} more`, reportLine: null })
    }
    return {
      path: this.path,
      bytes,
      sha256,
      format,
      verdict: reportVerdict({
        counts,
        recovered: states.recovered(),
        suiteErrors: suiteErrors.length,
        invalid: invalid.length,
      }),
      ...counts,
      invalid,
      suiteErrors,
      commit: this.commit,
      startedAt: this.startedAt,
    }
  }
}
