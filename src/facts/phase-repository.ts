import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import type { Phases } from '../core/facts/phases.ts'
import { failureOf, type GatherContext } from './gather.ts'
import { observe, observed } from './observe.ts'
import { repositoryState } from './repository-state.ts'

type Settings = Pick<Phases, 'repositoryId' | 'repositoryIdUnread' | 'losesCommits'>

const route = 'GET /repos/{owner}/{repo}'
const settingsSchema = z.object({
  id: z.number().int().positive(),
  allow_squash_merge: z.boolean().optional(),
  allow_rebase_merge: z.boolean().optional(),
})
type Answer = z.output<typeof settingsSchema>

/** What nothing needed to know. */
export const notAsked = (): Settings => ({
  repositoryId: null,
  losesCommits: unobserved(unknown('nothing-evaluated', 'nothing needed to know how changes are merged')),
})

/**
 * The repository's number and how it merges: REST shows the settings to those who may write alone, so the query is
 * asked where they are left out. `merging` false: how it merges does not matter.
 */
export async function repositorySettings(context: GatherContext, merging: boolean): Promise<Settings> {
  const answer = await observe(() => context.github.get(route, { ...context.repository }, settingsSchema))
  const number = answer.known
    ? { repositoryId: answer.value.id }
    : { repositoryId: null, repositoryIdUnread: answer }
  if (!merging) return { ...notAsked(), ...number }
  if (!answer.known && answer.reason === 'offline') return { ...number, losesCommits: answer }
  const shown = answer.known ? shownIn(answer.value) : null
  return { ...number, losesCommits: shown === null ? await fromQuery(context) : observed(shown) }
}

const shownIn = ({ allow_squash_merge: squash, allow_rebase_merge: rebase }: Answer): boolean | null =>
  squash === undefined || rebase === undefined ? null : squash || rebase

async function fromQuery(context: GatherContext): Promise<Observation<boolean>> {
  try {
    const { repository, denied } = await repositoryState(context)
    const { squashMergeAllowed: squash, rebaseMergeAllowed: rebase } = repository
    if (typeof squash === 'boolean' && typeof rebase === 'boolean') return observed(squash || rebase)
    const why = denied('squashMergeAllowed') ?? denied('rebaseMergeAllowed')
    return unobserved(why ?? unknown('api-shape', 'GitHub left out how pull requests may be merged'))
  } catch (error) {
    const why = failureOf(error)
    if (why === null) throw error
    return unobserved(why)
  }
}
