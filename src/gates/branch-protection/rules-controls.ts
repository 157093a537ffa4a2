import type { Rule } from '../../core/rules.ts'
import { plain } from '../../core/text.ts'
import { answerFinding } from './answer-findings.ts'
import { controlWords } from './control-words.ts'
import { type ControlAnswer, type ControlName, type ControlSource, controlNames } from './model.ts'

type Parts = Pick<ControlAnswer, 'required' | 'value' | 'detail'>

/** What the example of a control is about; a switch that is off unless something else stands here. */
const parts: Partial<Readonly<Record<ControlName, Parts>>> = {
  approvals: { required: 2, value: 1 },
  checks: { required: [{ context: 'unit', apps: [15368] }], value: [], detail: 'unit' },
  'merge-methods': { required: ['squash'], value: ['squash', 'rebase'], detail: 'rebase' },
  deployments: { required: ['staging'], value: [], detail: 'staging' },
  workflows: { required: ['.github/workflows/gatewright.yml'], value: [], detail: 'gatewright.yml' },
  'code-scanning': {
    required: [{ tool: 'CodeQL', alertsThreshold: 'errors', securityAlertsThreshold: 'high_or_higher' }],
    value: [],
    detail: 'CodeQL',
  },
  'name-pattern': { required: true, value: [] },
  'required-reviewers': { required: ['src/payments/**'], value: [], detail: 'src/payments/**' },
}

const base = { level: 'Organization', rulesetId: 7, name: 'base', bypass: { kind: 'none' } } as const
const sources: Partial<Readonly<Record<ControlName, readonly ControlSource[]>>> = {
  approvals: [{ ...base, value: 1 }],
  'merge-methods': [{ level: 'settings', value: ['squash', 'rebase'], bypass: { kind: 'none' } }],
}

/** The finding of an answer, in the words it is really given in. */
function exampleOf(control: ControlName): Rule['example'] {
  const answer: ControlAnswer = {
    control,
    ...(parts[control] ?? { required: true, value: false }),
    answer: 'violated',
    sources: sources[control] ?? [],
    bypass: [],
    keys: [control],
  }
  const { found, required, fix } = answerFinding(answer, {
    subject: 'main',
    requirements: {},
    at: () => undefined,
  })
  return { found: plain(found), required: plain(required), fix: plain(fix) }
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

/** What is to be done in general, in the words of GitHub's settings. */
function general(name: ControlName): string {
  const setting = `"${controlWords[name].setting}"`
  if (name === 'merge-methods') return `Allow only the ways of the policy under ${setting}`
  const required = parts[name]?.required
  if (typeof required === 'number') return `Set ${setting} to what the policy asks for`
  return typeof required === 'object' ? `Add what the policy names to ${setting}` : `Turn on ${setting}`
}

function ruleOf(name: ControlName): Rule {
  const { title, why, controls, sources: documents } = controlWords[name]
  return {
    title,
    why,
    fix: `${general(name)} in an active ruleset that nobody else may bypass. \`gatewright branch-protection plan\` prints the ruleset and the command.`,
    controls,
    sources: documents,
    options: optionsOf(name),
    example: exampleOf(name),
    onRequest: true,
  }
}

/** One rule per control. */
export const controlRules = Object.fromEntries(controlNames.map((name) => [name, ruleOf(name)])) as Readonly<
  Record<ControlName, Rule>
>
