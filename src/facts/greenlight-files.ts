import { createHash } from 'node:crypto'
import { unknown } from '../core/fact.ts'
import type { Greenlight } from '../core/facts/greenlight.ts'
import { documentTexts, kindByName, maxDocumentBytes } from '../formats/document-texts.ts'
import { readWorkflow } from '../formats/workflows/read.ts'
import type { GreenlightOption } from '../phase/greenlight-options.ts'
import { isLargeFilePointer } from './evidence-file.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { filesAt } from './head-files.ts'
import { observe } from './observe.ts'

type FileOption = GreenlightOption['files'][number]
type Found = Extract<Greenlight['files'][string], { known: true }>['value']

/** Files of nets and required files, each path once: what any of them asks for. */
function wantedFiles({ files, nets }: GreenlightOption): ReadonlyMap<string, FileOption> {
  const wanted = new Map<string, FileOption>()
  for (const file of [...files, ...nets.flatMap((net) => net.files)]) {
    const known = wanted.get(file.path)
    if (known === undefined) wanted.set(file.path, file)
    else {
      const contains = [...new Set([...known.contains, ...file.contains])]
      wanted.set(file.path, { ...known, parses: strictest(known.parses, file.parses), contains })
    }
  }
  return wanted
}

/** Of two wishes for one file: a structure before plain text, and what is said before what follows from the name. */
const strictest = (one: FileOption['parses'], other: FileOption['parses']): FileOption['parses'] =>
  one === undefined || one === 'text' ? (other ?? one) : one

/** Looks every file up at a commit; costs the commit's listing, and a request for each file that is read. */
export async function greenlightFiles(
  context: GatherContext,
  sha: string,
  options: GreenlightOption,
): Promise<Greenlight['files']> {
  const found = [...wantedFiles(options).values()].map(
    async (file) => [file.path, await observe(() => fileAt(context, sha, file))] as const,
  )
  return Object.fromEntries(await Promise.all(found))
}

const nothing: Pick<Found, 'problem' | 'missing' | 'sha256'> = { problem: null, missing: [], sha256: null }

async function fileAt(context: GatherContext, sha: string, file: FileOption): Promise<Found> {
  const files = await filesAt(context, sha)
  const entry = await files.entry(file.path)
  if (entry === null) return { kind: 'absent', ...nothing }
  if (entry.mode !== '100644' && entry.mode !== '100755') return { kind: 'other', ...nothing }
  const kind = file.parses ?? kindByName(file.path)
  // Of plain text there is nothing to be read where nothing must stand in it, but what only looks like a file.
  if (kind === 'text' && file.contains.length === 0) {
    const small = (entry.size ?? 0) <= maxPlaceholderBytes
    const read = small ? await files.bytes(entry, maxPlaceholderBytes) : null
    return { kind: 'file', ...nothing, problem: read === null ? null : placeholder(read) }
  }
  const bytes = await files.bytes(entry, maxDocumentBytes)
  if (bytes === null) {
    const remedy = { text: `shorten ${file.path}` }
    return giveUp(unknown('too-large', `${file.path} is over ${maxDocumentBytes} bytes`, { remedy }))
  }
  return { kind: 'file', ...judged(bytes, kind, file) }
}

function judged(
  bytes: Uint8Array,
  kind: NonNullable<FileOption['parses']>,
  { path, contains }: FileOption,
): Pick<Found, 'problem' | 'missing' | 'sha256'> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { problem, holds } = documentTexts(bytes, kind)
  const refused = placeholder(bytes) ?? problem ?? workflowProblem(path, kind, bytes)
  if (refused !== null) return { problem: refused, missing: [], sha256 }
  return { problem: null, missing: contains.filter((text) => !holds(text)), sha256 }
}

/** Bytes of the largest file that may be nothing but blanks, or a pointer of Git LFS, which has some 130. */
const maxPlaceholderBytes = 256

/** Why a file holds nothing of its own; null: it does. */
function placeholder(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'it is empty'
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) return 'it holds blanks alone'
  return isLargeFilePointer(bytes)
    ? 'it is a pointer of Git LFS; what it stands for is not in the repository'
    : null
}

/** A file among the workflows must be one that GitHub runs. */
function workflowProblem(path: string, kind: string, bytes: Uint8Array): string | null {
  if (kind !== 'yaml' || !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return null
  const reading = readWorkflow(path, new TextDecoder().decode(bytes))
  const cause = reading.ok ? reading.problems[0] : reading.cause
  return cause === undefined ? null : `line ${cause.place.line}: ${cause.why.replaceAll('`', '')}`
}
