import { Undecided, UsageError } from '../core/errors.ts'
import type { FactKey } from '../core/facts/index.ts'
import type { RepositoryName } from '../core/target.ts'
import { failureOf, type GatherBase } from '../facts/gather.ts'
import { type FactsOf, gatherFacts } from '../facts/registry.ts'
import { gates } from '../gates/registry.ts'
import { type OpenBranch, openBranch } from '../pipeline/local.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import type { GateSetting } from '../policy/policy.ts'
import { version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import type { Workspace } from '../workspace/port.ts'
import { shippedChecklist } from '../workspace/shipped.ts'
import type { Context } from './context.ts'
import { gitHubOf, serverOf } from './github.ts'
import { repositoryOfClone } from './origin.ts'
import { readLocalPolicy } from './policy-file.ts'

/** The checked out commit and its base, before there is a pull request. */
export interface LocalChange {
  readonly base: { readonly ref: string; readonly sha: string }
  readonly headSha: string
  readonly loaded: LoadedPolicy
  /** The description that was given with --body; null without one. */
  readonly body: string | null
  readonly labels: readonly string[]
  /** Gathers facts of the branch. Whoever is asked for twice is gathered twice: name them all at once. */
  facts<K extends FactKey>(keys: readonly K[]): Promise<FactsOf<K>>
}

/** GitHub takes no longer description. */
const maxBodyBytes = 256 * 1024

/**
 * Opens the branch that a command was started on, by its flags --base, --body, --label and --policy.
 * @throws UsageError outside of a clone, without a base, for a body that cannot be read; PolicyError; Undecided
 */
export async function openChange(context: Context): Promise<LocalChange> {
  const { args, directory, input, output } = context
  const workspace = await workspaceIn(directory)
  if (workspace === null)
    throw new UsageError(`${directory} is in no git work tree: expected to run in a clone`)
  const named = args.value('body')
  const body =
    named === null ? null : await input.text(named, maxBodyBytes, 'the description of a pull request')
  const trial = args.value('policy')
  output.progress.show('reading the clone')
  const open = await opened(
    context,
    workspace,
    trial === null
      ? null
      : (await readLocalPolicy(context, trial)).under({ mode: null, gates: null, options: {} }),
  )
  const { baseRef, baseSha, headSha } = open.resolved
  const repository = await repositoryOfClone(context, workspace.root)
  return {
    ...{ headSha, body },
    base: { ref: baseRef ?? baseSha, sha: baseSha },
    loaded: open.loaded,
    labels: args.values('label'),
    facts: (keys) => gatherFacts(keys, gatherBase(open, repository, body)),
  }
}

async function opened(
  context: Context,
  workspace: Workspace,
  trial: LoadedPolicy | null,
): Promise<OpenBranch> {
  try {
    return await openBranch({
      ...{ workspace, version, gates, trial },
      serverUrl: serverOf(context).serverUrl,
      base: context.args.value('base'),
      github: await gitHubOf(context),
      overrides: { mode: null, gates: null, options: {} },
      now: new Date().toISOString(),
    })
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}

function gatherBase(
  { loaded, ports, resolved }: OpenBranch,
  repository: RepositoryName,
  body: string | null,
): GatherBase {
  const [one] = resolved.subjects
  if (one === undefined) throw new UsageError('there is no branch to look at')
  return {
    ...ports,
    ...(body === null ? {} : { body }),
    shipped: shippedChecklist,
    repository,
    subject: one.subject,
    snapshot: null,
    baseSha: resolved.baseSha,
    policy: loaded.policy,
    policyPath: loaded.path,
  }
}

/** Options of a gate of the policy, as its own schema reads them; null when the policy switches it off. */
export function settingOf({ loaded }: LocalChange, id: string): GateSetting | null {
  return loaded.policy.gates.find((gate) => gate.id === id) ?? null
}
