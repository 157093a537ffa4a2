import type { Fact } from '../../core/fact.ts'
import type { Criteria } from '../../core/facts/criteria.ts'
import type { ObservedArtifact, PhaseArtifact, Phases, Tags } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { type PhaseOptions, type Stage, stagesOf } from '../../phase/options.ts'

/** What artifacts are judged with. */
export interface PhaseFacts {
  readonly phases: Phases
  readonly now: string
  readonly tags: Fact<Tags>
  readonly criteria: Fact<Criteria>
}

/** Facts, policy and what follows from both. */
export interface Context extends PhaseFacts {
  readonly options: PhaseOptions
  readonly where: Where
  /** Every stage of the policy, in order. */
  readonly stages: readonly Stage[]
  readonly stageById: ReadonlyMap<string, Stage>
  /** Artifacts by stage. */
  readonly artifacts: ReadonlyMap<string, ObservedArtifact>
  /** By the policy or by `POLICY_REQUIRE_HMAC`. */
  readonly signatureRequired: boolean
}

/** An artifact that could be read, of a stage that the policy has. */
export interface Subject {
  readonly observed: ObservedArtifact
  readonly artifact: PhaseArtifact
  readonly stage: Stage
}

/** `unknown`: nothing is wrong with it, and not all of it could be verified. Only `valid` completes a stage. */
export type ArtifactState = 'valid' | 'failed' | 'unknown'

/** What an artifact came to. */
export interface Judged {
  readonly observed: ObservedArtifact
  /** Null: the policy has no such stage. */
  readonly stage: Stage | null
  readonly state: ArtifactState
  readonly findings: readonly Finding[]
}

/** Stages, artifacts and settings together, each looked up once. */
export function contextOf(facts: PhaseFacts, options: PhaseOptions, where: Where): Context {
  const stages = stagesOf(options)
  return {
    ...{ phases: facts.phases, now: facts.now, tags: facts.tags, criteria: facts.criteria },
    ...{ options, where, stages },
    stageById: new Map(stages.map((stage) => [stage.id, stage])),
    artifacts: new Map(facts.phases.artifacts.map((artifact) => [artifact.stage, artifact])),
    signatureRequired: options.signature.required || facts.phases.signatureRequired,
  }
}
