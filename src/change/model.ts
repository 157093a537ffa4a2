import type { Fact } from '../core/fact.ts'
import type { Statement } from '../core/facts/answers.ts'
import type { Change, ChangeSettings, Signal } from '../core/facts/change.ts'
import type { WorkflowPath } from '../core/facts/checklists.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import type { ToolFindings } from '../core/facts/tools.ts'
import type { Regression, TestHistory } from '../core/facts/workflow.ts'

/** What a path makes of a file. A file may have several; `code` is all that is neither documentation, test nor uncounted. */
export const fileClasses = [
  'documentation',
  'test',
  'security',
  'control-plane',
  'entry-point',
  'cross-domain',
  'migration',
  'infrastructure',
  'public-api',
  'not-counted',
  'code',
] as const
export type FileClass = (typeof fileClasses)[number]

/** A lower path that somebody who may has set for the head commit. */
export interface PathOverride {
  readonly path: WorkflowPath
  /** Who set it, in words. */
  readonly by: string
}

/** All that a path is decided from. */
export interface ChangeInput {
  readonly files: Fact<ChangedFile[]>
  readonly change: Fact<Change>
  readonly settings: ChangeSettings
  readonly statements: readonly Statement[]
  readonly labels: readonly string[]
  readonly tools: Fact<ToolFindings>
  readonly history: Fact<TestHistory>
  readonly regression: Fact<Regression>
  readonly pathOverride: PathOverride | null
  /** What else could not be read, one sentence each: answers, settings, labels. Any makes the path Full (R00). */
  readonly unreadable?: readonly string[]
}

/** A derived fact: its value, and the paths, signals and words it rests on, most telling first. */
export interface Derivation<T = boolean> {
  readonly value: T | 'unknown'
  readonly because: readonly string[]
}

/** Derived facts of the decision table, by the names of data/tier-decision.json. */
export interface Derived {
  /** Additions and deletions, tests and what is not counted left out. */
  readonly changedLines: Derivation<number>
  /** Names of components, or first two folders, that own changed files. */
  readonly modules: Derivation<readonly string[]>
  readonly touchesSecurity: Derivation
  readonly touchesControlPlane: Derivation
  readonly publicApiChanged: Derivation
  readonly inputSurface: Derivation
  readonly externalData: Derivation
  readonly crossDomain: Derivation
  readonly docsOnly: Derivation
  readonly testOnly: Derivation
  /** A test was deleted or skipped, asserts less, or expects something else than before. */
  readonly testsWeakened: Derivation
  readonly isBugfix: Derivation
  /** Declared as refactoring; whether it keeps what that promises stands in the other facts. */
  readonly isRefactor: Derivation
  readonly hasRegressionTest: Derivation
  readonly architectural: Derivation
  /** The change could not be seen whole. */
  readonly truncated: Derivation
  /** An open result of a tool that this change introduces. */
  readonly openError: Derivation
  /** The change shows something else than was declared, or what nothing may declare away. */
  readonly contradicted: Derivation
  /** A justification of the closed list that fits every changed file. */
  readonly skipJustified: Derivation
  /** Classes with the changed paths that have them, old names of renames included. */
  readonly classes: ReadonlyMap<FileClass, readonly string[]>
  /** Components that own changed files, by name. */
  readonly components: readonly string[]
  /** Performance tags of those components. */
  readonly performance: readonly string[]
  /** Signals of the change; empty when it could not be read, which `truncated` says. */
  readonly signals: readonly Signal[]
}

/** One rule of the table: met or not, and why. `unknown` counts as met where the rule raises the path. */
export interface PathRule {
  /** `R00` … `R40`, as in the decision table. */
  readonly id: string
  readonly when: string
  readonly met: boolean | 'unknown'
  /** The path it asks for. */
  readonly path: WorkflowPath
  readonly because: readonly string[]
}

/** What a path obliges to. `gate` says which of our gates judges it. */
export interface Obligation {
  readonly id: string
  readonly text: string
  readonly gate: 'checklist' | 'workflow-path'
}

/** The path of a change, and everything that led to it. */
export interface PathDecision {
  readonly path: WorkflowPath
  /** What the table alone says, before a declared path raises it or an override lowers it. */
  readonly computed: WorkflowPath
  /** Every rule, in the order of the table. */
  readonly rules: readonly PathRule[]
  /** Ids of the met rules that ask for the computed path; of the open ones where none is met for certain. */
  readonly decisive: readonly string[]
  /** The highest path the author declared; it can only raise. */
  readonly declared: WorkflowPath | null
  /** The override, where it changed the path. */
  readonly override: PathOverride | null
  readonly obligations: readonly Obligation[]
}

/** Whether a condition of a checklist item is met, and why. */
export interface ConditionResult {
  readonly met: boolean
  readonly because: string
}
