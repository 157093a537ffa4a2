import { join, resolve } from 'node:path'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { type EntryPlan, planOf } from '../gates/branch-protection/plan/plan.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { planJson } from './branch-protection-plan-json.ts'
import { actionOf } from './branch-protection-plan-parts.ts'
import { planText } from './branch-protection-plan-text.ts'
import { askFor, choicesOf, portsOf, repositoryOf } from './branch-protection-request.ts'
import type { Context, Run } from './context.ts'
import { writeWhole } from './write-file.ts'

/** `branch-protection plan`: what has to change for the policy to hold. Changes nothing. */
export const runPlan: Run = async (context) => {
  const { args, output } = context
  const choices = choicesOf(args)
  const ports = await portsOf(context, 'branch-protection plan')
  output.progress.show('reading the repository')
  const repository = await repositoryOf(ports)
  const { input, notes, where } = await askFor(context, ports, repository, choices, true)
  const plans = planOf(input)
  await writeBodies(context, plans)
  const code = planCode(plans)
  for (const note of notes) output.note(note)
  if (args.format === 'json')
    await output.json({
      repository: repository.name,
      default_branch: repository.defaultBranch,
      sha: repository.sha,
      rulesets: plans.map((plan) => planJson(plan, repository.name, where)),
      exit_code: code,
    })
  else {
    await output.text(planText(plans, { repository: repository.name, where, layout: output.layout }))
    await output.text(`${sanitiseLine(summary(plans, repository.name))}\n`)
  }
  return code
}

/** `--out`: every body as a file, named as the commands name them. */
async function writeBodies({ args, directory }: Context, plans: readonly EntryPlan[]): Promise<void> {
  const folder = args.value('out')
  if (folder === null) return
  for (const plan of plans) {
    const action = actionOf(plan)
    if (action !== 'create' && action !== 'update') continue
    await writeWhole(
      join(resolve(directory, folder), plan.file),
      join(folder, plan.file),
      jsonText(plan.payload, 2),
    )
  }
}

const openItems = (plans: readonly EntryPlan[]) =>
  plans.flatMap(({ subjects }) => subjects.flatMap(({ items, dead }) => [...items, ...dead]))

/** 1 when something is to be done, 3 when something could not be told, else 0. */
function planCode(plans: readonly EntryPlan[]): ExitCode {
  const open = plans.flatMap(({ subjects }) => subjects.flatMap(({ items }) => items))
  const dead = plans.some(({ subjects }) => subjects.some((subject) => subject.dead.length > 0))
  const wrong = open.some(({ answer }) => answer.answer === 'violated' || answer.answer === 'bypassable')
  const changes = plans.some((plan) => ['create', 'update'].includes(actionOf(plan)))
  if (wrong || dead || changes) return exitCodes.fail
  const undecided = open.length > 0 || plans.some((plan) => actionOf(plan) === 'undecided')
  return undecided || plans.length === 0 ? exitCodes.unknown : exitCodes.pass
}

function summary(plans: readonly EntryPlan[], repository: string): string {
  if (plans.length === 0) return 'the policy asks for nothing: no ruleset is planned'
  const count = plans.filter((plan) => ['create', 'update'].includes(actionOf(plan))).length
  const open = openItems(plans).filter((item) => !('byRuleset' in item) || !item.byRuleset).length
  const changes =
    count === 0 ? 'nothing to change' : `${count} ${count === 1 ? 'ruleset' : 'rulesets'} to write`
  const rest = open === 0 ? '' : `; ${open} to be done by hand`
  const apply = count === 0 ? '' : `; gatewright branch-protection apply ${repository} --confirm writes them`
  return `${changes}${rest}. Nothing was changed${apply}`
}
