import type { Context } from '../http.ts'
import type { Repository } from '../model.ts'

/** Repositories that share objects: GitHub keeps a parent and all of its forks in one store. */
export const related = (a: Repository, b: Repository): boolean =>
  a === b || a.parent === b || b.parent === a || (a.parent !== null && a.parent === b.parent)

/**
 * Makes a commit of a fork readable in the repository that is asked, as GitHub does for every full id: that a commit
 * answers says nothing about whose it is. Does nothing when no relative has it.
 */
export function shareObject(context: Context, sha: string): void {
  const { repository, state } = context
  if (!/^[0-9a-f]{40}$/.test(sha) || repository.git.type(sha) !== null) return
  const owner = state.repositories.find(
    (one) => one !== repository && related(one, repository) && one.git.type(sha) === 'commit',
  )
  if (owner !== undefined) repository.git.fetch(owner.git, sha, `refs/network/${owner.id}/${sha}`)
}
