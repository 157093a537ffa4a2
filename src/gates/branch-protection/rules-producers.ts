import type { RuleTable } from '../../core/rules.ts'

const troubleshooting =
  'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks'
const events =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows'
const syntax = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax'
const reuse = 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows'
const queue =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue'
const rulesets =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets'
const plan = 'source document 003, section 4'
const controls = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']

/** Rules about required checks that nothing reports: the pull request waits for ever. */
export const producerRules = {
  'required-check-never-reported': {
    title: 'A workflow reports every required check',
    why: 'A required check that nobody reports stays at "Expected — waiting for status to be reported", and nothing can be merged. A job reports under its name, or its id without one; the name of the workflow and the event are no part of it.',
    fix: 'Require the name that the job reports, or declare the check in `external-checks`.',
    controls,
    sources: [troubleshooting, plan],
    options: ['external-checks'],
    example: {
      found:
        'CI / unit is required on main, and no workflow reports it: every pull request waits for ever; the workflow is no part of a check’s name, which is unit (.github/workflows/ci.yml:8)',
      required: 'a job of the base branch’s workflows that reports it, or its entry in external-checks',
      fix: 'require unit in place of CI / unit',
    },
  },
  'filtered-required-check': {
    title: 'Workflows of required checks run for every pull request',
    why: 'GitHub starts no run for a pull request that a path or branch filter leaves out. The check is never reported, and the pull request waits for ever.',
    fix: 'Take the filter away and decide inside of the job what to run, or do not require the check.',
    controls,
    sources: [troubleshooting, plan],
    example: {
      found:
        'docs-validation is required, but its workflow has a path filter (paths, .github/workflows/docs.yml:4): a pull request that touches none of docs/** never gets the check and waits for ever',
      required: 'a job that reports for every pull request, on its newest commit',
      fix: 'take the path filter from pull_request and decide inside of the job what to run, or do not require docs-validation',
    },
  },
  'missing-merge-group': {
    title: 'Workflows of required checks run for the merge queue',
    why: 'A merge queue waits for the required checks of each entry. Without the event `merge_group` nothing starts them, and every entry times out.',
    fix: 'Add `merge_group:` to the events of the workflow.',
    controls,
    sources: [queue, events],
    example: {
      found:
        'unit is required and main has a merge queue, but its workflow does not run for merge_group (.github/workflows/ci.yml:3): every entry of the queue waits until it times out',
      required: 'a run for every entry of the merge queue',
      fix: 'add merge_group: to the events of the workflow',
    },
  },
  'matrix-name-changed': {
    title: 'Required checks name matrix values that exist',
    why: 'The values of a matrix are part of the check’s name. A new version in the matrix renames the check, and the old name is never reported again.',
    fix: 'Require one job that needs the matrix job, runs with `if: always()` and looks at its result.',
    controls,
    sources: [syntax, troubleshooting],
    example: {
      found:
        'unit (18) is required, but the job reports other matrix values now (.github/workflows/ci.yml:8): unit (20), unit (22); every pull request waits for ever',
      required: 'a job of the base branch’s workflows that reports it, or its entry in external-checks',
      fix: 'require one job that needs this matrix job, runs with if: always() and looks at its result; or unit (20) and the other names in place of unit (18)',
    },
  },
  'skipped-matrix-name': {
    title: 'Required checks of a matrix or a reusable workflow are never skipped',
    why: 'A matrix job that is skipped reports under its plain name, and a skipped call of a reusable workflow reports none of its jobs. The required name never comes.',
    fix: 'Move the condition into the steps, or require another job that needs this one, runs with `if: always()` and looks at its result.',
    controls,
    sources: [reuse, troubleshooting],
    example: {
      found:
        "build (usa) comes from a matrix, and if: needs.changes.outputs.src == 'true' (.github/workflows/ci.yml:20) may skip it for a pull request: a job that is skipped reports under its plain name, so this check never comes and a pull request waits for ever",
      required: 'a name that is reported also when the job is skipped',
      fix: 'move the condition into the steps; or require, in place of this job, one that needs it, runs with if: always() and looks at its result',
    },
  },
  'missing-synchronize': {
    title: 'Workflows of required checks run for new commits',
    why: 'A required check must pass on the newest commit. With `types` that leave out `synchronize` nothing runs after a push to the pull request.',
    fix: 'Add `synchronize` to the types, or leave `types` out.',
    controls,
    sources: [events, troubleshooting],
    example: {
      found:
        'unit is required, but pull_request has types without synchronize (.github/workflows/ci.yml:3): a commit that is pushed to a pull request never gets the check',
      required: 'a job that reports for every pull request, on its newest commit',
      fix: 'add synchronize to the types of pull_request, or leave types out',
    },
  },
  'push-only-required-check': {
    title: 'Required checks are reported for pull requests',
    why: 'A push to a fork starts nothing here. A check that only pushes report never comes for pull requests from forks.',
    fix: 'Add `pull_request` to the events of the workflow.',
    controls,
    sources: [events, plan],
    example: {
      found:
        'unit-tests is required, but only a push reports it (.github/workflows/ci.yml:3): pull requests from forks never get the check and wait for ever; those from branches of this repository do get it',
      required: 'a job that reports for every pull request, on its newest commit',
      fix: 'add pull_request to the events of the workflow',
    },
  },
  'check-not-on-base': {
    title: 'A check is required only after its workflow is on the base branch',
    why: 'The workflows of the base decide what other pull requests get. A check that is required earlier stops all of them.',
    fix: 'Merge the workflow first, then require its check.',
    controls,
    sources: [troubleshooting],
    example: {
      found:
        'smoke is required on main, whose workflows do not report it; this pull request adds the job that does (.github/workflows/smoke.yml:6). Until it is merged, every other pull request waits',
      required: 'workflows on the base branch before their checks are required',
      fix: 'merge this pull request first, and update the others',
    },
  },
  'wrong-app': {
    title: 'Required checks expect the App that reports them',
    why: 'A check that is reported by another App than the expected one does not count: GitHub says that it was not set by the expected GitHub App, and the pull request waits.',
    fix: 'Choose the App that reports the check as its expected source.',
    controls,
    sources: [troubleshooting],
    options: ['external-checks'],
    example: {
      found:
        'unit is required of App 9999, but a job of GitHub Actions (App 15368) reports it (.github/workflows/ci.yml:8): what the job reports does not count, and every pull request waits for ever',
      required: 'the App that reports the check as its expected source',
      fix: 'choose GitHub Actions (15368) as the expected source of unit, or name the App in external-checks',
    },
  },
  'undeclared-external-check': {
    title: 'Checks from outside of GitHub Actions are declared',
    why: 'No workflow shows whether an App from outside still reports its check. The policy says which of them are meant to be there.',
    fix: 'Add the check and its App to `external-checks`.',
    controls,
    sources: [rulesets],
    options: ['external-checks'],
    example: {
      found:
        'license/cla is required of App 1234, and no workflow reports it: whether that App still does is not known',
      required: 'checks from outside of GitHub Actions are named in external-checks',
      fix: 'add { context: license/cla, app: 1234 } to external-checks, or do not require license/cla',
    },
  },
  'merge-method-deadlock': {
    title: 'Some way to merge is left',
    why: 'Repository settings, rulesets, linear history and the merge queue each allow some ways to merge. When they have none in common, nothing can be merged.',
    fix: 'Allow squash or rebase everywhere.',
    controls: ['nist-csf:PR.PS-06'],
    sources: [rulesets],
    options: ['branches[].merge-methods'],
    example: {
      found:
        'main: "Allowed merge methods" is none, by ruleset base (7) of the repository, ruleset squash (8) of the repository, the repository settings',
      required: 'at least one way to merge',
      fix: 'let the repository settings, the rulesets and the merge queue have one way to merge in common',
    },
  },
} as const satisfies RuleTable
