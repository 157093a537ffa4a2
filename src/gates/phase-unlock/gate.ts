import { defineGate } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { evaluateChange, evaluateRepository } from './evaluate.ts'
import { greenlightFindings } from './greenlight-findings.ts'
import { options } from './options.ts'
import { rules } from './rules.ts'

/** Work of a stage is merged when the stages before it are proved complete. */
export const phaseUnlock = defineGate({
  id: 'phase-unlock',
  title: 'Phase unlock',
  summary:
    'Work of a phase or milestone is merged only when every one before it is complete, proved by an artifact whose ' +
    'every claim is derived again: commits, lines of evidence, checks, counts and signatures.',
  rules,
  options,
  permissions: [
    {
      name: 'contents',
      access: 'read',
      why: 'artifacts, their commits, and the files that they name as evidence',
    },
    {
      name: 'pull-requests',
      access: 'read',
      why: 'the files that the change touches, and whether a commit of an artifact was merged',
    },
    {
      name: 'checks',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'whether the gates of a stage succeeded on its commit',
    },
    {
      name: 'statuses',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'commit statuses beside those checks',
    },
    {
      name: 'actions',
      access: 'read',
      onDemand: true,
      configured: true,
      why: 'which workflow reported a check, and artifacts with test reports',
    },
    { name: 'issues', access: 'read', onDemand: true, why: 'criteria that count issues' },
  ],
  unconfigured: ({ phases, milestones, lists, greenlight }) =>
    phases.length + milestones.length + lists.length > 0 || greenlight !== undefined
      ? null
      : text`the policy has no phases, milestones or lists; they are named in ${'gates.phase-unlock.phases'}`,
  pullRequest: {
    needs: ['phases', 'changed-files', 'now', 'other-pull-requests'],
    partial: ['tags', 'criteria'],
    evaluate: evaluateChange,
  },
  repository: {
    needs: ['phases', 'now', 'other-pull-requests'],
    partial: ['tags', 'criteria', 'greenlight'],
    evaluate: evaluateRepository,
    besides: greenlightFindings,
  },
})
