import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import { type BranchHint, type ClassicProtection, classicProtectionSchema } from '../core/facts/protection.ts'
import { GitHubFailure } from '../github/failure.ts'
import { observe, observed } from './observe.ts'
import { type Access, absentByPlan, administrationRead, administrationRemedy } from './protection-access.ts'

const route = 'GET /repos/{owner}/{repo}/branches/{branch}/protection'

const switchSchema = z.looseObject({ enabled: z.boolean() })

/** A rule without these two switches blocks both; an answer that leaves them out is cut, and proves no block. */
const answerSchema = classicProtectionSchema.and(
  z.looseObject({ allow_force_pushes: switchSchema, allow_deletions: switchSchema }),
)

const reveals =
  'the classic rule: reviews, strictness, linear history, signatures, conversations, force pushes, deletions, who may push'

/**
 * The classic rule that applies to a branch; null is observed absence. Not asked where the hint already proves that
 * there is none.
 */
export async function classicRule(
  access: Access,
  branch: string,
  hint: Observation<BranchHint>,
): Promise<Observation<ClassicProtection | null>> {
  const enabled = hint.known ? hint.value.protection?.enabled : undefined
  if (enabled === false) return observed(null)
  const { administration, context } = access
  const parameters = { ...context.repository, branch }
  return await observe(() =>
    absentByPlan(access, null, async () => {
      try {
        return await administration.get(route, parameters, answerSchema, { permission: administrationRead })
      } catch (error) {
        return refused(access, error, enabled === true)
      }
    }),
  )
}

/** What a refusal says (research 2.3): only GitHub's exact words for it mean that there is no rule. */
function refused(access: Access, error: unknown, exists: boolean): null {
  if (!(error instanceof GitHubFailure)) throw error
  const { status, said = '' } = error.details
  if (status === 404 && said.toLowerCase() === 'branch not protected') {
    if (!exists) return null
    const text = 'GitHub says of the branch that it has a classic rule, and of the rule that there is none'
    throw new GitHubFailure('ambiguous', route, text, { remedy: { text: 'run the check again' } })
  }
  // Any other 404 can as well be a token that may not see it, and so proves nothing.
  if (status === 403 || status === 404) throw withRemedy(access, error)
  throw error
}

const withRemedy = (access: Access, { reason, message, details }: GitHubFailure): GitHubFailure =>
  new GitHubFailure(reason, route, message, { ...details, remedy: administrationRemedy(access, reveals) })

const workflowRoute = 'GET /repos/{owner}/{repo}/actions/permissions/workflow'
const workflowSchema = z.looseObject({ can_approve_pull_request_reviews: z.boolean() })
const aboutActions = 'whether GitHub Actions may approve pull requests'

/** Whether GitHub Actions may create and approve pull requests. Asked only with an `admin-token`. */
export async function actionsMayApprove(access: Access): Promise<Observation<boolean>> {
  const remedy = administrationRemedy(access, aboutActions)
  if (!access.hasAdministration) {
    return unobserved(
      unknown('permission-missing', `${aboutActions} is not visible to this token`, { remedy }),
    )
  }
  const { administration, context } = access
  const options = { permission: administrationRead }
  return await observe(async () => {
    const answer = await administration.get(workflowRoute, { ...context.repository }, workflowSchema, options)
    return answer.can_approve_pull_request_reviews
  })
}
