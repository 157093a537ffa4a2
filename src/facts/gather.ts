import { type Fact, type Unknown, unknown } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import type { Actor } from '../core/facts/people.ts'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { Policy } from '../policy/policy.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'
import type { Snapshot } from './snapshot.ts'

/** What is being judged, as gatherers need it: one pull request, a local branch, or a commit of the repository. */
export type Subject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'branch'; readonly baseSha: string; readonly headSha: string; readonly baseRef: string }
  | { readonly kind: 'repository'; readonly sha: string }

/** What the event itself proves, beyond naming the target. */
export interface EventHints {
  /** The account that pushed `sha`, when the event is that push. */
  readonly pusher: { readonly sha: string; readonly actor: Actor } | null
  /** The workflow run this is a part of; absent outside of one. */
  readonly runId?: number | null
  /** The same of an audit, which judges no results of its own run. */
  readonly auditRun?: number | null
}

/** The outside, as one gatherer sees it. */
export interface GatherContext {
  readonly repository: RepositoryName
  readonly subject: Subject
  /** Commit that policy, CODEOWNERS and lists are read at: the base tip, or the judged commit. */
  readonly baseSha: string
  readonly policy: Policy
  /** The policy file's own path. */
  readonly policyPath: string
  readonly github: GitHub
  /** Asks with the `admin-token`, for what a workflow's own token can never see; absent when none was given. */
  readonly administration?: GitHub
  /** Null when there is no clone beside the run. */
  readonly workspace: Workspace | null
  readonly hints: EventHints
  /** The key that signs evidence; absent when none was given. */
  readonly signingKey?: string
  /** Secret keys that check phase artifacts; absent when none was given. */
  readonly keyRing?: KeyRing
  /** `POLICY_REQUIRE_HMAC`; absent is false. */
  readonly signatureRequired?: boolean
  /** Bytes of a checklist that comes with Gatewright; null when the installation lacks it. */
  readonly shipped?: (name: string) => Promise<Uint8Array | null>
  /** The pull request as it was when the target was resolved; null for any other subject. */
  readonly snapshot: Snapshot | null
  /** Text that stands for the body where there is no pull request yet; absent when none was given. */
  readonly body?: string
  /**
   * Phase artifacts of the work tree by path, in the place of the judged commit's: what a person is about to commit.
   * Absent when none was given.
   */
  readonly artifactFiles?: ReadonlyMap<string, Uint8Array>
  /** Another fact; each is gathered once, whoever asks. */
  fact<K extends FactKey>(key: K): Promise<Fact<FactValue[K]>>
}

/** Observes one fact; judges nothing. Typed failures become `unknown` in `gatherFacts`. */
export type Gatherer<K extends FactKey> = (context: GatherContext) => Promise<Fact<FactValue[K]>>

export type Gatherers = { readonly [K in FactKey]: Gatherer<K> }

/** Everything of a context but the facts themselves, which `gatherFacts` adds. */
export type GatherBase = Omit<GatherContext, 'fact'>

/** Carries an unknown out of a gatherer; never leaves `settle`. */
class Unobservable extends Error {
  readonly fact: Unknown
  constructor(fact: Unknown) {
    super(fact.detail)
    this.fact = fact
  }
}

/** Ends a gatherer: its fact is this unknown. */
export function giveUp(fact: Unknown): never {
  throw new Unobservable(fact)
}

/** The value of a fact; when it is unknown, the asking gatherer ends for the same reason. */
function orGiveUp<T>(fact: Fact<T>): T {
  return fact.known ? fact.value : giveUp(fact)
}

/** The value of another fact; when that is unknown, the asking fact becomes unknown for the same reason. */
export async function factValue<K extends FactKey>(context: GatherContext, key: K): Promise<FactValue[K]> {
  return orGiveUp(await context.fact(key))
}

/** What a failed call says about the fact it was made for; null when the error is no typed failure. */
export function failureOf(error: unknown): Unknown | null {
  if (error instanceof Unobservable) return error.fact
  if (error instanceof GitHubFailure || error instanceof WorkspaceFailure) return error.toUnknown()
  return null
}

/** Runs an observation; whatever it throws becomes an unknown fact. Nothing throws past here. */
export async function settle<T>(observe: () => Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await observe()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return failureOf(error) ?? unknown('internal-error', why)
  }
}
