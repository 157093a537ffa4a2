import type { PhaseArtifact } from '../core/facts/phases.ts'
import type { JsonValue } from '../formats/strict-json/index.ts'
import { quoted } from '../formats/strict-json/index.ts'
import { complain, pathText } from './complaints.ts'
import { count, nullOr, numberField, shortText } from './field-kinds.ts'
import {
  type Field,
  has,
  needed,
  neededSince11,
  objectsOf,
  optional,
  type Place,
  unknownKeys,
} from './field-readers.ts'
import { counterKeys } from './fields.ts'

const firstCounter = 'safety_nets_count'

/** The baseline of tests; null: milestones and lists may be without. */
export function readBaseline(place: Place, forPhase: boolean): PhaseArtifact['baseline'] {
  const { object } = place
  if (!forPhase && !has(object, 'baseline_pass_count') && !has(object, 'baseline_total_count')) return null
  const passed = needed(place, 'baseline_pass_count', count)
  const total = neededSince11(place, 'baseline_total_count', count)
  return passed === undefined ? null : { passed, total: total ?? null }
}

/** `safety_nets_count`, which phases always have, and further counters. */
export function readCounters(place: Place, forPhase: boolean): PhaseArtifact['counters'] {
  const keys = [`${firstCounter}_before`, `${firstCounter}_after`] as const
  const present = forPhase || keys.some((key) => has(place.object, key))
  const [before, after] = keys.map((key) => (present ? needed(place, key, count) : undefined))
  const first = before === undefined || after === undefined ? [] : [{ name: firstCounter, before, after }]
  const seen = new Set([firstCounter])
  const others = (objectsOf(place, 'counters', 'a list of counters') ?? []).flatMap((item) => {
    unknownKeys(item, counterKeys)
    const name = needed(item, 'name', shortText())
    const [from, to] = [needed(item, 'before', numberField), needed(item, 'after', numberField)]
    if (name === undefined || from === undefined || to === undefined) return []
    if (seen.has(name)) refuseTwin(item, name)
    seen.add(name)
    return [{ name, before: from, after: to }]
  })
  return [...first, ...others]
}

function refuseTwin({ reading, path }: Place, name: string): void {
  const at = [...path, 'name']
  const found = `${pathText(at)}: ${quoted(name)} for the second time`
  complain(reading, at, { rule: 'field', found, required: 'each counter once', fix: 'remove one of the two' })
}

const percent = /^\s*([+-]?(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?)\s*%?\s*$/
const exempt = /^\s*n\/?a\b\s*[:(-]?\s*(.*?)\)?\s*$/is

/** A delta in percent; schema 1.0 writes it as a text. */
function delta(
  place: Place,
  key: string,
  forPhase: boolean,
): { value: number | null; reason: string | null } {
  const { reading, object, path } = place
  const field: Field<number | null> = {
    ...nullOr(numberField),
    required: 'a number of percent such as 2.3, or null with performance_exempt_reason',
  }
  const written = object[key]
  const read = reading.legacy && typeof written === 'string' ? legacyDelta(written) : null
  if (read === null) {
    const value = forPhase ? neededSince11(place, key, field) : optional(place, key, field)
    return { value: value ?? null, reason: null }
  }
  const found = `${pathText([...path, key])}: ${quoted(String(written))}`
  const fix =
    read.value === null
      ? `write null, and the reason into "performance_exempt_reason"`
      : `write ${read.value}`
  complain(
    reading,
    [...path, key],
    { rule: 'schema-legacy', found, required: field.required, fix },
    { warning: true },
  )
  return read
}

/** Longer ones say nothing that a reason of 200 characters could not, and blanks in them would take time. */
const longestDelta = 500

function legacyDelta(text: string): { value: number | null; reason: string | null } | null {
  if (text.length > longestDelta) return null
  const number = percent.exec(text)?.[1]
  if (number !== undefined) return { value: Number(number), reason: null }
  const reason = exempt.exec(text)?.[1]
  return reason === undefined ? null : { value: null, reason: reason.slice(0, 200) || null }
}

/** How much slower the work became, in percent. */
export function readPerformance(place: Place, forPhase: boolean): PhaseArtifact['performance'] {
  const median = delta(place, 'performance_delta_median', forPhase)
  const p95 = delta(place, 'performance_delta_p95', forPhase)
  const given: JsonValue | undefined = place.object['performance_exempt_reason']
  const reason = given === null ? null : optional(place, 'performance_exempt_reason', nullOr(shortText()))
  return { median: median.value, p95: p95.value, reason: reason ?? median.reason ?? p95.reason }
}
