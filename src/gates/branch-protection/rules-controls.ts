import type { Rule } from '../../core/rules.ts'
import { controlWords } from './control-words.ts'
import { type ControlName, controlNames } from './model.ts'

const found: Partial<Readonly<Record<ControlName, string>>> = {
  approvals: 'main: "Required approvals" is 1, by ruleset base (7) of the organisation',
  checks: 'main: check unit is not required, by the classic rule',
  'merge-methods': 'main: "Allowed merge methods" is squash, rebase, by the repository settings',
}

const required: Partial<Readonly<Record<ControlName, string>>> = {
  approvals: 'at least 2',
  checks: 'unit, reported by App 15368',
  'merge-methods': 'only squash',
}

const ofTags: Partial<Readonly<Record<ControlName, string>>> = {
  'restricted-updates': 'immutable',
  'block-deletion': 'immutable',
  creation: 'creation-restricted',
  signatures: 'signatures',
  'name-pattern': 'name-pattern',
}

/** Keys of the policy that ask for a control. */
function optionsOf(name: ControlName): readonly string[] {
  const tagKey = ofTags[name]
  return [
    ...['branches', 'preset', name, 'bypass'].map((key) => `branches[].${key}`),
    ...(name === 'checks' ? ['branches[].minimum-checks'] : []),
    ...(tagKey === undefined ? [] : ['tags', tagKey, 'bypass'].map((key) => `tags[].${key}`)),
  ]
}

function ruleOf(name: ControlName): Rule {
  const { title, why, setting, controls, sources } = controlWords[name]
  return {
    title,
    why,
    fix: `Turn on "${setting}" in an active ruleset that nobody else may bypass. \`gatewright branch-protection plan\` prints the ruleset and the command.`,
    controls,
    sources,
    options: optionsOf(name),
    example: {
      found: found[name] ?? `main: "${setting}" is off`,
      required: required[name] ?? 'on',
      fix: `turn on "${setting}" in an active ruleset for main; gatewright branch-protection plan prints it`,
    },
  }
}

/** One rule per control. */
export const controlRules = Object.fromEntries(controlNames.map((name) => [name, ruleOf(name)])) as Readonly<
  Record<ControlName, Rule>
>
