import type { RuleTable } from '../../core/rules.ts'

const rulesets =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets'
const rest = 'https://docs.github.com/en/rest/repos/rules'
const change = ['nist-csf:PR.PS-06', 'nist-ssdf:PS.1.1']

/** Rules about what could be seen of the protection, and about what is there without an effect. */
export const observedRules = {
  'visible-protection': {
    title: 'Everything that decides about the protection could be seen',
    why: 'A plain token cannot read classic branch protection. Tools that take a refusal for "no protection" report violations that are none, and those that take it for "protected" miss real ones.',
    fix: 'Ask for the controls in a ruleset, which every token can see, or give the gate an `admin-token` of a GitHub App with `administration: read`.',
    controls: change,
    sources: [rest],
    options: ['branches[].bypass', 'tags[].bypass'],
    example: {
      found:
        'main: not visible, and rulesets alone do not prove it: approvals, signatures (Resource not accessible by integration)',
      required: 'complete data: what cannot be seen never passes',
      fix: 'give an admin-token (command line: GATEWRIGHT_ADMIN_TOKEN) with administration: read (GitHub App): it reveals the classic rule',
    },
  },
  'visible-bypass': {
    title: 'Who may bypass the protection could be seen',
    why: 'GitHub leaves the list of bypass actors out of its answer for tokens that may not edit the ruleset. An absent list is not an empty one.',
    fix: 'Give the gate an `admin-token` with `administration: write`, in a workflow that only `workflow_dispatch` or `schedule` starts, or ask for the same controls in a classic rule that binds administrators.',
    controls: ['nist-csf:PR.AA-05', ...change],
    sources: [rest],
    options: ['branches[].bypass', 'tags[].bypass'],
    example: {
      found:
        'main: bypass actors are not visible for approvals (ruleset base (7) of the organisation): GitHub shows who may bypass a ruleset only to those who may edit it',
      required: 'nobody but the actors of the policy may bypass it',
      fix: 'give the gate an admin-token with administration: write (GitHub App): it reveals who may bypass the ruleset',
    },
  },
  'plan-offers-protection': {
    title: 'The plan offers protection for the repository',
    why: 'GitHub has neither branch protection nor rulesets for private repositories of free accounts. Rules that were set before a downgrade are kept, and do nothing.',
    fix: 'Make the repository public, or upgrade the plan of its owner.',
    controls: change,
    sources: [rulesets],
    example: {
      found:
        'GitHub says of the protection of main: Upgrade to GitHub Pro or make this repository public to enable this feature.',
      required: 'a plan that has branch protection and rulesets for this repository',
      fix: 'make the repository public, or upgrade the plan of its owner',
    },
  },
  'policy-covers-branch': {
    title: 'The policy says something about the branch',
    why: 'A branch that no entry of the policy names is not judged, and nobody should take that for protected.',
    fix: 'Name the branch, or a pattern that matches it, in `gates.branch-protection.branches`.',
    controls: change,
    sources: [rulesets],
    options: ['branches[].branches'],
    example: {
      found: 'main is named by no entry of the policy',
      required: 'nothing: the policy asks for nothing here',
      fix: '',
    },
  },
  'required-check-conflict': {
    title: 'A required check is pinned to one App',
    why: 'Two sources that pin one check to two Apps ask for both; a check is reported by one App, so it can stay open for ever.',
    fix: 'Pin the check to the same App in both places.',
    controls: ['nist-ssdf:PW.8.2'],
    sources: [rulesets],
    example: {
      found:
        'main: check unit is required of App 99 and App 15368, by the classic rule, ruleset base (7) of the repository',
      required: 'one App for each check',
      fix: 'pin unit to the same App in both places',
    },
  },
  'extra-required-check': {
    title: 'No check is required beyond those of the policy',
    why: 'A check that is required and that nobody maintains blocks every pull request once it stops reporting.',
    fix: 'Take the check from the protection, or name it in the policy.',
    controls: change,
    sources: [rulesets],
    options: ['branches[].checks', 'branches[].checks-exact'],
    example: {
      found: 'main: check old-job is required, by ruleset base (7) of the repository',
      required: 'only unit, lint',
      fix: 'take old-job from the required checks, or add it to the policy',
    },
  },
  'known-rule-types': {
    title: 'Every rule of the protection is of a known type',
    why: 'A rule type that this version does not know may add to the protection; it is named so that nobody wonders.',
    fix: 'Nothing has to be done: unknown rules can only add to the protection.',
    controls: [],
    sources: [rest],
    example: {
      found: 'main: rule type lock_everything of ruleset 9 is not known to this version',
      required: 'nothing: unknown rule types never change a decision',
      fix: '',
    },
  },
  'workflow-file-readable': {
    title: 'Every workflow file can be read',
    why: 'GitHub runs nothing from a file that is no valid workflow, and nobody can say which checks it would report.',
    fix: 'Correct the file at the line that the finding names, or remove it.',
    controls: ['nist-ssdf:PW.8.2'],
    sources: ['https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax'],
    example: {
      found:
        '.github/workflows/ci.yml:4: the file is no workflow: it is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      required: 'a workflow that GitHub can run',
      fix: 'correct the file, or remove it',
    },
  },
  'workflow-file-ignored': {
    title: 'Files named like workflows are workflows',
    why: 'GitHub runs no workflow from a symbolic link or a folder, whatever its name. A required check whose file became one never reports.',
    fix: 'Put the workflow itself there, or remove the entry.',
    controls: ['nist-ssdf:PW.8.2'],
    sources: ['https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax'],
    example: {
      found: '.github/workflows/ci.yml is a symbolic link: GitHub runs no workflow from it',
      required: 'a regular file',
      fix: 'put the workflow itself there, or remove the entry',
    },
  },
  'active-ruleset': {
    title: 'Rulesets are enforced',
    why: 'A ruleset that is disabled, or only evaluates, protects nothing. On plans other than GitHub Enterprise "evaluate" does not even report.',
    fix: 'Set its enforcement to active, or delete it.',
    controls: change,
    sources: [rulesets],
    example: {
      found: 'ruleset base (7) is evaluate: none of its rules counts',
      required: 'enforcement active for what shall protect',
      fix: 'set the enforcement of ruleset 7 to active, or delete it',
    },
  },
} as const satisfies RuleTable
