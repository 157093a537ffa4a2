import type { PhaseArtifact } from '../core/facts/phases.ts'
import { quoted } from '../formats/strict-json/index.ts'
import { complain } from './complaints.ts'
import {
  digestField,
  instantField,
  nullOr,
  objectIdField,
  phaseNumber,
  repositoryId,
  repositoryName,
  shortText,
  stageId,
  textList,
} from './field-kinds.ts'
import { has, missing, needed, neededSince11, optional, type Place, unknownKeys } from './field-readers.ts'
import { artifactKeys } from './fields.ts'
import { phaseOf } from './files.ts'
import { readCriteria, readEvidence } from './read-evidence.ts'
import { readBaseline, readCounters, readPerformance } from './read-measures.ts'
import { endOfDay } from './times.ts'

/** Reads every field of an artifact whose versions are right; what is wrong is added to the problems. */
export function readFields(place: Place, stage: string): PhaseArtifact | null {
  const phase = phaseOf(stage)
  const forPhase = phase !== null
  unknownKeys(place, artifactKeys)
  checkStage(place, forPhase)
  const name = needed(place, 'phase_name', shortText())
  const repository = neededSince11(place, 'repository', repositoryName, 'repository')
  const id = optional(place, 'repository_id', repositoryId)
  const gates = needed(place, 'ci_gates_passed', textList('a list of names of gates, each once'))
  const measures = {
    baseline: readBaseline(place, forPhase),
    counters: readCounters(place, forPhase),
    performance: readPerformance(place, forPhase),
  }
  const commit = needed(place, 'git_commit', objectIdField('commit-format'), 'commit-format')
  const completedAt = readCompletion(place)
  const links = readLinks(place, phase)
  const evidence = readEvidence(place)
  const criteria = readCriteria(place, evidence ?? [])
  if (commit === undefined || completedAt === undefined || name === undefined || gates === undefined)
    return null
  if (evidence === null) return null
  return {
    schemaVersion: String(place.object['schema_version']),
    minSchemaVersion: String(place.object['min_schema_version']),
    ...{ stage, phase, name, repository: repository ?? null, repositoryId: id ?? null },
    ...{ ...measures, gates: [...gates], commit, completedAt, ...links, evidence: [...evidence], criteria },
  }
}

/** Exactly one of `phase`, `milestone`, `list` says which stage it is about; that it is the right one is checked before. */
function checkStage(place: Place, forPhase: boolean): void {
  const kinds = ['phase', 'milestone', 'list'] as const
  const given = kinds.filter((kind) => has(place.object, kind))
  const [kind] = given
  if (forPhase && kind === undefined) needed(place, 'phase', phaseNumber, 'phase-number')
  else if (kind === undefined) needed(place, 'milestone', stageId)
  else if (kind === 'phase') optional(place, kind, phaseNumber)
  else optional(place, kind, stageId)
  if (given.length < 2) return
  const found = given.map((key) => quoted(key)).join(' and ')
  const required = 'one of phase, milestone and list'
  complain(
    place.reading,
    [given[1] ?? ''],
    { rule: 'field', found, required, fix: 'remove the others' },
    { at: 'key' },
  )
}

/** A bare date, which schema 1.0 has, stands for the end of its day. */
function readCompletion(place: Place): string | undefined {
  const { reading, object } = place
  const written = object['completion_date']
  const ended = typeof written === 'string' ? endOfDay(written) : null
  if (!reading.legacy || ended === null) return needed(place, 'completion_date', instantField, 'timestamp')
  const complaint = {
    rule: 'schema-legacy',
    found: `completion_date: ${quoted(String(written))}, a day without a time`,
    required: instantField.required,
    fix: `write the time; without one it means the end of the day: "${ended}"`,
  }
  complain(reading, ['completion_date'], complaint, { warning: true })
  return ended
}

/** Links to the artifact before, and to the one that this replaces. */
function readLinks(place: Place, phase: number | null) {
  const digest = nullOr(digestField)
  const linked = phase !== null && phase > 0
  const previous = linked
    ? neededSince11(place, 'previous_artifact_sha256', digest)
    : optional(place, 'previous_artifact_sha256', digest)
  if (linked && previous === null) refuseNoPrevious(place, phase)
  const supersedes = optional(place, 'supersedes_sha256', digest)
  const expiresAt = optional(place, 'expires_at', nullOr(instantField))
  return { previous: previous ?? null, supersedes: supersedes ?? null, expiresAt: expiresAt ?? null }
}

function refuseNoPrevious({ reading, path }: Place, phase: number): void {
  const required = `the canonical SHA-256 of the artifact of phase ${phase - 1}`
  const taken = reading.legacy && !reading.complete
  const rule = taken ? 'schema-legacy' : 'field'
  const complaint = missing(path, 'previous_artifact_sha256', required, rule)
  complain(
    reading,
    ['previous_artifact_sha256'],
    { ...complaint, found: 'previous_artifact_sha256: null' },
    { warning: taken },
  )
}
