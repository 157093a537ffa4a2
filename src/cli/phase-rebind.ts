import type { EvidenceBlock } from '../core/facts/phases.ts'
import { verifyBlocks } from '../facts/evidence-blocks.ts'
import { gitObjects } from '../facts/git-objects.ts'
import { deriveBlocks, type EvidenceSource } from './evidence-derive.ts'
import type { EvidenceRefusal } from './evidence-words.ts'
import { decided } from './phase-place.ts'

/** A block at its new commit. */
export interface Rebound {
  readonly block: EvidenceBlock
  readonly state: 'same' | 'moved'
}

/** Evidence at another commit, or why some of it is not the same there. */
export interface Rebinding {
  readonly rebound: readonly Rebound[]
  readonly refusals: readonly EvidenceRefusal[]
}

/**
 * Evidence of one commit, looked up at another: the same lines, or the same text at other lines of the file.
 * @param moved whether other lines are taken over
 */
export async function rebind(
  source: EvidenceSource,
  from: string,
  to: string,
  blocks: readonly EvidenceBlock[],
  moved: boolean,
): Promise<Rebinding> {
  const found = await placesAt(source, from, to, blocks)
  const refusals: EvidenceRefusal[] = []
  const wanted: { readonly block: EvidenceBlock; readonly state: 'same' | 'moved' }[] = []
  for (const { block, now } of found) {
    const place = { id: block.id, file: block.file, line: block.first, rule: 'evidence-stale' }
    if (now === null)
      refusals.push({
        ...place,
        message: 'the lines are not there at the new commit: they changed, or the file is gone',
        fix: 'look at what changed, and complete the stage again with evidence that holds',
      })
    else if (now.state === 'moved' && !moved)
      refusals.push({
        ...place,
        message: `the lines moved to ${now.first}-${now.last}`,
        fix: 'look at them there, and take them over with --moved',
      })
    else wanted.push({ block: { ...block, first: now.first, last: now.last }, state: now.state })
  }
  const derived = await deriveBlocks(
    source,
    to,
    wanted.map(({ block }) => block),
    { dirty: 'ignore' },
  )
  const states = new Map(wanted.map(({ block, state }) => [block.id, state]))
  return {
    rebound: derived.blocks.map((block) => ({ block, state: states.get(block.id) ?? 'same' })),
    refusals: [...refusals, ...derived.refusals],
  }
}

interface Found {
  readonly block: EvidenceBlock
  /** Null: nowhere in the file. */
  readonly now: { readonly state: 'same' | 'moved'; readonly first: number; readonly last: number } | null
}

/** Where each block stands now. The digest decides; the old commit, which may be gone, only helps to find moved lines. */
async function placesAt(
  source: EvidenceSource,
  from: string,
  to: string,
  blocks: readonly EvidenceBlock[],
): Promise<readonly Found[]> {
  return await decided(async () => {
    const objects = await gitObjects(source)
    const found: Found[] = []
    const old = verifyBlocks(objects, asked(blocks, from, to), { secrets: false })
    const now = verifyBlocks(objects, asked(blocks, to, null), { secrets: false })
    for (const block of blocks) {
      const [before, after] = [(await old.next()).value, (await now.next()).value]
      const digest = block.sha256 ?? (before?.at.known === true ? before.at.value.digest : null)
      const { first, last } = block
      if (digest !== null && after?.at.known === true && after.at.value.digest === digest) {
        found.push({ block, now: { state: 'same', first, last } })
        continue
      }
      const true_ = before?.at.known === true && before.at.value.digest === digest
      const moved = true_ && before.now?.known === true ? before.now.value : null
      const lines = moved?.state === 'moved' ? moved.lines : null
      found.push({ block, now: lines === null ? null : { state: 'moved', ...lines } })
    }
    objects.close()
    return found
  })
}

const asked = (blocks: readonly EvidenceBlock[], commit: string, head: string | null) =>
  blocks.map((block) => ({ commit, head, block }))
