import { type Unknown, unknown } from '../core/fact.ts'
import type { Protection } from '../core/facts/protection.ts'
import type { Repository } from './repository.ts'

const permission = 'administration: write (GitHub App)'

const missing = (detail: string): Unknown =>
  unknown('permission-missing', detail, {
    remedy: {
      text: 'grant the token `administration: write` for this repository (a GitHub App, minted for this run alone)',
      permission,
    },
  })

/**
 * Why the token cannot write rulesets, as far as reading shows it; null when it can, or when only a write can tell.
 * Asks nothing: who may bypass a ruleset is shown to those alone who may write it.
 */
export function missingCapability(repository: Repository, protection: Protection): Unknown | null {
  if (repository.archived)
    return unknown('unsupported-by-server', `${repository.name} is archived, and so cannot be changed`, {
      remedy: { text: 'unarchive it first' },
    })
  if (protection.plan !== undefined)
    return unknown('unsupported-by-server', `the plan has no rulesets here: ${protection.plan}`, {
      remedy: { text: 'upgrade the plan, or make the repository public' },
    })
  const own = Object.values(protection.rulesets).flatMap((ruleset) =>
    ruleset.known && (ruleset.value.source_type ?? 'Repository') === 'Repository' ? [ruleset.value] : [],
  )
  const redacted = own.find(({ bypass_actors: actors }) => actors === null || actors === undefined)
  if (redacted !== undefined)
    return missing(
      `the token may not write rulesets: GitHub does not show it who may bypass ruleset ${redacted.name ?? ''} (${redacted.id})`,
    )
  if (own.length > 0 || repository.admin) return null
  // Without a ruleset to look at, what takes administration: read is the nearest that can be asked for.
  const { actionsMayApprove: probe } = protection
  const refused = !probe.known && (probe.reason === 'permission-missing' || probe.reason === 'not-found')
  return refused ? missing('the token may not even read how the repository is administered') : null
}
