import { createHash } from 'node:crypto'
import { unknown } from '../core/fact.ts'
import type { ObservedArtifact, Phases } from '../core/facts/phases.ts'
import { artifactPath, type StagePath, stageOfPath } from '../phase/files.ts'
import { type PhaseOptions, stagesOf } from '../phase/options.ts'
import { headOf } from './codeowners.ts'
import type { Entry } from './content.ts'
import { factValue, type GatherContext, giveUp } from './gather.ts'
import { filesAt, folderMode, type HeadFiles } from './head-files.ts'
import { observe } from './observe.ts'

/** An artifact file, and where its bytes are. */
export interface ArtifactPlace extends Pick<ObservedArtifact, 'path' | 'stage' | 'mode' | 'blob' | 'base'> {
  /** Bytes; null where they were not stated. */
  readonly size: number | null
  /** What the base holds there; null: nothing. */
  readonly before: Pick<Entry, 'mode' | 'blob' | 'size'> | null
  /** Bytes that stand for the blob: it is in no repository yet. */
  readonly own: Uint8Array | null
}

/** The artifacts of what would stand on the base once the change is merged. */
export interface ArtifactPlaces extends Pick<Phases, 'head' | 'base' | 'trusted' | 'removed' | 'lookalikes'> {
  /** By path. */
  readonly places: readonly ArtifactPlace[]
  /** Where to read any other file: at the head what the change touches, and at the base what it leaves alone. */
  filesFor(path: string): Promise<HeadFiles>
}

/** Artifacts that are read, far more than a policy has stages. */
const mostArtifacts = 1_000

/** Finds the artifacts of the judged commit, and how each stands to the base. Reads names and blob ids alone. */
export async function artifactPlaces(context: GatherContext, options: PhaseOptions): Promise<ArtifactPlaces> {
  const names = namesOf(options)
  const head = await headOf(context)
  const atHead = new Map(await namesAt(context, head, names))
  for (const [path, bytes] of context.artifactFiles ?? []) {
    const entry = { path, mode: '100644', blob: blobId(bytes, head.length), size: bytes.length }
    if (names.stageOf(path) !== null) atHead.set(path, entry)
  }
  const base = baseOf(context)
  const atBase = base === null ? atHead : await namesAt(context, base, names)
  // Where both hold the same artifacts, what else changed does not matter to them.
  const touched = equal(atHead, atBase) ? () => false : await touchedBy(context, head === base)
  const found = merged({ atHead, atBase, touched, names })
  if (found.places.length + found.lookalikes.length > mostArtifacts) return tooMany()
  return {
    // A local branch is judged as its pull request will be: its own commits bind nothing before they are merged.
    ...{ head, base, trusted: base ?? head },
    removed: found.removed,
    lookalikes: found.lookalikes,
    places: found.places.map((place) => ({ ...place, own: ownBytes(context, place) })),
    filesFor: async (path) => {
      const ours = base === null || (await touchedBy(context, head === base))(path)
      return await filesAt(context, ours ? head : base)
    },
  }
}

const tooMany = (): never =>
  giveUp(
    unknown('too-large', `there are more than ${mostArtifacts} files with names of artifacts`, {
      remedy: { text: 'remove those that belong to no stage of the policy' },
    }),
  )

/** The commit that is changed; null where nothing is merged. */
const baseOf = ({ subject, baseSha }: GatherContext): string | null =>
  subject.kind === 'repository' ? null : subject.kind === 'branch' ? subject.baseSha : baseSha

/** How artifacts are called. */
interface ArtifactNames {
  readonly folder: string
  stageOf(path: string): StagePath | null
}

function namesOf(options: PhaseOptions): ArtifactNames {
  const stages = stagesOf(options).map(({ id }) => id)
  return {
    folder: artifactPath(options.folder, '').split('/').slice(0, -1).join('/'),
    stageOf: (path) => stageOfPath(options.folder, path, stages),
  }
}

type Files = ReadonlyMap<string, Entry>

/** Everything that is called like an artifact, or nearly so, in the folder and in folders that are called nearly so. */
async function namesAt(
  context: GatherContext,
  sha: string,
  { folder, stageOf }: ArtifactNames,
): Promise<Files> {
  const files = await filesAt(context, sha)
  const whole = folder === '' ? null : await observe(() => files.all())
  const depth = folder.split('/').length
  const entries = whole?.known === true ? whole.value : await files.list(folder)
  const named = entries.filter(
    ({ path, mode }) =>
      mode !== folderMode &&
      (folder === '' || path.split('/').length === depth + 1) &&
      stageOf(path) !== null,
  )
  return new Map(named.map((entry) => [entry.path, entry]))
}

const equal = (some: Files, others: Files): boolean =>
  some.size === others.size &&
  [...some].every(([path, { mode, blob }]) => {
    const other = others.get(path)
    return other?.mode === mode && other.blob === blob
  })

/** Which paths the change touches, seen from where it left its base: a head that is merely behind removed nothing. */
async function touchedBy(context: GatherContext, unchanged: boolean): Promise<(path: string) => boolean> {
  const own = context.artifactFiles ?? new Map<string, Uint8Array>()
  if (unchanged || context.subject.kind === 'repository') return (path) => own.has(path)
  const files = await factValue(context, 'changed-files')
  const touched = new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))
  return (path) => touched.has(path) || own.has(path)
}

interface Sides {
  readonly atHead: Files
  readonly atBase: Files
  readonly touched: (path: string) => boolean
  readonly names: ArtifactNames
}

type Found = Omit<ArtifactPlace, 'own'>

/** What stands there once the change is merged: the head's where it touched the path, else the base's. */
function merged({ atHead, atBase, touched, names }: Sides) {
  const places: Found[] = []
  const removed: Phases['removed'] = []
  const lookalikes: Phases['lookalikes'] = []
  for (const path of [...new Set([...atHead.keys(), ...atBase.keys()])].sort()) {
    const name = names.stageOf(path)
    const before = atBase.get(path)
    const after = touched(path) ? atHead.get(path) : before
    if (name === null) continue
    if (after === undefined) {
      if ('stage' in name && before !== undefined) removed.push({ path, stage: name.stage })
    } else if ('lookalike' in name) lookalikes.push({ path, why: name.lookalike })
    else places.push(placed(name.stage, after, before))
  }
  return { places, removed, lookalikes }
}

function placed(stage: string, { path, mode, blob, size }: Entry, before: Entry | undefined): Found {
  const place = { path, stage, mode, blob, size }
  if (before === undefined) return { ...place, base: 'added', before: null }
  return {
    ...place,
    base: before.blob === blob && isRegular(before.mode) === isRegular(mode) ? 'same' : 'changed',
    before,
  }
}

/** Whether git holds contents at a path, and neither a link nor another repository. */
export const isRegular = (mode: string): boolean => mode === '100644' || mode === '100755'

function ownBytes({ artifactFiles }: GatherContext, { path, blob }: Found): Uint8Array | null {
  const bytes = artifactFiles?.get(path)
  return bytes !== undefined && blobId(bytes, blob.length) === blob ? bytes : null
}

/** The id git would give these bytes, in the object format whose ids have this length. */
const blobId = (bytes: Uint8Array, length: number): string =>
  createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
