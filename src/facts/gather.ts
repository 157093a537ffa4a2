import { type Fact, unknown } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import type { Actor } from '../core/facts/people.ts'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { Policy } from '../policy/policy.ts'
import type { Workspace } from '../workspace/port.ts'

/** What is being judged, as gatherers need it: one pull request, a local branch, or a commit of the repository. */
export type Subject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'branch'; readonly baseSha: string; readonly headSha: string; readonly baseRef: string }
  | { readonly kind: 'repository'; readonly sha: string }

/** What the event itself proves, beyond naming the target. */
export interface EventHints {
  /** The account that pushed `sha`, when the event is that push. */
  readonly pusher: { readonly sha: string; readonly actor: Actor } | null
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
  /** Null when there is no clone beside the run. */
  readonly workspace: Workspace | null
  readonly hints: EventHints
  /** Another fact; each is gathered once, whoever asks. */
  fact<K extends FactKey>(key: K): Promise<Fact<FactValue[K]>>
}

/** Observes one fact; judges nothing. Typed failures become `unknown` in `gatherFacts`. */
export type Gatherer<K extends FactKey> = (context: GatherContext) => Promise<Fact<FactValue[K]>>

export type Gatherers = { readonly [K in FactKey]: Gatherer<K> }

/** Thrown by `valueOf` to hand an unknown dependency on; never leaves the gatherer. */
class Dependency extends Error {
  readonly fact: Fact<never> & { readonly known: false }
  constructor(fact: Fact<never> & { readonly known: false }) {
    super(fact.detail)
    this.fact = fact
  }
}

/** The value of another fact; when that is unknown, the asking fact becomes unknown for the same reason. */
export async function valueOf<K extends FactKey>(context: GatherContext, key: K): Promise<FactValue[K]> {
  const fact = await context.fact(key)
  if (!fact.known) throw new Dependency(fact)
  return fact.value
}

/** Runs a gatherer; whatever it throws becomes an unknown fact. Nothing throws past here. */
export async function settle<K extends FactKey>(
  gatherer: Gatherer<K>,
  context: GatherContext,
): Promise<Fact<FactValue[K]>> {
  try {
    return await gatherer(context)
  } catch (error) {
    if (error instanceof Dependency) return error.fact
    if (error instanceof GitHubFailure) return error.toUnknown()
    return unknown('internal-error', error instanceof Error ? error.message : String(error))
  }
}
