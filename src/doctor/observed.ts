import type { Fact } from '../core/fact.ts'
import type { CodeownersFile } from '../core/facts/codeowners.ts'
import type { Protection, Workflows } from '../core/facts/protection.ts'
import type { Permission } from '../core/gate.ts'
import type { Mode } from '../core/outcome.ts'

/** The policy, as far as it says whether the gate can block. */
export type PolicyState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly problem: string }
  | {
      readonly kind: 'valid'
      readonly path: string
      readonly mode: Mode
      /** The check the policy names as the gate's; null where it names none. */
      readonly gateCheck: string | null
    }

/** What GitHub says of a repository to everybody who sees it. */
export interface RepositoryAbout {
  readonly visibility: 'public' | 'private' | 'internal'
  readonly defaultBranch: string
  readonly archived: boolean
  /** Whether its owner is an organisation, which alone has teams. */
  readonly isOrganisation: boolean
}

/** Everything the lines are made from. */
export interface Observed {
  readonly serverUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly about: Fact<RepositoryAbout>
  readonly policy: Fact<PolicyState>
  readonly codeowners: Fact<CodeownersFile>
  readonly workflows: Fact<Workflows>
  readonly protection: Fact<Protection>
  /** Permissions that the gates read with, each tried; the value says what was read. */
  readonly reads: readonly { readonly permission: Permission; readonly answer: Fact<string> }[]
  /** Version of a GitHub Enterprise Server; null on github.com and where it does not say. */
  readonly serverVersion: string | null
}
