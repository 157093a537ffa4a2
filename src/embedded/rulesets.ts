import { hasPermission, roleOf } from './access.ts'
import { fnmatch } from './fnmatch.ts'
import { isoSeconds } from './git/objects.ts'
import type { Account, Organisation, Repository } from './model.ts'
import type { Conditions, PropertyCondition, Ruleset, RulesetContent } from './protection-model.ts'
import type { State } from './state.ts'
import type { Token } from './token.ts'

/** Which rulesets there are for a repository or a reference, who may see and write them, and what a write leaves. */

/** Where a ruleset is kept: a repository, an organisation or an enterprise. */
export type Holder =
  | { readonly level: 'Repository'; readonly repository: Repository }
  | { readonly level: 'Organization'; readonly organisation: Organisation }
  | { readonly level: 'Enterprise'; readonly slug: string }

/** A ruleset with what holds it. */
export interface Held {
  readonly ruleset: Ruleset
  readonly holder: Holder
}

/** Private repositories of free accounts have neither rulesets nor protected branches. */
export const protectable = (repository: Repository): boolean =>
  !repository.private || repository.owner.plan !== 'free'

/** What the owner of a ruleset pays for. */
export const planOf = (holder: Holder): string => {
  if (holder.level === 'Repository') return holder.repository.owner.plan
  return holder.level === 'Organization' ? holder.organisation.account.plan : 'enterprise'
}

const propertyMatches = (repository: Repository, { name, property_values }: PropertyCondition): boolean =>
  property_values.includes(repository.settings.properties.get(name) ?? '')

/** Whether an organisation's or enterprise's ruleset is for a repository. */
function forRepository({ conditions }: Ruleset, repository: Repository): boolean {
  const { repository_id: ids, repository_name: names, repository_property: properties } = conditions ?? {}
  if (ids !== undefined) return ids.repository_ids.includes(repository.id)
  if (names !== undefined) {
    const named = (pattern: string): boolean => pattern === '~ALL' || fnmatch(pattern, repository.name)
    return names.include.some(named) && !names.exclude.some(named)
  }
  if (properties === undefined) return true
  return (
    properties.include.every((item) => propertyMatches(repository, item)) &&
    !properties.exclude.some((item) => propertyMatches(repository, item))
  )
}

function refMatches({ ref_name: names }: Conditions, repository: Repository, reference: string): boolean {
  if (names === undefined) return true
  const named = (pattern: string): boolean =>
    pattern === '~ALL' ||
    (pattern === '~DEFAULT_BRANCH'
      ? reference === `refs/heads/${repository.defaultBranch}`
      : fnmatch(pattern, reference))
  // Only excluded names: everything else is meant. Neither: nothing is.
  const included = names.include.length === 0 ? names.exclude.length > 0 : names.include.some(named)
  return included && !names.exclude.some(named)
}

/** Every ruleset of a repository: its own and, with `parents`, those of its organisation and enterprise. */
export function rulesetsOf(state: State, repository: Repository, parents = true): Held[] {
  if (!protectable(repository)) return []
  const own: Held[] = repository.rulesets.map((ruleset) => ({
    ruleset,
    holder: { level: 'Repository', repository },
  }))
  const organisation = state.organisation(repository.owner.login)
  if (!parents || organisation === undefined) return own
  const inherited: Held[] = organisation.account.plan === 'free' ? [] : heldBy(organisation)
  const enterprises = state.enterprises.filter(({ organisations }) => organisations.has(organisation))
  for (const { slug, rulesets } of enterprises) {
    inherited.push(
      ...rulesets.map((ruleset) => ({ ruleset, holder: { level: 'Enterprise' as const, slug } })),
    )
  }
  return [...own, ...inherited.filter(({ ruleset }) => forRepository(ruleset, repository))]
}

/** The rulesets an organisation has of its own. */
export const heldBy = (organisation: Organisation): Held[] =>
  organisation.rulesets.map((ruleset) => ({ ruleset, holder: { level: 'Organization', organisation } }))

/** Active rulesets of every level whose conditions name a branch; the branch need not exist. */
export const activeRulesets = (state: State, repository: Repository, branch: string): Held[] =>
  rulesetsOf(state, repository).filter(
    ({ ruleset: { conditions, enforcement, target } }) =>
      enforcement === 'active' &&
      target === 'branch' &&
      refMatches(conditions ?? {}, repository, `refs/heads/${branch}`),
  )

/** Whether a token may change a ruleset, and therefore sees who can bypass it. */
export function mayWrite(state: State, token: Token | null, { holder }: Held): boolean {
  if (token === null || holder.level === 'Enterprise') return false
  if (holder.level === 'Organization') {
    const owner = token.kind !== 'pat' || holder.organisation.owners.has(token.actor)
    return owner && hasPermission(token, 'organization_administration', 'write')
  }
  const { repository } = holder
  const reached = token.repositories === null || token.repositories.has(repository)
  const admin = token.kind !== 'pat' || roleOf(state, repository, token.actor) === 'admin'
  return reached && admin && hasPermission(token, 'administration', 'write')
}

const contentOf = (ruleset: Ruleset): RulesetContent => ({
  name: ruleset.name,
  target: ruleset.target,
  enforcement: ruleset.enforcement,
  bypassActors: ruleset.bypassActors,
  conditions: ruleset.conditions,
  rules: ruleset.rules,
})

/** Time of a write: the world's, but always later than the write before. */
function writeTime(state: State, last: string | undefined): string {
  const now = state.clock.milliseconds()
  return isoSeconds(last === undefined ? now : Math.max(now, Date.parse(last) + 1000))
}

function remember(state: State, ruleset: Ruleset, actor: Account): void {
  const version = { id: state.nextId(), actor, updatedAt: ruleset.updatedAt, content: contentOf(ruleset) }
  ruleset.history.push(version)
}

/** Makes a ruleset with its first version. */
export function createRuleset(
  state: State,
  content: RulesetContent,
  by: {
    readonly actor: Account
    readonly level: Ruleset['level']
    readonly redaction?: Ruleset['redaction']
  },
): Ruleset {
  const createdAt = writeTime(state, undefined)
  const ruleset: Ruleset = {
    id: state.nextId(),
    level: by.level,
    redaction: by.redaction ?? 'absent',
    createdAt,
    updatedAt: createdAt,
    history: [],
    ...content,
  }
  remember(state, ruleset, by.actor)
  return ruleset
}

/** Changes a ruleset: `updated_at` moves and a version is added. */
export function changeRuleset(
  state: State,
  ruleset: Ruleset,
  changes: Partial<RulesetContent>,
  actor: Account,
): void {
  Object.assign(ruleset, changes)
  ruleset.updatedAt = writeTime(state, ruleset.updatedAt)
  remember(state, ruleset, actor)
}
