import { PolicyError, Undecided, UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import type { RepositoryName } from '../core/target.ts'
import { failureOf } from '../facts/gather.ts'
import { gates } from '../gates/registry.ts'
import { type PhaseOptions, options as phaseOptions, type Stage, stagesOf } from '../phase/options.ts'
import type { LoadedPolicy } from '../policy/assemble.ts'
import { digest } from '../policy/digest.ts'
import { restorePolicy } from '../policy/load.ts'
import { parseRepository } from '../runner/repository.ts'
import { version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import type { Workspace } from '../workspace/port.ts'
import type { Context } from './context.ts'
import { repositoryHere } from './origin.ts'
import { readLocalPolicy } from './policy-file.ts'

/** The gate whose artifacts the commands are about. */
export const phaseGate = 'phase-unlock'

/** What a policy says about stages. */
export interface PhasePolicy {
  readonly loaded: LoadedPolicy
  readonly options: PhaseOptions
  readonly stages: readonly Stage[]
}

/** The clone a command was started in. @throws UsageError outside of one */
export async function cloneOf({ directory }: Context): Promise<Workspace> {
  const workspace = await workspaceIn(directory)
  if (workspace !== null) return workspace
  throw new UsageError(`${directory} is in no git work tree: expected to run in a clone`)
}

/** Stages of a policy; none when it switches the gate off. */
export function phasePolicy(loaded: LoadedPolicy): PhasePolicy {
  const setting = loaded.policy.gates.find(({ id }) => id === phaseGate)
  const options = phaseOptions.parse(setting?.options ?? {})
  return { loaded, options, stages: stagesOf(options) }
}

/** Stages of the policy of `--policy`, or of the work tree. @throws as `readLocalPolicy` */
export async function localPhasePolicy(context: Context): Promise<PhasePolicy> {
  const policy = await readLocalPolicy(context, context.args.value('policy'))
  return phasePolicy(policy.under({ mode: null, gates: null, options: {} }))
}

/** The same; defaults where the work tree has no policy, and none is named. */
export async function phasePolicyIfAny(context: Context): Promise<PhasePolicy> {
  try {
    return await localPhasePolicy(context)
  } catch (error) {
    const missing = error instanceof PolicyError && error.problems.every(({ code }) => code === 'missing')
    if (context.args.value('policy') !== null || !missing) throw error
    const text = 'version: 1\n'
    const source = { name: '(no policy)', sha: null, sha256: digest(new TextEncoder().encode(text)), text }
    const overrides = { mode: null, gates: null, options: {} }
    return phasePolicy(restorePolicy({ sources: [source], gates, version, overrides }))
  }
}

/** The stage of the policy that a person names: `phase-1`, `1`, `M1`. @throws UsageError with the nearest one */
export function stageNamed({ stages, loaded }: PhasePolicy, name: string): Stage {
  const found = findStage(stages, name)
  if (found !== null) return found
  const ids = stages.map(({ id }) => id)
  const known =
    ids.length === 0
      ? `${loaded.path} has none: expected phases, milestones or lists below gates.${phaseGate}`
      : `stages: ${ids.slice(0, 40).join(', ')}`
  throw new UsageError(
    `there is no stage ${JSON.stringify(name.slice(0, 80))} in the policy${didYouMean(name, ids)}; ${known}`,
  )
}

/** The same, or null. */
export function findStage(stages: readonly Stage[], name: string): Stage | null {
  const id = /^(?:0|[1-9]\d{0,2})$/.test(name) ? `phase-${name}` : name
  return stages.find((stage) => stage.id === id) ?? null
}

/** `--repository`, `GITHUB_REPOSITORY` or the remote `origin`. @throws UsageError where none of them says so */
export async function repositoryOfPhases(context: Context): Promise<RepositoryName> {
  const named = context.args.value('repository')
  if (named !== null) return parseRepository('--repository', named)
  return await repositoryHere(context, '--repository OWNER/NAME')
}

/** The checked out commit. @throws UsageError when there is none */
export async function headOf(workspace: Workspace): Promise<string> {
  const found = await decided(() => workspace.resolve('HEAD'))
  if (found !== null) return found
  throw new UsageError('there is no commit here yet: commit first')
}

/** The commit of a flag; `HEAD` when it is not given. @throws UsageError when there is none, Undecided in a shallow clone */
export async function commitOf(
  { args }: Context,
  workspace: Workspace,
  flag: 'commit' | 'trusted' | 'at',
): Promise<string> {
  const ref = args.value(flag)
  if (ref === null) return await headOf(workspace)
  const found = await decided(() => workspace.resolve(ref))
  if (found !== null) return found
  throw new UsageError(
    `--${flag}: there is no commit ${JSON.stringify(ref.slice(0, 200))} in this clone; expected a branch, tag or commit id`,
  )
}

/** An answer of the outside; what it could not say ends the command. @throws Undecided */
export async function decided<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}
