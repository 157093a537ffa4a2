import type { Location } from '../core/finding.ts'
import type { Level } from '../core/outcome.ts'
import type { Text } from '../core/text.ts'
import type { ReportSettings } from '../policy/report-settings.ts'
import { digestOf } from '../result/digests.ts'
import type { NotEvaluated } from '../result/not-evaluated.ts'
import type { Report } from '../result/report.ts'

/** Every issue of ours carries this label; people filter by it, and so does the search for them. */
export const digestLabel = 'gatewright'

/** One open finding of an audit. */
export interface DigestItem {
  /** Its fingerprint: SHA-256 (hex) of rule and subject, without lines, dates or counts. */
  readonly id: string
  readonly gate: string
  /** `<gate>/<kebab-name>`. */
  readonly rule: string
  readonly subject: string
  readonly outcome: 'fail' | 'unknown'
  readonly level: Level
  /** Fails at level error, in a gate that blocks or, in report mode, would: it may have an issue of its own. */
  readonly blocks: boolean
  /** Code owners as CODEOWNERS writes them: `@login`, `@org/team` or an address. Empty: nobody. */
  readonly owners: readonly string[]
  readonly found: Text
  readonly required: Text
  readonly fix: Text
  /** Address of the rule's page. */
  readonly documentation: string
  /** Proof: where it was found. It moves with the file, so it decides nothing. */
  readonly location?: Location
  /** Proof: where the requirement is written. */
  readonly requiredAt?: Location
}

/** What an audit hands to its digest issue. */
export interface DigestInput {
  /** Name of the audit profile: there is one digest issue for each. */
  readonly profile: string
  /** `owner/name` of the repository that holds the issues. */
  readonly repository: string
  /** Everything that failed or could not be decided. Each id once; of two with one id the worse counts. */
  readonly items: readonly DigestItem[]
  /** False when anything was not evaluated: such a scan shows findings, but never that one is gone. */
  readonly complete: boolean
  readonly notEvaluated: readonly NotEvaluated[]
  /** The first line: "31 of 33 controls audited; not readable: 2, because …". */
  readonly totals: { readonly audited: number; readonly of: number; readonly words: Text }
  readonly report: Report
  /** When the scan was made, by the server's clock, RFC 3339. It is the age of the evidence. */
  readonly now: string
  /** Where all findings can be read; null where there is no such place. */
  readonly artifactUrl: string | null
  readonly runUrl: string | null
  readonly settings: ReportSettings['digest']
}

/** An issue of ours as it was read: label, first-line marker and author were checked by who read it. */
export interface SeenIssue {
  readonly number: number
  readonly state: 'open' | 'closed'
  /** Why it was closed; null where GitHub does not say. Any other word of GitHub's counts as `completed`. */
  readonly stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  /** RFC 3339; null while it is open. */
  readonly closedAt: string | null
  /** RFC 3339. A state that says it is newer than this was not written by us. */
  readonly updatedAt: string
  /** People may change it; it identifies nothing. */
  readonly title: string
  readonly body: string
  readonly url: string
}

/** The issue of one finding, with the id its marker names. */
export interface SeenChild extends SeenIssue {
  readonly id: string
}

/** What stands on GitHub before a run writes anything. */
export interface Seen {
  /** The digest issue with the lowest number; null when there is none. */
  readonly digest: SeenIssue | null
  /** Other issues with the digest's marker: two runs at once made them. */
  readonly duplicates: readonly SeenIssue[]
  /** Issues of findings, open and closed, of every profile. Several may carry one id. */
  readonly children: readonly SeenChild[]
}

/** Title of a new digest issue. People may change it; it is never set again and identifies nothing. */
export const digestTitle = (profile: string): string => `Gatewright digest: ${profile}`

/** What the marker of a digest issue names: the repository (in any case of letters) and the profile. */
export const digestId = (repository: string, profile: string): string =>
  digestOf(['digest', repository.toLowerCase(), profile]).slice(0, 32)
