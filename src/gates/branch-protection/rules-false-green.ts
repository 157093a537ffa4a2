import type { RuleTable } from '../../core/rules.ts'

const troubleshooting =
  'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks'
const conditions =
  'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-jobs-with-conditions'
const syntax = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax'
const protectedBranches =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches'
const controls = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']

/** Rules about required checks that are green although something failed, or that anybody can make green. */
export const falseGreenRules = {
  'aggregate-can-be-skipped': {
    title: 'A required job that needs others fails when they fail',
    why: 'When a job fails, jobs that need it are skipped, and a skipped job counts as success. A pull request with failing tests can be merged.',
    fix: 'Give the job `if: always()` and a step that fails unless every `needs.*.result` is `success`.',
    controls,
    sources: [troubleshooting, conditions],
    example: {
      found:
        'all-green needs unit, lint and has no if: always() (.github/workflows/ci.yml:31): when one of them fails, the job is skipped, which counts as success, and red code is merged',
      required:
        'a required job that runs whatever happens to the jobs it needs, and fails when one of them does not succeed',
      fix: 'give job all-green if: always() and a step that fails unless every needs.*.result is success',
    },
  },
  'conditional-required-check': {
    title: 'Required jobs run for every pull request',
    why: 'A job that its `if:` skips counts as success, so the condition switches the required check off.',
    fix: 'Move the condition into the steps of the job.',
    controls,
    sources: [troubleshooting, conditions],
    example: {
      found:
        "e2e is required, and if: github.actor != 'renovate[bot]' (.github/workflows/e2e.yml:9) may skip it for some pull requests: a job that is skipped counts as success",
      required: 'a required job that runs for every pull request',
      fix: 'move the condition into the steps, so that the job itself decides',
    },
  },
  'required-check-cannot-fail': {
    title: 'Required jobs can fail',
    why: 'A step with `continue-on-error` or `|| true` is green whatever happens. A job with `continue-on-error` lets its run, and the jobs that need it, go on as if it had succeeded.',
    fix: 'Let the step fail, or do not require the check.',
    controls,
    sources: [syntax],
    example: {
      found:
        'unit is required, and 1 step of job unit cannot fail (.github/workflows/ci.yml:14: continue-on-error or || true): none of its steps can, so the check is green whatever happens',
      required: 'a required job that fails when what it checks fails',
      fix: 'let the step fail, or do not require unit',
    },
  },
  'duplicate-check-name': {
    title: 'One job reports each required check',
    why: 'Two jobs under one name overwrite each other: the one that does nothing can make the other’s failure green.',
    fix: 'Give the jobs names of their own.',
    controls,
    sources: [troubleshooting],
    example: {
      found:
        '2 jobs report as build: .github/workflows/ci.yml:12, .github/workflows/skip.yml:8; the last one to finish decides',
      required: 'one job for each required check',
      fix: 'give the jobs names of their own, and require those that matter',
    },
  },
  'unpinned-required-check': {
    title: 'Required checks name the App that reports them',
    why: 'Everybody with write access can set a status of any name. A check that any source may report is a check that they can pass by hand.',
    fix: 'Choose the App that reports the check as its expected source; GitHub Actions is 15368.',
    controls: [...controls, 'nist-csf:PR.AA-05'],
    sources: [protectedBranches],
    example: {
      found:
        'main: 2 required checks may come from any source: lint, unit; everybody with write access can report them as passed',
      required: 'required checks that name the App that reports them',
      fix: 'choose the App that reports each check as its expected source; GitHub Actions is 15368',
    },
  },
} as const satisfies RuleTable
