import type { Rule } from '../../core/rules.ts'
import { controlWords } from './control-words.ts'
import { type ControlName, controlNames } from './model.ts'

const found: Partial<Readonly<Record<ControlName, string>>> = {
  approvals: 'main: 1, by ruleset base (7) of the organisation',
  checks: 'main: lint is required, unit is not, by the classic rule',
  'merge-methods': 'main: squash and rebase are possible, by the repository settings',
  'block-force-push': 'main: on by nothing: the classic rule allows it',
}

const required: Partial<Readonly<Record<ControlName, string>>> = {
  approvals: 'at least 2',
  checks: 'unit, reported by App 15368',
  'merge-methods': 'only squash',
}

function ruleOf(name: ControlName): Rule {
  const { title, why, setting, controls, sources } = controlWords[name]
  return {
    title,
    why,
    fix: `Turn on "${setting}" in an active ruleset that nobody else may bypass. \`gatewright branch-protection plan\` prints the ruleset and the command.`,
    controls,
    sources,
    options: name === 'checks' ? ['branches'] : ['branches', 'tags'],
    example: {
      found: found[name] ?? 'main: off, set by nothing',
      required: required[name] ?? 'on',
      fix: `turn on "${setting}" in an active ruleset for main; gatewright branch-protection plan prints it`,
    },
  }
}

/** One rule per control. */
export const controlRules = Object.fromEntries(controlNames.map((name) => [name, ruleOf(name)])) as Readonly<
  Record<ControlName, Rule>
>
