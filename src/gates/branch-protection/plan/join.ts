import { canonicalText } from './canonical.ts'
import { codeOfRule } from './codes.ts'
import type { Hold } from './hold.ts'
import { joinActors } from './join-actors.ts'
import { joinChecks } from './join-checks.ts'
import { joinCodeScanning, joinDeployments, joinPullRequest } from './join-parameters.ts'
import { enforcements, normalPayload, type PlannedRule, type RulesetPayload } from './payload.ts'

type Join = (want: PlannedRule | undefined, have: PlannedRule, hold: Hold) => PlannedRule | undefined

/** Rules whose parameters are compared one by one. */
const joins: Readonly<Record<string, Join>> = {
  pull_request: joinPullRequest,
  required_status_checks: joinChecks,
  required_deployments: joinDeployments,
  code_scanning: joinCodeScanning,
}

/**
 * The rules that are wanted, and beyond them everything that `have` asks for and that `hold` keeps: never weaker than
 * what is there.
 */
export function joinRules(
  want: readonly PlannedRule[],
  have: readonly PlannedRule[],
  hold: Hold,
): readonly PlannedRule[] {
  const joined = have.flatMap((rule) => {
    const join = joins[rule.type] ?? joinWhole
    return (
      join(
        want.find(({ type }) => type === rule.type),
        rule,
        hold,
      ) ?? []
    )
  })
  const added = want.filter(({ type }) => !joined.some((rule) => rule.type === type))
  return [...joined, ...added]
}

/** A rule that is there stays as it is: its other parameters make it neither weaker nor stronger. */
function joinWhole(want: PlannedRule | undefined, have: PlannedRule, hold: Hold): PlannedRule | undefined {
  const code = codeOfRule(have.type)
  if (want === undefined) return hold(code, `rule ${have.type}`) ? have : undefined
  const other = code === 'BP-NAME' && canonicalText(want.parameters) !== canonicalText(have.parameters)
  if (!other) return have
  return hold(code, `rule ${have.type} with the pattern it has`) ? have : want
}

/** What is wanted of a ruleset, never weaker than what it is now. Gives a body in its normal form. */
export function joinPayload(want: RulesetPayload, have: RulesetPayload, hold: Hold): RulesetPayload {
  const wanted = normalPayload(want)
  const there = normalPayload(have)
  const names = wanted.conditions.ref_name
  const more = there.conditions.ref_name.include
    .filter((pattern) => !names.include.includes(pattern))
    .filter((pattern) => hold('BP-SCOPE', `cover of ${pattern}`))
  return normalPayload({
    ...wanted,
    enforcement: joinEnforcement(wanted.enforcement, there.enforcement, hold),
    bypass_actors: joinActors(wanted.bypass_actors, there.bypass_actors, hold),
    // What was left out meanwhile is covered again.
    conditions: { ref_name: { include: [...names.include, ...more], exclude: names.exclude } },
    rules: joinRules(wanted.rules, there.rules, hold),
  })
}

/** An unknown word counts as the strongest: it is never replaced without being asked for. */
function strength(enforcement: string): number {
  const at = (enforcements as readonly string[]).indexOf(enforcement)
  return at === -1 ? enforcements.length : enforcements.length - 1 - at
}

const joinEnforcement = (want: string, have: string, hold: Hold): string =>
  strength(want) < strength(have) && hold('BP-ENFORCEMENT', `enforcement ${have}`) ? have : want
