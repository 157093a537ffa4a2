import type { RuleTable } from '../../core/rules.ts'
import { aboutCodeOwners } from './rules-approval.ts'

const access = ['nist-csf:PR.AA-05', 'nist-ssdf:PO.2.1']
const configuration = ['nist-csf:PR.PS-01', 'owasp:A05:2021']
const sources = [aboutCodeOwners]
const errorsApi = 'https://docs.github.com/en/rest/repos/repos#list-codeowners-errors'

/** Rules about the CODEOWNERS file as GitHub reads it. */
export const fileRules = {
  'file-missing': {
    title: 'There is a CODEOWNERS file',
    why: 'Without the file nobody owns anything, and any approval would do.',
    fix: 'Add `.github/CODEOWNERS`. Merge it while the gate is in report mode.',
    controls: access,
    sources,
    example: {
      found: 'no CODEOWNERS file at the base (1a2b3c4)',
      required: 'a CODEOWNERS file in .github/, the root or docs/',
      fix: 'merge a .github/CODEOWNERS while this gate still reports (mode: report)',
    },
  },
  'file-size': {
    title: 'GitHub loads the CODEOWNERS file',
    why: 'GitHub ignores a file of 3 MB or more without saying so: from that moment nobody owns anything.',
    fix: 'Join lines with the same owners, or own folders instead of single files.',
    controls: configuration,
    sources,
    example: {
      found: '.github/CODEOWNERS has 3200000 bytes, so GitHub does not load it and nobody owns anything',
      required: 'less than 3145728 bytes',
      fix: 'join lines that have the same owners',
    },
  },
  'more-than-one-file': {
    title: 'There is one CODEOWNERS file',
    why: 'GitHub reads the first of `.github/`, the root and `docs/`, and ignores the others. Adding one in front replaces all owners.',
    fix: 'Keep one file and delete the others.',
    controls: configuration,
    sources,
    example: {
      found: 'GitHub reads .github/CODEOWNERS and ignores CODEOWNERS',
      required: 'one CODEOWNERS file',
      fix: 'delete CODEOWNERS',
    },
  },
  'github-error': {
    title: 'GitHub accepts every owner',
    why: 'GitHub gives nothing to approve to an owner that does not exist, cannot be seen, or has no write access. The line looks owned and is not.',
    fix: 'Correct the name, make the team visible, or grant it write access to the repository.',
    controls: access,
    sources: [aboutCodeOwners, errorsApi],
    example: {
      found: '@acme/old-team does not exist, cannot be seen, or has no write access',
      required: 'owners that exist, can be seen and have write access',
      fix: 'correct or remove @acme/old-team, or grant write access',
    },
  },
  'ambiguous-on-github': {
    title: 'Every line can be read in one way only',
    why: 'GitHub does not document what some lines mean. If the guess is wrong, the wrong people approve, so such a line decides nothing here.',
    fix: 'Rewrite the line as the finding says.',
    controls: configuration,
    sources,
    example: {
      found:
        'apps/[id]/page.tsx: who owns it is not certain, as whether [ ] is taken as part of a name is not documented',
      required: 'a line that GitHub reads in one way only',
      fix: 'in line 7, write /apps/?id?/page.tsx to match the brackets of a name, or one line for each name',
    },
  },
  'invalid-pattern': {
    title: 'Every pattern is valid',
    why: 'GitHub skips a line with an invalid pattern, and an earlier line decides, perhaps with other owners.',
    fix: 'Correct the pattern as the finding says.',
    controls: configuration,
    sources: [aboutCodeOwners, errorsApi],
    options: ['invalid-lines'],
    example: {
      found: 'lib/a.rb: line 4 (***/*.rb @web-lead) was meant for it, and GitHub skips that line',
      required: 'only lines that GitHub accepts',
      fix: 'in line 4, write **/*.rb',
    },
  },
  'invalid-owner': {
    title: 'Every owner is written as GitHub expects',
    why: 'GitHub skips a line with an owner it cannot read, and an earlier line decides, perhaps with other owners.',
    fix: 'Write `@user`, `@organisation/team` or an e-mail address.',
    controls: configuration,
    sources: [aboutCodeOwners, errorsApi],
    options: ['invalid-lines'],
    example: {
      found: 'notes.txt: line 9 (*.txt docs@) was meant for it, and GitHub skips that line',
      required: 'only lines that GitHub accepts',
      fix: 'in line 9, write @user, @organisation/team or name@example.com',
    },
  },
} as const satisfies RuleTable
