import type { Command } from './commands.ts'

const commitFlag = {
  name: 'commit',
  value: 'REF',
  summary: 'the commit that the lines are read at (default: HEAD)',
} as const

/** Commands about lines of files that prove something. */
export const evidenceCommands = [
  {
    name: 'evidence add',
    summary: 'Record lines of a file as evidence: one line more in the evidence log.',
    usage: 'FILE:A-B --id ID --stage STAGE [--description TEXT]',
    details: [
      'The digest is that of the lines at the commit (lines-lf-v1); the file in the work tree must be the same. No ' +
        'text of the file is stored unless --snippet redacted. A secret in the range is an error: exit code 1, and ' +
        'nothing is written.',
      'The line is appended as one write, by one process after the other: many may add at the same time. An id that is ' +
        'there is refused.',
      'Exit codes: 0 written; 1 the lines are refused, and nothing is written; 3 the clone cannot tell; 64 wrong usage, or an ' +
        'id that is there.',
    ],
    example: 'gatewright evidence add src/guard.ts:10-24 --id EB-1 --stage phase-1',
    flags: [
      { name: 'id', value: 'ID', summary: 'its id, unique in the log' },
      { name: 'stage', value: 'STAGE', summary: 'the stage it is about: phase-1, M1, P1-EXIT' },
      { name: 'description', value: 'TEXT', summary: 'what the lines show' },
      commitFlag,
      {
        name: 'snippet',
        value: 'HOW',
        summary: 'none (the default), or redacted: the lines without secrets',
      },
      { name: 'log', value: 'FILE', summary: 'the evidence log (default: evidence_blocks.jsonl)' },
    ],
    formats: ['pretty', 'json'],
    positionals: [1, 1],
  },
  {
    name: 'evidence verify',
    summary: 'Whether recorded lines are still true: the same, moved, changed or gone.',
    usage: '[LOG | ARTIFACT]… [--at REF]',
    details: [
      'Each block is derived again at its own commit, and looked up at HEAD: same, moved (with the lines it has now), ' +
        'changed, or gone. Lines that do not match at their own commit are a failure; what changed since is said.',
      'Exit codes: 0 every block is true at its commit; 1 one is not, or a line of the log cannot be read; 3 it cannot be ' +
        'told; 64 wrong usage.',
    ],
    example: 'gatewright evidence verify evidence_blocks.jsonl',
    flags: [
      { name: 'at', value: 'REF', summary: 'the commit that blocks are looked up at (default: HEAD)' },
      { name: 'strict', summary: 'a block that changed or is gone fails, too' },
    ],
    formats: ['pretty', 'json'],
    positionals: [0, 1_000],
  },
] as const satisfies readonly Command[]
