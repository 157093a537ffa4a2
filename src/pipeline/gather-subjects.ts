import type { FactKey } from '../core/facts/index.ts'
import type { AnyGate } from '../core/gate.ts'
import { type GatheredFacts, neededFacts } from '../core/judge.ts'
import type { RepositoryName, Scope } from '../core/target.ts'
import type { EventHints } from '../facts/gather.ts'
import { gatherFacts } from '../facts/registry.ts'
import type { ResolvedTarget } from '../facts/resolve.ts'
import type { GitHub } from '../github/port.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import type { SubjectFacts } from '../result/record.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import type { Workspace } from '../workspace/port.ts'
import { shippedChecklist } from '../workspace/shipped.ts'
import type { AuditOf } from './judge-subjects.ts'

/** What facts are gathered through. */
export interface Ports {
  readonly github: GitHub
  /** Asks with the `admin-token`; absent when none was given. */
  readonly administration?: GitHub
  readonly workspace: Workspace | null
  readonly hints: EventHints
  /** The key that signs evidence; absent when none was given. */
  readonly signingKey?: string
  /** Secret keys that check phase artifacts; absent when none was given. */
  readonly keyRing?: KeyRing
  /** `POLICY_REQUIRE_HMAC`; absent is false. */
  readonly signatureRequired?: boolean
  /** Set in an audit. */
  readonly audit?: AuditOf
}

/** What every verdict rests on besides the gates' own facts; nobody else's check is in question where there is none. */
const basicsOf = ({ audit }: Pick<Ports, 'audit'>) =>
  audit?.leavesCheck === false ? (['now'] as const) : (['now', 'other-pull-requests'] as const)

/** Gathers, for every subject, the facts its enabled gates need, and the time they were read at. */
export async function gatherSubjects(
  repository: RepositoryName,
  resolved: ResolvedTarget,
  loaded: LoadedPolicy,
  gates: readonly AnyGate[],
  ports: Ports,
): Promise<readonly SubjectFacts[]> {
  const enabled = configured(loaded.policy, gates)
  const several = resolved.subjects.length > 1
  const subjects: SubjectFacts[] = []
  // One after the other: a merge group's pull requests share one rate limit, and their reports one order.
  for (const { subject, snapshot } of resolved.subjects) {
    const scope = scopeOf(subject.kind)
    const always = [...basicsOf(ports), ...(scope === 'pull-request' ? (['pull-request'] as const) : [])]
    const { policy, path: policyPath } = loaded
    const keys = [
      ...new Set([...always, ...overrideFacts(policy, scope), ...neededFacts(enabled, scope)]),
    ].sort()
    const { baseSha } = resolved
    const facts: GatheredFacts = await gatherFacts(keys, {
      shipped: shippedChecklist,
      ...ports,
      repository,
      subject,
      snapshot,
      baseSha,
      policy,
      policyPath,
    })
    subjects.push({ subject: several && subject.kind === 'pull-request' ? `#${subject.number}` : '', facts })
  }
  return subjects
}

/**
 * What overrides are judged by, where the policy names somebody who may approve one. Without an override that may hold
 * none of it costs more than the listings of files that others read.
 */
export function overrideFacts({ overrideSettings }: Policy, scope: Scope): readonly FactKey[] {
  if (overrideSettings === undefined || overrideSettings.approvers.length === 0) return []
  return scope === 'repository' ? ['overrides'] : ['overrides', 'reviews', 'commits', 'last-pusher', 'teams']
}

/** The gates a policy enables and says enough about: the others need no facts. */
export const configured = ({ gates: settings }: Policy, gates: readonly AnyGate[]): readonly AnyGate[] =>
  settings.flatMap(({ id, options }) =>
    gates.filter((gate) => gate.id === id && (gate.unconfigured?.(options) ?? null) === null),
  )

/** A branch is judged like the pull request it would become. */
export const scopeOf = (kind: 'pull-request' | 'branch' | 'repository'): Scope =>
  kind === 'repository' ? 'repository' : 'pull-request'
