import { defineGate } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { evaluate, needs, partial } from './evaluate.ts'
import { options, readsReports } from './options.ts'
import { rules } from './rules.ts'

/** The golden tests all ran, and pass often enough that it can be said with stated confidence. */
export const goldenSuite = defineGate({
  id: 'golden-suite',
  title: 'Golden suite',
  summary:
    'The golden tests all ran, from reports that can be trusted, and each suite passes completely or often enough ' +
    'for its lower confidence bound.',
  rules,
  options,
  permissions: [
    { name: 'contents', access: 'read', why: 'the manifest and the quarantine list of the base branch' },
    { name: 'pull-requests', access: 'read', why: 'whether the pull request changes the manifest' },
    {
      name: 'actions',
      access: 'read',
      onDemand: true,
      why: 'artifacts of this run and earlier results; only where the policy sets `artifacts` or `history`',
    },
  ],
  unconfigured: (settings) =>
    readsReports(settings) || settings.soak !== undefined || settings.suites.length > 0
      ? null
      : text`the policy names no test reports; they are named in ${'gates.golden-suite.reports'}`,
  inputs: {
    reports: {
      description:
        'Globs of test reports, separated by commas or line breaks; instead of those of the policy.',
      option: 'reports',
      kind: 'list',
    },
    'expected-reports': {
      description:
        'Reports that must exist, by exact path, separated by commas or line breaks; instead of those of the policy.',
      option: 'expected-reports',
      kind: 'list',
    },
  },
  pullRequest: { needs, partial, evaluate },
  repository: { needs, partial, evaluate },
})
