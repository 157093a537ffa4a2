import type { EvidenceBlock, PhaseArtifact } from '../core/facts/phases.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { Stage } from '../phase/options.ts'

/** Which stage an artifact is about, and in which form it is written. */
export function stageFields({ kind, id, phase }: Stage, repository: string, name: string): JsonObject {
  const own: JsonObject =
    kind === 'phase' ? { phase: phase ?? 0 } : kind === 'milestone' ? { milestone: id } : { list: id }
  return { schema_version: '1.1', min_schema_version: '1.0', repository, ...own, phase_name: name }
}

/** A block as artifacts hold it. */
export const blockFields = (block: EvidenceBlock): JsonObject => ({
  evidence_id: block.id,
  file: block.file,
  lines: `${block.first}-${block.last}`,
  sha256: block.sha256,
  digest_alg: block.algorithm,
  ...(block.blob === null ? {} : { blob: block.blob }),
  ...(block.description === null ? {} : { description: block.description }),
})

/** The counter that source document 002 has fields of its own for. */
export const netsCounter = 'safety_nets_count'

/** Counters as fields of an artifact. */
export function countersOf(counters: PhaseArtifact['counters']): JsonObject {
  const own = counters.find(({ name }) => name === netsCounter)
  const others = counters.filter(({ name }) => name !== netsCounter)
  return {
    ...(own === undefined
      ? {}
      : { safety_nets_count_before: own.before, safety_nets_count_after: own.after }),
    ...(others.length === 0
      ? {}
      : { counters: others.map(({ name, before, after }) => ({ name, before, after })) }),
  }
}

/**
 * An artifact that was read as a document of the newest schema, without what binds it: its commit, evidence and links.
 * What schema 1.0 has no word for is taken from `more`.
 */
export function carriedFields(
  artifact: PhaseArtifact,
  stage: Stage,
  more: { readonly repository: string; readonly baselineTotal: number | null },
): JsonObject {
  const { baseline, performance, criteria } = artifact
  const total = baseline?.total ?? more.baselineTotal
  return {
    ...stageFields(stage, artifact.repository ?? more.repository, artifact.name),
    ...(artifact.repositoryId === null ? {} : { repository_id: artifact.repositoryId }),
    ...(baseline === null ? {} : { baseline_pass_count: baseline.passed }),
    ...(baseline === null || total === null ? {} : { baseline_total_count: total }),
    ci_gates_passed: [...artifact.gates],
    ...countersOf(artifact.counters),
    performance_delta_median: performance.median,
    performance_delta_p95: performance.p95,
    ...(performance.reason === null ? {} : { performance_exempt_reason: performance.reason }),
    completion_date: artifact.completedAt,
    ...(artifact.expiresAt === null ? {} : { expires_at: artifact.expiresAt }),
    ...(criteria.length === 0
      ? {}
      : { criteria: criteria.map(({ id, evidence }) => ({ id, evidence: [...evidence] })) }),
  }
}
