import type { Statement } from '../core/facts/answers.ts'
import { type WorkflowPath, workflowPaths } from '../core/facts/checklists.ts'
import { reasons } from './derivation.ts'
import type { ChangeInput, Derivation } from './model.ts'
import { contradictedSkips } from './skip-reasons.ts'

/** Kinds a change may be declared as (`Kind: …`), with the ways people write them. */
const kinds = {
  'bug fix': ['bug fix', 'bugfix', 'bug', 'fix'],
  refactoring: ['refactoring', 'refactor'],
  feature: ['feature'],
  documentation: ['documentation', 'docs'],
  maintenance: ['maintenance', 'chore'],
} as const satisfies Record<string, readonly string[]>
export type ChangeKind = keyof typeof kinds

const plainValue = ({ value }: Statement): string => value.trim().toLowerCase().replace(/\.$/, '')

/** The kind a statement names; null for a word that is none. */
export function kindOf(statement: Statement): ChangeKind | null {
  const value = plainValue(statement)
  const found = Object.entries(kinds).find(([, words]) => words.some((word) => word === value))
  return (found?.[0] as ChangeKind | undefined) ?? null
}

const pathForm = /^(docs|fast|standard|full)\b[\s,;:.(—–-]*(?:because\b)?\s*([\s\S]*?)\)?$/iu

/** What a statement `Path: PATH (REASON)` says; null when it begins with no path. */
export function pathAndReason(
  value: string,
): { readonly path: WorkflowPath; readonly reason: string } | null {
  const [, word, reason = ''] = pathForm.exec(value.trim()) ?? []
  const path = workflowPaths.find((one) => one === word?.toLowerCase())
  return path === undefined ? null : { path, reason: reason.trim() }
}

/** The highest path that was declared; null when none was. A reason may follow: `Path: full (…)`. */
export function declaredPath(statements: readonly Statement[]): WorkflowPath | null {
  const values = statements
    .filter(({ key }) => key === 'path')
    .map((statement) => /^[a-z]+/.exec(plainValue(statement))?.[0])
  return workflowPaths.findLast((path) => values.includes(path)) ?? null
}

const labelled = (labels: readonly string[], names: readonly string[]): readonly string[] =>
  labels.filter((label) => names.some((name) => name.toLowerCase() === label.toLowerCase()))

/** Why the change counts as one of a kind: its labels, and what its author declares. */
function grounds({ labels, statements }: ChangeInput, kind: ChangeKind, names: readonly string[]): string[] {
  const declared = statements.filter((statement) => statement.key === 'kind' && kindOf(statement) === kind)
  return [
    ...labelled(labels, names).map((label) => `label ${label}`),
    ...declared.map(({ line }) => `declared in line ${line}: ${kind}`),
  ]
}

const asDerivation = (found: readonly string[], otherwise: string): Derivation =>
  found.length > 0 ? { value: true, because: reasons(found) } : { value: false, because: [otherwise] }

/** Whether it is a bug fix. */
export const isBugfix = (input: ChangeInput): Derivation =>
  asDerivation(grounds(input, 'bug fix', input.settings.labels.bug), 'not labelled or declared as a bug fix')

/** Whether it is declared to be a refactoring. */
export const isRefactor = (input: ChangeInput): Derivation =>
  asDerivation(
    grounds(input, 'refactoring', input.settings.labels.refactor),
    'not labelled or declared as a refactoring',
  )

/** Whether somebody said that the architecture is in question. */
export const architectural = ({ labels, settings }: ChangeInput): Derivation =>
  asDerivation(
    labelled(labels, settings.labels.architecture).map((label) => `label ${label}`),
    'no label speaks of the architecture',
  )

/** What was declared about the change and cannot hold together, or is shown to be otherwise by its files and lines. */
export function contradictions(
  input: ChangeInput,
  facts: { readonly docsOnly: Derivation; readonly surface: readonly string[] },
): string[] {
  const { statements, labels, settings } = input
  const declared = new Set(statements.flatMap((one) => (one.key === 'kind' ? (kindOf(one) ?? []) : [])))
  const bug = declared.has('bug fix') || labelled(labels, settings.labels.bug).length > 0
  const none = statements.find((one) => one.key === 'surface' && plainValue(one) === 'none')
  return [
    ...(declared.size > 1 ? [`declared as several kinds: ${[...declared].join(', ')}`] : []),
    ...(bug && declared.has('feature') && declared.size === 1
      ? ['labelled as a bug, declared as a feature']
      : []),
    ...(declared.has('documentation') && facts.docsOnly.value === false
      ? facts.docsOnly.because.map((why) => `declared as documentation, but ${why}`)
      : []),
    ...(none !== undefined && facts.surface.length > 0
      ? facts.surface.map((why) => `no surface was declared, but ${why}`)
      : []),
    ...contradictedSkips(input),
  ]
}
