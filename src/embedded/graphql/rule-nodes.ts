import { fullName } from '../model.ts'
import type { BypassActor, Rule } from '../protection-model.ts'
import { ruleTypes } from '../rule-types.ts'
import { type Held, type Holder, mayWrite } from '../rulesets.ts'
import { nodeId } from '../shapes/account.ts'
import { connection, type Node } from './execute.ts'
import { denied, type Viewer } from './viewer.ts'

/** `required_status_checks` → `requiredStatusChecks`. */
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const pascal = (name: string): string => camel(`_${name}`)

/** Parameters the REST API has and the schema of GraphQL does not. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'dismissal_restriction',
  'required_reviewers',
  'review_draft_pull_requests',
  'review_on_push',
])

/** What the schema always has, and what stands there when nobody said. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  required_status_checks: { integration_id: null },
}

function converted(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => converted(name, item))
  if (typeof value !== 'object' || value === null) return value
  return nodeOf('RuleParameter', { ...DEFAULTS[name], ...value })
}

const nodeOf = (typename: string, fields: object): Node => ({
  __typename: typename,
  ...Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [camel(name), converted(name, value)]),
  ),
})

function parameters({ parameters: given = {}, type }: Rule): Node | null {
  const described = Object.entries(ruleTypes[type] ?? {}).map(([name, { fallback }]) => [
    name,
    fallback ?? null,
  ])
  const all = Object.entries({ ...Object.fromEntries(described), ...given })
  const shown = all.filter(([name]) => !LEFT_OUT.has(name))
  return shown.length === 0 ? null : nodeOf(`${pascal(type)}Parameters`, Object.fromEntries(shown))
}

function source(holder: Holder): Node {
  if (holder.level === 'Repository') {
    return { __typename: 'Repository', nameWithOwner: fullName(holder.repository) }
  }
  return holder.level === 'Organization'
    ? { __typename: 'Organization', login: holder.organisation.account.login }
    : { __typename: 'Enterprise', slug: holder.slug }
}

/** The schema knows Apps and teams as actors, no people, and has no word for exempt ones. */
function bypassNode({ state }: Viewer, actor: BypassActor): Node {
  const id = actor.actor_id ?? 0
  const app = [...state.apps.values()].find((item) => item.id === id)
  const teams = [...state.organisations.values()].flatMap((organisation) => [...organisation.teams.values()])
  const team = teams.find((item) => item.id === id)
  const named =
    actor.actor_type === 'Integration' && app !== undefined
      ? { __typename: 'App', databaseId: app.id, slug: app.slug }
      : actor.actor_type === 'Team' && team !== undefined
        ? { __typename: 'Team', databaseId: team.id, slug: team.slug }
        : null
  return {
    __typename: 'RepositoryRulesetBypassActor',
    actor: named,
    bypassMode: actor.bypass_mode === 'pull_request' ? 'PULL_REQUEST' : 'ALWAYS',
    deployKey: actor.actor_type === 'DeployKey',
    organizationAdmin: actor.actor_type === 'OrganizationAdmin',
    enterpriseOwner: actor.actor_type === 'EnterpriseOwner',
    repositoryRoleDatabaseId: actor.actor_type === 'RepositoryRole' ? id : null,
  }
}

export function rulesetNode(viewer: Viewer, held: Held): Node {
  const { ruleset, holder } = held
  const { conditions } = ruleset
  return {
    __typename: 'RepositoryRuleset',
    id: nodeId('RepositoryRuleset', ruleset.id),
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: ruleset.createdAt,
    updatedAt: ruleset.updatedAt,
    source: source(holder),
    conditions: {
      __typename: 'RepositoryRuleConditions',
      refName:
        conditions?.ref_name === undefined
          ? null
          : { __typename: 'RefNameConditionTarget', ...conditions.ref_name },
    },
    bypassActors: (given: Readonly<Record<string, unknown>>) => {
      if (!mayWrite(viewer.state, viewer.token, held)) throw denied(viewer.token)
      const render = (actor: BypassActor): Node => bypassNode(viewer, actor)
      return connection('RepositoryRulesetBypassActorConnection', ruleset.bypassActors, render)(given)
    },
    rules: connection('RepositoryRuleConnection', ruleset.rules, (rule) => ruleNode(viewer, rule, held)),
  }
}

/** A rule with the ruleset it stands in. */
export const ruleNode = (viewer: Viewer, rule: Rule, held: Held): Node => ({
  __typename: 'RepositoryRule',
  type: rule.type.toUpperCase(),
  parameters: parameters(rule),
  repositoryRuleset: () => rulesetNode(viewer, held),
})
