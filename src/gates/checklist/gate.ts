import { defineGate } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { options } from './options.ts'
import { evaluate, needs, partial } from './pull-request.ts'
import { evaluateRepository, repositoryNeeds, repositoryPartial } from './repository.ts'
import { rules } from './rules.ts'

/** The questions that apply to a change are answered, with evidence, and nothing contradicts them. */
export const checklist = defineGate({
  id: 'checklist',
  title: 'Checklist',
  summary:
    'The security, performance and process questions that apply to the change are answered, the answers are backed ' +
    'by evidence, and nothing contradicts them.',
  rules,
  options,
  permissions: [
    {
      name: 'contents',
      access: 'read',
      why: 'checklists of the base branch, answers and evidence at the head',
    },
    {
      name: 'pull-requests',
      access: 'read',
      why: 'the description with its edits, changed files and reviews',
    },
    {
      name: 'checks',
      access: 'read',
      onDemand: true,
      why: 'check runs that answers name as evidence',
    },
    {
      name: 'statuses',
      access: 'read',
      onDemand: true,
      why: 'commit statuses that answers name as evidence',
    },
    {
      name: 'actions',
      access: 'read',
      onDemand: true,
      why: 'which workflow reported a check that answers name as evidence',
    },
    {
      name: 'members',
      access: 'read',
      appOnly: true,
      onDemand: true,
      why: 'members of the teams that `reviewers` and `reviews` name',
    },
  ],
  unconfigured: (settings) =>
    settings.lists.length > 0
      ? null
      : text`the policy names no checklist; they are named in ${'gates.checklist.lists'}`,
  inputs: {
    sarif: {
      description:
        'Globs of SARIF files, separated by commas or line breaks; instead of those of the policy.',
      option: 'sarif',
      kind: 'list',
    },
    reports: {
      description:
        'Globs of test reports, separated by commas or line breaks; instead of those of the policy.',
      option: 'reports',
      kind: 'list',
    },
  },
  pullRequest: { needs, partial, evaluate },
  repository: { needs: repositoryNeeds, partial: repositoryPartial, evaluate: evaluateRepository },
})
