import type { Location } from '../core/finding.ts'
import type { Level, Outcome } from '../core/outcome.ts'
import type { RuleState } from '../core/rule-states.ts'

/** A finding that shows why a control has its state. */
export interface Proof {
  /** Fingerprint of the finding: SHA-256 (hex) of rule and subject. */
  readonly fingerprint: string
  /** `<gate>/<kebab-name>`. */
  readonly rule: string
  readonly subject: string
  readonly outcome: Outcome
  readonly location?: Location
}

/** One control of a standard in one audit. */
export interface ControlResult {
  /** `nist-csf:PR.AA-05`. */
  readonly control: string
  readonly state: RuleState
  /** Of a control that fails or is unknown the weight of its gravest finding: only `error` ends an audit badly. */
  readonly level: Level | null
  /** Rules that support it, with what each came to. */
  readonly rules: readonly { readonly id: string; readonly state: RuleState }[]
  /** The findings that give it its state, worst first. */
  readonly proof: readonly Proof[]
  /** `YYYY-MM-DD`: since when it is not as it should be, as far as an earlier audit tells; null otherwise. */
  readonly since: string | null
}

/** How much of what should be audited was. */
export interface Completeness {
  /** Controls that passed or failed. */
  readonly audited: number
  /** Controls that apply: the audited ones and those that could not be read. */
  readonly total: number
  readonly notReadable: number
  /** Controls whose rules had nothing to judge here. */
  readonly notApplicable: number
  /** Something was not evaluated, whether a control hangs on it or not: nothing may be taken for gone. */
  readonly partial: boolean
  /** The request limit of the token ended the audit early: what it says is a part of one. */
  readonly cut: boolean
  /** Why, each reason once, in our own words; `backticks` mark permissions. */
  readonly because: readonly string[]
}

/** What became of findings since the audit before this one. */
export interface AuditTrend {
  readonly new: number
  readonly fixed: number
  readonly unchanged: number
  /** Gone, but not long enough or not completely enough seen to be called fixed. */
  readonly waiting: number
}

/** What an audit adds to the report of a run. */
export interface AuditView {
  /** When the repository was audited, by the server's clock, RFC 3339; null when the server gave no time. */
  readonly at: string | null
  readonly completeness: Completeness
  /** By standard and id. */
  readonly controls: readonly ControlResult[]
  readonly p0: {
    readonly ids: readonly string[]
    readonly absent: readonly string[]
    readonly unverified: readonly string[]
  }
  /** `YYYY-MM-DD` since when each open finding is known, by fingerprint. */
  readonly openSince: ReadonlyMap<string, string>
  /** Null where there is no earlier audit to compare with. */
  readonly trend: AuditTrend | null
}
