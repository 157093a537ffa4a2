import { unknown } from '../core/fact.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import type { EvidenceBlock, EvidenceFile, EvidenceObservation, Freshness } from '../core/facts/phases.ts'
import { isFile, notFile } from './evidence-file.ts'
import type { GitObjects } from './git-objects.ts'
import type { ObjectEntry } from './git-objects-source.ts'
import { observe, observed } from './observe.ts'

/** One block of an artifact, and the commits it is compared at. */
export interface BlockToVerify {
  /** The artifact's commit. */
  readonly commit: string
  /** Where it should still hold; null: not asked. */
  readonly head: string | null
  /** Where a copy of the file binds it by content; null or absent: not asked. */
  readonly trusted?: string | null
  readonly block: EvidenceBlock
}

/** A block, what stands at its path, and what was found so far. */
export interface Work {
  readonly asked: BlockToVerify
  readonly at: Observation<ObjectEntry | null>
  readonly head: Observation<ObjectEntry | null> | null
  readonly trusted: Observation<ObjectEntry | null> | null
  /** Null until it is read. */
  file: Observation<EvidenceFile> | null
  /** Of a file that is another one at the head; null until both are read, and where there is nothing to compare. */
  now: Observation<Freshness> | null
  secrets: EvidenceObservation['secrets']
}

/** What stands at a path of a commit. */
type Look = (commit: string, path: string) => Promise<Observation<ObjectEntry | null>>

/** Looks paths up, each once per commit: many blocks are in the same files. */
export function lookups(objects: GitObjects): Look {
  const found = new Map<string, Promise<Observation<ObjectEntry | null>>>()
  return (commit, path) => {
    const key = `${commit}:${path}`
    const known = found.get(key) ?? observe(() => objects.entry(commit, path))
    found.set(key, known)
    return known
  }
}

/** What stands at the block's path, at each of its commits. */
export async function looked(objects: GitObjects, look: Look, asked: BlockToVerify): Promise<Work> {
  const { commit, head, trusted = null, block } = asked
  const at = await look(commit, block.file)
  const work: Work = {
    asked,
    at,
    head: head === null ? null : await look(head, block.file),
    trusted: trusted === null ? null : await look(trusted, block.file),
    file: at.known ? null : at,
    now: null,
    secrets: at.known ? observed([]) : at,
  }
  if (at.known && !isFile(at.value)) {
    const absent = at.value === null
    const twin = absent ? await observe(() => objects.twin(commit, block.file)) : observed(null)
    work.file = twin.known ? observed(notFile(at.value, twin.value)) : twin
  }
  return work
}

/** Everything that was found of a block. */
export function finished(work: Work): EvidenceObservation {
  const { trusted } = work
  return {
    id: work.asked.block.id,
    at: work.file ?? unobserved(unknown('internal-error', 'the file was not read')),
    now: nowOf(work),
    trustedBlob:
      trusted?.known === true ? observed(isFile(trusted.value) ? trusted.value.blob : null) : trusted,
    secrets: work.secrets,
  }
}

/** Nothing is fresh or stale that was never there. */
function nowOf(work: Work): Observation<Freshness> | null {
  const { head, file } = work
  if (head === null || file?.known !== true || file.value.digest === null) return null
  if (!head.known) return head
  if (!isFile(head.value)) return observed({ state: 'gone', lines: null })
  if (head.value.blob !== file.value.blob) return work.now
  const { first, last } = work.asked.block
  return observed({ state: 'same', lines: { first, last } })
}
