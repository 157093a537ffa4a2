import type { MergeSettings } from '../../../core/facts/protection.ts'
import { allMethods, checksIn, strongest, textsIn } from '../effective/values.ts'
import type { ControlAnswer, ControlSource } from '../model.ts'
import { ghApi, type Step, shellWord } from './commands.ts'
import { checkStep, type Place, rulesetStep, sourceName } from './editors.ts'
import { ownedPrefix } from './name.ts'
import type { PlannedRule } from './payload.ts'

/** What a ruleset of ours cannot bring about, why, and what somebody has to do instead. Printed, never applied. */
export interface Manual {
  readonly why: string
  readonly steps: readonly Step[]
}

type Method = keyof MergeSettings

const settingKeys: Readonly<Record<Method, string>> = {
  merge: 'allow_merge_commit',
  squash: 'allow_squash_merge',
  rebase: 'allow_rebase_merge',
}

const methodStep = (method: Method, on: boolean, repository: string): Step => ({
  what: `${on ? 'allow' : 'forbid'} ${method} merges in the repository settings`,
  command: `${ghApi('PATCH', `repos/${repository}`)} -F ${settingKeys[method]}=${String(on)}`,
})

/** An answer that is still not satisfied with the planned ruleset in force. */
export function manualFor(answer: ControlAnswer, branch: string, place: Place): Manual {
  const { code = '', control, detail = '' } = answer
  if (code === 'BP-METHOD-DEADLOCK') return deadlock(answer, place)
  if (control === 'merge-methods') return method(answer, place)
  if (code.startsWith('BP-CHECK-EXTRA(')) return extraCheck(answer, branch, place)
  if (code.startsWith('BP-CHECK(')) return otherApp(answer, branch, place)
  return { why: reasons[control]?.(detail) ?? 'no ruleset of the repository can ask for this', steps: [] }
}

const reasons: Readonly<Partial<Record<ControlAnswer['control'], (detail: string) => string>>> = {
  checks: () => 'the policy does not say which checks: name them under `checks`',
  strict: () => 'it has no effect without a required check: name one under `checks`',
  workflows: (detail) =>
    `GitHub takes the rule \`workflows\` in rulesets of an organisation only: its owners add ${detail} to one`,
  'required-reviewers': (detail) =>
    `the policy does not say which team reviews ${detail}: add \`required_reviewers\` with its id by hand`,
  'name-pattern': () => 'the policy does not say which pattern: give it with --name-pattern',
  creation: () =>
    'nobody could create it any more: name who may, with `actor-id` and `bypass-mode`, under `bypass: allow`',
  'restricted-updates': () =>
    'nobody could update it any more: name who may, with `actor-id` and `bypass-mode`, under `bypass: allow`',
}

/** A rule of ours forbids a method through pull requests; without any, the repository settings must. */
const method = ({ detail }: ControlAnswer, { repository }: Place): Manual => {
  const found = allMethods.find((one) => one === detail)
  return {
    why: 'pull requests are not required, so a ruleset does not decide how is merged',
    steps: found === undefined ? [] : [methodStep(found, false, repository)],
  }
}

function deadlock({ sources }: ControlAnswer, place: Place): Manual {
  const rulesets = sources.filter(({ level }) => level !== 'settings')
  const allowed = textsIn(
    strongest(
      'merge-methods',
      rulesets.map(({ value }) => value),
    ),
  )
  const wanted = (['squash', 'rebase', 'merge'] as const).find((one) => allowed.includes(one))
  if (wanted !== undefined)
    return {
      why: `the repository settings allow no way to merge that the rules allow (${allowed.join(', ')})`,
      steps: [methodStep(wanted, true, place.repository)],
    }
  const what = (source: ControlSource) => `let ${sourceName(source)} allow every way to merge`
  return {
    why: `these leave no way to merge together: ${rulesets.map(sourceName).join(', ')}; change one of them`,
    steps: distinct(rulesets).flatMap(
      (source) => rulesetStep(source, what(source), withEveryMethod, place) ?? [],
    ),
  }
}

function withEveryMethod(rule: PlannedRule): PlannedRule {
  if (rule.type !== 'pull_request') return rule
  return { type: rule.type, parameters: { ...rule.parameters, allowed_merge_methods: allMethods } }
}

const distinct = (sources: readonly ControlSource[]): readonly ControlSource[] => [
  ...new Map(sources.map((source) => [`${source.level} ${source.rulesetId ?? ''}`, source])).values(),
]

/** Sources that require a check of this name. */
const requiring = (sources: readonly ControlSource[], context: string): readonly ControlSource[] =>
  distinct(sources.filter(({ value }) => checksIn(value).some((check) => check.context === context)))

function extraCheck({ detail: context = '', sources }: ControlAnswer, branch: string, place: Place): Manual {
  const own = requiring(sources, context).some(({ name = '' }) => name.startsWith(ownedPrefix))
  if (own)
    return {
      why: `Gatewright's own ruleset requires check ${context} and is not weakened by itself: --allow-weaken ${shellWord(`BP-CHECK(${context})`)}`,
      steps: [],
    }
  return {
    why: `check ${context} is required by ${requiring(sources, context).map(sourceName).join(', ')}, which is not Gatewright's to change`,
    steps: removeCheck(context, sources, branch, place),
  }
}

/** Takes a check from every source that requires it. */
export const removeCheck = (
  context: string,
  sources: readonly ControlSource[],
  branch: string,
  place: Place,
): readonly Step[] =>
  requiring(sources, context).flatMap(
    (source) => checkStep(source, branch, { context, app: null }, place) ?? [],
  )

/** Two pins would ask for both Apps at once. */
function otherApp(answer: ControlAnswer, branch: string, place: Place): Manual {
  const { detail: context = '', sources, required } = answer
  const app = checksIn(required).find((check) => check.context === context)?.apps[0]
  const pinned = requiring(sources, context).filter(({ value }) =>
    checksIn(value).some((check) => check.context === context && check.apps.some((one) => one !== app)),
  )
  const where = pinned.map(sourceName).join(', ')
  return {
    why: `check ${context} is pinned to another App by ${where}: a second pin would ask for both`,
    steps:
      app === undefined
        ? []
        : pinned.flatMap((source) => checkStep(source, branch, { context, app }, place) ?? []),
  }
}
