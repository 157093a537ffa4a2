import type { WorkflowPath } from '../core/facts/checklists.ts'
import type { Obligation } from './model.ts'

const workflow = (id: string, text: string): Obligation => ({ id, text, gate: 'workflow-path' })
const checklist = (id: string, text: string): Obligation => ({ id, text, gate: 'checklist' })

const regression = workflow(
  'regression-test',
  'a regression test, or the proof of a refactoring: the same tests, unchanged',
)
const checks = workflow('checks', 'every named check is successful on the head commit')
const specification = workflow(
  'specification',
  'a specification with deliverables, acceptance criteria, Must Have and at least three exclusions',
)
const skip = workflow('skip-justification', 'the line that says why no security review is needed')
const unlocked = workflow('locked-tests', 'no test asserts less than before without an unlock')

/**
 * What each path obliges to (data/tier-decision.json, `obligations`; document 000, tasks 2, 5 and 6). Scanners are of
 * every path: a secret fits into one line (contradiction C24).
 */
const obligations: Readonly<Record<WorkflowPath, readonly Obligation[]>> = {
  docs: [],
  fast: [regression, checks, unlocked],
  standard: [specification, skip, checks, unlocked],
  full: [
    specification,
    checklist('threat-model', 'a threat model, and whether a performance target applies'),
    checklist(
      'security-checklist',
      'every security question that applies: yes, or not applicable with a reason',
    ),
    workflow('integration-tests', 'integration tests, which stay as they were written'),
    workflow('unit-tests', 'unit tests'),
    checks,
    unlocked,
    checklist('reviews', 'an approving review of the head commit by every role the policy names'),
    checklist('open-findings', 'no open finding of severity BLOCKER or HIGH'),
  ],
}

/** What a path obliges to, in the order of the work. */
export const obligationsOf = (path: WorkflowPath): readonly Obligation[] => obligations[path]
