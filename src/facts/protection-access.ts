import type { Remedy } from '../core/fact.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { GatherContext } from './gather.ts'

/** As the reports name it: a workflow's own token can never have it. */
export const administrationRead = 'administration: read (GitHub App)'

/** What protection is read through. */
export interface Access {
  readonly context: GatherContext
  /** The token of the run: contents and metadata. */
  readonly github: GitHub
  /** The same, or the client of `admin-token`, which may see more. */
  readonly administration: GitHub
  /** Whether there is an `admin-token`. */
  readonly hasAdministration: boolean
  /** GitHub's words when the plan has no protection for this repository; null until a call says so. */
  plan: string | null
}

/** The access of a run, with or without an `admin-token`. */
export const accessOf = (context: GatherContext): Access => ({
  context,
  github: context.github,
  administration: context.administration ?? context.github,
  hasAdministration: context.administration !== undefined,
  plan: null,
})

/** What `administration: read` would reveal, as a next step. */
export function administrationRemedy(
  { hasAdministration }: Pick<Access, 'hasAdministration'>,
  reveals: string,
): Remedy {
  const who = hasAdministration
    ? 'grant the `admin-token` `administration: read` (GitHub App)'
    : 'give an `admin-token` (command line: `GATEWRIGHT_ADMIN_TOKEN`) with `administration: read` (GitHub App)'
  return { text: `${who}: it reveals ${reveals}`, permission: administrationRead }
}

/** "Upgrade to GitHub Pro or make this repository public to enable this feature." and its like for other owners. */
const planWords = /^upgrade to github\b.*\bto enable this feature\b/i

/**
 * Gives what is known to be absent because the owner's plan does not offer it (403, private repository on a free
 * plan). Any other failure is thrown on.
 */
export async function absentByPlan<T>(access: Access, absent: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const said =
      error instanceof GitHubFailure && error.details.status === 403 ? error.details.said : undefined
    if (said === undefined || !planWords.test(said)) throw error
    access.plan = said
    return absent
  }
}
