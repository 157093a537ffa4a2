import { exitCodes } from '../core/verdict.ts'
import type { Context, Run } from './context.ts'
import { differenceJson, differenceOf, type Side } from './difference.ts'
import { differenceMarkdown, differencePretty } from './difference-page.ts'
import { nameOf } from './input.ts'
import { readResult } from './result-file.ts'

/** `diff A B`: what became of the findings between two results. It judges nothing, so its answer is always 0. */
export const runDiff: Run = async (context) => {
  const { args, output } = context
  const [before = '', after = ''] = args.positionals
  const difference = differenceOf(await sideOf(context, before), await sideOf(context, after))
  if (args.format === 'json') await output.json(differenceJson(difference))
  else if (args.format === 'markdown') await output.text(differenceMarkdown(difference))
  else await output.text(differencePretty(difference, output.layout.width))
  return exitCodes.pass
}

const sideOf = async (context: Context, file: string): Promise<Side> => ({
  name: nameOf(file),
  result: await readResult(context, file),
})
