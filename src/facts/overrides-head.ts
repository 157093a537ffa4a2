import { type Unknown, unknown } from '../core/fact.ts'
import { type Unobserved, unobserved } from '../core/facts/observation.ts'
import type { OverrideFile } from '../core/facts/overrides.ts'
import type { TreeEntry } from '../workspace/port.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { observe, observed } from './observe.ts'
import { once } from './once.ts'
import { judgedSha, overridesFolder } from './overrides-list.ts'
import { completeTree } from './repository-files.ts'

/** Commits other than the head whose files are compared with it; each costs a request. */
const mostCommits = 10

/**
 * Whether an override was written for the judged head: for its commit, or, where the change brings it, for one that has
 * the same files but for overrides. Null where it was not looked at: an unreadable file, and where no head is judged.
 */
export async function matchOf(
  context: GatherContext,
  { override, at }: Omit<OverrideFile, 'matchesHead'>,
): Promise<OverrideFile['matchesHead']> {
  if (override === null || context.subject.kind === 'repository') return null
  const sha = await judgedSha(context)
  if (override.headSha === sha) return observed(true)
  // What another pull request merged was approved for another change: it holds for the very commit that it names.
  if (at === 'base') return observed(false)
  const asked = await once(context, 'override commits', () => Promise.resolve(new Set<string>()))
  asked.add(override.headSha)
  if (asked.size > mostCommits) return tooMany()
  return await observe(() =>
    once(context, `override head ${override.headSha}`, () => sameFiles(context, sha, override.headSha)),
  )
}

const tooMany = (): Unobserved => unobserved(manyCommits)
const manyCommits: Unknown = unknown(
  'too-large',
  `the override files name more than ${mostCommits} commits, and no more are compared with the head`,
  { remedy: { text: `delete the files in ${overridesFolder} that have expired` } },
)

async function sameFiles(context: GatherContext, head: string, other: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([filesOf(context, head), filesOf(context, other)])
  return ours.size === theirs.size && [...ours].every(([path, content]) => theirs.get(path) === content)
}

/** Everything in a commit but the overrides, by path. */
async function filesOf(context: GatherContext, sha: string): Promise<ReadonlyMap<string, string>> {
  const { entries } = await completeTree(context, sha)
  const files = entries.filter((entry) => !isOverride(entry))
  // A commit without any file could only be one that was not seen.
  if (files.length === 0) giveUp(unknown('not-found', `the commit ${sha} holds no file`))
  return new Map(files.map(contentOf))
}

/** Whatever else somebody puts into the folder is a change like any other. */
const isOverride = ({ path, mode }: TreeEntry): boolean =>
  mode.startsWith('100') &&
  overridePath.test(path.slice(overridesFolder.length)) &&
  path.startsWith(overridesFolder)
const overridePath = /^\/[^/]+\.json$/

const contentOf = ({ path, mode, blob }: TreeEntry): readonly [string, string] => [path, `${mode} ${blob}`]
