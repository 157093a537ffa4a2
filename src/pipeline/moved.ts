import { unknown } from '../core/fact.ts'
import type { RepositoryName } from '../core/target.ts'
import { failureOf } from '../facts/gather.ts'
import type { ResolvedTarget } from '../facts/resolve.ts'
import { readSnapshot } from '../facts/snapshot.ts'
import type { GitHub } from '../github/port.ts'
import type { SubjectFacts } from '../result/record.ts'

/** How the closing re-read ended: nothing moved, something did, or it could not be told. */
export type Stability =
  | { readonly kind: 'stable' }
  | { readonly kind: 'moved'; readonly pullRequests: readonly number[] }
  | { readonly kind: 'unknown'; readonly why: ReturnType<typeof unknown> }

/**
 * Reads every judged pull request once more and compares it with what was judged: head, base ref and sha, body,
 * labels, review ids and states, state. Subjects without a pull request are commits, which cannot move.
 */
export async function stability(
  github: GitHub,
  repository: RepositoryName,
  resolved: ResolvedTarget,
): Promise<Stability> {
  const moved: number[] = []
  for (const { snapshot } of resolved.subjects) {
    if (snapshot === null) continue
    try {
      const again = await readSnapshot(github, repository, snapshot.number)
      if (again.digest !== snapshot.digest) moved.push(snapshot.number)
    } catch (error) {
      const why = failureOf(error)
      if (why === null) throw error
      return { kind: 'unknown', why }
    }
  }
  return moved.length === 0 ? { kind: 'stable' } : { kind: 'moved', pullRequests: moved }
}

/** Facts of a target that did not hold still: what was seen speaks of no one moment, so nothing is known. */
export function unsettled(
  subjects: readonly SubjectFacts[],
  why: ReturnType<typeof unknown>,
): readonly SubjectFacts[] {
  return subjects.map(({ subject, facts }) => ({
    subject,
    facts: Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, key === 'now' ? fact : why])),
  }))
}

/** Why a target that moved twice is unknown. */
export const movedTwice = (pullRequests: readonly number[]) =>
  unknown(
    'target-moved',
    `pull request ${pullRequests.map((number) => `#${number}`).join(', ')} changed twice while it was judged`,
    { remedy: { text: 'wait until nobody pushes, reviews or edits, then run the check again' } },
  )
