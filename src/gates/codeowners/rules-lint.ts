import type { RuleTable } from '../../core/rules.ts'
import { aboutCodeOwners } from './rules-approval.ts'

const upkeep = ['nist-csf:PR.AA-05', 'nist-csf:PR.PS-01']
const sources = [aboutCodeOwners]

/** Rules about the quality of the CODEOWNERS file. They inform and do not block. */
export const lintRules = {
  'missing-pattern': {
    title: 'Every line starts with a pattern',
    why: 'A line of owners alone is read with its first owner as the pattern, so it owns nothing.',
    fix: 'Put the pattern in front, for example `*`.',
    controls: upkeep,
    sources,
    example: {
      found: 'the line starts with an owner, so @web-lead is taken as the pattern',
      required: 'a pattern, then its owners',
      fix: 'write * @web-lead',
    },
  },
  'byte-order-mark': {
    title: 'The file starts with its first line',
    why: 'An invisible mark at the start may become part of the first pattern, which then matches nothing.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    controls: upkeep,
    sources,
    example: {
      found: 'the file starts with a byte order mark (U+FEFF), which may become part of the first pattern',
      required: 'plain UTF-8',
      fix: 'save the file as UTF-8 without a byte order mark',
    },
  },
  'duplicate-pattern': {
    title: 'Every pattern stands once',
    why: 'The last line wins, so the owners of the earlier line are never asked.',
    fix: 'Join the lines, or delete the earlier one.',
    controls: upkeep,
    sources,
    example: {
      found: '/src/ stands again in line 14',
      required: 'each pattern once',
      fix: 'join lines 3 and 14',
    },
  },
  'shadowed-line': {
    title: 'Every line decides something',
    why: 'When later lines decide everything a line matches, its owners believe they are asked and never are.',
    fix: 'Move the narrower line below the wider one, or delete it.',
    controls: upkeep,
    sources,
    example: {
      found: 'line 20 decides everything that /src/db/ matches',
      required: 'lines in the order from wide to narrow',
      fix: 'move line 5 below line 20',
    },
  },
  'dead-pattern': {
    title: 'Every pattern matches a file',
    why: 'A pattern that matches nothing is often a wrong letter case, a folder that moved, or a submodule with a slash behind it.',
    fix: 'Correct or delete the line.',
    controls: upkeep,
    sources,
    example: {
      found: '/Docs/ matches no file; /docs/ would match 12',
      required: 'a pattern that matches a file',
      fix: 'write /docs/',
    },
  },
  'codeowners-unowned': {
    title: 'The CODEOWNERS file and .github have an owner',
    why: 'Who may edit these files may take away every other owner.',
    fix: 'Add `/.github/ @org/team` as the last line.',
    controls: [...upkeep, 'nist-ssdf:PS.1.1'],
    sources,
    example: {
      found: 'nobody owns .github/CODEOWNERS',
      required: 'an owner of .github/ and of the CODEOWNERS file',
      fix: 'add /.github/ @acme/platform as the last line',
    },
  },
  'few-approvers': {
    title: 'Enough people can approve',
    why: 'With a single owner, that person’s own changes can never be approved, and a holiday stops all others.',
    fix: 'Add an owner or a team. `minimum-approvers` in the policy sets the number.',
    controls: upkeep,
    sources: ['source document 003, section 5'],
    options: ['minimum-approvers'],
    example: {
      found: 'line 21 (/.github/) has 1 possible approver: @devex-lead',
      required: 'at least 2 possible approvers',
      fix: 'add another owner or a team to line 21',
    },
  },
  'ownership-change': {
    title: 'What a change of CODEOWNERS does to the owners of files',
    why: 'One line can take the owners away from hundreds of files, and the text of the change does not show it.',
    fix: 'Compare the list with what the change is meant to do.',
    controls: [...upkeep, 'nist-csf:ID.RA-07'],
    sources,
    example: {
      found: 'this pull request removes owners from 214 files and changes those of 3',
      required: 'a change of owners that the reviewers know of',
      fix: 'check the list of files',
    },
  },
  coverage: {
    title: 'How much of the repository has an owner',
    why: 'The figure shows whether ownership keeps up with the code.',
    fix: 'Add lines for the folders with the most files that nobody owns.',
    controls: upkeep,
    sources,
    example: {
      found: '412 of 480 files (85.8 %) have an owner',
      required: 'a CODEOWNERS file that GitHub loads',
      fix: 'add a line for tools/',
    },
  },
} as const satisfies RuleTable
