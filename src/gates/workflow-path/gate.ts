import { defineGate } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { evaluate, evaluateRepository, needs, partial } from './evaluate.ts'
import { options } from './options.ts'
import { rules } from './rules.ts'

/** A change takes the path that its facts ask for, and has what that path asks of it. */
export const workflowPath = defineGate({
  id: 'workflow-path',
  title: 'Workflow path',
  summary:
    'The facts of a change decide how much process it needs, and the change has all of it: a specification that came ' +
    'first, tests that nobody weakened, and the named checks successful on its head.',
  rules,
  options,
  permissions: [
    {
      name: 'contents',
      access: 'read',
      why: 'specifications, the versions of tests commit by commit, the lock manifest of the base branch',
    },
    {
      name: 'pull-requests',
      access: 'read',
      why: 'changed files and lines, commits, labels, the description, and approvals of the head',
    },
    {
      name: 'checks',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'the checks of the head commit that the policy names',
    },
    {
      name: 'statuses',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'commit statuses beside the named checks',
    },
    {
      name: 'actions',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'which workflow reported a named check',
    },
    {
      name: 'members',
      access: 'read',
      appOnly: true,
      onDemand: true,
      why: 'who is in a team that `approvers` names',
    },
  ],
  unconfigured: (settings) =>
    Object.keys(settings.checks).length > 0
      ? null
      : text`the policy names no checks that verify a change; they are named in ${'gates.workflow-path.checks'}`,
  inputs: {
    'locked-tests': {
      description:
        'Globs of the tests that may not be weakened, separated by commas or line breaks; instead of those of the policy.',
      option: 'locked-tests',
      kind: 'list',
    },
    'lock-manifest': {
      description: 'Path of the lock manifest; instead of that of the policy.',
      option: 'lock-manifest',
    },
    sarif: {
      description:
        'Globs of SARIF files of this run, separated by commas or line breaks; instead of those of the policy.',
      option: 'sarif',
      kind: 'list',
    },
  },
  pullRequest: { needs, partial, evaluate },
  repository: { needs: ['checks', 'other-pull-requests'], evaluate: evaluateRepository },
})
