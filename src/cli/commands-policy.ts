import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

const fileFlag = {
  name: 'policy',
  value: 'FILE',
  summary: 'the policy (default: the one of the work tree)',
} as const
const tokenFlag = { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' } as const

/** Commands about the policy file. */
export const policyCommands = [
  {
    name: 'policy validate',
    summary: 'Check the policy; silent when it is valid.',
    usage: '[FILE]',
    details: [
      'One line per problem, exit code 78. When cases stand in gatewright/tests beside the policy, they are run as by ' +
        '`policy test`, and a difference ends with exit code 1.',
    ],
    example: 'gatewright policy validate .github/gatewright.yml',
    flags: [tokenFlag],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'policy print',
    summary: 'The policy with all defaults, and where each value came from.',
    usage: '[FILE]',
    details: [],
    example: 'gatewright policy print',
    flags: [tokenFlag],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'policy schema',
    summary: 'The JSON Schema of a policy file, for editors.',
    usage: '',
    details: [],
    example: 'gatewright policy schema > gatewright.schema.json',
    flags: [],
    formats: ['json'],
    positionals: [0, 0],
  },
  {
    name: 'policy test',
    summary: 'Run the cases beside the policy against it.',
    usage: '[DIR] [--policy FILE]',
    details: [
      'A case is a YAML file: `facts` (a file written by check --save-facts), `expect` (an outcome per gate), and `at` ' +
        '(the time to judge at). Differences are listed, exit code 1. Default of DIR: gatewright/tests beside the policy.',
    ],
    example: 'gatewright policy test',
    flags: [fileFlag, tokenFlag],
    formats: ['pretty', 'json'],
    positionals: [0, 1],
  },
  {
    name: 'policy impact',
    summary: 'What another policy would have decided, about saved facts or merged pull requests.',
    usage: '(--facts DIR | --repository OWNER/REPO --last N) [--policy FILE]',
    details: [
      'Every *.json file of DIR is judged by the policy saved in it and by FILE, those whose verdict flips first. ' +
        'Exit code 0 when nothing flips, 1 when something does, to the better or to the worse.',
      'With --last, the merged pull requests that changed last are read through the API, and each is judged as if it were ' +
        'open: by the policy of its base branch and by FILE. Branches, policies, owners and permissions are read as they ' +
        'are now, not as they were at the merge. The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or ' +
        'GITHUB_TOKEN, the first that is set.',
    ],
    example: 'gatewright policy impact --policy next.yml --repository acme/shop --last 20',
    flags: [
      { name: 'facts', value: 'DIR', summary: 'files written by check --save-facts' },
      { name: 'repository', value: 'OWNER/REPO', summary: 'the repository on GitHub' },
      { name: 'last', value: 'N', summary: 'how many merged pull requests of it to judge, at most 50' },
      fileFlag,
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
] as const satisfies readonly Command[]
