import { UsageError } from '../core/errors.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context } from './context.ts'

const commitForm = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i

/** The commit of `--sha`, or the clone's; null outside of a clone. */
export async function judgedCommit(context: Context): Promise<string | null> {
  const named = context.args.value('sha')
  if (named === null) return (await (await placeOf(context)).workspace?.resolve('HEAD')) ?? null
  if (commitForm.test(named)) return named.toLowerCase()
  throw new UsageError(`--sha: found ${JSON.stringify(named)}, expected a whole commit id of 40 digits`)
}
