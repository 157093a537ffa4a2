import { Undecided } from '../core/errors.ts'
import { failureOf } from '../facts/gather.ts'
import type { TreeEntry, Workspace } from '../workspace/port.ts'

/** Files that git tracks. @throws Undecided when git does not list them all: a shorter list would be a wrong answer */
export async function trackedFiles(workspace: Workspace): Promise<readonly TreeEntry[]> {
  try {
    return await workspace.tracked()
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}
