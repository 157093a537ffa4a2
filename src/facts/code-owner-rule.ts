import { z } from 'zod'
import { known } from '../core/fact.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'
import { decidingOwners } from './owners.ts'

const route = 'GET /repos/{owner}/{repo}/rules/branches/{branch}'

const ruleSchema = z.looseObject({
  type: z.string(),
  parameters: z
    .looseObject({
      require_code_owner_review: z.boolean().optional(),
      dismiss_stale_reviews_on_push: z.boolean().optional(),
    })
    .optional(),
})

/**
 * Fact `code-owner-rule`: asked only where GitHub's own decision could stand in for ours, that is when a team cannot
 * be read or an owner is an e-mail address. Otherwise nothing is claimed about GitHub's rules.
 */
export const gatherCodeOwnerRule: Gatherer<'code-owner-rule'> = async (context) => {
  if (!(await couldHelp(context))) {
    return known(
      { required: false, dismissStale: false },
      { kind: 'api', what: 'not needed: every owner is known' },
    )
  }
  const { base } = await factValue(context, 'pull-request')
  const rules = await context.github.list(route, { ...context.repository, branch: base.ref }, ruleSchema, {
    key: (rule) => JSON.stringify(rule),
    permission: 'metadata: read',
  })
  const reviews = rules.filter((rule) => rule.type === 'pull_request').map((rule) => rule.parameters)
  const value = {
    required: reviews.some((parameters) => parameters?.require_code_owner_review === true),
    dismissStale: reviews.some((parameters) => parameters?.dismiss_stale_reviews_on_push === true),
  }
  return known(value, { kind: 'api', what: route, sha: base.sha })
}

async function couldHelp(context: GatherContext): Promise<boolean> {
  const teams = await factValue(context, 'teams')
  if (Object.values(teams).some((team) => !team.known)) return true
  return (await decidingOwners(context)).some((owner) => owner.indexOf('@') > 0)
}
