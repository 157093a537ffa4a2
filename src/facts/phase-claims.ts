import type { EvidenceObservation, ObservedArtifact, PhaseArtifact } from '../core/facts/phases.ts'
import type { PhaseOptions, Stage } from '../phase/options.ts'
import { verifyBlocks } from './evidence-blocks.ts'
import type { GatherContext } from './gather.ts'
import type { GitObjects } from './git-objects.ts'
import { observe } from './observe.ts'
import { baselineAt } from './phase-baseline.ts'
import { wasMerged } from './phase-merged.ts'
import type { ArtifactPlaces } from './phase-places.ts'
import { completionReport } from './phase-report.ts'

/** An artifact whose text, and whose signature where one is needed, holds. */
export interface Claim {
  readonly stage: Stage
  readonly artifact: PhaseArtifact
  /** Commit of the artifact before it; null: there is none that could be linked to. */
  readonly previous: string | null
}

/** Artifacts by stage. */
export type Claims = ReadonlyMap<string, Claim>

/** What git and GitHub say to an artifact's claims. */
export type Proof = Pick<
  ObservedArtifact,
  'commit' | 'merged' | 'afterPrevious' | 'baseline' | 'evidence' | 'report'
>

/** Where claims are compared. */
export interface Comparison {
  readonly context: GatherContext
  readonly options: PhaseOptions
  readonly places: ArtifactPlaces
  readonly claims: Claims
}

type CommitSeen = NonNullable<Proof['commit']>

/**
 * Compares every artifact's claims with git, the evidence of all of them in one pass. What cannot be read is an
 * unknown part; nothing more is looked at of an artifact whose commit is refused.
 */
export async function provenBy(
  objects: GitObjects,
  comparison: Comparison,
): Promise<ReadonlyMap<string, Proof>> {
  const { options, places, claims } = comparison
  const commits = new Map<string, CommitSeen>()
  for (const [id, { artifact }] of claims) {
    commits.set(id, await observe(() => commitSeen(objects, artifact.commit, places.trusted)))
  }
  const followed = new Map([...claims].filter(([id]) => isFollowed(commits.get(id), options.binding)))
  const evidence = await evidenceOf(objects, comparison, followed)
  const proofs = new Map<string, Proof>()
  for (const [id, claim] of claims) {
    const commit = commits.get(id) ?? null
    const parts = followed.has(id) ? await partsOf(objects, comparison, claim, isApart(commit)) : nothing
    proofs.set(id, { commit, ...parts, evidence: evidence.get(id) ?? [] })
  }
  return proofs
}

const nothing = { merged: null, afterPrevious: null, baseline: null, report: null } as const

/** Existence is worth nothing: commits of forks resolve through their parent. Only reachability counts. */
async function commitSeen(objects: GitObjects, sha: string, trusted: string) {
  const { type, committedAt } = await objects.commit(sha)
  const ancestor = type === 'commit' ? await objects.isAncestor(sha, trusted) : null
  return { type, ancestor, committedAt }
}

/** Whether the rest of an artifact is looked at. A commit that could not be told refuses nothing. */
export function isFollowed(commit: CommitSeen | undefined, binding: PhaseOptions['binding']): boolean {
  if (commit === undefined || !commit.known) return commit !== undefined
  const { type, ancestor } = commit.value
  return type === 'commit' && (ancestor === true || binding !== 'commit')
}

/** Whether a commit is known to be outside of the trusted history. */
const isApart = (commit: CommitSeen | null): boolean =>
  commit?.known === true && commit.value.ancestor === false

/** Everything but the evidence. */
async function partsOf(
  objects: GitObjects,
  { context, options, places }: Comparison,
  { stage, artifact, previous }: Claim,
  apart: boolean,
): Promise<Omit<Proof, 'commit' | 'evidence'>> {
  const follows =
    previous === null ? null : await observe(() => objects.isAncestor(previous, artifact.commit))
  const { commit } = artifact
  const ends = { commit, trusted: places.trusted }
  return {
    merged: apart ? await observe(() => wasMerged(context, objects, ends)) : null,
    afterPrevious: follows,
    baseline: artifact.baseline === null ? null : await baselineAt(context, options, artifact.commit),
    report: options.report === undefined ? null : await completionReport(places, options.report, stage.id),
  }
}

/** The evidence of all artifacts in one pass. More blocks than the policy allows are refused without being read. */
async function evidenceOf(
  objects: GitObjects,
  { options, places }: Comparison,
  followed: Claims,
): Promise<ReadonlyMap<string, EvidenceObservation[]>> {
  const { head, trusted } = places
  const asked = [...followed].flatMap(
    ([
      id,
      {
        artifact: { commit, evidence },
      },
    ]) =>
      evidence.length > options.evidence.maximum
        ? []
        : evidence.map((block) => ({ id, one: { commit, head, trusted, block } })),
  )
  const found = new Map<string, EvidenceObservation[]>()
  if (asked.length === 0) return found
  const blocks = asked.map(({ one }) => one)
  let at = 0
  for await (const seen of verifyBlocks(objects, blocks)) {
    const id = asked[at++]?.id ?? ''
    const own = found.get(id) ?? []
    own.push(seen)
    found.set(id, own)
  }
  return found
}
