import { decidePath } from '../../change/decide.ts'
import type { ChangeInput, Derivation, Derived, PathDecision } from '../../change/model.ts'
import { type WorkflowPath, workflowPaths } from '../../core/facts/checklists.ts'

/** One thing that, put right, gives the change a lower path. */
export interface Shortcut {
  readonly missing: 'regression-test' | 'untouched-tests'
  /** The path it would have then. */
  readonly path: WorkflowPath
}

/** What alone keeps a declared bug fix or refactoring from a lower path; null when there is no one such thing. */
export function shortcutOf(derived: Derived, input: ChangeInput, { path }: PathDecision): Shortcut | null {
  const decided = (more: Partial<Derived>): WorkflowPath => decidePath({ ...derived, ...more }, input).path
  const lower = (other: WorkflowPath): boolean => workflowPaths.indexOf(other) < workflowPaths.indexOf(path)
  if (derived.isBugfix.value === true && derived.hasRegressionTest.value !== true) {
    const other = decided({ hasRegressionTest: is(true) })
    if (lower(other)) return { missing: 'regression-test', path: other }
  }
  if (derived.isRefactor.value === true && derived.testsWeakened.value !== false) {
    const other = decided({ testsWeakened: is(false) })
    if (lower(other)) return { missing: 'untouched-tests', path: other }
  }
  return null
}

const is = (value: boolean): Derivation => ({ value, because: [] })
