import type { Detail } from '../../core/finding.ts'
import { joinWords, prose, text } from '../../core/text.ts'

/** What to do when a step of the workflow fails (document 000, task 7). */
export interface Recovery {
  readonly title: string
  readonly action: string
  /** How to undo what was done meanwhile. */
  readonly rollback: string
  readonly escalation: string
  /**
   * The earlier step to take up again, or null: put right here, and the next push is judged anew. Following these
   * never comes back to a step, so that no recovery waits for itself.
   */
  readonly backTo: RecoveryStep | null
}

/** Steps that this gate judges; those about reviews are judged by the gate `checklist`. */
export const recoverySteps = [
  'health',
  'path',
  'specification',
  'usage',
  'integration-tests',
  'unit-tests',
  'regression-test',
  'unit',
  'integration',
  'build',
  'lint',
  'doctest',
  'check',
  'locked-test',
] as const
export type RecoveryStep = (typeof recoverySteps)[number]

const rounds = 'after three pushes that fail here'

/** One recovery for each step. */
export const recoveries: Readonly<Record<RecoveryStep, Recovery>> = {
  health: {
    title: 'Before the start (health check)',
    action: 'repair the default branch first; a bug fix that turns the red check green may start at once',
    rollback: '`git revert COMMIT` of what broke the default branch',
    escalation: 'when nobody knows what broke it within a working day',
    backTo: null,
  },
  path: {
    title: 'Choice of the path',
    action: 'follow the path that was found, or split the change so that each part has the path it needs',
    rollback: '`git switch --create PART BASE` and take over only what belongs to the part',
    escalation: 'when the facts themselves are wrong: correct `change:` in the policy',
    backTo: null,
  },
  specification: {
    title: 'Specification (step 1 and 2.5)',
    action: 'ask whoever wants the change what is unclear, and write down the sections that are missing',
    rollback:
      'nothing to undo: no code depends on it yet; commits that do are moved behind it (`git rebase`)',
    escalation: 'without an answer within a working day, convert the pull request to a draft and park it',
    backTo: null,
  },
  usage: {
    title: 'Use as if it existed (step 3)',
    action: 'write the code that will use the change; stub the types it needs until it compiles',
    rollback: '`git restore PATH` of the usage code',
    escalation: 'when it still does not compile after two hours: the design is in question',
    backTo: 'specification',
  },
  'integration-tests': {
    title: 'Integration tests (step 4)',
    action:
      'check that the server under test starts and that its endpoints are registered, then write the tests',
    rollback: '`git restore PATH` of the integration tests',
    escalation: 'when the server does not start: with its log, to whoever owns it',
    backTo: 'usage',
  },
  'unit-tests': {
    title: 'Unit tests (step 5)',
    action: 'write the tests of the topmost interface; stub the implementation until they compile',
    rollback: '`git restore PATH` of the unit tests',
    escalation: 'when the types do not fit: look at the code that uses them (step 3)',
    backTo: 'usage',
  },
  'regression-test': {
    title: 'Regression test (step 4 of a bug fix)',
    action: 'write a test that shows the bug, run it on the base, and keep that report',
    rollback: '`git restore PATH` of the test',
    escalation: `${rounds}: the bug is not understood yet; ask whoever reported it for a reproduction`,
    backTo: null,
  },
  unit: {
    title: 'Unit tests pass (step 6)',
    action: 'read the output of the failing test and correct the implementation, not the expectation',
    rollback: '`git stash` the attempt, `git stash pop` to take it up again',
    escalation: `${rounds}, or after four hours: convert to a draft and ask for a review`,
    backTo: null,
  },
  integration: {
    title: 'Integration tests pass (step 6)',
    action: 'read the answer that the test shows and correct the implementation; the tests stay as they are',
    rollback: '`git stash` the attempt, `git stash pop` to take it up again',
    escalation: `${rounds}, or after four hours: convert to a draft and ask for a review`,
    backTo: null,
  },
  build: {
    title: 'Build succeeds (step 6)',
    action: 'correct the first error that the compiler names, then build again',
    rollback: '`git stash` the attempt, `git stash pop` to take it up again',
    escalation: `${rounds}, or after four hours: convert to a draft and ask for a review`,
    backTo: null,
  },
  lint: {
    title: 'Lint is clean (step 6)',
    action:
      'let the tool correct what it can, and the rest by hand; a suppressed warning needs its reason beside it',
    rollback: '`git restore PATH` of what the tool changed',
    escalation: `${rounds}: ask whoever owns the rule whether it fits`,
    backTo: null,
  },
  doctest: {
    title: 'Examples in the documentation hold (step 6)',
    action: 'correct the example, or the code when the example is right',
    rollback: '`git restore PATH` of the documentation',
    escalation: `${rounds}, or after four hours: convert to a draft and ask for a review`,
    backTo: null,
  },
  check: {
    title: 'Named check (step 6 and 9)',
    action:
      'read the log of the check, correct what it names and push; run it again only when nothing was wrong',
    rollback: '`git stash` the attempt, `git stash pop` to take it up again',
    escalation: 'when the infrastructure failed and not the code: to whoever owns it',
    backTo: null,
  },
  'locked-test': {
    title: 'Locked tests (step 4)',
    action: 'restore the test as it was and correct the implementation; only a wrong requirement is unlocked',
    rollback: '`git restore --source COMMIT PATH` of the test',
    escalation:
      'when the test itself is wrong: an approver decides, with a line `Unlock: PATH` in the description',
    backTo: null,
  },
}

/** Action, rollback and escalation of a step, to be shown below a finding. */
export function recoveryDetail(step: RecoveryStep, approvers: readonly string[] = []): Detail {
  const { title, action, rollback, escalation, backTo } = recoveries[step]
  const whom = approvers.length === 0 ? '' : `; ask ${joinWords(approvers, 'or')}`
  const back =
    backTo === null ? [] : [text`If that is what is missing: take up ${recoveries[backTo].title} again`]
  return {
    kind: 'list',
    title: text`Recovery: ${{ kind: 'text', text: title }}`,
    items: [
      prose(`Do: ${action}`),
      prose(`Roll back: ${rollback}`),
      prose(`Escalate: ${escalation}${whom}`),
      ...back,
    ],
  }
}
