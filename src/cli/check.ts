import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { redact } from '../facts/redact.ts'
import { saveFacts } from '../facts/saved.ts'
import { gates } from '../gates/registry.ts'
import { runLocal } from '../pipeline/local.ts'
import { type AppliedInputs, savedFactsOf } from '../pipeline/save.ts'
import { type PipelineResult, runPipeline } from '../pipeline.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import { readRepository } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { readSigning, signingPorts } from '../runner/signing.ts'
import { documentationUrl, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import type { Context, Run } from './context.ts'
import { administrationOf, gitHubOf, requiredGitHub, serverOf } from './github.ts'
import { offlineFigures } from './judge-saved.ts'
import { repositoryOfClone } from './origin.ts'
import { readLocalPolicy } from './policy-file.ts'
import { writeReport } from './report-output.ts'
import { refuseDirectory, writeWhole } from './write-file.ts'

/** `check`: the current branch, or a pull request. */
export const runCheck: Run = async (context) => {
  const { args } = context
  const pull = pullNumber(args.value('pull'))
  checkUse(context, pull)
  await checkPlace(context)
  const chosen = args.positionals.length === 0 ? null : args.positionals
  const inputs: AppliedInputs = {
    overrides: { mode: null, gates: chosen, options: {} },
    forgiveOffline: pull === null && !args.has('strict'),
  }
  const trial = await trialPolicy(context, inputs)
  const result =
    pull === null ? await judgeBranch(context, inputs, trial) : await judgePull(context, pull, inputs, trial)
  await save(context, result, inputs)
  return await writeReport(context, result.record)
}

function pullNumber(text: string | null): number | null {
  if (text === null) return null
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new UsageError(
    `--pull: found ${JSON.stringify(text)}, expected the number of a pull request such as 12`,
  )
}

function checkUse({ args }: Context, pull: number | null): void {
  const ids: readonly string[] = gates.map(({ id }) => id)
  const foreign = args.positionals.find((id) => !ids.includes(id))
  if (foreign !== undefined)
    throw new UsageError(
      `check: there is no gate ${JSON.stringify(foreign)}${didYouMean(foreign, ids)}; gates: ${ids.join(', ')}`,
    )
  if (pull !== null && args.value('base') !== null)
    throw new UsageError(
      'check: --base is about the local branch, --pull about a pull request: give one of them',
    )
  for (const flag of ['repository', 'api-url', 'server-url'])
    if (pull === null && args.value(flag) !== null)
      throw new UsageError(`check: --${flag} is about a pull request: expected --pull N, too`)
  if (args.has('redact') && args.value('save-facts') === null)
    throw new UsageError('check: --redact is about --save-facts FILE, which is not given')
}

async function trialPolicy(context: Context, { overrides }: AppliedInputs): Promise<LoadedPolicy | null> {
  const named = context.args.value('policy')
  if (named === null) return null
  return (await readLocalPolicy(context, named)).under(overrides)
}

/** Says that the verdict is not the one the base branch's policy gives. */
const trialNotices = (trial: LoadedPolicy | null): readonly string[] =>
  trial === null
    ? []
    : [`The policy ${trial.path} of this machine was tried out: the base branch may hold another.`]

async function judgeBranch(
  context: Context,
  { overrides, forgiveOffline }: AppliedInputs,
  trial: LoadedPolicy | null,
): Promise<PipelineResult> {
  const started = performance.now()
  const { args, directory, output } = context
  const workspace = await workspaceIn(directory)
  if (workspace === null)
    throw new UsageError(
      `${directory} is in no git work tree: expected to run in a clone, or --repository and --pull`,
    )
  output.progress.show('reading the clone')
  return await runLocal({
    ...{ workspace, version, documentationUrl, gates, overrides, forgiveOffline, trial },
    keys: signingPorts(readSigning(context.variables)),
    repository: await repositoryOfClone(context, workspace.root),
    serverUrl: serverOf(context).serverUrl,
    base: args.value('base'),
    github: await gitHubOf(context),
    now: new Date().toISOString(),
    run: () => offlineFigures(started),
    notices: [...trialNotices(trial), ...(forgiveOffline ? [offlineNotice] : [])],
  })
}

const offlineNotice =
  'This check is offline: what only GitHub knows is unknown, and does not fail it. --strict lets it fail; --pull N asks GitHub.'

async function judgePull(
  context: Context,
  number: number,
  { overrides }: AppliedInputs,
  trial: LoadedPolicy | null,
): Promise<PipelineResult> {
  const started = performance.now()
  const { args, directory, output, variables } = context
  const named = args.value('repository')
  const repository =
    named === null
      ? parseRepository('--repository', readRepository(variables))
      : parseRepository('--repository', named)
  const redirects: string[] = []
  const github = await requiredGitHub(context, '--pull', (from, to) =>
    redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  const administration = await administrationOf(context)
  output.progress.show(`reading pull request #${number}`)
  return await runPipeline({
    ...(administration === undefined ? {} : { administration }),
    ...{ version, documentationUrl, gates, github, overrides },
    ...signingPorts(readSigning(variables)),
    target: { kind: 'pull-request', repository, number },
    hints: { pusher: null },
    workspace: await workspaceIn(directory),
    policy: null,
    ...(trial === null ? {} : { trial }),
    event: 'command line',
    node: process.version,
    elapsed: () => Math.round(performance.now() - started),
    notices: () => [...trialNotices(trial), ...redirects],
    progress: output.progress.show,
  })
}

/** Refuses a place for the facts before anything is judged. */
async function checkPlace({ args, directory }: Context): Promise<void> {
  const file = args.value('save-facts')
  if (file === '-')
    throw new UsageError('--save-facts: standard output holds the result; expected the name of a file')
  if (file !== null) await refuseDirectory(resolve(directory, file), file)
}

async function save(
  { args, directory }: Context,
  result: PipelineResult,
  inputs: AppliedInputs,
): Promise<void> {
  const file = args.value('save-facts')
  if (file === null) return
  const saved = savedFactsOf(result, inputs)
  await writeWhole(resolve(directory, file), file, saveFacts(args.has('redact') ? redact(saved) : saved))
}
