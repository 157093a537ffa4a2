import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

const policyFlag = {
  name: 'policy',
  value: 'FILE',
  summary: 'judge by this policy, preset of policies, or mapping of controls (`approvals: 1`)',
} as const

/** What the ruleset of a plan is to be, beyond the policy. */
const planFlags = [
  {
    name: 'entry',
    value: 'NAME',
    summary: 'only the ruleset of this name, such as "gatewright: default branch"',
  },
  {
    name: 'enforcement',
    value: 'WORD',
    summary: 'active (the default), disabled to activate by hand, or evaluate (Enterprise)',
  },
  {
    name: 'allow-weaken',
    value: 'CODES',
    summary: "what may get weaker, such as BP-LINEAR,'BP-CHECK(unit)'",
  },
  { name: 'name-pattern', value: 'REGEX', summary: 'the pattern for `name-pattern: true` (Enterprise)' },
  {
    name: 'ruleset-id',
    value: 'ID',
    summary: 'change this ruleset of Gatewright although the policy names other branches now',
  },
] as const

/** Commands about how branches are protected. */
export const branchProtectionCommands = [
  {
    name: 'branch-protection effective',
    summary: "What GitHub's own answers about a branch come to, control by control.",
    usage: '--input FILE [--policy FILE] [--branch B]',
    details: [
      'FILE holds {"classic": …, "rules": […], "rulesets": {"ID": …}, "repo": {…}}: the answers of GET branches/B/protection ' +
        '(as {"state": "observed", "value": …}, value null for "Branch not protected"; or as {"state": "unobservable", ' +
        '"hint": …} with `protection` of GET branches/B), of GET rules/branches/B, of GET rulesets/ID, and of GET repos/O/R.',
      'The most restrictive of all sources holds, and who may bypass is judged per control. Answers: satisfied, violated, ' +
        'bypassable, bypass-unknown (who may bypass cannot be seen) and unobservable (what cannot be seen decides).',
      '--policy takes a policy, whose entries that name the branch are judged, or a bare mapping of controls with `-` or ' +
        '`_` in its keys. Without it the defaults of the gate are asked for. Every control is shown; one that nobody asks ' +
        'for is satisfied, with `judged` false.',
      'Exit code 0 when all is satisfied, 1 when something is violated or bypassable, 3 when something could not be seen ' +
        'or nothing was asked for.',
    ],
    example: 'gatewright branch-protection effective --input main.json --policy requirements.yml --json',
    flags: [
      { name: 'input', value: 'FILE', summary: "GitHub's own answers; - is standard input" },
      policyFlag,
      { name: 'branch', value: 'B', summary: 'the branch they are about (default: repo.default_branch)' },
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
  {
    name: 'branch-protection check',
    summary:
      'How a branch on GitHub is protected, and what cannot work; or many repositories, from saved answers.',
    usage: '[OWNER/REPO] [--branch B] [--policy FILE] | --inventory FILE [--policy FILE]',
    details: [
      'Reads classic protection, the rules of every level and their rulesets, and the workflow files of the branch, ' +
        'judges the branch (default: the default branch), and names required checks that no workflow can report. ' +
        'Without OWNER/REPO: GITHUB_REPOSITORY. Without --policy: the policy of the default branch there.',
      'A token without administration: read cannot see classic protection; what it cannot see is named, with the ' +
        'permission that would reveal it. The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN.',
      'With --inventory nothing is asked: FILE holds saved answers to the query of --print-query (50 repositories for one ' +
        'point), one after the other or as a list: gh api graphql --paginate -f org=acme -f query="$(gatewright ' +
        'branch-protection check --print-query)". Rulesets by id, as REST answers them, may stand beside them: who may ' +
        'bypass is known from there alone. One line for each default branch, and how many could not be read.',
      'Exit code 0 when all is satisfied, 1 when something is wrong, 3 when something could not be seen or is missing.',
    ],
    example: 'gatewright branch-protection check acme/shop --branch main',
    flags: [
      { name: 'branch', value: 'B', summary: 'the branch to judge (default: the default branch)' },
      policyFlag,
      {
        name: 'inventory',
        value: 'FILE',
        summary: 'judge repositories from saved GraphQL answers; - is standard input',
      },
      { name: 'print-query', summary: 'print the query whose answers --inventory reads' },
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'branch-protection plan',
    summary:
      'What has to change for the policy to hold: per violation the rule, the ruleset and the gh command.',
    usage: '[OWNER/REPO] [--policy FILE] [--out DIR]',
    details: [
      'Plans one ruleset of its own for each entry of the policy, named "gatewright: …" after the branches or tags. It is ' +
        'added to what is there: nothing of anybody else is edited, and the ruleset itself never gets weaker. What it ' +
        'cannot bring about is said with the command for it. Nothing is changed.',
      'The policy is read from the default branch there; where there is none, the defaults of the gate hold. Without ' +
        'OWNER/REPO: GITHUB_REPOSITORY. GATEWRIGHT_ADMIN_TOKEN is used, besides the usual token, for what only an ' +
        'administrator sees.',
      'Exit code 0 when there is nothing to do, 1 when something is to be done, 3 when something could not be seen.',
    ],
    example: 'gatewright branch-protection plan acme/shop --out plans',
    flags: [
      policyFlag,
      { name: 'out', value: 'DIR', summary: 'write each body as a file there, as the commands name it' },
      ...planFlags,
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'branch-protection apply',
    summary: 'Write the planned rulesets, guarded. A dry run unless --confirm is given.',
    usage: '[OWNER/REPO] [--policy FILE] [--confirm] [--backup FILE]',
    details: [
      'Writes what `branch-protection plan` shows, and nothing else. Refused where nothing could be merged any more (a ' +
        'check that nothing reports, too few people, no way to merge), where something would get weaker, where who may ' +
        'bypass was not shown, and when the ruleset was changed meanwhile. A second run changes nothing.',
      'Needs administration: write, in GATEWRIGHT_ADMIN_TOKEN or the usual token: mint one for this run alone. In a ' +
        'workflow it runs on workflow_dispatch and schedule on the default branch only. Without --policy the policy of ' +
        'the default branch holds.',
      'Exit code 0 when everything is as planned, 1 when a dry run would change something or a guard refused, 3 when ' +
        'something could not be seen or a write failed.',
    ],
    example: 'gatewright branch-protection apply acme/shop --confirm --backup before.json',
    flags: [
      policyFlag,
      { name: 'confirm', summary: 'write; without it nothing is changed' },
      { name: 'dry-run', summary: 'change nothing: the default' },
      {
        name: 'backup',
        value: 'FILE',
        summary: 'keep a ruleset as it was there (default: on standard error)',
      },
      { name: 'allow-unseen', summary: 'require checks that no recent pull request has shown' },
      ...planFlags,
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
] as const satisfies readonly Command[]
