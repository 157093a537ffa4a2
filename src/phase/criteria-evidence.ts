import type { Unobserved } from '../core/facts/observation.ts'
import type { EvidenceBlock, EvidenceObservation, ObservedArtifact } from '../core/facts/phases.ts'

/** How many evidence blocks an artifact names for a criterion. */
export interface EvidenceOf {
  /** Blocks of different lines whose digest holds and which hold no secret. */
  readonly verified: number
  /** Further blocks of which that cannot be told. */
  readonly open: number
  /** Why not; null: all could be looked at. */
  readonly why: Pick<Unobserved, 'reason' | 'detail' | 'remedy'> | null
}

const none: EvidenceOf = { verified: 0, open: 0, why: null }

/** The same lines under two ids are one proof. */
const placeOf = ({ file, first, last }: EvidenceBlock): string => `${first}-${last} ${file}`

/** The evidence that an artifact names for a criterion, and how much of it holds. */
export function evidenceProof(criterion: string, observed: ObservedArtifact | null): EvidenceOf {
  const artifact = observed?.artifact ?? null
  if (observed === null || artifact === null) return none
  const named = new Set(
    artifact.criteria.filter(({ id }) => id === criterion).flatMap(({ evidence }) => evidence),
  )
  const observations = new Map(observed.evidence.map((one) => [one.id, one]))
  const verified = new Set<string>()
  const open = new Set<string>()
  let why: EvidenceOf['why'] = null
  for (const block of artifact.evidence.filter(({ id }) => named.has(id))) {
    const state = stateOf(block, observations.get(block.id))
    if (state === 'verified') verified.add(placeOf(block))
    else if (state !== 'refused') {
      open.add(placeOf(block))
      why ??= state
    }
  }
  const undecided = [...open].filter((place) => !verified.has(place)).length
  return { verified: verified.size, open: undecided, why }
}

const notLookedAt = { reason: 'nothing-evaluated', detail: 'it was not looked at' } as const

/** `verified`, `refused`, or why that cannot be told. */
function stateOf(
  { sha256 }: EvidenceBlock,
  observation: EvidenceObservation | undefined,
): 'verified' | 'refused' | NonNullable<EvidenceOf['why']> {
  if (observation === undefined) return notLookedAt
  const { at, secrets } = observation
  if (!at.known) return at
  const holds = at.value.kind === 'file' && sha256 !== null && at.value.digest === sha256
  if (!holds) return 'refused'
  if (!secrets.known) return secrets
  return secrets.value.length === 0 ? 'verified' : 'refused'
}
