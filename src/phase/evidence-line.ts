import type { EvidenceBlock } from '../core/facts/phases.ts'
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseStrictJson,
  quoted,
} from '../formats/strict-json/index.ts'
import { jsonText } from '../surfaces/json.ts'
import { isStageId, phaseOf } from './files.ts'
import { evidenceRange } from './lines.ts'
import { pathProblem } from './paths.ts'

/** A block of an evidence log (`evidence_blocks.jsonl`, source document 002). */
export interface LoggedBlock {
  readonly block: EvidenceBlock
  /** Of the log, from 1. */
  readonly line: number
  /** `phase-1`, `M1`. */
  readonly stage: string
  /** The commit that its digest was made at; null: older tools did not record it. */
  readonly commit: string | null
  readonly timestamp: string | null
}

/** What is wrong with a line. */
export interface LogProblem {
  readonly rule: string
  readonly found: string
  readonly required: string
  readonly fix: string
  readonly column: number
  /** Accepted, and said. */
  readonly warning: boolean
}

/** Characters of an id, and of what else is text for people. */
const bounds = { id: 200, description: 500, snippet: 32_768, file: 1_024 } as const

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const sha256 = /^[0-9a-f]{64}$/

interface FieldRule {
  readonly rule: string
  readonly needed?: true
  readonly required: string
  readonly fits: (value: JsonValue) => boolean
}

const textOf = (most: number) => (value: JsonValue) => typeof value === 'string' && value.length <= most
const matching = (form: RegExp) => (value: JsonValue) => typeof value === 'string' && form.test(value)

/** Keys of a line; any other is refused: a misspelt one would be lost without a word. */
const fields: Readonly<Record<string, FieldRule>> = {
  evidence_id: {
    rule: 'field',
    needed: true,
    required: `a text of 1 to ${bounds.id} characters`,
    fits: (value) => textOf(bounds.id)(value) && value !== '',
  },
  stage: {
    rule: 'field',
    required: 'a stage such as phase-1 or M1',
    fits: (value) => typeof value === 'string' && isStageId(value),
  },
  phase: {
    rule: 'phase-number',
    required: 'a whole number from 0 to 999',
    fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999,
  },
  file: {
    rule: 'evidence-path',
    needed: true,
    required: 'a path from the root of the repository',
    fits: (value) => typeof value === 'string' && pathProblem(value) === null,
  },
  lines: {
    rule: 'evidence-range',
    needed: true,
    required: 'lines such as "10-24", at most 2,000',
    fits: (value) => typeof value === 'string' && evidenceRange(value) !== null,
  },
  description: { rule: 'field', required: 'a text', fits: textOf(bounds.description) },
  code_snippet: { rule: 'field', required: 'a text', fits: textOf(bounds.snippet) },
  sha256: {
    rule: 'digest-format',
    needed: true,
    required: '64 characters 0-9 and a-f',
    fits: matching(sha256),
  },
  digest_alg: {
    rule: 'field',
    required: '"lines-lf-v1" or "raw-v1"',
    fits: matching(/^(?:lines-lf-v1|raw-v1)$/),
  },
  git_commit: {
    rule: 'commit-format',
    required: 'a whole commit id in lower case',
    fits: matching(objectId),
  },
  blob: { rule: 'commit-format', required: 'a whole blob id in lower case', fits: matching(objectId) },
  timestamp: {
    rule: 'timestamp',
    required: 'a time such as 2026-11-20T12:00:00Z',
    fits: (value) => typeof value === 'string' && value.length <= 60,
  },
}

/** Bytes and levels of one line. */
const limits = { bytes: 70_000, depth: 4 } as const

/** One line of an evidence log. @param line its number, from 1 */
export function readLogLine(bytes: Uint8Array, line: number): LoggedBlock | LogProblem {
  const read = parseStrictJson(bytes, limits)
  if (read.problem !== null) {
    const { rule, found, required, fix, column } = read.problem
    return { rule, found, required, fix, column, warning: false }
  }
  const { value } = read
  if (!isJsonObject(value)) return wrong('field', 'no object', 'one JSON object per line', 1)
  const column = (key: string) => read.at([key]).column
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key))
  if (unknown !== undefined)
    return wrong(
      'field-unknown',
      `a key ${quoted(unknown)}`,
      `one of ${Object.keys(fields).join(', ')}`,
      read.keyAt([unknown]).column,
    )
  for (const [key, { rule, needed, required, fits }] of Object.entries(fields)) {
    const found = value[key]
    if (found === undefined && needed === true) return wrong('field', `no ${key}`, required, 1)
    if (found === undefined || fits(found)) continue
    const why = key === 'file' && typeof found === 'string' ? ` (${pathProblem(found) ?? ''})` : ''
    return wrong(rule, `${key} ${quoted(JSON.stringify(found))}${why}`, required, column(key))
  }
  const stage = stageOf(value)
  if (stage === null)
    return wrong(
      'field',
      'no stage, or stage and phase that contradict each other',
      'phase: 1, or stage: "M1"',
      1,
    )
  return blockOf(value, stage, line)
}

const wrong = (rule: string, found: string, required: string, column: number): LogProblem => ({
  ...{ rule, found, required, column, warning: false },
  fix: 'correct the line, or take it out and record the block again: gatewright evidence add',
})

function stageOf({ stage, phase }: JsonObject): string | null {
  const ofPhase = typeof phase === 'number' ? `phase-${phase}` : null
  if (typeof stage !== 'string') return ofPhase
  return ofPhase === null || ofPhase === stage ? stage : null
}

const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)

function blockOf(value: JsonObject, stage: string, line: number): LoggedBlock {
  const range = evidenceRange(text(value['lines']) ?? '') ?? { first: 1, last: 1 }
  return {
    ...{ stage, line },
    commit: text(value['git_commit']),
    timestamp: text(value['timestamp']),
    block: {
      ...{ ...range, line },
      id: text(value['evidence_id']) ?? '',
      file: text(value['file']) ?? '',
      sha256: text(value['sha256']),
      algorithm: value['digest_alg'] === 'raw-v1' ? 'raw-v1' : 'lines-lf-v1',
      blob: text(value['blob']),
      description: text(value['description']),
    },
  }
}

/** What a line of a log says. */
export interface NewLine {
  readonly block: EvidenceBlock
  readonly stage: string
  readonly commit: string
  readonly timestamp: string
  /** Null: no text of the file is stored. */
  readonly snippet: string | null
}

/** A line of an evidence log, without its line break; tools of source document 002 find their keys in it. */
export function logLineText({ block, stage, commit, timestamp, snippet }: NewLine): string {
  const phase = phaseOf(stage)
  const line = {
    evidence_id: block.id,
    ...(phase === null ? {} : { phase }),
    stage,
    file: block.file,
    lines: `${block.first}-${block.last}`,
    ...(block.description === null ? {} : { description: block.description }),
    ...(snippet === null ? {} : { code_snippet: snippet }),
    sha256: block.sha256,
    digest_alg: block.algorithm,
    git_commit: commit,
    ...(block.blob === null ? {} : { blob: block.blob }),
    timestamp,
  }
  return jsonText(line, 0).trimEnd()
}
