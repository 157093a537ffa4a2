import { resolve } from 'node:path'
import { Undecided, UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { type Applied, applyPlans, type Previous } from '../protection-apply/apply.ts'
import { missingCapability } from '../protection-apply/capability.ts'
import { checkEvent, checkRef } from '../protection-apply/place.ts'
import { type Ports, type Repository, readRepository } from '../protection-apply/repository.ts'
import { type Environment, readEnvironment } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { jsonText } from '../surfaces/json.ts'
import { appliedJson, appliedText } from './branch-protection-apply-report.ts'
import { askFor, choicesOf, portsOf, repositoryOf } from './branch-protection-request.ts'
import type { Context, Run } from './context.ts'
import { serverOf } from './github.ts'
import { refuseDirectory, writeWhole } from './write-file.ts'

/** `branch-protection apply`: writes the rulesets that Gatewright owns, with every guard there is. */
export const runApply: Run = async (context) => {
  const { args, output, variables } = context
  const environment = readEnvironment(variables)
  checkEvent(environment)
  const confirmed = isConfirmed(context)
  const choices = choicesOf(args)
  await checkBackup(context)
  const ports = await writingPorts(context)
  output.progress.show('reading the repository')
  const repository = await repositoryOf(ports)
  await checkPlace(environment, ports, repository)
  const asked = await askFor(context, ports, repository, choices, false)
  const missing = missingCapability(repository, asked.input.protection)
  if (missing !== null) throw new Undecided(missing)
  const { apiUrl } = serverOf(context)
  const applied = await applyPlans({
    ...{ ports, repository, input: asked.input, apiUrl, confirmed },
    allowUnseen: args.has('allow-unseen'),
    keep: keeper(context),
    progress: (line) => output.progress.show(line),
  })
  const code = codeOf(applied)
  for (const note of asked.notes) output.note(note)
  if (args.format === 'json')
    await output.json(appliedJson(applied, { repository, confirmed, code, where: asked.where }))
  else await output.text(appliedText(applied, { repository, confirmed, layout: output.layout }))
  return code
}

function isConfirmed({ args }: Context): boolean {
  if (args.has('confirm') && args.has('dry-run'))
    throw new UsageError('--confirm and --dry-run contradict each other: give one of them')
  return args.has('confirm')
}

/** Whatever needs `administration` is asked with the token that may write. */
async function writingPorts(context: Context): Promise<Ports> {
  const ports = await portsOf(context, 'branch-protection apply')
  return { ...ports, administration: ports.administration ?? ports.github }
}

/** The workflow that runs this is the one of the repository it runs in, which need not be the one that is changed. */
async function checkPlace(environment: Environment, ports: Ports, target: Repository): Promise<void> {
  if (!environment.inActions && environment.eventName === null) return
  const own = parseRepository('GITHUB_REPOSITORY', environment.repository)
  const name = `${own.owner}/${own.repo}`
  const same = name.toLowerCase() === target.name.toLowerCase()
  const { defaultBranch } = same ? target : await readRepository({ ...ports, repository: own })
  checkRef(environment, name, defaultBranch)
}

async function checkBackup({ args, directory }: Context): Promise<void> {
  const file = args.value('backup')
  if (file !== null) await refuseDirectory(resolve(directory, file), file)
}

/**
 * Keeps what a ruleset was: in the file of `--backup`, or on standard error, under the name that the command to put it
 * back has. From the second ruleset on its id is part of the name.
 */
function keeper({ args, directory, output }: Context): (previous: Previous) => Promise<string> {
  const named = args.value('backup')
  let used = false
  return async ({ id, body }) => {
    const text = jsonText(body, 2)
    if (named === null) {
      const name = `ruleset-${id}-before.json`
      output.page(`ruleset ${id} as it was (${name}):\n${text}`)
      return name
    }
    const name = used ? named.replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `-${id}${ending}`) : named
    used = true
    await writeWhole(resolve(directory, name), name, text)
    return name
  }
}

/** 0 only when everything is as it should be, as far as a ruleset can bring it about. */
function codeOf(applied: readonly Applied[]): ExitCode {
  const endings = applied.map(({ ending }) => ending)
  const wrong = endings.some(
    (one) =>
      one.kind === 'pending' || (one.kind === 'refused' && one.refusals.some(({ undecided }) => !undecided)),
  )
  if (wrong) return exitCodes.fail
  const fine = endings.every(
    (one) => one.kind === 'nothing-to-change' || (one.kind === 'written' && one.exact),
  )
  return fine && endings.length > 0 ? exitCodes.pass : exitCodes.unknown
}
