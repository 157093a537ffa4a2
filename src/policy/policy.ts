import type { ChangeSettings } from '../core/facts/change.ts'
import type { Location } from '../core/finding.ts'
import type { Where } from '../core/gate.ts'
import type { Mode } from '../core/outcome.ts'
import type { P0Settings } from '../core/p0.ts'
import type { OverrideSettings } from './override-settings.ts'
import type { ReportSettings } from './report-settings.ts'

/** One gate as the policy sets it. */
export interface GateSetting {
  readonly id: string
  readonly mode: Mode
  /** An optional gate that cannot be decided does not block. */
  readonly optional: boolean
  /** RFC 3339 date or time; before it the gate reports, from then on `mode` holds. */
  readonly enforceFrom: string | null
  /** Validated by the gate's own schema, defaults filled in. */
  readonly options: unknown
  readonly where: Where
}

/** One file or preset that the policy was made from, nearest first. */
export interface PolicySource {
  /** `.github/gatewright.yml`, `acme/policies/strict.yml@v2` or `gatewright:recommended`. */
  readonly name: string
  /** The commit it was read at; null for presets and local files. */
  readonly sha: string | null
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string
  readonly text: string
}

/** What is required: the validated policy, with every default filled in. */
export interface Policy {
  readonly mode: Mode
  readonly onNothing: 'unknown' | 'pass'
  /** Where the result is shown; no part of the verdict. */
  readonly report: ReportSettings
  /** Controls that have an exit code of their own in an audit. */
  readonly p0: P0Settings
  /** What kind of change a path makes; absent where no policy was read: the defaults. */
  readonly change?: ChangeSettings
  /** Who may excuse failing gates; absent where no policy was read: nobody. */
  readonly overrideSettings?: OverrideSettings
  /** Enabled gates in registry order. */
  readonly gates: readonly GateSetting[]
  /** Enabled gates that other runs judge: this one was asked for some gates only. Their files are protected here, too. */
  readonly elsewhere?: readonly GateSetting[]
  readonly sources: readonly PolicySource[]
  /** Names of the action inputs or flags that changed it, above every file. */
  readonly inputs: readonly string[]
  /** Where the top-level `mode` was written, for the footer. */
  readonly modeAt: Location | undefined
}
