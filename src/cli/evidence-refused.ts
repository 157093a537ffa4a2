import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Context } from './context.ts'
import { type EvidenceRefusal, refusalLine } from './evidence-words.ts'

/** Says that nothing was written, and why. @returns the exit code */
export async function writeRefusals(
  { args, output }: Context,
  refusals: readonly EvidenceRefusal[],
): Promise<ExitCode> {
  if (args.format === 'json')
    await output.json({
      schema_version: 1,
      written: false,
      refusals: refusals.map((refusal) => ({ ...refusal })),
    })
  else {
    const lines = ['REFUSED: nothing was written', ...refusals.map(refusalLine)]
    await output.text(`${lines.map(sanitiseLine).join('\n')}\n`)
  }
  return exitCodes.fail
}
