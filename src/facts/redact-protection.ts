import { unknownReasons } from '../core/fact.ts'
import type { Observation } from '../core/facts/observation.ts'
import type {
  BranchHint,
  BranchRule,
  ClassicProtection,
  ProtectedBranch,
  Protection,
  Ruleset,
} from '../core/facts/protection.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/**
 * Protection without its people. Rulesets lose their names, organisations and repositories get stand-ins, and what is
 * not modelled is dropped. Kept, because the policy's lists and patterns match on them: ids (also those of bypass
 * actors), names of branches, checks, environments, tools and workflow files.
 */
export const redactProtection = (protection: Protection, people: Pseudonyms): Protection => ({
  ...protection,
  repository: {
    ...protection.repository,
    name: people.repository(protection.repository.name),
    mergeSettings: part(protection.repository.mergeSettings, (value) => value),
  },
  branches: protection.branches.map((branch) => redactBranch(branch, people)),
  rulesets: Object.fromEntries(
    Object.entries(protection.rulesets).map(([id, ruleset]) => [
      id,
      part(ruleset, (value) => redactRuleset(value, people)),
    ]),
  ),
  index:
    protection.index === null
      ? null
      : part(protection.index, (rows) =>
          rows.map(({ id, target, enforcement, source_type: level }) => ({
            ...{ id, name: rulesetName(id), target, enforcement, source_type: level },
          })),
        ),
  actionsMayApprove: part(protection.actionsMayApprove, (value) => value),
})

/** A part that is unknown says why in the words of its reason: details quote GitHub. */
export const part = <T>(observation: Observation<T>, redactor: (value: T) => T): Observation<T> =>
  observation.known
    ? { known: true, value: redactor(observation.value) }
    : { ...observation, detail: unknownReasons[observation.reason] }

const rulesetName = (id: number): string => `ruleset ${id}`

const redactBranch = (branch: ProtectedBranch, people: Pseudonyms): ProtectedBranch => ({
  name: branch.name,
  ...(branch.exists === undefined ? {} : { exists: branch.exists }),
  classic: part(branch.classic, (rule) => (rule === null ? null : redactClassic(rule, people))),
  hint: part(branch.hint, (hint) => redactHint(hint, people)),
  rules: part(branch.rules, (rules) => rules.map((rule) => redactRule(rule, people))),
})

type Actors = NonNullable<ClassicProtection['restrictions']>
type MaybeActors = Actors | null | undefined

const idOf = ({ id }: Readonly<Record<string, unknown>>) => (typeof id === 'number' ? { id } : {})

const redactActors = (actors: MaybeActors, people: Pseudonyms): MaybeActors =>
  actors && {
    users: (actors.users ?? []).map((user) => ({ ...idOf(user), login: people.login(user.login) })),
    teams: (actors.teams ?? []).map((team) => ({ ...idOf(team), slug: people.name(team.slug) })),
    apps: (actors.apps ?? []).map((app) => ({ ...idOf(app), slug: people.name(app.slug) })),
  }

type Switch = ClassicProtection['enforce_admins']

const switchOf = (value: Switch): Switch => value && { enabled: value.enabled }

/** Only what is judged is kept: GitHub's answer is full of addresses. */
const redactClassic = (rule: ClassicProtection, people: Pseudonyms): ClassicProtection => ({
  required_status_checks: redactChecks(rule.required_status_checks, people),
  enforce_admins: switchOf(rule.enforce_admins),
  required_pull_request_reviews: redactReviews(rule.required_pull_request_reviews, people),
  restrictions: redactActors(rule.restrictions, people),
  required_signatures: switchOf(rule.required_signatures),
  required_linear_history: switchOf(rule.required_linear_history),
  allow_force_pushes: switchOf(rule.allow_force_pushes),
  allow_deletions: switchOf(rule.allow_deletions),
  block_creations: switchOf(rule.block_creations),
  required_conversation_resolution: switchOf(rule.required_conversation_resolution),
  lock_branch: switchOf(rule.lock_branch),
})

