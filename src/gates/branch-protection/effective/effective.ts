import type { Observation, Unobserved } from '../../../core/facts/observation.ts'
import type { BranchHint, BranchRule, ClassicProtection } from '../../../core/facts/protection.ts'
import {
  type Control,
  type ControlName,
  type ControlSource,
  controlNames,
  type Effective,
  type Hidden,
  type ProtectionInput,
} from '../model.ts'
import { bypassOf, nobody } from './bypass.ts'
import { classicSettings, hintSettings, type Setting } from './classic.ts'
import { ruleValues, untoldBy } from './rules.ts'
import { allMethods, strongest, textsIn } from './values.ts'

interface Contribution {
  readonly control: ControlName
  readonly source: ControlSource
}

type RequiredChecks = NonNullable<BranchHint['protection']>['requiredChecks']

/** The classic rule, seen as far as the branch itself gives it away (research 2.2). */
type Classic =
  | { readonly seen: true; readonly rule: ClassicProtection | null }
  | { readonly seen: false; readonly why: Unobserved; readonly visible: readonly ControlName[] }

function classicOf({ classic, hint }: ProtectionInput): Classic {
  if (classic.known) return { seen: true, rule: classic.value }
  const protection = hint.known ? hint.value.protection : null
  if (protection?.enabled === false) return { seen: true, rule: null }
  return { seen: false, why: classic, visible: visibleIn(protection?.requiredChecks) }
}

/** The list of required checks is complete, and without one `strict` has no effect (research R8). */
function visibleIn(required: RequiredChecks | undefined): readonly ControlName[] {
  if (required === null || required === undefined) return []
  const none = required.enforcementLevel === 'off' || required.checks.length === 0
  return none ? ['checks', 'strict'] : ['checks']
}

/**
 * What holds for a branch: the applying classic rule and every active ruleset of every level together, the most
 * restrictive of each control (research R1). Whatever could not be observed is named in `hidden`.
 */
export function effectiveOf(input: ProtectionInput): Effective {
  const classic = classicOf(input)
  const contributions = [
    ...classicContributions(classic, input),
    ...ruleContributions(input),
    ...settingContributions(input),
  ]
  const controls = Object.fromEntries(
    controlNames.map((name) => [name, controlOf(name, contributions)]),
  ) as Record<ControlName, Control>
  return {
    controls,
    hidden: hiddenOf(classic, input),
    unmodelled: unmodelledOf(input),
    inert: inertOf(input),
    deadlock: textsIn(controls['merge-methods'].value).length === 0,
  }
}

function controlOf(name: ControlName, contributions: readonly Contribution[]): Control {
  const sources = contributions.filter(({ control }) => control === name).map(({ source }) => source)
  return {
    name,
    sources,
    value: strongest(
      name,
      sources.map(({ value }) => value),
    ),
  }
}

/** Off, none, or an empty list: nothing that a source could be named for. */
const isSilent = ({ control, value }: Setting): boolean =>
  control !== 'merge-methods' &&
  (value === false || value === 0 || (typeof value === 'object' && value.length === 0))

function classicContributions(classic: Classic, { hint }: ProtectionInput): readonly Contribution[] {
  const settings = classic.seen
    ? classic.rule === null
      ? []
      : classicSettings(classic.rule)
    : hint.known
      ? hintSettings(hint.value)
      : []
  return settings
    .filter((setting) => !isSilent(setting))
    .map(({ control, value, bypass }) => ({ control, source: { level: 'classic', value, bypass } }))
}

/** Rules in force. One whose ruleset turns out not to be active does not count (research R2). */
function ruleContributions({ rules, rulesets }: ProtectionInput): readonly Contribution[] {
  if (!rules.known) return []
  return rules.value.toSorted(byRuleset).flatMap((rule) => {
    const { ruleset_id: id, ruleset_source_type: level = 'Repository' } = rule
    const ruleset = id === undefined ? undefined : rulesets[String(id)]
    if (ruleset?.known === true && ruleset.value.enforcement !== 'active') return []
    const name = ruleset?.known === true ? ruleset.value.name : undefined
    const about = {
      level,
      bypass: bypassOf(ruleset),
      ...(id === undefined ? {} : { rulesetId: id }),
      ...(name === undefined ? {} : { name }),
    }
    return (ruleValues(rule) ?? [])
      .map(([control, value]) => ({ control, value, bypass: about.bypass }))
      .filter((setting) => !isSilent(setting))
      .map(({ control, value }) => ({ control, source: { ...about, value } }))
  })
}

