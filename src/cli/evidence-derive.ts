import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { Undecided } from '../core/errors.ts'
import { unknown } from '../core/fact.ts'
import type { Unobserved } from '../core/facts/observation.ts'
import type { EvidenceBlock } from '../core/facts/phases.ts'
import type { RepositoryName } from '../core/target.ts'
import { verifyBlocks } from '../facts/evidence-blocks.ts'
import { gitObjects } from '../facts/git-objects.ts'
import type { GitHub } from '../github/port.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { readInside } from '../workspace/files.ts'
import type { Workspace } from '../workspace/port.ts'
import { type EvidenceRefusal, refusalsOf, unreadIn } from './evidence-words.ts'
import { decided } from './phase-place.ts'

/** Where lines are read. */
export interface EvidenceSource {
  readonly workspace: Workspace
  readonly repository: RepositoryName
  readonly github: GitHub
}

/** Lines that are to become evidence, before anything is known about them. */
export type WantedBlock = Pick<EvidenceBlock, 'id' | 'file' | 'first' | 'last' | 'description'> &
  Partial<Pick<EvidenceBlock, 'algorithm'>>

/** Blocks with what git says of them, or why they are refused. */
export interface DerivedBlocks {
  readonly blocks: readonly EvidenceBlock[]
  readonly refusals: readonly EvidenceRefusal[]
}

/** Bytes of the largest file that evidence may stand in. */
const maxFileBytes = 5_000_000

/**
 * Digests and blobs of lines at a commit. Refused are lines that are none there, lines with secrets,
 * and files that are not the work tree's: what a person looks at is what is recorded.
 * @param options `dirty: 'ignore'` where nobody looks at the work tree
 * @throws Undecided when the clone cannot tell
 */
export async function deriveBlocks(
  source: EvidenceSource,
  commit: string,
  wanted: readonly WantedBlock[],
  { dirty = 'refuse' }: { readonly dirty?: 'refuse' | 'ignore' } = {},
): Promise<DerivedBlocks> {
  const blocks = wanted.map(
    (block): EvidenceBlock => ({ algorithm: 'lines-lf-v1', ...block, sha256: null, blob: null, line: 1 }),
  )
  const derived: EvidenceBlock[] = []
  const refusals: EvidenceRefusal[] = []
  await decided(async () => {
    const objects = await gitObjects(source)
    const asked = blocks.map((block) => ({ commit, head: commit, block }))
    let index = 0
    for await (const observation of verifyBlocks(objects, asked)) {
      const block = blocks[index++]
      const unread = unreadIn(observation)
      if (unread !== null) throw undecided(unread)
      if (block === undefined || !observation.at.known) continue
      const refused = refusalsOf(block, observation)
      refusals.push(...refused)
      const { digest, blob } = observation.at.value
      if (refused.length === 0) derived.push({ ...block, sha256: digest, blob })
    }
    objects.close()
  })
  for (const block of dirty === 'refuse' ? derived : []) {
    const refused = await dirtyFile(source.workspace, commit, block)
    if (refused !== null) refusals.push(refused)
  }
  return { blocks: derived, refusals }
}

/** An observation that could not be made ends the command. */
export const undecided = ({ reason, detail, remedy }: Unobserved): Undecided =>
  new Undecided(unknown(reason, detail, remedy === undefined ? {} : { remedy: { text: remedy.text } }))

/** Why the file of the work tree is not the one at the commit; null: it is. */
async function dirtyFile(
  workspace: Workspace,
  commit: string,
  { id, file, first }: EvidenceBlock,
): Promise<EvidenceRefusal | null> {
  const committed = await decided(() => workspace.file(commit, file, maxFileBytes))
  const there = await ofWorkTree(workspace.root, file)
  if (committed !== null && there !== null && sameLines(committed, there)) return null
  return {
    ...{ rule: 'evidence-stale', id, file, line: first },
    message:
      there === null
        ? 'the work tree has no such file'
        : 'the file of the work tree is another than at the commit',
    fix: 'commit the file, or name the commit with --commit that has it so',
  }
}

/** Bytes of a file of the work tree; null where there is none, or a link stands there. */
async function ofWorkTree(root: string, file: string): Promise<Uint8Array | null> {
  const status = await lstat(join(root, file)).catch(() => null)
  if (status?.isFile() !== true) return null
  return await readInside(root, file, 2 * maxFileBytes).catch((error: unknown) => {
    if (error instanceof WorkspaceFailure) return null
    throw error
  })
}

/** A checkout may have other line ends than the repository; nothing else may differ. */
function sameLines(one: Uint8Array, other: Uint8Array): boolean {
  if (Buffer.compare(one, other) === 0) return true
  const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n')
  return lines(one) === lines(other)
}
