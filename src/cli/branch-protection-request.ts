import { PolicyError, Undecided, UsageError } from '../core/errors.ts'
import type { Where } from '../core/gate.ts'
import { didYouMean } from '../core/nearest.ts'
import { failureOf } from '../facts/gather.ts'
import type { EmittedChecks } from '../formats/workflows/model.ts'
import { entriesOf } from '../gates/branch-protection/plan/entries.ts'
import { type Enforcement, enforcements } from '../gates/branch-protection/plan/payload.ts'
import type { PlanInput } from '../gates/branch-protection/plan/plan.ts'
import { blockedContexts } from '../gates/branch-protection/traps/trap-findings.ts'
import { gates } from '../gates/registry.ts'
import { commitFiles } from '../policy/files.ts'
import { loadPolicy } from '../policy/load.ts'
import {
  observeRepository,
  type Ports,
  type Repository,
  readRepository,
} from '../protection-apply/repository.ts'
import { readRepository as repositoryVariable } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { version } from '../version.ts'
import type { Arguments } from './arguments.ts'
import { type Demands, defaultDemands, demandsOf, readDemands } from './branch-protection-policy.ts'
import type { Context } from './context.ts'
import { administrationOf, gitHubOf, requiredGitHub } from './github.ts'

/** What was asked for, and the repository it was asked for. */
export interface Asked {
  readonly ports: Ports
  readonly repository: Repository
  readonly input: PlanInput
  /** Where an option of the gate is written. */
  readonly where: Where
  /** Sentences for people. */
  readonly notes: readonly string[]
}

/** Codes that --allow-weaken takes; those about one of several take its name in parentheses. */
const weakenable = [
  ...[
    'BP-PR',
    'BP-APPROVALS',
    'BP-CODEOWNER',
    'BP-STALE',
    'BP-LASTPUSH',
    'BP-THREADS',
    'BP-CHECK',
    'BP-STRICT',
  ],
  ...['BP-LINEAR', 'BP-SIGN', 'BP-FORCE', 'BP-DELETE', 'BP-QUEUE', 'BP-METHOD', 'BP-DEPLOY', 'BP-SCANNING'],
  ...['BP-UPDATE', 'BP-CREATE', 'BP-NAME', 'BP-RULE', 'BP-BYPASS', 'BP-SCOPE', 'BP-ENFORCEMENT'],
]

/** The GitHub that may be written through: the second token, or the only one. */
export async function portsOf(context: Context, command: string): Promise<Ports> {
  const { positionals } = context.args
  const named = positionals[0] ?? repositoryVariable(context.variables)
  const repository = parseRepository(positionals[0] === undefined ? 'OWNER/REPO' : command, named)
  const administration = await administrationOf(context)
  const github = (await gitHubOf(context)) ?? administration ?? (await requiredGitHub(context, command))
  return { repository, github, ...(administration === undefined ? {} : { administration }) }
}

/**
 * Reads the repository, the policy and everything the plan is made from.
 * @param withoutPolicy whether the defaults of the gate may stand in for a policy that is not there
 * @throws PolicyError, UsageError; Undecided when GitHub does not answer
 */
export async function askFor(
  context: Context,
  ports: Ports,
  repository: Repository,
  choices: Choices,
  withoutPolicy: boolean,
): Promise<Asked> {
  const { args, output } = context
  const demands = await decided(() => demandsFor(context, ports, repository, withoutPolicy))
  output.progress.show(`reading how ${repository.name} is protected`)
  const { options } = demands
  const { protection, emitted } = await decided(() => observeRepository(ports, repository, options))
  const input: PlanInput = {
    ...choices,
    ...{ repository: repository.name, protection, options, emitted, only: null },
    blockedContexts: (traps) => blockedContexts({ ...traps, repository: repository.name }),
  }
  const planNote = protection.plan === undefined ? [] : [`the plan has no rulesets here: ${protection.plan}`]
  const notes = [...demands.notes, ...workflowNotes(emitted), ...planNote]
  return { ports, repository, input: { ...input, only: chosen(args, input) }, where: demands.where, notes }
}

