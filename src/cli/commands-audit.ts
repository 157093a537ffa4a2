import { apiFlags } from './api-flags.ts'
import type { Command } from './commands.ts'

/** The command that audits a repository. */
export const auditCommands = [
  {
    name: 'audit',
    summary: 'Audit a repository on GitHub: every control, with its proof.',
    usage:
      'OWNER/REPO [--ref REF] [--policy FILE] [--previous RESULT.json] [--greenlight [--report FILE]] [--digest [--dry-run]]',
    details: [
      'Judges the repository at one commit by every gate that applies to one, and says of every control whether it ' +
        'passes, fails or could not be read. The policy is that of the audited commit; without one, ' +
        'gatewright:recommended. The classic protection of branches is seen with GATEWRIGHT_ADMIN_TOKEN alone.',
      'Exit code 5: a P0 control (audit.p0 of the policy) is absent. 6: one could not be verified.',
      'With --greenlight the green light that the policy asks for (gates.phase-unlock.greenlight) is shown first: ' +
        'safety nets, gates in order, policy variables, files. --report writes it as JSON.',
      'With --digest the one digest issue of the profile is kept in that repository, as the action does. --dry-run ' +
        'writes nothing and says what would be written.',
    ],
    example: 'gatewright audit acme/shop --previous last-audit.json',
    flags: [
      { name: 'ref', value: 'REF', summary: 'branch, tag or commit to audit (default: the default branch)' },
      {
        name: 'policy',
        value: 'FILE',
        summary: 'audit by this file, or preset such as gatewright:strict, instead of the policy there',
      },
      { name: 'mode', value: 'MODE', summary: 'report or enforce, instead of the policy’s own mode' },
      { name: 'strict', summary: 'short for --mode enforce' },
      {
        name: 'previous',
        value: 'FILE',
        summary: 'JSON of an earlier audit, for what is new and fixed since',
      },
      { name: 'greenlight', summary: 'show the green light first' },
      {
        name: 'report',
        value: 'FILE',
        summary: 'with --greenlight: write it as JSON, in the work tree or in RUNNER_TEMP',
      },
      { name: 'digest', summary: 'keep the digest issue' },
      { name: 'dry-run', summary: 'with --digest: write nothing, say what would be written' },
      { name: 'profile', value: 'NAME', summary: 'name of the digest (default: repository)' },
      {
        name: 'max-issues',
        value: 'N',
        summary: 'most issues to create or reopen (default: MAX_ISSUES_PER_RUN, else the policy)',
      },
      ...apiFlags,
    ],
    formats: ['pretty', 'json', 'markdown', 'sarif'],
    positionals: [1, 1],
  },
] as const satisfies readonly Command[]
