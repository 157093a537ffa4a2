import { defineGate } from '../../core/gate.ts'
import { options } from './options.ts'
import { judgePullRequest, pullRequestNeeds, pullRequestPartial } from './pull-request.ts'
import { judgeRepository, repositoryNeeds, repositoryPartial } from './repository.ts'
import { rules } from './rules.ts'

/** The branches and tags that matter are protected as the policy says, and that protection can work. */
export const branchProtection = defineGate({
  id: 'branch-protection',
  title: 'Branch protection',
  summary:
    'The branches and tags that matter are protected as the policy says, by classic protection and rulesets ' +
    'together; and the checks they require can be reported.',
  rules,
  options,
  permissions: [
    { name: 'contents', access: 'read', why: 'the branch, and the workflow files of the base branch' },
    { name: 'pull-requests', access: 'read', why: 'the base branch, and whether workflow files are changed' },
    {
      name: 'administration',
      access: 'read',
      appOnly: true,
      onDemand: true,
      why: 'classic branch protection; with write also who may bypass rulesets. Given as `admin-token`',
    },
  ],
  pullRequest: { needs: pullRequestNeeds, partial: pullRequestPartial, evaluate: judgePullRequest },
  repository: { needs: repositoryNeeds, partial: repositoryPartial, evaluate: judgeRepository },
})
