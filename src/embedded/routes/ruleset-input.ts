import { ApiError } from '../errors.ts'
import type { Context } from '../http.ts'
import type { BypassActor, Conditions, Rule, RulesetContent, RulesetTarget } from '../protection-model.ts'
import { ENTERPRISE_RULES, fitsTarget, ruleTypes } from '../rule-types.ts'

/** Bodies of ruleset writes, checked as GitHub checks them. */

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A body that is not of the described form at all. */
const malformed = (detail: string): ApiError => new ApiError(422, `Invalid request.\n\n${detail}`)

const invalidProperty = (path: string): ApiError =>
  malformed(`Invalid property ${path}: data matches no possible input. See \`documentation_url\`.`)

/** A body of the right form that cannot be saved. */
const failed = (...sentences: readonly string[]): ApiError =>
  new ApiError(422, 'Validation Failed', { errors: sentences })

const isTarget = (value: unknown): value is RulesetTarget =>
  value === 'branch' || value === 'tag' || value === 'push'

const isEnforcement = (value: unknown): value is RulesetContent['enforcement'] =>
  value === 'active' || value === 'evaluate' || value === 'disabled'

const ACTOR_TYPES = ['Integration', 'OrganizationAdmin', 'RepositoryRole', 'Team', 'DeployKey', 'User']
const MODES = ['always', 'pull_request', 'exempt']

function bypassActor(value: unknown, index: number): BypassActor {
  const { actor_id: id, actor_type: type, bypass_mode: mode = 'always' } = isFields(value) ? value : {}
  const known = typeof type === 'string' && ACTOR_TYPES.includes(type)
  const numbered = id === undefined || id === null || typeof id === 'number'
  if (!known || !numbered || typeof mode !== 'string' || !MODES.includes(mode)) {
    throw invalidProperty(`/bypass_actors/${index}`)
  }
  return { actor_id: id ?? null, actor_type: type, bypass_mode: mode }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Branches and tags are named in full: `refs/heads/main`. */
function invalidPatterns(target: RulesetTarget, patterns: readonly string[]): string[] {
  const prefix = target === 'tag' ? 'refs/tags/' : 'refs/heads/'
  const special = target === 'tag' ? ['~ALL'] : ['~ALL', '~DEFAULT_BRANCH']
  return patterns.filter((pattern) => !special.includes(pattern) && !pattern.startsWith(prefix))
}

function conditions(value: unknown, target: RulesetTarget): Conditions | null {
  if (value === undefined || value === null) {
    return target === 'push' ? null : { ref_name: { include: [], exclude: [] } }
  }
  const names = isFields(value) ? value['ref_name'] : undefined
  if (names === undefined && isFields(value)) return { ref_name: { include: [], exclude: [] } }
  if (!isFields(names)) throw invalidProperty('/conditions')
  const { exclude = [''], include = [''] } = names
  if (!isTexts(include) || !isTexts(exclude)) throw invalidProperty('/conditions/ref_name')
  const wrong = invalidPatterns(target, [...include, ...exclude])
  if (wrong.length > 0)
    throw failed(`Invalid target patterns: ${wrong.map((item) => `'${item}'`).join(', ')}`)
  return { ref_name: { include, exclude } }
}

/** A rule with its parameters checked and completed. @throws ApiError 422 when its form is wrong */
function rule(value: unknown, index: number): Rule {
  const { type, parameters = {} } = isFields(value) ? value : {}
  const described = typeof type === 'string' ? ruleTypes[type] : undefined
  if (typeof type !== 'string' || described === undefined || !isFields(parameters)) {
    throw invalidProperty(`/rules/${index}`)
  }
  const unknown = Object.keys(parameters).some((name) => described[name] === undefined)
  const complete = Object.entries(described).flatMap(([name, { accepts, fallback, optional }]) => {
    const given = parameters[name] ?? fallback
    if (given === undefined && optional === true) return []
    if (!accepts(given)) throw invalidProperty(`/rules/${index}`)
    return [[name, given]]
  })
  if (unknown) throw invalidProperty(`/rules/${index}`)
  return complete.length === 0 ? { type } : { type, parameters: Object.fromEntries(complete) }
}

/** Apps must be known where they are to report checks. */
function integrationProblem(context: Context, { parameters, type }: Rule): string | null {
  const checks = parameters?.['required_status_checks']
  if (type !== 'required_status_checks' || !Array.isArray(checks)) return null
  const known = new Set([...context.state.apps.values()].map(({ id }) => id))
  const wrong = checks.some(({ integration_id: id }) => id !== undefined && !known.has(id))
  return wrong ? 'Invalid parameter required_status_checks: Invalid integration ids' : null
}

/** What keeps a well-formed rule from being saved: the plan, the target, an unknown App. */
function ruleProblem(context: Context, item: Rule, target: RulesetTarget, plan: string): string[] {
  const allowed = plan === 'enterprise' || !ENTERPRISE_RULES.has(item.type)
  const problem = allowed && fitsTarget(item.type, target) ? integrationProblem(context, item) : ''
  return problem === null ? [] : [`Invalid rule '${item.type}': ${problem}`]
}

function rules(context: Context, value: unknown, target: RulesetTarget, plan: string): readonly Rule[] {
  if (!Array.isArray(value)) throw invalidProperty('/rules')
  const given = value.map(rule)
  const problems = given.flatMap((item) => ruleProblem(context, item, target, plan))
  if (problems.length > 0) throw failed(...problems)
  return given
}

function bypassActors(value: unknown): readonly BypassActor[] {
  if (!Array.isArray(value)) throw invalidProperty('/bypass_actors')
  return value.map(bypassActor)
}

/**
 * The ruleset a body asks for; what it leaves out stays as in `before`.
 * @throws ApiError 422 in GitHub's words
 */
export function rulesetContent(
  context: Context,
  plan: string,
  before: Readonly<RulesetContent> | null,
): RulesetContent {
  const { fields } = context
  const {
    enforcement = before?.enforcement,
    name = before?.name,
    target = before?.target ?? 'branch',
  } = fields
  if (name === undefined) throw malformed('"name" wasn\'t supplied.')
  if (enforcement === undefined) throw malformed('"enforcement" wasn\'t supplied.')
  if (typeof name !== 'string' || name === '') throw invalidProperty('/name')
  if (!isEnforcement(enforcement)) throw invalidProperty('/enforcement')
  if (!isTarget(target)) throw invalidProperty('/target')
  return {
    name,
    target,
    enforcement,
    bypassActors:
      fields['bypass_actors'] === undefined
        ? (before?.bypassActors ?? [])
        : bypassActors(fields['bypass_actors']),
    conditions:
      fields['conditions'] === undefined && before !== null
        ? before.conditions
        : conditions(fields['conditions'], target),
    rules: rules(context, fields['rules'] ?? before?.rules ?? [], target, plan),
  }
}
