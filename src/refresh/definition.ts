import type { OtherAction } from '../action/other-action.ts'
import { sharedInputs } from '../runner/inputs.ts'
import { reasons } from './reasons.ts'
import { defaultWaitMinutes, defaultWorkflow, longestWaitMinutes } from './settings.ts'

/** Starts the gate's own run of a pull request again, when a review, an edit or a label has made its check stale. */
export const refreshAction: OtherAction = {
  id: 'refresh',
  title: 'Refresh',
  summary:
    'Starts the latest run of the gate for the head of a pull request again after a review, an edit or a label, so ' +
    'that its check says what holds now: red turns green, and green turns red.',
  inputs: {
    'github-token': sharedInputs['github-token'],
    workflow: {
      description:
        'File name of the workflow that runs the gate, in `.github/workflows`; ' +
        '`OWNER/REPO/.github/workflows/FILE` for one of another repository that a ruleset requires. ' +
        `Default: \`${defaultWorkflow}\`.`,
    },
    'wait-minutes': {
      description:
        'How long to wait for a run that began before the change and still runs, which GitHub does not start again: ' +
        `0 to ${longestWaitMinutes}. Default: ${defaultWaitMinutes}.`,
    },
  },
  outputs: {
    'run-id': {
      description:
        'Number of the run that was started again, or was found to need none; several are separated by commas, none is empty.',
    },
    requested: { description: '`true` when GitHub took the request to start a run again, else `false`.' },
    reason: {
      description: `Why: ${Object.keys(reasons)
        .map((reason) => `\`${reason}\``)
        .join(', ')}.`,
    },
    'exit-code': { description: '`0`, or `3` when the check may be stale and no run could be started.' },
  },
  permissions: [
    { name: 'actions', access: 'write', why: 'the runs of the head commit, and to start one of them again' },
    { name: 'pull-requests', access: 'read', why: 'the head of the pull request, and whether it is open' },
  ],
  example: 'examples/refresh/.github/workflows/gatewright-refresh.yml',
}
