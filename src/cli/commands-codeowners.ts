import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

const fileFlag = {
  name: 'codeowners',
  value: 'FILE',
  summary: 'read this file (default: the first of .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS)',
} as const

/** Commands about a CODEOWNERS file. */
export const codeownersCommands = [
  {
    name: 'codeowners who',
    summary: 'Who owns a path, by which line.',
    usage: '[--codeowners FILE] [--explain] (PATH… | --stdin [-z])',
    details: [
      'Paths are relative to the root of the repository, as in the file itself. A leading ./ is left out, `.` and `..` ' +
        'are resolved, and an absolute path inside the work tree counts from its root.',
      'With --stdin one object, or line, is written for each path, as it is read. Names in double quotes are read as ' +
        'git writes them (core.quotePath); with -z nothing is read into a name. Bytes that are not UTF-8 are shown as ' +
        'U+FFFD, and such a path is marked `"lossy": true`.',
      'With --json and PATH…, one array.',
    ],
    example: 'git ls-files -z | gatewright codeowners who --stdin -z --json',
    flags: [
      fileFlag,
      { name: 'explain', summary: 'name the earlier lines that match, too' },
      { name: 'stdin', summary: 'read paths from standard input, one per line' },
      { name: 'null', short: 'z', summary: 'with --stdin: paths are separated by NUL' },
    ],
    formats: ['pretty', 'json'],
    positionals: [0, Number.MAX_SAFE_INTEGER],
  },
  {
    name: 'codeowners lint',
    summary: 'What is wrong with the file, and what GitHub makes of it.',
    usage: '[--codeowners FILE] [--repository OWNER/REPO [--ref REF]]',
    details: [
      'In a work tree, the files that git tracks show which patterns match nothing. Exit code 1 when a finding is an error.',
      'Which owners do not exist, cannot write or cannot be seen, only GitHub knows: with --repository its own errors are ' +
        'listed, too (github-error). They are about the file that was pushed to REF. The token is taken from --token, ' +
        'GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, the first that is set; it needs contents: read.',
    ],
    example: 'gatewright codeowners lint --repository acme/shop',
    flags: [
      fileFlag,
      {
        name: 'repository',
        value: 'OWNER/REPO',
        summary: 'ask GitHub for its own errors about the file there',
      },
      {
        name: 'ref',
        value: 'REF',
        summary: 'with --repository: branch, tag or commit (default: the default branch)',
      },
      ...apiFlags,
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
  {
    name: 'codeowners coverage',
    summary: 'How many files have an owner, and which have none.',
    usage: '[--codeowners FILE]',
    details: ['Counts the files that git tracks in the work tree.'],
    example: 'gatewright codeowners coverage --json',
    flags: [fileFlag],
    formats: ['pretty', 'json', 'markdown'],
    positionals: [0, 0],
  },
] as const satisfies readonly Command[]
