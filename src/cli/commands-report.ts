import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

/** Commands about results that are there already. */
export const reportCommands = [
  {
    name: 'diff',
    summary: 'What became of the findings between two results.',
    usage: 'A B',
    details: [
      'A and B are results as JSON, of check --json or of an action (output `result-file`), the earlier one first; `-` for ' +
        'one of them is standard input. Fixed, new and unchanged findings are told apart by fingerprint, which no moved line ' +
        'changes, and the digests say whether the policy, the facts or both differ.',
      'What is gone from a gate that was not judged in B, or could not see everything, is `not seen`, and never `fixed`, ' +
        'unless the same thing passed there. Exit code 0 whenever both can be read: this compares, and judges nothing.',
    ],
    example: 'gatewright diff before.json after.json',
    flags: [],
    formats: ['pretty', 'json', 'markdown'],
    positionals: [2, 2],
  },
  {
    name: 'doctor',
    summary: 'What a repository allows, before the gate is enforced there.',
    usage: '[OWNER/REPO]',
    details: [
      'Policy, CODEOWNERS, what starts the gate, whether its check is required and of whom, merge queue, forks, runner ' +
        'and the permissions of this token; per line ok, missing or cannot see, with the page of the setting and what ' +
        'stays unknown without it. Nothing is written, not even to find out what may be written.',
      'Without OWNER/REPO it is the repository of GITHUB_REPOSITORY, else the one of the remote `origin`. Without a token ' +
        'the checked out commit is read, and what only GitHub tells cannot be seen.',
      'The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN; give the one the gate will have. A second ' +
        'one in GATEWRIGHT_ADMIN_TOKEN shows classic protection.',
      'Exit code 1 when something is missing, 3 when nothing is and something that counts cannot be seen, else 0. What ' +
        'nobody sees from outside (what a token may write, the version of runners, settings for forks of private ' +
        'repositories) and what only some policies need does not count.',
    ],
    example: 'gatewright doctor acme/shop',
    flags: [...apiFlags],
    formats: ['pretty', 'json', 'markdown'],
    positionals: [0, 1],
  },
] as const satisfies readonly Command[]
