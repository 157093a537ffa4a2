import { defineGate } from '../../core/gate.ts'
import { options } from './options.ts'
import { judgePullRequest, pullRequestNeeds, pullRequestPartial } from './pull-request.ts'
import { judgeRepository, repositoryNeeds } from './repository.ts'
import { rules } from './rules.ts'

/** Every changed file has the approvals that CODEOWNERS and the policy ask for, and the CODEOWNERS file is sound. */
export const codeowners = defineGate({
  id: 'codeowners',
  title: 'Code owners',
  summary:
    'Every changed file has an approval, bound to the current head, from the people its CODEOWNERS line and the ' +
    'policy ask for; and the CODEOWNERS file itself is sound.',
  rules,
  options,
  permissions: [
    {
      name: 'contents',
      access: 'read',
      why: 'the CODEOWNERS file, its errors on GitHub, and the list of files',
    },
    {
      name: 'pull-requests',
      access: 'read',
      why: 'the pull request, its files, its commits and its reviews',
    },
    {
      name: 'members',
      access: 'read',
      appOnly: true,
      why: 'who is in a team that owns files; without it a team counts only where GitHub itself proves its approval',
    },
  ],
  pullRequest: { needs: pullRequestNeeds, partial: pullRequestPartial, evaluate: judgePullRequest },
  repository: { needs: repositoryNeeds, partial: [], evaluate: judgeRepository },
})
