import { UsageError } from '../core/errors.ts'
import type { Run } from './context.ts'
import { nameOf } from './input.ts'
import { judgeSaved, offlineFigures, readFacts, readTime } from './judge-saved.ts'
import { readLocalPolicy } from './policy-file.ts'
import { writeReport } from './report-output.ts'

/** `evaluate`: judges saved facts again. The same facts give the same bytes each time, so it does not say how long it took. */
export const runEvaluate: Run = async (context) => {
  const { args } = context
  const file = args.value('facts')
  if (file === null)
    throw new UsageError('evaluate: --facts FILE is missing: a file written by check --save-facts')
  const at = readTime(args.value('at'))
  const saved = await readFacts(context, file)
  const named = args.value('policy')
  const policy = named === null ? null : await readLocalPolicy(context, named)
  const run = { ...offlineFigures(performance.now()), durationMs: 0 }
  return await writeReport(context, judgeSaved(saved, nameOf(file), policy, at, run))
}
