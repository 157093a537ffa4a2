import { z } from 'zod'
import type { Observation } from '../core/facts/observation.ts'
import type { BranchRule, Ruleset } from '../core/facts/protection.ts'
import { lazy } from '../core/lazy.ts'
import { shapeProblem } from './protection-inventory-problem.ts'

const ruleNode = lazy(() =>
  z.looseObject({
    type: z.string().min(1),
    parameters: z.looseObject({}).nullish(),
    repositoryRuleset: z
      .looseObject({
        databaseId: z.number().int().nullish(),
        name: z.string().nullish(),
        enforcement: z.string().nullish(),
        source: z.looseObject({ __typename: z.string() }).nullish(),
      })
      .nullish(),
  }),
)
type RuleNode = z.output<ReturnType<typeof ruleNode>>

const rulesConnection = lazy(() =>
  z.looseObject({
    totalCount: z.number().int().nonnegative(),
    nodes: z.array(ruleNode().nullable()),
  }),
)

/** Rules of a branch, and what they tell of their rulesets. */
export interface InventoryRules {
  readonly rules: Observation<readonly BranchRule[]>
  /** By id, of those that the rules name. */
  readonly rulesets: readonly Ruleset[]
}

/**
 * `Ref.rules` of GraphQL as `GET rules/branches/{branch}` would list them. A list that is shorter than its own count,
 * or has a hole, is unknown.
 * @param known rulesets by id as REST answered them: they tell parameters that the query did not ask for
 */
export function inventoryRules(connection: unknown, known: ReadonlyMap<number, Ruleset>): InventoryRules {
  const parsed = rulesConnection().safeParse(connection)
  if (!parsed.success) return unseen('api-shape', `rules: ${shapeProblem(parsed.error)}`)
  const { totalCount, nodes } = parsed.data
  if (totalCount !== nodes.length)
    return unseen('truncated', `rules: GitHub gave out ${nodes.length} of ${totalCount} rules`)
  const whole = nodes.filter((node) => node !== null)
  if (whole.length < nodes.length)
    return unseen('api-shape', `rules: ${nodes.length - whole.length} of ${nodes.length} rules are null`)
  return {
    rules: { known: true, value: whole.map((node) => ruleOf(node, known)) },
    rulesets: whole.flatMap((node) => rulesetOf(node)),
  }
}

const unseen = (reason: 'api-shape' | 'truncated', detail: string): InventoryRules => ({
  rules: { known: false, reason, detail },
  rulesets: [],
})

function ruleOf({ type, parameters, repositoryRuleset }: RuleNode, known: ReadonlyMap<number, Ruleset>) {
  const name = type.toLowerCase()
  const id = repositoryRuleset?.databaseId ?? undefined
  const level = repositoryRuleset?.source?.__typename
  const own = restParameters(name, parameters ?? {}) ?? parametersIn(known.get(id ?? Number.NaN), name)
  const rule: BranchRule = {
    type: name,
    ...(own === undefined ? {} : { parameters: own }),
    ...(id === undefined ? {} : { ruleset_id: id }),
    ...(level === undefined ? {} : { ruleset_source_type: level }),
  }
  return rule
}

/** What the ruleset itself says of its one rule of a type. */
function parametersIn(ruleset: Ruleset | undefined, type: string): Parameters | undefined {
  const same = (ruleset?.rules ?? []).filter((rule) => rule.type === type)
  return same.length === 1 ? same[0]?.parameters : undefined
}

type Parameters = Readonly<Record<string, unknown>>

/** Undefined when the query asked for nothing but the name of the type. */
function restParameters(type: string, given: Parameters): Parameters | undefined {
  const fields = Object.entries(given).filter(([key]) => key !== '__typename')
  if (fields.length === 0) return undefined
  const all = Object.fromEntries(fields.map(([key, value]) => [snake(key), restValue(snake(key), value)]))
  // The schema of GraphQL has no reviewers of files: null stands for what was not told.
  return type === 'pull_request' ? { required_reviewers: null, ...all } : all
}

/** `requiredStatusChecks` → `required_status_checks`. */
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Enums of GraphQL whose values REST writes in small letters. */
const enums: readonly string[] = ['allowed_merge_methods', 'alerts_threshold', 'security_alerts_threshold']

function restValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => restValue(name, item))
  if (typeof value === 'string') return enums.includes(name) ? value.toLowerCase() : value
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([key]) => key !== '__typename')
  return Object.fromEntries(fields.map(([key, item]) => [snake(key), restValue(snake(key), item)]))
}

/** Without `bypass_actors`: the query does not ask for them, so they are not known. */
function rulesetOf({ repositoryRuleset: found }: RuleNode): readonly Ruleset[] {
  const id = found?.databaseId
  if (id === undefined || id === null) return []
  // `Ref.rules` lists active rules only.
  const enforcement = (found?.enforcement ?? 'active').toLowerCase()
  const name = found?.name ?? undefined
  return [{ id, enforcement, ...(name === undefined ? {} : { name }) }]
}
