import type { OtherAction } from './action/other-action.ts'
import { otherActions } from './action/others.ts'
import { type Command, commands, commonFlags, type Flag } from './cli/commands.ts'
import type { AnyGate, GateInput, Permission } from './core/gate.ts'
import { type ReasonCode, reasonCodes } from './core/reason-codes.ts'
import type { Rule } from './core/rules.ts'
import { type ExitCode, exitCodeOrder } from './core/verdict.ts'
import { gates } from './gates/registry.ts'
import { type OptionRow, optionRows } from './policy/option-rows.ts'
import { presetNames, presetSummaries, presets } from './policy/presets.ts'
import { problemCodes } from './policy/problems.ts'
import { issuePermission, surfacePermissions } from './publish/permissions.ts'
import { environmentVariables } from './runner/environment.ts'
import { type InputDefinition, sharedInputs } from './runner/inputs.ts'
import { outputDefinitions } from './runner/outputs.ts'
import { version } from './version.ts'

/** A rule with its whole id. */
export interface CatalogueRule extends Rule {
  /** `codeowners/owner-approval`. */
  readonly id: string
  readonly gate: string
}

/** A gate, as its pages and tables show it. */
export interface CatalogueGate {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly rules: readonly CatalogueRule[]
  readonly permissions: readonly Permission[]
  readonly inputs: Readonly<Record<string, GateInput>>
  readonly options: readonly OptionRow[]
}

/** Something with a name and a sentence about it. */
export interface Entry {
  readonly name: string
  readonly meaning: string
}

/** Everything there is to document, as data. */
export interface Catalogue {
  readonly version: string
  readonly gates: readonly CatalogueGate[]
  /** Actions that are neither the suite nor a gate. */
  readonly otherActions: readonly OtherAction[]
  /** What the token needs for what is written to GitHub. */
  readonly surfacePermissions: readonly Permission[]
  readonly inputs: Readonly<Record<string, InputDefinition>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly reasonCodes: readonly Entry[]
  readonly exitCodes: readonly { readonly code: ExitCode; readonly meaning: string }[]
  /** When several apply, the first of these wins. */
  readonly exitCodeOrder: readonly ExitCode[]
  readonly policyProblems: readonly Entry[]
  /** With the text each preset stands for. */
  readonly presets: readonly (Entry & { readonly text: string })[]
  readonly environment: readonly Entry[]
  readonly commands: readonly Command[]
  /** Flags of every command. */
  readonly flags: readonly Flag[]
}

/** Meaning of each exit code (design, section 7). */
const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'pass, or `report` mode',
  1: 'a gate failed',
  2: 'a signature is required and absent or wrong',
  3: 'could not be decided: permission, API, truncated or missing data',
  5: 'audit: a P0 control is absent',
  6: 'audit: a P0 control could not be verified',
  64: 'usage error',
  78: 'policy error',
}

const entries = (table: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(table).map(([name, meaning]) => ({ name, meaning }))

function describeGate(gate: AnyGate): CatalogueGate {
  const { id, title, summary, permissions, inputs = {} } = gate
  const rules = Object.entries(gate.rules)
  return {
    ...{ id, title, summary, permissions, inputs },
    rules: rules.map(([name, rule]) => ({ id: `${id}/${name}`, gate: id, ...rule })),
    options: optionRows(gate),
  }
}

/** Gates, rules, options, inputs, codes, variables and commands: README, rule pages and `explain` are made from it. */
export const catalogue = (): Catalogue => ({
  version,
  gates: gates.map(describeGate),
  otherActions: otherActions.map(({ action }) => action),
  surfacePermissions: [...surfacePermissions, issuePermission],
  inputs: sharedInputs,
  outputs: outputDefinitions,
  reasonCodes: entries(reasonCodes satisfies Record<ReasonCode, string>),
  exitCodes: [...exitCodeOrder]
    .sort((a, b) => a - b)
    .map((code) => ({ code, meaning: exitCodeMeanings[code] })),
  exitCodeOrder,
  policyProblems: entries(problemCodes),
  presets: presetNames.map((name) => ({ name, meaning: presetSummaries[name], text: presets[name] })),
  environment: entries(environmentVariables),
  commands,
  flags: commonFlags,
})
