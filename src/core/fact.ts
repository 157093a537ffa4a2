/** Where a fact was observed. */
export interface Source {
  readonly kind: 'api' | 'git' | 'file' | 'event' | 'input' | 'saved'
  /** The request, file or ref that was read, without secrets. */
  readonly what: string
  /** The commit the answer speaks of, where there is one. */
  readonly sha?: string
}

/** Why something could not be observed. A closed list: these are reason codes, a stable API (docs/reason-codes.md). */
export const unknownReasons = {
  'permission-missing': 'the token may not read this',
  'not-found': 'GitHub says it does not exist, or the token may not see it',
  'repository-unavailable': 'the repository is archived, empty, disabled or blocked',
  'team-membership': 'who is in a team cannot be read with this token',
  'rate-limited': 'the request limit of the token is used up',
  'api-failed': 'GitHub did not answer, or answered with an error',
  'api-shape': 'the answer is not what GitHub documents, or is cut short',
  truncated: 'the list is longer than GitHub gives out',
  'too-large': 'the content is over the size limit',
  timeout: 'the answer took too long',
  'unsupported-by-server': 'this GitHub server does not offer the endpoint',
  offline: 'it can only be read from GitHub, and this run is offline',
  'target-moved': 'the target changed twice while it was judged',
  unparsable: 'the content could not be read',
  ambiguous: 'more than one thing could be meant',
  'ambiguous-producer': 'more than one producer reports under this name',
  'secret-missing': 'the run was not given the secret that it takes, as runs of forks are not',
  unconfirmed: 'the result comes from another run, and GitHub does not confirm what it claims',
  'nothing-evaluated': 'no gate or rule applied',
  'internal-error': 'Gatewright itself failed, which is a bug',
} as const satisfies Record<string, string>
export type UnknownReason = keyof typeof unknownReasons

/** What makes an unknown known: one sentence, and the permission it takes. */
export interface Remedy {
  readonly text: string
  /** As written under `permissions:` or in an App's settings, for example `members: read (GitHub App)`. */
  readonly permission?: string
}

export interface Known<T> {
  readonly known: true
  readonly value: T
  readonly source: Source
}

export interface Unknown {
  readonly known: false
  readonly reason: UnknownReason
  /** One sentence for people. */
  readonly detail: string
  readonly remedy?: Remedy
  readonly source?: Source
}

/** Something observed, or the reason why it could not be. Incomplete data is unknown, never a shorter list. */
export type Fact<T> = Known<T> | Unknown

export const known = <T>(value: T, source: Source): Known<T> => ({ known: true, value, source })

export function unknown(reason: UnknownReason, detail: string, more: Partial<Unknown> = {}): Unknown {
  return { ...more, known: false, reason, detail }
}
