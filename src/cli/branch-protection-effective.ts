import { UsageError } from '../core/errors.ts'
import { maxInputBytes, readProtectionFile } from './branch-protection-input.ts'
import { type Demands, defaultDemands, readDemands } from './branch-protection-policy.ts'
import { controlRows, exitCodeOf, judgeBranch } from './branch-protection-rows.ts'
import { protectionTable } from './branch-protection-table.ts'
import type { Context, Run } from './context.ts'
import { nameOf } from './input.ts'

/** Stands for the default branch where the file does not say what it is called. No branch can have this name. */
const unnamedDefault = '~DEFAULT_BRANCH'

/** `branch-protection effective`: what GitHub's own answers about one branch come to. */
export const runEffective: Run = async (context) => {
  const { args, input, output } = context
  const file = args.value('input')
  if (file === null)
    throw new UsageError("branch-protection effective: --input FILE is missing: GitHub's own answers as JSON")
  const text = await input.text(file, maxInputBytes, "GitHub's answers about a branch as JSON")
  const { input: observed, defaultBranch, notes } = readProtectionFile({ name: nameOf(file), text })
  const demands = await demandsFor(context)
  const branch = args.value('branch') ?? defaultBranch ?? unnamedDefault
  const judged = judgeBranch({
    input: observed,
    branch,
    ...(branch === unnamedDefault ? { subject: 'the default branch' } : {}),
    defaultBranch: defaultBranch ?? branch,
    demands,
  })
  for (const note of [...notes, ...demands.notes]) output.note(note)
  if (judged.entries === 0) output.note(notNamed(branch))
  else if (judged.answers.length === 0) output.note('the policy asks for nothing here: nothing was judged')
  if (args.format === 'json') await output.json(controlRows(judged))
  else await output.text(`${protectionTable(judged, output.layout).join('\n')}\n`)
  return exitCodeOf(judged.answers.map(({ answer }) => answer.answer))
}

async function demandsFor(context: Context): Promise<Demands> {
  const named = context.args.value('policy')
  return named === null ? defaultDemands('no --policy is given') : await readDemands(context, named)
}

const notNamed = (branch: string): string =>
  branch === unnamedDefault
    ? 'no entry of the policy is about the default branch, and the file does not name it: expected --branch, or repo.default_branch'
    : `no entry of the policy names branch ${branch}: nothing was judged`
