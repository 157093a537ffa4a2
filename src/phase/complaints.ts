import type { ArtifactProblem } from '../core/facts/phases.ts'
import { type JsonValue, quoted, type StrictJson } from '../formats/strict-json/index.ts'

export type JsonPath = readonly (string | number)[]

/** What is wrong, without its place. */
export interface Complaint {
  readonly rule: string
  readonly found: string
  readonly required: string
  readonly fix: string
}

/** An object of an artifact that is being read, and what was found wrong in all of it. */
export interface Reading {
  readonly json: StrictJson
  readonly problems: ArtifactProblem[]
  /** How many of each kind stand in it. */
  readonly listed: { errors: number; warnings: number }
  /** Schema 1.0: what it lacks is said and taken. */
  readonly legacy: boolean
  /** What schema 1.0 may lack is missed all the same. */
  readonly complete: boolean
  /** The writer was newer: unknown keys are said and left. */
  readonly newer: boolean
}

/** Problems that are listed of one text, and warnings beside them: the first tell the rest. */
const mostListed = 50

/** Adds a problem at the value of a path, or at its key. */
export function complain(
  reading: Reading,
  path: JsonPath,
  complaint: Complaint,
  { at = 'value', warning = false }: { readonly at?: 'value' | 'key'; readonly warning?: boolean } = {},
): void {
  if (isFull(reading, warning)) return
  const { json, problems, listed } = reading
  listed[warning ? 'warnings' : 'errors'] += 1
  const { line, column } = at === 'key' ? json.keyAt(path) : json.at(path)
  problems.push({ ...complaint, line, column, warning })
}

/** `evidence_blocks[0].file` */
export const pathText = (path: JsonPath): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('')

/** What a value is, in a few words; long texts are cut and nothing in them is live. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return String(value)
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

/** Whether so much is listed already that no more of its kind is added. */
export const isFull = ({ listed }: Reading, warning: boolean): boolean =>
  listed[warning ? 'warnings' : 'errors'] >= mostListed
