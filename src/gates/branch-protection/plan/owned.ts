import type { Unobserved } from '../../../core/facts/observation.ts'
import type { Protection, Ruleset } from '../../../core/facts/protection.ts'
import { ownedPrefix } from './name.ts'
import { payloadOf, type RulesetPayload } from './payload.ts'

/** The ruleset that stands for an entry of the policy, as far as it can be told. */
export type Owned =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'there'
      readonly id: number
      readonly payload: RulesetPayload
      /** As GitHub wrote it; null when it was left out. */
      readonly updatedAt: string | null
    }
  /** It is there, and who may bypass it was withheld: it is never written. */
  | { readonly kind: 'redacted'; readonly id: number; readonly payload: RulesetPayload }
  | { readonly kind: 'duplicate'; readonly ids: readonly number[] }
  /** An id was given that belongs to something else. */
  | { readonly kind: 'foreign'; readonly id: number; readonly what: string }
  | { readonly kind: 'unknown'; readonly why: Unobserved }

/**
 * Finds the ruleset of this repository that Gatewright owns under a name, or the one with the id that was given.
 * Rulesets of an organisation or enterprise are never ours, whatever their name.
 */
export function ownedRuleset(
  protection: Protection,
  { name, target }: { readonly name: string; readonly target: string },
  id: number | null,
): Owned {
  const owned = found(protection, name, id)
  if (!('payload' in owned) || owned.payload.target === target) return owned
  return { kind: 'foreign', id: owned.id, what: `for target ${owned.payload.target}, not for ${target}` }
}

function found(protection: Protection, name: string, id: number | null): Owned {
  const { index } = protection
  if (index === null) return { kind: 'unknown', why: unknownIndex }
  if (!index.known) return { kind: 'unknown', why: index }
  const own = index.value.filter(({ source_type: source = 'Repository' }) => source === 'Repository')
  if (id !== null) return byId(protection, own.find((row) => row.id === id)?.name, id)
  const ids = own.filter((row) => row.name === name).map((row) => row.id)
  const [only] = ids
  if (only === undefined) return { kind: 'absent' }
  return ids.length > 1 ? { kind: 'duplicate', ids } : readOwned(protection, only)
}

const unknownIndex: Unobserved = {
  known: false,
  reason: 'nothing-evaluated',
  detail: 'the rulesets of the repository were not listed',
}

function byId(protection: Protection, name: string | undefined, id: number): Owned {
  if (name === undefined) return { kind: 'foreign', id, what: 'no ruleset of this repository' }
  if (!name.startsWith(ownedPrefix))
    return { kind: 'foreign', id, what: `named ${name}, and so none of Gatewright's` }
  return readOwned(protection, id)
}

function readOwned({ rulesets }: Protection, id: number): Owned {
  const ruleset = rulesets[String(id)]
  if (ruleset === undefined)
    return {
      kind: 'unknown',
      why: { known: false, reason: 'not-found', detail: `ruleset ${id} was not read` },
    }
  return ruleset.known ? ownedFrom(ruleset.value) : { kind: 'unknown', why: ruleset }
}

/** The same of an answer that was read again. */
export function ownedFrom(ruleset: Ruleset): Owned {
  const { id, bypass_actors: actors, updated_at: updatedAt } = ruleset
  const redacted = actors === null || actors === undefined
  const payload = payloadOf({ ...ruleset, bypass_actors: actors ?? [] })
  if (payload === null)
    return {
      kind: 'unknown',
      why: { known: false, reason: 'api-shape', detail: `ruleset ${id} is not what GitHub documents` },
    }
  if (redacted) return { kind: 'redacted', id, payload }
  return { kind: 'there', id, payload, updatedAt: updatedAt ?? null }
}