type Checks = ClassicProtection['required_status_checks']

const redactChecks = (required: Checks, people: Pseudonyms): Checks =>
  required && {
    strict: required.strict,
    contexts: required.contexts?.map(people.text),
    checks: required.checks?.map(({ context, app_id }) => ({ context: people.text(context), app_id })),
  }

type Reviews = ClassicProtection['required_pull_request_reviews']

const redactReviews = (reviews: Reviews, people: Pseudonyms): Reviews =>
  reviews && {
    required_approving_review_count: reviews.required_approving_review_count,
    dismiss_stale_reviews: reviews.dismiss_stale_reviews,
    require_code_owner_reviews: reviews.require_code_owner_reviews,
    require_last_push_approval: reviews.require_last_push_approval,
    bypass_pull_request_allowances: redactActors(reviews.bypass_pull_request_allowances, people),
  }

function redactHint(hint: BranchHint, people: Pseudonyms): BranchHint {
  const required = hint.protection?.requiredChecks
  if (hint.protection === null || required === null || required === undefined) return hint
  const checks = required.checks.map(({ context, appId }) => ({ context: people.text(context), appId }))
  return { ...hint, protection: { ...hint.protection, requiredChecks: { ...required, checks } } }
}

/** An organisation, an enterprise, or `owner/name`. */
const redactSource = (source: string, people: Pseudonyms): string =>
  source.includes('/') ? people.repository(source) : people.login(source)

function redactRule(rule: BranchRule, people: Pseudonyms): BranchRule {
  const { type, parameters, ruleset_id, ruleset_source_type, ruleset_source } = rule
  return {
    ...{ type, ruleset_id, ruleset_source_type },
    ...(parameters === undefined ? {} : { parameters: redactParameters(type, parameters, people) }),
    ...(ruleset_source === undefined ? {} : { ruleset_source: redactSource(ruleset_source, people) }),
  }
}

type Parameters = NonNullable<BranchRule['parameters']>

/** Types whose parameters are judged. Any other may hold anything. */
const judgedTypes: readonly string[] = [
  'pull_request',
  'required_status_checks',
  'merge_queue',
  'required_deployments',
  'workflows',
  'code_scanning',
]

function redactParameters(type: string, parameters: Parameters, people: Pseudonyms): Parameters {
  if (judgedTypes.includes(type)) return mapTexts(parameters, people.text)
  // That there is a pattern is judged; the pattern itself may name people, hosts and customers.
  return /_pattern$/.test(type) ? { operator: parameters['operator'], pattern: redactedText } : {}
}

const redactedText = '(redacted)'

/** A value of the same shape with every text in it replaced; keys stay. */
export function mapTexts<T>(value: T, text: (text: string) => string): T
export function mapTexts(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts<unknown>(item, text)]))
}

function redactRuleset(ruleset: Ruleset, people: Pseudonyms): Ruleset {
  const { id, target, source_type, source, enforcement, bypass_actors, conditions, rules, updated_at } =
    ruleset
  const actors = bypass_actors?.map(({ actor_type, actor_id, bypass_mode }) => ({
    ...{ actor_type, actor_id, bypass_mode },
  }))
  const names: unknown = conditions?.['ref_name']
  return {
    ...{ id, name: rulesetName(id), target, source_type, enforcement, updated_at },
    ...(source === undefined ? {} : { source: redactSource(source, people) }),
    ...(bypass_actors === undefined ? {} : { bypass_actors: actors ?? null }),
    // Which repositories it is for was decided by GitHub, and names them.
    ...(conditions === undefined ? {} : { conditions: names === undefined ? null : { ref_name: names } }),
    ...(rules === undefined ? {} : { rules: rules.map((rule) => redactRule(rule, people)) }),
  }
}
