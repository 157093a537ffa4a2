import { WorkspaceFailure } from './failure.ts'
import type { Workspace } from './port.ts'
import { openWorkspace } from './workspace.ts'

/** The clone in a directory, or null when there is none: a run without a checkout reads everything by API. */
export async function workspaceIn(directory: string | null): Promise<Workspace | null> {
  if (directory === null) return null
  try {
    return await openWorkspace(directory)
  } catch (error) {
    if (error instanceof WorkspaceFailure) return null
    throw error
  }
}
