import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { GatherContext } from './gather.ts'

/** People whose approval a gate other than `codeowners` asks for. */
interface RoleNeeds {
  /** `@login` and `@org/team`, as the policy writes them. */
  readonly from: readonly string[]
  /** Whether people named by commits are excluded from approving. */
  readonly commitPeople: boolean
  readonly lastPusher: boolean
}

const strings = z.array(z.string()).optional().catch(undefined)

// Read loosely: the gates' own schemas have validated the options.
const shape = lazy(() =>
  z.looseObject({
    reviewers: strings,
    approvers: strings,
    reviews: z
      .looseObject({
        security: z.looseObject({ from: strings }).optional().catch(undefined),
        performance: z.looseObject({ from: strings }).optional().catch(undefined),
        exclude: strings,
      })
      .optional()
      .catch(undefined),
  }),
)

/** The roles that `checklist` and `workflow-path` ask: reviewers, review roles, and who may unlock or lower. */
export function roleNeeds({ policy }: Pick<GatherContext, 'policy'>): RoleNeeds {
  const all = ['checklist', 'workflow-path'].map((id) => {
    const setting = policy.gates.find((gate) => gate.id === id)
    return shape().safeParse(setting?.options).data ?? {}
  })
  const reviews = all.map((options) => options.reviews)
  // Only `reviews` can say whom it excludes; the other roles exclude everybody who took part.
  const named = all.flatMap(({ reviewers, approvers }) => [...(reviewers ?? []), ...(approvers ?? [])])
  const asked = reviews.flatMap((one) => [...(one?.security?.from ?? []), ...(one?.performance?.from ?? [])])
  const excluded = reviews.flatMap((one) => one?.exclude ?? [])
  const some = (...who: readonly string[]): boolean =>
    named.length > 0 || (asked.length > 0 && excluded.some((one) => who.includes(one)))
  return {
    from: [...new Set([...named, ...asked])],
    commitPeople: some('committers', 'co-authors'),
    lastPusher: some('last-pusher'),
  }
}
