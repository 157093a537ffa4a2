import { roleOf, teamMembers } from '../access.ts'
import type { Context } from '../http.ts'
import { type Account, fullName, type Repository, type Role } from '../model.ts'
import type { BypassActor, Rule, Ruleset } from '../protection-model.ts'
import { type Held, type Holder, mayWrite } from '../rulesets.ts'
import { nodeId } from './account.ts'

/** `owner/name`, an organisation's login or an enterprise's slug. */
export function sourceOf(holder: Holder): string {
  if (holder.level === 'Repository') return fullName(holder.repository)
  return holder.level === 'Organization' ? holder.organisation.account.login : holder.slug
}

/** Addresses of a ruleset: always those of its holder, however it was asked for. */
function addresses({ ruleset, holder }: Held, context: Context) {
  const { api, server } = context.urls
  const source = sourceOf(holder)
  if (holder.level === 'Repository') {
    return {
      self: { href: `${api}/repos/${source}/rulesets/${ruleset.id}` },
      html: { href: `${server}/${source}/rules/${ruleset.id}` },
    }
  }
  const folder = holder.level === 'Organization' ? 'orgs' : 'enterprises'
  const page = holder.level === 'Organization' ? 'organizations' : 'enterprises'
  return {
    self: { href: `${api}/${folder}/${source}/rulesets/${ruleset.id}` },
    html: { href: `${server}/${page}/${source}/settings/rules/${ruleset.id}` },
  }
}

/** A ruleset as lists show it: without rules, conditions and bypass actors. */
export const rulesetRow = (context: Context, held: Held) => ({
  id: held.ruleset.id,
  name: held.ruleset.name,
  target: held.ruleset.target,
  source_type: held.ruleset.level,
  source: sourceOf(held.holder),
  enforcement: held.ruleset.enforcement,
  node_id: nodeId('RepositoryRuleset', held.ruleset.id),
  _links: addresses(held, context),
  created_at: held.ruleset.createdAt,
  updated_at: held.ruleset.updatedAt,
})

/** Ids of the repository roles that can be bypass actors. */
const ROLES: Readonly<Record<number, Role>> = { 2: 'maintain', 4: 'write', 5: 'admin' }

/** Whether an account is one of a ruleset's bypass actors, in one repository. */
function isActor(
  context: Context,
  repository: Repository | null,
  account: Account,
  actor: BypassActor,
): boolean {
  const id = actor.actor_id ?? 0
  const organisation = context.state.organisation(repository?.owner.login ?? '')
  switch (actor.actor_type) {
    case 'User':
      return account.id === id
    case 'OrganizationAdmin':
      return organisation?.owners.has(account) === true
    case 'Team':
      return [...(organisation?.teams.values() ?? [])].some(
        (team) => team.id === id && teamMembers(team).has(account),
      )
    case 'RepositoryRole':
      return repository !== null && roleOf(context.state, repository, account) === ROLES[id]
    case 'Integration':
      return context.token?.app?.id === id
    default:
      return false
  }
}

const WORDS: Readonly<Record<string, string>> = {
  always: 'always',
  exempt: 'exempt',
  pull_request: 'pull_requests_only',
}

/** `current_user_can_bypass`: the strongest mode of those the token's account has. */
function canBypass(context: Context, { ruleset }: Held): string {
  const { token } = context
  if (token === null) return 'never'
  const repository = context.repositoryOrNull
  const modes = ruleset.bypassActors
    .filter((actor) => isActor(context, repository, token.actor, actor))
    .map(({ bypass_mode }) => bypass_mode)
  const mode = ['exempt', 'always', 'pull_request'].find((item) => modes.includes(item))
  return mode === undefined ? 'never' : (WORDS[mode] ?? 'never')
}

/** Only those who may write a ruleset see who can bypass it: everybody else gets 200 all the same. */
function bypassActors(context: Context, held: Held): { bypass_actors?: readonly BypassActor[] | null } {
  if (mayWrite(context.state, context.token, held)) return { bypass_actors: held.ruleset.bypassActors }
  return held.ruleset.redaction === 'null' ? { bypass_actors: null } : {}
}

/** A ruleset by id. */
export const rulesetFull = (context: Context, held: Held) => ({
  ...rulesetRow(context, held),
  ...bypassActors(context, held),
  conditions: held.ruleset.conditions,
  rules: held.ruleset.rules,
  current_user_can_bypass: canBypass(context, held),
})

/** A rule in force, with where it comes from. */
export const ruleDetailed = (rule: Rule, { ruleset, holder }: Held) => ({
  ...rule,
  ruleset_source_type: ruleset.level,
  ruleset_source: sourceOf(holder),
  ruleset_id: ruleset.id,
})

type Version = Ruleset['history'][number]

export const versionRow = ({ id, actor, updatedAt }: Version) => ({
  version_id: id,
  actor: { id: actor.id, type: actor.type },
  updated_at: updatedAt,
})

/** A version with the ruleset as it was then. */
export const versionFull = (held: Held, version: Version) => ({
  ...versionRow(version),
  state: {
    id: held.ruleset.id,
    name: version.content.name,
    target: version.content.target,
    source_type: held.ruleset.level,
    source: sourceOf(held.holder),
    enforcement: version.content.enforcement,
    bypass_actors: version.content.bypassActors,
    conditions: version.content.conditions,
    rules: version.content.rules,
    created_at: held.ruleset.createdAt,
    updated_at: version.updatedAt,
  },
})