/** The order GitHub lists them in means nothing, and may not show. */
const byRuleset = (one: BranchRule, other: BranchRule): number =>
  (one.ruleset_id ?? 0) - (other.ruleset_id ?? 0) ||
  Number(one.type > other.type) - Number(one.type < other.type)

function settingContributions(input: ProtectionInput): readonly Contribution[] {
  const { mergeSettings, possibleMethods } = input
  const value = mergeSettings.known
    ? allMethods.filter((method) => mergeSettings.value[method])
    : possibleMethods
  if (value === undefined) return []
  return [{ control: 'merge-methods', source: { level: 'settings', value, bypass: nobody } }]
}

/** What a classic rule can set at all; the rest comes from rulesets alone. */
const ofClassic: readonly ControlName[] = [
  'pull-request',
  'approvals',
  'code-owner-review',
  'dismiss-stale',
  'last-push',
  'threads',
  'checks',
  'strict',
  'linear',
  'merge-methods',
  'signatures',
  'block-force-push',
  'block-deletion',
  'restricted-updates',
  'creation',
]

/** What a classic rule can set and the REST API never tells (research 2.4). */
const neverTold: readonly ControlName[] = ['merge-queue', 'deployments']

const untold: Unobserved = {
  known: false,
  reason: 'unsupported-by-server',
  detail: 'GitHub does not tell whether a classic rule asks for a merge queue or for deployments',
  remedy: { text: 'ask for them in a ruleset, which every token can see' },
}

function hiddenOf(classic: Classic, { rules, mergeSettings, partly }: ProtectionInput): readonly Hidden[] {
  return [
    ...hiddenClassic(classic),
    ...unseen(rules, controlNames),
    ...(rules.known ? untoldParameters(rules.value) : []),
    ...unseen(mergeSettings, ['merge-methods']),
    ...(partly === undefined ? [] : unseen(partly, controlNames)),
  ]
}

function hiddenClassic(classic: Classic): readonly Hidden[] {
  if (classic.seen) return classic.rule === null ? [] : [{ why: untold, controls: neverTold }]
  const { visible, why } = classic
  return [{ why, controls: [...ofClassic, ...neverTold].filter((control) => !visible.includes(control)) }]
}

function untoldParameters(rules: readonly BranchRule[]): readonly Hidden[] {
  const controls = new Set(rules.flatMap((rule) => untoldBy(rule)))
  return controls.size === 0 ? [] : [{ why: withoutParameters, controls: [...controls] }]
}

const withoutParameters: Unobserved = {
  known: false,
  reason: 'api-shape',
  detail: 'the answer does not hold all parameters of the rules',
  remedy: { text: 'check the repository by itself, which asks for them' },
}

const unseen = (part: Observation<unknown>, controls: readonly ControlName[]): readonly Hidden[] =>
  part.known ? [] : [{ why: part, controls }]

function unmodelledOf({ rules }: ProtectionInput): Effective['unmodelled'] {
  if (!rules.known) return []
  const unknownRules = rules.value.filter((rule) => ruleValues(rule) === undefined).toSorted(byRuleset)
  const seen = new Map(unknownRules.map((rule) => [`${rule.type} ${rule.ruleset_id ?? ''}`, rule]))
  return [...seen.values()].map(({ type, ruleset_id: id }) =>
    id === undefined ? { type } : { type, rulesetId: id },
  )
}

function inertOf({ rulesets }: ProtectionInput): Effective['inert'] {
  return Object.values(rulesets).flatMap((ruleset) => {
    if (!ruleset.known || ruleset.value.enforcement === 'active') return []
    const { id, name, enforcement } = ruleset.value
    return [{ id, enforcement, ...(name === undefined ? {} : { name }) }]
  })
}
