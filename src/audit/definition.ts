import type { OtherAction } from '../action/other-action.ts'
import { sharedInputs } from '../runner/inputs.ts'
import { defaultProfile } from './settings.ts'

/** Audits a repository by hand or by schedule, and keeps one digest issue about what is open. */
export const auditAction: OtherAction = {
  id: 'audit',
  title: 'Audit',
  summary:
    'Audits a repository: every gate that applies to one, the state of every control with its proof, what could not ' +
    'be read, and one digest issue that is kept up to date.',
  inputs: {
    'github-token': sharedInputs['github-token'],
    'admin-token': sharedInputs['admin-token'],
    repository: {
      description:
        'Repository to audit, `owner/name`; the token has to reach it, and its digest issue is kept there. ' +
        'Default: the one the workflow runs in.',
    },
    ref: {
      description:
        'Branch, tag or commit to audit. Default: the default branch of the repository. Another one keeps a digest ' +
        'only under another `profile`.',
    },
    policy: {
      description:
        'Path of the policy file in the audited commit, or `gatewright:PRESET`. Default: `.github/gatewright.yml`; a ' +
        'repository without a policy is audited by `gatewright:recommended`, and the report says so.',
    },
    mode: {
      description:
        '`report` ends with exit code 0, `enforce` with what was found. Overrides the mode of the policy file.',
    },
    digest: { description: '`false` keeps no digest issue; there is no trend then. Default: `true`.' },
    'dry-run': {
      description: '`true` writes no issue and says what would be written. Default: `false`.',
    },
    greenlight: {
      description:
        '`true` adds the report of the green light that the policy asks for (`gates.phase-unlock.greenlight`). Default: `false`.',
    },
    'greenlight-report': {
      description:
        'Path of the file that the report is written to, as JSON, in the work tree or in `RUNNER_TEMP`; with `greenlight` alone.',
    },
    profile: {
      description: `Name of the audit, 1 to 40 of a-z, 0-9 and \`-\`: there is one digest issue for each. Default: \`${defaultProfile}\`.`,
    },
    'max-issues-per-run': {
      description:
        'Most issues that this run may create or reopen, 0 to 50; what is held back is listed. ' +
        'Default: `MAX_ISSUES_PER_RUN` of the environment, else what the policy says, else 10.',
    },
  },
  outputs: {
    outcome: { description: 'Worst outcome of the gates: `pass`, `fail`, `skip` or `unknown`.' },
    'exit-code': {
      description:
        'The exit code of the step; 5: a P0 control is absent, 6: a P0 control could not be verified.',
    },
    completeness: { description: 'The first line of the report, such as `31 of 33 controls audited; …`.' },
    'result-file': {
      description: 'Path of a file with the whole result as JSON, the state of every control in it.',
    },
    'sarif-file': {
      description: 'Path of the findings as SARIF 2.1.0; empty when nothing was audited.',
    },
    'markdown-file': { description: 'Path of the report as Markdown; empty when nothing was audited.' },
    greenlight: {
      description: '`green`, `hold` or `red`; empty without the input `greenlight`.',
    },
    'greenlight-file': {
      description: 'Path of the report of the green light as JSON; empty without the input `greenlight`.',
    },
    'digest-issue': { description: 'Address of the digest issue; empty when there is none.' },
    'issues-held': {
      description: 'How many issues were held back for a later run, by the limit or because a write failed.',
    },
  },
  permissions: [
    {
      name: 'contents',
      access: 'read',
      why: 'the policy, CODEOWNERS, the list of files, workflow files, rulesets',
    },
    { name: 'pull-requests', access: 'read', why: 'open pull requests whose head is the audited commit' },
    { name: 'issues', access: 'write', why: 'the digest issue; read is enough for `dry-run`' },
    ...(['checks', 'statuses', 'actions'] as const).map((name) => ({
      name,
      access: 'read' as const,
      onDemand: true,
      why: 'checks that phases, criteria and the green-light audit ask for',
    })),
    {
      name: 'members',
      access: 'read',
      appOnly: true,
      onDemand: true,
      why: 'who is in a team that owns files',
    },
    {
      name: 'administration',
      access: 'read',
      appOnly: true,
      onDemand: true,
      why: 'classic branch protection; with write also who may bypass rulesets. Given as `admin-token`',
    },
    {
      name: 'security-events',
      access: 'write',
      onDemand: true,
      why: 'the upload of the SARIF file by `github/codeql-action/upload-sarif`',
    },
  ],
  example: 'examples/audit/.github/workflows/gatewright-audit.yml',
}
