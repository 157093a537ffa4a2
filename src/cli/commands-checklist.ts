import type { Command } from './commands.ts'

const changeFlags = [
  {
    name: 'base',
    value: 'REF',
    summary: 'the branch it would be merged into (default: as for check)',
  },
  { name: 'body', value: 'FILE', summary: 'the description as it is so far, or - for standard input' },
  { name: 'policy', value: 'FILE', summary: 'go by this file, or preset, to try it out' },
] as const

const labelFlag = {
  name: 'label',
  value: 'LABEL',
  many: true,
  summary: 'a label that the pull request will have; may be given several times',
} as const

const tokenFlag = { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' } as const

/** Commands about what a change will have to answer and show. */
export const checklistCommands = [
  {
    name: 'requirements',
    summary: 'All that this change will have to show, before there is a pull request.',
    usage: '[--base REF] [--body FILE] [--label LABEL]… | --block agents|pull-request [--write FILE]',
    details: [
      'Reads the checked out commit and its base from the clone: the path of the change with the reasons, the questions ' +
        'with the evidence each needs, who has to approve, which checks have to be green, and what else is asked for. ' +
        'The policy is read from the base commit. What is not committed is not looked at.',
      'With --block, prints the part of AGENTS.md, or of a pull request template, that says so in general: the same for ' +
        'every change under this policy. --write puts it between its markers in FILE and leaves everything else there as it is.',
    ],
    example: 'gatewright requirements --base origin/main',
    flags: [
      ...changeFlags,
      labelFlag,
      tokenFlag,
      {
        name: 'block',
        value: 'KIND',
        summary: 'agents or pull-request: the block for AGENTS.md or a template',
      },
      { name: 'write', value: 'FILE', summary: 'with --block: put it into this file of the work tree' },
    ],
    formats: ['pretty', 'json', 'markdown'],
    positionals: [0, 0],
  },
  {
    name: 'checklist render',
    summary: 'The block of questions for this change, ready to be pasted into the description.',
    usage: '[--base REF] [--body FILE] [--label LABEL]…',
    details: [
      'Only questions that a person has to answer are in it; what tools answer, and what does not fit the change, is not. ' +
        'With --body, answers of that description are taken over; one that was given for other content is opened again.',
    ],
    example: 'gatewright checklist render --base origin/main > answers.md',
    flags: [...changeFlags, labelFlag, tokenFlag],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
  {
    name: 'checklist tier',
    summary: 'Which path this change takes (full, standard, fast, docs), and why.',
    usage: '[--base REF] [--body FILE] [--label LABEL]…',
    details: [
      'Every rule of the decision table with what it was decided by; the highest path wins, and what cannot be seen makes ' +
        'it full. A description may raise the path (`Path: full`); to lower it takes the approval of an approver, on the pull request.',
    ],
    example: 'gatewright checklist tier --base origin/main --label bug',
    flags: [...changeFlags, labelFlag, tokenFlag],
    formats: ['pretty', 'json'],
    positionals: [0, 0],
  },
  {
    name: 'checklist validate',
    summary: 'Check checklist files of your own; silent when they are valid.',
    usage: 'FILE… | -',
    details: [
      'One line per problem as FILE:LINE:COL, exit code 78: unknown keys, ids, signals and globs, the same id twice, items ' +
        'that rest on one another in a circle, controls that their standard does not have, grades that the allowed ' +
        'evidence never reaches, and questions that hold two questions, an opinion, or no yes and no.',
      'Files that are used together are checked together. Lists that come with Gatewright are looked up by their names.',
    ],
    example: 'gatewright checklist validate .gatewright/checklists/ours.yml',
    flags: [],
    formats: ['pretty', 'json'],
    positionals: [1, 100],
  },
] as const satisfies readonly Command[]
