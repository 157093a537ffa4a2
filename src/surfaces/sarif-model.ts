/*
 * The part of SARIF 2.1.0 that is written here (OASIS standard with Errata 01; schema `sarif-2.1.0.schema.json`), and
 * in it everything that GitHub's code scanning reads.
 */

/** `none` is not used: GitHub has no place for it. */
export type SarifLevel = 'error' | 'warning' | 'note'

export interface SarifMessage {
  readonly text: string
  readonly markdown?: string
}

/** A rule (`reportingDescriptor`, section 3.49). */
export interface SarifRule {
  readonly id: string
  readonly shortDescription: SarifMessage
  readonly fullDescription: SarifMessage
  readonly help: SarifMessage
  readonly helpUri: string
  readonly properties: { readonly tags: readonly string[]; readonly precision: 'very-high' }
}

/** A part of a file (`region`, section 3.30); lines and columns are 1-based. */
export interface SarifRegion {
  readonly startLine: number
  readonly startColumn?: number
  readonly endLine?: number
}

/** A file of the repository, and a part of it (`location`, section 3.28). */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: typeof sourceRoot }
    readonly region: SarifRegion
  }
}

/** Name of the repository's root in every address: what GitHub, too, takes relative addresses to be relative to. */
export const sourceRoot = '%SRCROOT%'

/** One open finding (`result`, section 3.27). */
export interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly kind: 'fail'
  readonly level: SarifLevel
  readonly message: SarifMessage
  readonly locations: readonly [SarifLocation]
  readonly partialFingerprints: Readonly<Record<string, string>>
  /** Only of a failure that an approved override excuses (section 3.27.23): `external`, as no code says it. */
  readonly suppressions?: readonly {
    readonly kind: 'external'
    readonly status: 'accepted'
    readonly justification: string
  }[]
  readonly properties: {
    readonly gate: string
    readonly outcome: 'fail' | 'unknown'
    readonly subject: string
    /** What it does to the merge: `blocks`, `reports only`. */
    readonly effect: string
    /** Reason code of what could not be decided. */
    readonly reason?: string
  }
}

/** Something to know about the run itself (`notification`, section 3.58). */
export interface SarifNotification {
  readonly level: SarifLevel
  readonly message: SarifMessage
  readonly properties?: Readonly<Record<string, string>>
}

/** How the run went (`invocation`, section 3.20). */
export interface SarifInvocation {
  readonly executionSuccessful: boolean
  readonly exitCode: number
  readonly exitCodeDescription: string
  readonly toolExecutionNotifications: readonly SarifNotification[]
}

export interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: 'Gatewright'
      readonly version: string
      readonly semanticVersion: string
      readonly informationUri: string
      readonly rules: readonly SarifRule[]
    }
  }
  readonly automationDetails: { readonly id: string }
  readonly columnKind: 'utf16CodeUnits'
  readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifMessage }>>
  readonly versionControlProvenance?: readonly {
    readonly repositoryUri: string
    readonly revisionId?: string
    readonly mappedTo: { readonly uriBaseId: typeof sourceRoot }
  }[]
  readonly invocations: readonly [SarifInvocation]
  readonly results: readonly SarifResult[]
}

export interface SarifLog {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly [SarifRun]
}
