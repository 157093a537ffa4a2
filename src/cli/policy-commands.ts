import { relative, resolve } from 'node:path'
import { exitCodes } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import { gatewrightSchema } from '../policy/json-schema.ts'
import { casesFolder, differenceLine } from '../policy/policy-test.ts'
import { originText } from '../policy/print.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import { plural } from '../surfaces/words.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { caseFolderBeside, refuseEmpty, runCases } from './policy-cases.ts'
import { type LocalPolicy, readLocalPolicy } from './policy-file.ts'

/** `policy print`: every effective value with its origin. */
export const runPrint: Run = async (context) => {
  const { args, output } = context
  const policy = await readLocalPolicy(context, args.positionals[0] ?? null)
  const { values } = policy.under({})
  if (args.format === 'json') {
    const rows = values.map(({ key, value, origin }) => ({ key, value, origin, from: originText(origin) }))
    await output.json({ file: policy.name, values: rows })
    return exitCodes.pass
  }
  const rows = values.map(({ key, value, origin }) =>
    [key, originText(origin), typeof value === 'string' ? value : JSON.stringify(value)].map(sanitiseLine),
  )
  const table = columns([['Key', 'From', 'Value'], ...rows], 0, output.layout.width)
  await output.text(`${table.join('\n')}\n`)
  return exitCodes.pass
}

/** `policy schema`: the JSON Schema of a policy file. */
export const runSchema: Run = async ({ output }) => {
  await output.json(gatewrightSchema(gates))
  return exitCodes.pass
}

/** `policy test`: the cases against the policy. */
export const runTest: Run = async (context) => {
  const { args, output } = context
  const named = args.value('policy')
  const policy = await readLocalPolicy(context, named)
  const { folder, shown } = await casesOf(context, policy, named)
  const run = await runCases(context, folder, shown, policy)
  refuseEmpty(run, shown)
  const { cases, differences } = run
  if (args.format === 'json') await output.json({ policy: policy.name, cases, differences })
  else {
    const lines = differences.map((one) => `${sanitiseLine(differenceLine(one))}\n`)
    await output.text(lines.length === 0 ? `${plural(cases, 'case')}, no difference\n` : lines.join(''))
  }
  return differences.length > 0 ? exitCodes.fail : exitCodes.pass
}

async function casesOf(context: Context, policy: LocalPolicy, named: string | null) {
  const given = context.args.positionals[0]
  if (given !== undefined)
    return { folder: resolve(context.directory, given), shown: given.replace(/\/+$/, '') }
  const root = named === null ? (await placeOf(context)).root : context.directory
  const folder = (await caseFolderBeside(policy.name, root)) ?? resolve(root, casesFolder)
  return { folder, shown: relative(root, folder) }
}
