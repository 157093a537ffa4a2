import { unobserved } from '../core/facts/observation.ts'
import type { EvidenceBlock, Freshness } from '../core/facts/phases.ts'
import { EvidenceText, fileOf, isFile } from './evidence-file.ts'
import type { SecretScan } from './evidence-secrets.ts'
import type { Work } from './evidence-work.ts'
import type { BlobRead, GitObjects } from './git-objects.ts'
import { observed } from './observe.ts'

/** What blocks are verified with. */
export interface Verifier {
  readonly objects: GitObjects
  /** Null: ranges are not scanned for secrets. */
  readonly scan: SecretScan | null
  /** Of a file that is looked into. */
  readonly maxBytes: number
}

/** A file, the blocks in it, and the files at the head that some of them are compared with. */
interface Group {
  readonly works: Work[]
  readonly heads: Map<string, Work[]>
}

/** Where a step finds the file that the group's others are compared with. */
interface Current {
  text: EvidenceText | null
}

interface Step {
  readonly blob: string
  readonly take: (read: BlobRead) => void
}

/**
 * Reads the files of some blocks, each followed by what stands in its place at the head.
 * @param progress told of how many blocks the file was read
 */
export async function readFiles(
  verifier: Verifier,
  works: readonly Work[],
  progress: (read: number) => void,
): Promise<void> {
  let done = 0
  const steps = [...groupsOf(works)].flatMap(([blob, group]) =>
    stepsOf(verifier, blob, group, () => {
      done += group.works.length
      progress(done)
    }),
  )
  const ids = steps.map(({ blob }) => blob)
  let at = 0
  await verifier.objects.eachBlob(ids, verifier.maxBytes, (read) => steps[at++]?.take(read))
}

function groupsOf(works: readonly Work[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const work of works) {
    if (!work.at.known || !isFile(work.at.value)) continue
    const { blob } = work.at.value
    const group = groups.get(blob) ?? { works: [], heads: new Map<string, Work[]>() }
    groups.set(blob, group)
    group.works.push(work)
    if (work.head?.known !== true || !isFile(work.head.value) || work.head.value.blob === blob) continue
    const compared = group.heads.get(work.head.value.blob) ?? []
    group.heads.set(work.head.value.blob, compared)
    compared.push(work)
  }
  return groups
}

function stepsOf(
  verifier: Verifier,
  blob: string,
  { works, heads }: Group,
  finish: () => void,
): readonly Step[] {
  const current: Current = { text: null }
  const first: Step = { blob, take: (read) => takeFile(verifier, works, read, current) }
  const rest = [...heads].map(
    ([head, compared]): Step => ({
      blob: head,
      take: (read) => takeHead(compared, read, current),
    }),
  )
  const end = rest.pop() ?? first
  // What the last one was compared with is let go of.
  const last: Step = {
    blob: end.blob,
    take: (read) => {
      end.take(read)
      current.text = null
      finish()
    },
  }
  return end === first ? [last] : [first, ...rest, last]
}

function takeFile({ scan }: Verifier, works: readonly Work[], read: BlobRead, current: Current): void {
  if (!read.known) {
    const unreadable = unobserved(read.why)
    for (const work of works) Object.assign(work, { file: unreadable, secrets: unreadable })
    return
  }
  const text = new EvidenceText(read)
  current.text = text
  for (const work of works) {
    const { block } = work.asked
    work.file = observed(fileOf(read.id, text, block))
    if (scan !== null) work.secrets = observed(scan.within(read.id, text, block))
  }
}

function takeHead(works: readonly Work[], read: BlobRead, { text }: Current): void {
  const now = read.known ? new EvidenceText(read) : null
  for (const work of works) {
    if (now === null && !read.known) work.now = unobserved(read.why)
    else if (text !== null && now !== null) work.now = compared(work.asked.block, text, now)
  }
}

/** Whether the lines still stand where they stood, or elsewhere in the file. */
function compared(block: EvidenceBlock, then: EvidenceText, now: EvidenceText): Work['now'] {
  const { first, last, algorithm } = block
  const wanted = then.lines(algorithm)?.bytesOf(block, algorithm)
  if (wanted === undefined || wanted === null) return null
  const lines = now.lines(algorithm)
  const freshness = (state: Freshness['state'], where: Freshness['lines']) =>
    observed({ state, lines: where })
  if (lines === null) return freshness('changed', null)
  if (lines.bytesOf(block, algorithm)?.equals(wanted) === true) return freshness('same', { first, last })
  const found = lines.find(wanted, algorithm)
  return found === null ? freshness('changed', null) : freshness('moved', found)
}
