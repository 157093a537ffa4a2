import type { Observation, Unobserved } from '../../../core/facts/observation.ts'
import type { BypassActor, Ruleset } from '../../../core/facts/protection.ts'
import type { Requirements } from '../controls.ts'
import type { Bypass } from '../model.ts'

/** The role of administrators, as rulesets number it. */
const administratorRole = 5

/** A source that nobody gets past. */
export const nobody: Bypass = { kind: 'none' }

/** Administrators, who are not bound where a classic rule does not say so. */
export const administrators: BypassActor = {
  actor_type: 'RepositoryRole',
  actor_id: administratorRole,
  bypass_mode: 'always',
}

/** Those actors; nobody when there are none. */
export const byActors = (actors: readonly BypassActor[]): Bypass =>
  actors.length === 0 ? nobody : { kind: 'actors', actors }

const redacted: Unobserved = {
  known: false,
  reason: 'permission-missing',
  detail: 'GitHub shows who may bypass a ruleset only to those who may edit it',
  remedy: {
    text: 'give the gate an `admin-token` with `administration: write` (GitHub App): it reveals who may bypass the ruleset',
    permission: 'administration: write (GitHub App)',
  },
}

const unnamed: Unobserved = {
  known: false,
  reason: 'api-shape',
  detail: 'the ruleset that the rule belongs to was not read',
}

/** Who may bypass a ruleset. An absent list is redacted, never empty (research 2.3). */
export function bypassOf(ruleset: Observation<Ruleset> | undefined): Bypass {
  if (ruleset === undefined) return { kind: 'unknown', why: unnamed }
  if (!ruleset.known) return { kind: 'unknown', why: ruleset }
  const actors = ruleset.value.bypass_actors
  return actors === null || actors === undefined ? { kind: 'unknown', why: redacted } : byActors(actors)
}

type Allowed = NonNullable<Requirements['bypass']>['allow'][number]

/** An absent mode means always (research R15). */
export const modeOf = (actor: BypassActor): string => actor.bypass_mode ?? 'always'

const isAllowed = (actor: BypassActor, allow: readonly Allowed[]): boolean =>
  allow.some(
    (entry) =>
      entry['actor-type'] === actor.actor_type &&
      (entry['actor-id'] === undefined || entry['actor-id'] === (actor.actor_id ?? null)) &&
      (entry['bypass-mode'] === undefined || entry['bypass-mode'] === modeOf(actor)),
  )

/** Whether a source binds everybody but those the policy allows to bypass. Without `bypass` that is not judged. */
export function isHard(bypass: Bypass, requirements: Requirements): boolean {
  if (requirements.bypass === undefined) return true
  const { allow } = requirements.bypass
  return (
    bypass.kind === 'none' ||
    (bypass.kind === 'actors' && bypass.actors.every((actor) => isAllowed(actor, allow)))
  )
}
