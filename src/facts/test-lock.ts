import { PolicyError } from '../core/errors.ts'
import { unknown } from '../core/fact.ts'
import type { TestHistory } from '../core/facts/workflow.ts'
import { lockManifestSchema } from '../formats/test-source/lock-manifest.ts'
import { readStrict } from '../policy/read-strict.ts'
import { headOf } from './codeowners.ts'
import { fileAtCommit } from './commit-file.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { filesAt } from './head-files.ts'

/** Bytes of the largest lock manifest: some 20,000 tests. */
const maxBytes = 2 * 1024 * 1024

/** Tests that the manifest at the base locks, each with its blob then and now; null when there is no manifest. */
export async function lockedFiles(context: GatherContext, path: string): Promise<TestHistory['manifest']> {
  const bytes = await fileAtCommit(context, context.baseSha, path, maxBytes)
  if (bytes === null) return null
  const locked = Object.entries(testsIn(bytes, path)).sort(([a], [b]) => (a < b ? -1 : 1))
  const files = await filesAt(context, await headOf(context))
  return await Promise.all(
    locked.map(async ([test, blob]) => {
      const entry = await files.entry(test)
      return { path: test, blob, now: entry?.mode.startsWith('100') === true ? entry.blob : null }
    }),
  )
}

function testsIn(bytes: Uint8Array, path: string): Readonly<Record<string, string>> {
  const limits = { bytes: maxBytes, lexemes: 400_000 }
  const smallest = '{ "version": 1, "tests": {} }'
  try {
    return readStrict(bytes, path, { what: 'lock manifest', smallest, schema: lockManifestSchema(), limits })
      .data.tests
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const remedy = { text: `correct ${path}` }
    return giveUp(unknown('unparsable', error.message.replaceAll('\n', '; '), { remedy }))
  }
}
