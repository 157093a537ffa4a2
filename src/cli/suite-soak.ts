import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { soakStartPath } from '../facts/golden-options.ts'
import { readStart } from '../facts/soak.ts'
import type { SoakStart } from '../formats/golden/soak.ts'
import { signatureOf } from '../result/signature.ts'
import { checkedKey, readSigning } from '../runner/signing.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Run } from './context.ts'
import { fileError } from './input.ts'
import { type TreeFile, treeFile } from './tree-file.ts'

const dayLength = 24 * 60 * 60 * 1000

/** `suite soak`: declares a soak. */
export const runSuiteSoak: Run = async (context) => {
  const { args, output, variables } = context
  const deployment = args.value('deployment')
  if (deployment === null || deployment === '' || deployment.length > 200)
    throw new UsageError('suite soak: --deployment ID is missing: what the events call the deployment')
  const days = daysOf(args.value('days') ?? '7')
  const signing = readSigning(variables)
  const place = await treeFile(context, args.value('out'), soakStartPath)
  const { name: file } = place
  const before = await startThere(place)
  if (before !== null && !args.has('restart'))
    throw fileError(
      file,
      `a soak of ${before.deployment} is declared until ${before.ends_at}; --restart replaces it, and that stays visible`,
    )
  const now = Date.now()
  const unsigned = {
    schema_version: 1 as const,
    tool: 'gatewright' as const,
    deployment,
    started_at: new Date(now).toISOString(),
    ends_at: new Date(now + days * dayLength).toISOString(),
    restarts: before === null ? 0 : before.restarts + 1,
  }
  const key = checkedKey(signing, file)
  const start: SoakStart = { ...unsigned, signature: key === null ? null : signatureOf(unsigned, key) }
  await place.write(jsonText(start, 2))
  if (args.format === 'json') await output.json({ file, ...start })
  else
    await output.text(
      `${sanitiseLine(`${file}: soak of ${deployment} until ${start.ends_at}; commit it to the default branch, its result is looked at once, at that time`)}\n`,
    )
  return exitCodes.pass
}

function daysOf(text: string): number {
  if (/^[1-9]\d?$/.test(text) && Number(text) <= 90) return Number(text)
  throw new UsageError(`--days: found ${JSON.stringify(text)}, expected a number of days from 1 to 90`)
}

async function startThere({ name, read }: TreeFile): Promise<SoakStart | null> {
  const bytes = await read(64 * 1024)
  if (bytes === null) return null
  const start = readStart(bytes)
  if (typeof start === 'string')
    throw fileError(name, `something else is there (${start}), expected the start of a soak, or nothing`)
  return start
}
