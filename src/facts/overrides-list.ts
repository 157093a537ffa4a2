import { type Unknown, unknown } from '../core/fact.ts'
import type { OverrideFile } from '../core/facts/overrides.ts'
import type { Entry } from './content.ts'
import { factValue, type GatherContext, giveUp } from './gather.ts'
import { filesAt, type HeadFiles } from './head-files.ts'

/** Where overrides stand. */
export const overridesFolder = '.gatewright/overrides'

/** Files of the folder that are read: more would be no exceptions any more. */
const mostFiles = 50

/** One file of the folder, and whether the change brings it. */
export interface OverrideEntry {
  readonly entry: Entry
  readonly at: OverrideFile['at']
  readonly files: HeadFiles
}

/** The commit that is judged. */
export async function judgedSha(context: GatherContext): Promise<string> {
  const { subject } = context
  if (subject.kind === 'repository') return subject.sha
  return subject.kind === 'branch' ? subject.headSha : (await factValue(context, 'pull-request')).head.sha
}

/**
 * The files at the base and those that the change brings or edits, by path; an edited one stands there twice. A file
 * that the head lacks stands at the base all the same: a head may only be behind.
 */
export async function overrideEntries(context: GatherContext) {
  const sha = await judgedSha(context)
  const head = await filesAt(context, sha)
  const base = sha === context.baseSha ? head : await filesAt(context, context.baseSha)
  const [atBase, atHead] = [await overridesIn(base), base === head ? [] : await overridesIn(head)]
  const isMerged = (one: Entry): boolean =>
    atBase.some(({ path, blob, mode }) => path === one.path && blob === one.blob && mode === one.mode)
  const entries: OverrideEntry[] = [
    ...atBase.map((entry) => ({ entry, at: 'base' as const, files: base })),
    ...atHead.filter((one) => !isMerged(one)).map((entry) => ({ entry, at: 'head' as const, files: head })),
  ]
  if (entries.length > mostFiles) giveUp(tooMany(entries.length))
  const sorted = entries.sort((a, b) => compare(a.entry.path, b.entry.path) || compare(a.at, b.at))
  return { sha, kind: head.kind, entries: sorted }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const overridesIn = async (files: HeadFiles): Promise<readonly Entry[]> =>
  (await files.list(overridesFolder)).filter(({ path }) => path.endsWith('.json'))

const tooMany = (count: number): Unknown =>
  unknown('too-large', `${overridesFolder} holds ${count} files; at most ${mostFiles} are read`, {
    remedy: { text: `delete the files in ${overridesFolder} that have expired` },
  })
