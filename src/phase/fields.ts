/** Keys of an artifact, in the order they are written in. Names are those of source document 002. */
export const artifactKeys = [
  'schema_version',
  'min_schema_version',
  'repository',
  'repository_id',
  'phase',
  'milestone',
  'list',
  'phase_name',
  'baseline_pass_count',
  'baseline_total_count',
  'ci_gates_passed',
  'safety_nets_count_before',
  'safety_nets_count_after',
  'counters',
  'performance_delta_median',
  'performance_delta_p95',
  'performance_exempt_reason',
  'git_commit',
  'completion_date',
  'expires_at',
  'previous_artifact_sha256',
  'supersedes_sha256',
  'evidence_blocks',
  'criteria',
  'signature',
] as const

export const evidenceKeys = [
  'evidence_id',
  'file',
  'lines',
  'sha256',
  'digest_alg',
  'blob',
  'description',
  'timestamp',
] as const

export const counterKeys = ['name', 'before', 'after'] as const
export const criterionKeys = ['id', 'evidence'] as const
export const signatureKeys = ['alg', 'key_id', 'value'] as const

/** What spellings of source document 002's own scripts, and near ones, are called here. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ['Safety Nets_before', 'safety_nets_count_before'],
  ['Safety Nets_after', 'safety_nets_count_after'],
  ['Safety Nets_count_before', 'safety_nets_count_before'],
  ['Safety Nets_count_after', 'safety_nets_count_after'],
  ['safety_nets_before', 'safety_nets_count_before'],
  ['safety_nets_after', 'safety_nets_count_after'],
])

/** Keys that source document 002 has in evidence blocks of its JSON Lines, and why they stand in no artifact. */
export const dropped: ReadonlyMap<string, string> = new Map([
  ['code_snippet', 'remove it: file, lines and digest identify the text, and git holds it'],
])
