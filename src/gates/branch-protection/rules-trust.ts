import type { RuleTable } from '../../core/rules.ts'

const rulesets =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets'
const protectedBranches =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches'
const actionsSettings =
  'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository'
const controls = ['nist-csf:PR.AA-05', 'nist-ssdf:PS.1.1', 'owasp:A08:2021']

/** Rules about how far the gate's own check can be trusted. */
export const trustRules = {
  'gate-trust': {
    title: 'How far the check of the gate itself can be trusted',
    why: 'A pull request can change the workflow of its own repository, and everybody with write access can report a check of any name. Only a workflow that a ruleset requires, or an App of its own as the expected source, is out of their reach.',
    fix: 'Run Gatewright in a workflow that an organisation ruleset requires, or report its check by a GitHub App of its own that is the expected source; until then, give `.github/` code owners and require their review.',
    controls,
    sources: [rulesets, protectedBranches, actionsSettings],
    options: ['gate-check'],
    example: {
      found:
        'main: trust level forgeable: gatewright is required of GitHub Actions, whose jobs every writer can add in a pull request; whether GitHub Actions may approve pull requests is not visible (administration: read (GitHub App) reveals it)',
      required: 'trust level ruleset-workflow or pinned-app, and approvals by people',
      fix: 'run Gatewright in a workflow that an organisation ruleset requires, or report its check by a GitHub App of its own that is the expected source; until then, give .github/ code owners and require their review',
    },
  },
  'gate-check-once': {
    title: 'Nothing else reports under the name of the gate',
    why: 'A second job with the name of the gate’s check can report success in its place.',
    fix: 'Rename or remove the other job.',
    controls,
    sources: [protectedBranches],
    options: ['gate-check'],
    example: {
      found: 'another job reports as gatewright, the check of the gate itself: .github/workflows/x.yml:6',
      required: 'one job under the name of the gate: any other could report success in its place',
      fix: 'rename or remove the other job',
    },
  },
  'gate-workflow-change': {
    title: 'Changes of the workflow that runs the gate are seen',
    why: 'GitHub runs the workflow files of the pull request, so this change decides what the gate’s own check does.',
    fix: 'Have an owner of `.github/` read the change of the workflow.',
    controls,
    sources: [protectedBranches],
    example: {
      found:
        'this pull request changes .github/workflows/gatewright.yml, which runs the gate: its check is made by the changed file',
      required: 'a change that an owner of .github/ has read',
      fix: 'have an owner of .github/ read the change of the workflow',
    },
  },
} as const satisfies RuleTable
