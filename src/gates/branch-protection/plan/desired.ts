import { refPattern } from '../../../formats/fnmatch.ts'
import type { Requirements } from '../controls.ts'
import type { Hold } from './hold.ts'
import { joinPayload } from './join.ts'
import {
  type Enforcement,
  normalPayload,
  type PlannedActor,
  type PlannedRule,
  plannedActor,
  type RulesetPayload,
} from './payload.ts'

/** What one entry of the policy makes of its ruleset. */
export interface Wish {
  readonly name: string
  readonly target: 'branch' | 'tag'
  /** As the policy writes them. */
  readonly patterns: readonly string[]
  readonly rules: readonly PlannedRule[]
  readonly actors: readonly PlannedActor[]
  readonly enforcement: Enforcement
}

/** Actors without an id of their own. */
const withoutId = ['OrganizationAdmin', 'DeployKey', 'EnterpriseOwner']

type AllowedActor = NonNullable<Requirements['bypass']>['allow'][number]

/** Whether an allowed actor says which one it is, and how it may bypass: only then can it be written into a ruleset. */
export const isComplete = (actor: AllowedActor): boolean =>
  actor['bypass-mode'] !== undefined &&
  (typeof actor['actor-id'] === 'number' || withoutId.includes(actor['actor-type']))

/** The actors that a ruleset of ours lets bypass: those the policy allows and names completely. */
export const actorsOf = (bypass: Requirements['bypass']): readonly PlannedActor[] =>
  (bypass?.allow ?? [])
    .filter(isComplete)
    .map((actor) =>
      plannedActor(actor['actor-type'], actor['actor-id'] ?? null, actor['bypass-mode'] ?? 'always'),
    )

/** The body of the ruleset: everything the policy asks for, and never weaker than what `owned` is now. */
export function desiredPayload(wish: Wish, owned: RulesetPayload | null, hold: Hold): RulesetPayload {
  const want = normalPayload({
    name: wish.name,
    target: wish.target,
    enforcement: wish.enforcement,
    bypass_actors: wish.actors,
    conditions: {
      ref_name: { include: wish.patterns.map((pattern) => refPattern(wish.target, pattern)), exclude: [] },
    },
    rules: wish.rules,
  })
  return owned === null ? want : joinPayload(want, owned, hold)
}
