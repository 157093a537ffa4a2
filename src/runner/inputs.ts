import * as core from '@actions/core'
import { UsageError } from '../core/errors.ts'
import type { GateInput } from '../core/gate.ts'
import { didYouMean } from '../core/nearest.ts'
import { type Mode, modes } from '../core/outcome.ts'
import { checkToken } from './environment.ts'
import { parseBoolean, parseInteger, parseList, singleLine } from './input-values.ts'

/** An input as action.yml and its table in the README show it. */
export interface InputDefinition {
  readonly description: string
  /** Set in action.yml only where the policy file cannot set it. */
  readonly default?: string
  /** Only the suite has it. */
  readonly rootOnly?: boolean
  /** Beside the suite only the actions of these gates have it. */
  readonly gates?: readonly string[]
}

/** Inputs that every action has; gates add at most five of their own. */
export const sharedInputs = {
  'github-token': {
    description: 'Token the API is read with. It needs the permissions listed in the README.',
    default: `$${'{{ github.token }}'}`,
  },
  policy: {
    description:
      'Path of the policy file in the base branch, or `gatewright:PRESET` to judge by a preset without a file. ' +
      'Default: `.github/gatewright.yml`. A policy that cannot be used fails with exit code 78, also in `report` mode.',
  },
  mode: {
    description:
      '`report` never blocks, `enforce` blocks. Overrides the mode of the policy file. A policy that cannot be used ' +
      'fails in both.',
  },
  gates: {
    description:
      'Gates to evaluate, separated by commas or line breaks. Default: every gate the policy enables.',
    rootOnly: true,
  },
  'admin-token': {
    description:
      'Second token, for what `github-token` can never see: with `administration: read` of a GitHub App the classic ' +
      'branch protection rule, with `administration: write` also who may bypass a ruleset. Default: none; what only it ' +
      'can see is then unknown, where rulesets do not prove it.',
    gates: ['branch-protection'],
  },
} as const satisfies Record<string, InputDefinition>

/** Value of an input that overrides an option of a gate. */
export type InputValue = string | boolean | number | readonly string[]

/** The action whose inputs are read: the suite (`gate` null) or the action of one gate. */
export interface ActionDescription {
  /** Every gate there is, for `gates`. */
  readonly gateIds: readonly string[]
  readonly gate: { readonly id: string; readonly inputs?: Readonly<Record<string, GateInput>> } | null
}

export interface Inputs {
  /** Null when not given. */
  readonly token: string | null
  /** Null when not given, and in actions that do not have it. */
  readonly adminToken: string | null
  readonly policy: string | null
  readonly mode: Mode | null
  /** Null when not given: what the policy enables. */
  readonly gates: readonly string[] | null
  /** By policy key below the gate; only what was given. */
  readonly options: Readonly<Record<string, InputValue>>
  /** One sentence each, about variables that no input of this action explains. */
  readonly warnings: readonly string[]
}

/** The tokens as they were given, unchecked: they are made secrets before anything can go wrong. */
export const rawTokens = (): readonly string[] => [
  core.getInput('github-token'),
  core.getInput('admin-token'),
]

/** Names of all inputs of an action, in the order they are documented. */
export function inputNames({ gate }: ActionDescription): readonly string[] {
  const shared = Object.entries<InputDefinition>(sharedInputs)
  const visible = shared.filter(([, definition]) => gate === null || hasInput(gate.id, definition))
  return [...visible.map(([name]) => name), ...Object.keys(gate?.inputs ?? {})]
}

const hasInput = (gate: string, { rootOnly, gates }: InputDefinition): boolean =>
  rootOnly !== true && (gates === undefined || gates.includes(gate))

/** The runner's own rule: `INPUT_`, upper case, blanks to `_`; hyphens stay. */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

/**
 * Reads every input of an action as the runner passes it. Values are trimmed; an empty one is not given.
 * @param variables names of the `INPUT_*` variables that are set
 * @throws UsageError naming the input, what was found and what is expected.
 */
export function readInputs(action: ActionDescription, variables: readonly string[]): Inputs {
  const names = inputNames(action)
  const { given, tokenIn, warnings } = readGiven(names, variables)
  const mode = given('mode')
  const gates = action.gate === null ? given('gates') : null
  const policy = given('policy')
  return {
    token: tokenIn('github-token'),
    adminToken: tokenIn('admin-token'),
    policy: policy === null ? null : singleLine('policy', policy),
    mode: mode === null ? null : parseChoice('mode', mode, modes),
    gates: gates === null ? null : parseGates(gates, action.gateIds),
    options: readOptions(action.gate?.inputs ?? {}, given),
    warnings,
  }
}

/** Inputs by name, as the runner passes them. */
export interface Given {
  /** Its value, trimmed; null when it was not given. @throws never */
  readonly given: (name: string) => string | null
  /** Its value as a token; null when it was not given or the action has no such input. @throws UsageError */
  readonly tokenIn: (name: string) => string | null
  readonly warnings: readonly string[]
}

/**
 * Reads the inputs of any action.
 * @param variables names of the `INPUT_*` variables that are set
 */
export function readGiven(names: readonly string[], variables: readonly string[]): Given {
  const given = (name: string): string | null => {
    const value = core.getInput(name)
    return value === '' ? null : value
  }
  const tokenIn = (name: string): string | null => {
    const value = names.includes(name) ? given(name) : null
    return value === null ? null : checkToken({ value, from: `input ${name}` }).value
  }
  return { given, tokenIn, warnings: unexpected(names, variables) }
}

function parseChoice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value)
  if (choice !== undefined) return choice
  const found = JSON.stringify(value)
  throw new UsageError(
    `input ${name}: found ${found}, expected ${choices.join(' or ')}${didYouMean(value, choices)}`,
  )
}

function parseGates(value: string, gateIds: readonly string[]): readonly string[] {
  const ids = parseList(value)
  if (ids.length === 0)
    throw new UsageError('input gates: found no gate, only separators; leave it out for all')
  for (const id of ids) {
    if (gateIds.includes(id)) continue
    const hint = didYouMean(id, gateIds)
    throw new UsageError(
      `input gates: there is no gate ${JSON.stringify(id)}${hint}; gates: ${gateIds.join(', ')}`,
    )
  }
  return ids
}

function readOptions(
  inputs: Readonly<Record<string, GateInput>>,
  given: (name: string) => string | null,
): Readonly<Record<string, InputValue>> {
  const options: Record<string, InputValue> = {}
  for (const [name, input] of Object.entries(inputs)) {
    const value = given(name)
    if (value !== null) options[input.option] = parseOption(name, value, input.kind ?? 'text')
  }
  return options
}

function parseOption(name: string, value: string, kind: NonNullable<GateInput['kind']>): InputValue {
  switch (kind) {
    case 'text':
      return singleLine(name, value)
    case 'boolean':
      return parseBoolean(name, value)
    case 'integer':
      return parseInteger(name, value)
    case 'list':
      return parseList(value)
  }
}

/** `INPUT_GITHUB_TOKEN` set by hand looks right and is never read: say so. */
function unexpected(names: readonly string[], variables: readonly string[]): readonly string[] {
  const expected = new Set(names.map(inputVariable))
  return [...variables]
    .filter((variable) => !expected.has(variable))
    .sort()
    .map((variable) => {
      const name = variable.slice('INPUT_'.length).toLowerCase()
      const hint = didYouMean(name, names)
      return `input ${JSON.stringify(name)} does not exist and is not read${hint}; inputs: ${names.join(', ')}`
    })
}
