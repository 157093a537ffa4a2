import { decidePath } from '../change/decide.ts'
import { derive } from '../change/derive.ts'
import { changeFacts } from '../change/input.ts'
import { exitCodes } from '../core/verdict.ts'
import { inputOf } from './change-questions.ts'
import type { Run } from './context.ts'
import { openChange } from './local-change.ts'
import { pathJson, pathLines } from './path-page.ts'

/** `checklist tier`: the path of the change, and the tree of reasons. */
export const runTier: Run = async (context) => {
  const { args, output } = context
  const change = await openChange(context)
  const { input, assumed } = inputOf(change, await change.facts(changeFacts))
  const decision = decidePath(derive(input), input)
  if (args.format === 'json') {
    await output.json({
      schema_version: 1,
      base: change.base,
      head_sha: change.headSha,
      ...pathJson(decision),
      assumed,
    })
  } else {
    for (const line of assumed) output.note(line)
    await output.text(`${pathLines(decision, output.layout).join('\n')}\n`)
  }
  return exitCodes.pass
}
