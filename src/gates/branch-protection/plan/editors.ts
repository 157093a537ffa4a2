import type { Observation } from '../../../core/facts/observation.ts'
import type { ClassicProtection, Protection, Ruleset } from '../../../core/facts/protection.ts'
import type { ControlSource } from '../model.ts'
import { ghApi, type Step, segment } from './commands.ts'
import { fileNameOf } from './name.ts'
import type { PlannedRule } from './payload.ts'

/** Whose settings a step changes. */
export interface Place {
  /** `acme/shop` */
  readonly repository: string
  readonly protection: Protection
}

/** How a source is named to people: `ruleset release (7) of the organisation`. */
export function sourceName({ level, name, rulesetId }: ControlSource): string {
  if (level === 'classic') return 'the classic rule'
  if (level === 'settings') return 'the repository settings'
  const of =
    level === 'Repository' ? '' : ` of the ${level === 'Organization' ? 'organisation' : level.toLowerCase()}`
  return `ruleset ${name === undefined ? '' : `${name} `}(${rulesetId ?? 'no number'})${of}`
}

/** Takes a required check from a source, or pins it there to another App. Never done by Gatewright itself. */
export function checkStep(
  source: ControlSource,
  branch: string,
  check: { readonly context: string; readonly app: number | null },
  place: Place,
): Step | null {
  const what =
    check.app === null
      ? `take check ${check.context} from ${sourceName(source)}`
      : `pin check ${check.context} in ${sourceName(source)} to App ${check.app}`
  if (source.level !== 'classic') return rulesetStep(source, what, (rule) => withCheck(rule, check), place)
  const classic = place.protection.branches.find(({ name }) => name === branch)?.classic
  return classicStep(classic, what, branch, check, place)
}

function classicStep(
  classic: Observation<ClassicProtection | null> | undefined,
  what: string,
  branch: string,
  { context, app }: { readonly context: string; readonly app: number | null },
  { repository }: Place,
): Step | null {
  if (classic?.known !== true || classic.value === null) return null
  const { strict = false, checks = [], contexts = [] } = classic.value.required_status_checks ?? {}
  const named = new Set(checks.map((one) => one.context))
  const all = [
    ...checks.map((one) => ({ context: one.context, app_id: one.app_id ?? -1 })),
    ...contexts.filter((one) => !named.has(one)).map((one) => ({ context: one, app_id: -1 })),
  ]
  const rest = all.filter((one) => one.context !== context)
  const kept = app === null ? rest : [...rest, { context, app_id: app }]
  const file = fileNameOf(`classic ${branch} checks`)
  const path = `repos/${repository}/branches/${segment(branch)}/protection/required_status_checks`
  return { what, command: ghApi('PATCH', path, file), input: { file, body: { strict, checks: kept } } }
}

/** The rules of a ruleset with one check taken out, or pinned elsewhere. A rule without checks is left out. */
function withCheck(
  rule: PlannedRule,
  { context, app }: { readonly context: string; readonly app: number | null },
): PlannedRule | null {
  const list: unknown = rule.parameters?.['required_status_checks']
  if (rule.type !== 'required_status_checks' || !Array.isArray(list)) return rule
  const rest = list.filter((one: unknown) => !isCheck(one, context))
  if (rest.length === list.length) return rule
  const kept: unknown[] = app === null ? rest : [...rest, { context, integration_id: app }]
  if (kept.length === 0) return null
  return { type: rule.type, parameters: { ...rule.parameters, required_status_checks: kept } }
}

const isCheck = (value: unknown, context: string): boolean =>
  typeof value === 'object' && value !== null && 'context' in value && value.context === context

/** Writes a ruleset back with its rules changed. Null when that must not be done blindly. */
export function rulesetStep(
  { rulesetId: id }: ControlSource,
  what: string,
  change: (rule: PlannedRule) => PlannedRule | null,
  { repository, protection }: Place,
  enforcement?: string,
): Step | null {
  const ruleset = id === undefined ? undefined : protection.rulesets[String(id)]
  if (ruleset?.known !== true) return null
  const path = rulesetPath(ruleset.value, repository)
  const { name, target, bypass_actors: actors, conditions, rules = [] } = ruleset.value
  // Written back without the list, nobody could bypass it any more, or everybody: it must have been seen.
  if (path === null || name === undefined || actors === null || actors === undefined) return null
  const file = `ruleset-${ruleset.value.id}.json`
  const body = {
    name,
    target: target ?? 'branch',
    enforcement: enforcement ?? ruleset.value.enforcement,
    bypass_actors: actors.map((actor) => ({
      actor_id: actor.actor_id ?? null,
      actor_type: actor.actor_type,
      bypass_mode: actor.bypass_mode ?? 'always',
    })),
    conditions: conditions ?? { ref_name: { include: [], exclude: [] } },
    rules: rules.flatMap(({ type, parameters }) => {
      const changed = change(parameters === undefined ? { type } : { type, parameters })
      return changed ?? []
    }),
  }
  return { what, command: ghApi('PUT', path, file), input: { file, body } }
}

function rulesetPath(
  { id, source_type: level = 'Repository', source }: Ruleset,
  repository: string,
): string | null {
  if (level === 'Repository') return `repos/${repository}/rulesets/${id}`
  return level === 'Organization' && source !== undefined ? `orgs/${segment(source)}/rulesets/${id}` : null
}
