import type { EvidenceObservation } from '../core/facts/phases.ts'
import { blobBytes } from './evidence-file.ts'
import { readFiles, type Verifier } from './evidence-reading.ts'
import { SecretScan } from './evidence-secrets.ts'
import { type BlockToVerify, finished, looked, lookups, type Work } from './evidence-work.ts'
import type { GitObjects } from './git-objects.ts'

/** How blocks are verified. */
interface VerifyOptions {
  /** Bytes of a file that is looked into; 5 MB when absent. */
  readonly blobBytes?: number
  /** Whether ranges are scanned for secrets; they are when absent. */
  readonly secrets?: boolean
  /** Told how many blocks are done, every hundred or so, and all of them in the end. */
  readonly progress?: (done: number) => void
}

/** Blocks that are looked at together: a file is read once for all of them. */
const together = 1_024

/** Blocks between two words of progress. */
const between = 100

/**
 * Looks every block up at its commit and at the head, in the order of the blocks. Memory does not grow with their
 * number: files are read once for a thousand blocks, one after the other. What cannot be read makes a part of an
 * observation unknown, and nothing else.
 */
export async function* verifyBlocks(
  objects: GitObjects,
  blocks: Iterable<BlockToVerify> | AsyncIterable<BlockToVerify>,
  options: VerifyOptions = {},
): AsyncGenerator<EvidenceObservation> {
  const scan = options.secrets === false ? null : new SecretScan()
  const verifier: Verifier = { objects, scan, maxBytes: options.blobBytes ?? blobBytes }
  let done = 0
  let told = 0
  const tell = (now: number) => {
    if (now - told < between) return
    told = now
    options.progress?.(now)
  }
  for await (const chunk of chunksOf(blocks)) {
    const works: Work[] = []
    const look = lookups(objects)
    for (const block of chunk) works.push(await looked(objects, look, block))
    await readFiles(verifier, works, (read) => tell(done + read))
    for (const work of works) yield finished(work)
    done += chunk.length
    tell(done)
  }
  if (done > told) options.progress?.(done)
}

async function* chunksOf(
  blocks: Iterable<BlockToVerify> | AsyncIterable<BlockToVerify>,
): AsyncGenerator<readonly BlockToVerify[]> {
  let chunk: BlockToVerify[] = []
  for await (const block of blocks) {
    if (chunk.push(block) < together) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
