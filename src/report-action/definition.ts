import type { OtherAction } from '../action/other-action.ts'
import { surfacePermissions } from '../publish/permissions.ts'
import { sharedInputs } from '../runner/inputs.ts'

/** Name of the artifact that is looked for unless an input says otherwise. */
export const defaultArtifact = 'gatewright-result'

/** Action `report`: shows the result of a run whose own token could write nothing. */
export const reportAction: OtherAction = {
  id: 'report',
  title: 'Publish the result of a fork',
  summary:
    'Publishes the result that another run left as an artifact: comment, check run and commit status of a pull request whose own run could write nothing, after checking by the API which run, commit and pull request it belongs to.',
  inputs: {
    'github-token': {
      description: sharedInputs['github-token'].description,
      default: sharedInputs['github-token'].default,
    },
    artifact: {
      description: `Name of the artifact with \`result.json\` (output \`result-file\` of the gate) and nothing else. Default: \`${defaultArtifact}\`.`,
    },
    sarif: {
      description:
        '`true` also writes the findings as a SARIF file, for output `sarif-file`. Default: `false`.',
    },
  },
  outputs: {
    outcome: {
      description:
        'Outcome that was published: `pass`, `fail` or `unknown`; `skip` when the pull request has moved on or is closed, so that nothing was. A refused result is `unknown`.',
    },
    'exit-code': {
      description:
        'The exit code of the step: 0 published, or nothing left to publish; 3 the result was refused, or a pass was not confirmed; 64 a wrong input or event.',
    },
    published: {
      description:
        'Surfaces that show the result now, separated by commas: `check-run`, `commit-status`, `comment`.',
    },
    'pull-request': {
      description: 'Number of the pull request it was published for; empty when nothing was.',
    },
    'sarif-file': {
      description: 'Path of the SARIF file; empty without `sarif: true`, and when nothing was published.',
    },
    'result-file': { description: 'Path of the result as it was published; empty when nothing was.' },
  },
  permissions: [
    { name: 'actions', access: 'read', why: 'The run that triggered this one, and its artifact.' },
    {
      name: 'contents',
      access: 'read',
      why: 'The policy and the workflow file at the base, the workflow file at the head.',
    },
    // Writing is what it is for; the policy decides which of them are used.
    ...surfacePermissions.map(({ name, access, why }) => ({ name, access, why })),
  ],
  example: 'examples/fork-report/.github/workflows/gatewright-report.yml',
}
