import type { JsonValue } from '../../src/formats/strict-json/index.ts'
import type { ReadOptions } from '../../src/phase/model.ts'
import { readArtifact } from '../../src/phase/read.ts'

type Document = Record<string, JsonValue | undefined>

const block = { evidence_id: 'EB-1', file: 'src/net.ts', lines: '1-2', sha256: 'a'.repeat(64) }

/** An artifact of phase 1 under which nothing is wrong. */
export const complete = (changes: Document = {}): Document => ({
  ...{
    schema_version: '1.1',
    min_schema_version: '1.0',
    repository: 'acme/app',
    phase: 1,
    phase_name: 'Nets',
  },
  ...{ baseline_pass_count: 14, baseline_total_count: 14, ci_gates_passed: ['G1', 'G2'] },
  ...{ safety_nets_count_before: 5, safety_nets_count_after: 5 },
  ...{ performance_delta_median: null, performance_delta_p95: 2.5 },
  ...{ git_commit: '1'.repeat(40), completion_date: '2026-11-19T10:00:00Z' },
  ...{ previous_artifact_sha256: 'b'.repeat(64), evidence_blocks: [block] },
  ...changes,
})

/** The same with its one evidence block changed. */
export const withBlock = (changes: Document): Document =>
  complete({ evidence_blocks: [JSON.parse(JSON.stringify({ ...block, ...changes })) as JsonValue] })

/** Document 002's own form, with its commit and name filled in. */
export const legacy = (changes: Document = {}): Document => ({
  ...{ schema_version: '1.0', min_schema_version: '1.0', phase: 1, phase_name: 'Hardening' },
  ...{ baseline_pass_count: 14, ci_gates_passed: ['G1', 'G2', 'G3', 'G4', 'G5'] },
  ...{ safety_nets_count_before: 5, safety_nets_count_after: 5 },
  performance_delta_median: 'N/A (no performance regression expected)',
  performance_delta_p95: '+4.1%',
  ...{ git_commit: '1'.repeat(40), completion_date: '2025-10-18' },
  evidence_blocks: [{ evidence_id: 'EB-1', file: 'src/net.ts', lines: '450-475' }],
  ...changes,
})

export const readText = (text: string, stage = 'phase-1', options: ReadOptions = {}) =>
  readArtifact(`.${stage}.complete.json`, Buffer.from(text, 'utf8'), stage, options)

export const readDocument = (document: Document, stage = 'phase-1', options: ReadOptions = {}) =>
  readText(JSON.stringify(document, null, 1), stage, options)

/** `rule`, warnings with a question mark, in order. */
export const rulesOf = (document: Document, stage = 'phase-1', options: ReadOptions = {}): string[] =>
  readDocument(document, stage, options).problems.map(({ rule, warning }) => (warning ? `${rule}?` : rule))
