import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

const policyFlag = {
  name: 'policy',
  value: 'FILE',
  summary: 'judge by this file, or preset such as gatewright:strict, to try it out',
} as const

/** Commands that judge, and those that explain a judgement. */
export const checkCommands = [
  {
    name: 'check',
    summary: 'Judge the current branch, or a pull request.',
    usage: '[GATE…] [--base REF] [--strict] | --repository OWNER/REPO --pull N',
    details: [
      'Judges the checked out commit against its base, from the clone alone. What is not committed is not judged. ' +
        'Facts that only GitHub has are unknown (offline), and do not fail the check unless --strict.',
      'With --pull the pull request is judged through the API, exactly as the action does. The token is taken from ' +
        '--token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, the first that is set; --token shows in the list of processes.',
      'The policy is read from the base commit, never from the branch that is judged. With a token, what it extends ' +
        'is read from GitHub.',
    ],
    example: 'gatewright check codeowners --base origin/main',
    flags: [
      {
        name: 'base',
        value: 'REF',
        summary:
          'the branch it would be merged into (default: the default branch of upstream, else of origin, else main or master)',
      },
      { name: 'strict', summary: 'what is unknown because it is offline fails, too' },
      policyFlag,
      { name: 'repository', value: 'OWNER/REPO', summary: 'the repository on GitHub' },
      { name: 'pull', value: 'N', summary: 'number of a pull request to judge through the API' },
      ...apiFlags,
      { name: 'save-facts', value: 'FILE', summary: 'write everything the verdict rests on, for evaluate' },
      { name: 'redact', summary: 'with --save-facts: without texts, names and addresses' },
    ],
    formats: ['pretty', 'json', 'markdown', 'sarif'],
    positionals: [0, 100],
  },
  {
    name: 'evaluate',
    summary: 'Judge saved facts again, offline.',
    usage: '--facts FILE [--policy FILE] [--at TIME]',
    details: [
      'Gives the verdict of the run that saved the facts, byte for byte apart from the figures of the run. The inputs ' +
        'of that run (mode, gates, options) hold again, also above another policy.',
    ],
    example: 'gatewright evaluate --facts facts.json --policy .github/gatewright.yml',
    flags: [
      { name: 'facts', value: 'FILE', summary: 'written by check --save-facts' },
      policyFlag,
      { name: 'at', value: 'TIME', summary: 'judge as of this time, such as 2026-11-20T12:00:00Z' },
      { name: 'token', value: 'TOKEN', summary: 'token to read what --policy extends' },
    ],
    formats: ['pretty', 'json', 'markdown', 'sarif'],
    positionals: [0, 0],
  },
  {
    name: 'explain',
    summary: 'What a rule, a gate or a reason code means.',
    usage: '[RULE | GATE | CODE]',
    details: ['Without an argument, everything that can be explained.'],
    example: 'gatewright explain codeowners/owner-approval',
    flags: [],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'demo',
    summary: 'Watch a pull request being blocked and passed, on an embedded GitHub.',
    usage: '[STORY]',
    details: ['Nothing is installed, and nothing leaves this machine.'],
    example: 'gatewright demo',
    flags: [],
    formats: ['pretty'],
    positionals: [0, 100],
    passThrough: true,
  },
] as const satisfies readonly Command[]
