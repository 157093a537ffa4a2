import { gates } from '../gates/registry.ts'
import { localCommitFiles } from '../policy/files.ts'
import { loadPolicy } from '../policy/load.ts'
import { version } from '../version.ts'
import type { Workspace } from '../workspace/port.ts'
import type { Context } from './context.ts'
import { gitHubOf } from './github.ts'
import { decided, localPhasePolicy, type PhasePolicy, phasePolicy } from './phase-place.ts'

/**
 * The policy that judges: that of `--policy`, else the one of the trusted commit, never of the work tree.
 * @throws PolicyError, Undecided
 */
export async function loadPolicyAt(
  context: Context,
  workspace: Workspace,
  trusted: string,
): Promise<PhasePolicy> {
  if (context.args.value('policy') !== null) return await localPhasePolicy(context)
  const files = localCommitFiles(workspace, trusted)
  const github = await gitHubOf(context)
  const overrides = { mode: null, gates: null, options: {} }
  return phasePolicy(
    await decided(() => loadPolicy({ files, github, gates, version, policy: null, overrides })),
  )
}
