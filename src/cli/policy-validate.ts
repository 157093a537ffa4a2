import { relative } from 'node:path'
import { formatProblem, PolicyError, type PolicyProblem } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { policyPaths } from '../policy/find.ts'
import { type CaseDifference, differenceLine } from '../policy/policy-test.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { nameOf } from './input.ts'
import { caseFolderBeside, runCases } from './policy-cases.ts'
import { readLocalPolicy } from './policy-file.ts'

interface Validation {
  readonly file: string
  readonly problems: readonly PolicyProblem[]
  readonly cases: number
  readonly differences: readonly CaseDifference[]
}

/** `policy validate`: silent when there is nothing to say. */
export const runValidate: Run = async (context) => {
  const { args, output } = context
  const validation = await validate(context, args.positionals[0] ?? null)
  const { problems, differences } = validation
  if (args.format === 'json') await output.json(asJson(validation))
  else {
    const lines = [...problems.map(formatProblem), ...differences.map(differenceLine)]
    await output.text(lines.map((line) => `${sanitiseLine(line)}\n`).join(''))
  }
  return exitCode(validation)
}

function exitCode({ problems, differences }: Validation): ExitCode {
  if (problems.length > 0) return exitCodes.policy
  return differences.length > 0 ? exitCodes.fail : exitCodes.pass
}

async function validate(context: Context, named: string | null): Promise<Validation> {
  const nothing = { problems: [], cases: 0, differences: [] }
  let file = named === null ? policyPaths[0] : nameOf(named)
  try {
    const policy = await readLocalPolicy(context, named)
    file = policy.name
    if (named === '-') return { file, ...nothing }
    // The policy of the work tree is named from its root, a FILE from where the program was started.
    const root = named === null ? (await placeOf(context)).root : context.directory
    const folder = await caseFolderBeside(file, root)
    if (folder === null) return { file, ...nothing }
    const run = await runCases(context, folder, relative(root, folder), policy)
    return { file, ...nothing, ...run }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { file, ...nothing, problems: error.problems }
  }
}

const asJson = ({ file, problems, cases, differences }: Validation) => ({
  file,
  valid: problems.length === 0 && differences.length === 0,
  problems: problems.map(({ file, position, code, message }) => ({ file, ...position, code, message })),
  cases,
  differences,
})
