import { type Fact, known } from '../core/fact.ts'
import type { ObservedArtifact, Phases } from '../core/facts/phases.ts'
import { type PhaseOptions, stagesOf } from '../phase/options.ts'
import { headOf } from './codeowners.ts'
import type { GatherContext, Gatherer } from './gather.ts'
import { type GitObjects, gitObjects } from './git-objects.ts'
import { checkNames, checksOf } from './phase-checks.ts'
import { type Claims, type Comparison, isFollowed, type Proof, provenBy } from './phase-claims.ts'
import { phaseNeeds } from './phase-needs.ts'
import { type ArtifactPlaces, artifactPlaces } from './phase-places.ts'
import { notAsked, repositorySettings } from './phase-repository.ts'
import { baseDigest, contentsOf, isRefused, type ReadText, readText, signatureNeeded } from './phase-text.ts'

/**
 * Fact `phases`: the artifacts of the judged commit, and everything their claims are compared with. An artifact whose
 * text is refused, or whose signature does not hold where one is needed, makes nothing be fetched.
 */
export const gatherPhases: Gatherer<'phases'> = async (context) => {
  const options = phaseNeeds(context)
  if (options === null) return await nothingAsked(context)
  const places = await artifactPlaces(context, options)
  const objects = await gitObjects(context)
  const contents = await contentsOf(
    objects,
    places.places.filter(({ own }) => own === null),
  )
  const read: Read[] = []
  for (const place of places.places) {
    read.push({ place, text: await readText(context, { options, contents }, place) })
  }
  const claims = claimsOf(context, options, read)
  const value = await observed(objects, { context, options, places, claims }, read)
  const kind = context.workspace === null || context.subject.kind !== 'branch' ? 'api' : 'git'
  return known(value, { kind, what: `artifacts in ${options.folder || 'the root'}`, sha: places.head })
}

interface Read {
  readonly place: ArtifactPlaces['places'][number]
  readonly text: ReadText
}

async function nothingAsked(context: GatherContext): Promise<Fact<Phases>> {
  const head = await headOf(context)
  const value = { ...bare(context), head, base: null, trusted: head, artifacts: [], removed: [] }
  return known(
    { ...value, ...notAsked(), lookalikes: [], checks: {} },
    { kind: 'input', what: 'the policy has no stages' },
  )
}

const bare = ({ repository, signatureRequired }: GatherContext) => ({
  repository: `${repository.owner}/${repository.repo}`,
  signatureRequired: signatureRequired === true,
})

/**
 * Artifacts that may be looked into: the text holds, the stage is one of the policy's, and so does the signature where
 * one is needed. Of the artifact before one, the commit alone is needed, and its digest vouches for that.
 */
function claimsOf(context: GatherContext, options: PhaseOptions, read: readonly Read[]): Claims {
  const required = signatureNeeded(context, options)
  const stages = new Map(stagesOf(options).map((stage) => [stage.id, stage]))
  const texts = new Map(read.map(({ place, text }) => [place.stage, text]))
  const holds = (text: ReadText | undefined) => !required || text?.signature?.state === 'valid'
  return new Map(
    read.flatMap(({ place, text }) => {
      const { artifact } = text
      const stage = stages.get(place.stage)
      if (artifact === null || stage === undefined || isRefused(text) || !holds(text)) return []
      const before = texts.get(stage.previous ?? '')
      const linked = holds(before) || before?.digest === artifact.previous
      const previous = linked ? (before?.artifact?.commit ?? null) : null
      return [[stage.id, { stage, artifact, previous }] as const]
    }),
  )
}

async function observed(objects: GitObjects, comparison: Comparison, read: readonly Read[]): Promise<Phases> {
  const { context, options, places, claims } = comparison
  const { head, base, trusted, removed, lookalikes } = places
  const proofs = await provenBy(objects, comparison)
  const contents = await contentsOf(objects, replacedAmong(places, claims))
  const artifacts = read.map(({ place, text }): ObservedArtifact => {
    const { path, stage, mode, blob, base: standing } = place
    const proof = proofs.get(stage)
    return {
      ...{ path, stage, mode, blob, base: standing, ...text },
      ...(proof === undefined
        ? unproven
        : { ...proof, baseDigest: baseDigest(context, { options, contents }, place) }),
    }
  })
  return {
    ...bare(context),
    ...{ head, base, trusted, artifacts, removed, lookalikes },
    ...(await settingsFor(context, options, claims)),
    checks: await checksFor(context, options, { claims, proofs }),
  }
}

/** Earlier versions of artifacts that the change replaces by ones that may be looked into. */
const replacedAmong = ({ places }: ArtifactPlaces, claims: Claims) =>
  places.flatMap(({ stage, base, before }) =>
    base === 'changed' && before !== null && claims.has(stage) ? [before] : [],
  )

const unproven = {
  commit: null,
  merged: null,
  afterPrevious: null,
  baseline: null,
  evidence: [],
  report: null,
}

/** How the repository merges, where commits are bound by content, and its number, where an artifact names one. */
async function settingsFor(context: GatherContext, { binding }: PhaseOptions, claims: Claims) {
  const merging = binding === 'auto' && claims.size > 0
  const numbered = [...claims.values()].some(({ artifact }) => artifact.repositoryId !== null)
  return merging || numbered ? await repositorySettings(context, merging) : notAsked()
}

/** Checks on the commits of those artifacts that are looked at to their end. */
function checksFor(
  context: GatherContext,
  options: PhaseOptions,
  { claims, proofs }: { readonly claims: Claims; readonly proofs: ReadonlyMap<string, Proof> },
): Promise<Phases['checks']> {
  const followed = [...claims].filter(([id]) =>
    isFollowed(proofs.get(id)?.commit ?? undefined, options.binding),
  )
  const asked = followed.map(([, { stage, artifact }]) => ({
    commit: artifact.commit,
    names: checkNames(options, stage),
  }))
  return checksOf(context, asked)
}