/** `--entry`, checked. @throws UsageError for a name that no entry has */
function chosen(args: Arguments, { options, protection, rulesetId }: PlanInput): string | null {
  const names = entriesOf(options, protection).map(({ name }) => name)
  const named = args.value('entry')
  if (named !== null && !names.includes(named))
    throw new UsageError(
      `--entry: the policy makes no ruleset ${JSON.stringify(named)}${didYouMean(named, names)}, but ${names.map((name) => JSON.stringify(name)).join(', ')}`,
    )
  if (rulesetId !== null && named === null && names.length !== 1)
    throw new UsageError(
      `--ruleset-id stands for one ruleset, and the policy makes ${names.length}: name one with --entry`,
    )
  return named
}

/** What GitHub says of the repository itself. @throws Undecided when it does not answer */
export const repositoryOf = (ports: Ports): Promise<Repository> => decided(() => readRepository(ports))

/** Typed failures of GitHub become errors that name the next step. */
async function decided<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = failureOf(error)
    throw why === null ? error : new Undecided(why)
  }
}

const workflowNotes = (emitted: EmittedChecks | { readonly detail: string }): readonly string[] =>
  'checks' in emitted ? [] : [`the workflows could not be read: ${emitted.detail}`]

/** Of the default branch, never of a pull request; or of a file that was named. */
async function demandsFor(
  context: Context,
  { github, repository: name }: Ports,
  { sha, name: shown }: Repository,
  withoutPolicy: boolean,
): Promise<Demands> {
  const policy = context.args.value('policy')
  if (policy !== null) return await readDemands(context, policy, ['~DEFAULT_BRANCH'])
  try {
    const files = commitFiles(github, name, sha)
    return demandsOf(await loadPolicy({ files, github, gates, version, policy: null }))
  } catch (error) {
    const missing = error instanceof PolicyError && error.problems.every(({ code }) => code === 'missing')
    if (!missing || !withoutPolicy) throw error
    return defaultDemands(`${shown} has no policy on its default branch`)
  }
}

/** What the flags say about the planned rulesets. */
export type Choices = Pick<PlanInput, 'enforcement' | 'allowWeaken' | 'namePattern' | 'rulesetId'>

/** Reads those flags. @throws UsageError */
export function choicesOf(args: Arguments): Choices {
  return {
    enforcement: enforcementOf(args.value('enforcement')),
    allowWeaken: codesOf(args.value('allow-weaken')),
    namePattern: patternOf(args.value('name-pattern')),
    rulesetId: idOf(args),
  }
}

function enforcementOf(text: string | null): Enforcement {
  if (text === null) return 'active'
  const found = enforcements.find((one) => one === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--enforcement: found ${JSON.stringify(text)}${didYouMean(text, enforcements)}, expected ${enforcements.join(', ')}`,
  )
}

/** Separated by commas; one inside of parentheses is part of a name. */
function codesOf(text: string | null): readonly string[] {
  if (text === null) return []
  const codes = text.split(/,(?![^(]*\))/).map((code) => code.trim())
  for (const code of codes) {
    const base = code.replace(/\(.*\)$/s, '')
    if (weakenable.includes(base)) continue
    throw new UsageError(
      `--allow-weaken: found ${JSON.stringify(code)}${didYouMean(base, weakenable)}, expected codes such as BP-LINEAR or 'BP-CHECK(unit)', separated by commas: ${weakenable.join(', ')}`,
    )
  }
  return codes
}

function patternOf(text: string | null): string | null {
  if (text === null) return null
  try {
    new RegExp(text, 'u')
    return text
  } catch {
    throw new UsageError(`--name-pattern: ${JSON.stringify(text)} is no regular expression`)
  }
}

function idOf(args: Arguments): number | null {
  const text = args.value('ruleset-id')
  if (text === null) return null
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new UsageError(`--ruleset-id: found ${JSON.stringify(text)}, expected the number of a ruleset`)
  return Number(text)
}
