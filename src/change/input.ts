import { type Fact, known } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import { defaultChangeSettings } from './default-settings.ts'
import type { ChangeInput, PathOverride } from './model.ts'

/** The facts a path is decided from. Both gates ask for them as facts, so that what is unknown raises the path. */
export const changeFacts = [
  'changed-files',
  'change',
  'change-settings',
  'answers',
  'pull-request',
  'tool-findings',
  'test-history',
  'regression',
] as const satisfies readonly FactKey[]

/** Those facts as gates receive them. */
export type ChangeFacts = { readonly [K in (typeof changeFacts)[number]]: Fact<FactValue[K]> }

/** What a local run knows that no fact says. */
export interface ChangeExtras {
  readonly pathOverride?: PathOverride | null
  /** Labels a pull request would have; for branches. */
  readonly labels?: readonly string[]
}

/**
 * The input of `derive` out of facts. A branch has no labels yet (`pull-request` is unknown `offline`); labels,
 * answers or settings that could not be read for any other reason make the path Full.
 */
export function changeInput(facts: ChangeFacts, extras: ChangeExtras = {}): ChangeInput {
  const { answers, 'change-settings': settings, 'pull-request': pull } = facts
  const offline = !pull.known && pull.reason === 'offline'
  return {
    files: facts['changed-files'],
    change: facts.change,
    settings: settings.known ? settings.value : defaultChangeSettings,
    statements: answers.known ? answers.value.statements : [],
    labels: [...(pull.known ? pull.value.labels : []), ...(extras.labels ?? [])],
    tools: facts['tool-findings'],
    history: facts['test-history'],
    regression: facts.regression,
    pathOverride: extras.pathOverride ?? null,
    unreadable: [
      ...(settings.known ? [] : [`the settings of the policy: ${settings.detail}`]),
      ...(answers.known ? [] : [`the answers: ${answers.detail}`]),
      ...(pull.known || offline ? [] : [`the labels: ${pull.detail}`]),
    ],
  }
}

const source = { kind: 'input', what: 'nothing was asked for' } as const

/** Facts of tests and tools where nobody asked for them: no results, no history, no reports of the base. */
export const nothingAsked: Pick<ChangeInput, 'tools' | 'history' | 'regression' | 'pathOverride'> = {
  tools: known({ patterns: [], invalid: [], runs: [], results: [], commits: [] }, source),
  history: known({ files: [], manifest: null }, source),
  regression: known({ given: false, tests: [], invalid: [] }, source),
  pathOverride: null,
}
