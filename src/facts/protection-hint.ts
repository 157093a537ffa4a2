import { z } from 'zod'
import type { BranchHint } from '../core/facts/protection.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { Access } from './protection-access.ts'

const route = 'GET /repos/{owner}/{repo}/branches/{branch}'

// Only what is used: GitHub leaves `protection` out for tokens that may not push to a private repository.
const branchSchema = z.looseObject({
  name: z.string(),
  protected: z.boolean(),
  protection: z
    .looseObject({
      enabled: z.boolean().optional(),
      required_status_checks: z
        .looseObject({
          enforcement_level: z.string().nullish(),
          contexts: z.array(z.string()).optional(),
          checks: z.array(z.looseObject({ context: z.string(), app_id: z.number().nullish() })).optional(),
        })
        .nullish(),
    })
    .nullish(),
})
type Branch = z.output<typeof branchSchema>

/**
 * What every token may know of a branch's classic rule; null when GitHub says that there is no such branch.
 * @throws {GitHubFailure} `not-found` when GitHub answers for the branch's new name
 */
export async function branchHint(access: Access, branch: string): Promise<BranchHint | null> {
  const answer = await branchAnswer(access, branch)
  if (answer === null) return null
  if (answer.name !== branch) {
    const text = `there is no branch ${branch} any more: GitHub answers for ${answer.name}`
    throw new GitHubFailure('not-found', route, text)
  }
  return { protected: answer.protected, protection: protectionOf(answer) }
}

/** Only these words mean that there is none: "Not Found" can as well be a token that may not see it. */
async function branchAnswer({ github, context }: Access, branch: string): Promise<Branch | null> {
  try {
    const parameters = { ...context.repository, branch }
    return await github.get(route, parameters, branchSchema, { permission: 'contents: read' })
  } catch (error) {
    const said = error instanceof GitHubFailure && error.details.status === 404 ? error.details.said : ''
    if (said?.toLowerCase() === 'branch not found') return null
    throw error
  }
}

function protectionOf({ protection }: Branch): BranchHint['protection'] {
  if (protection?.enabled === undefined) return null
  return { enabled: protection.enabled, requiredChecks: requiredChecks(protection) }
}

type RequiredChecks = NonNullable<BranchHint['protection']>['requiredChecks']

function requiredChecks({
  required_status_checks: required,
}: NonNullable<Branch['protection']>): RequiredChecks {
  const level = required?.enforcement_level ?? null
  if (required === null || required === undefined || level === null) return null
  const { checks = [], contexts = [] } = required
  const pinned = new Set(checks.map(({ context }) => context))
  return {
    enforcementLevel: level,
    checks: [
      ...checks.map(({ context, app_id: app }) => ({ context, appId: app ?? null })),
      ...contexts.filter((context) => !pinned.has(context)).map((context) => ({ context, appId: null })),
    ],
  }
}
