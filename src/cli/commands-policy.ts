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
    summary: 'What another policy would have decided about saved facts.',
    usage: '--facts DIR [--policy FILE]',
    details: [
      'Every *.json file of DIR is judged by the policy saved in it and by FILE, those whose verdict flips first. ' +
        'Exit code 0 when nothing flips, 1 when something does, to the better or to the worse.',
    ],
    example: 'gatewright policy impact --policy next.yml --facts facts/',
    flags: [
      { name: 'facts', value: 'DIR', summary: 'files written by check --save-facts' },
      fileFlag,
      tokenFlag,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
] as const satisfies readonly Command[]
