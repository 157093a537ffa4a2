import { didYouMean } from '../core/nearest.ts'
import { isJsonObject, type JsonObject, type JsonValue, quoted } from '../formats/strict-json/index.ts'
import {
  type Complaint,
  complain,
  isFull,
  type JsonPath,
  pathText,
  type Reading,
  shownValue,
} from './complaints.ts'
import { dropped, renamed } from './fields.ts'

/** An object that is being read, and where it stands. */
export interface Place {
  readonly reading: Reading
  readonly object: JsonObject
  readonly path: JsonPath
}

/** What a field has to be; `undefined` from `read` refuses the value. */
export interface Field<T> {
  readonly required: string
  readonly read: (value: JsonValue) => T | undefined
  /** Name of the rule that refuses a wrong value; default: `field`. */
  readonly rule?: string
  readonly fix?: (value: JsonValue) => string | undefined
}

export const has = (object: JsonObject, key: string): boolean => object[key] !== undefined

/** A field's value; undefined where it is absent, or wrong, which is then said. */
export function optional<T>({ reading, object, path }: Place, key: string, field: Field<T>): T | undefined {
  const written = object[key]
  if (written === undefined) return undefined
  const value = field.read(written)
  if (value !== undefined) return value
  const at = [...path, key]
  complain(reading, at, {
    rule: field.rule ?? 'field',
    found: `${pathText(at)}: ${shownValue(written)}`,
    required: field.required,
    fix: field.fix?.(written) ?? `write ${field.required}`,
  })
  return undefined
}

/** The same of a field that has to be there. */
export function needed<T>(place: Place, key: string, field: Field<T>, rule = 'field'): T | undefined {
  if (has(place.object, key)) return optional(place, key, field)
  complain(place.reading, place.path, missing(place.path, key, field.required, rule))
  return undefined
}

/** The same of a field that schema 1.0 does not have: there its absence is said and taken. */
export function neededSince11<T>(place: Place, key: string, field: Field<T>, rule?: string): T | undefined {
  const { reading, path } = place
  if (has(place.object, key) || !reading.legacy || reading.complete) return needed(place, key, field, rule)
  complain(reading, path, missing(path, key, field.required, 'schema-legacy'), { warning: true })
  return undefined
}

export const missing = (path: JsonPath, key: string, required: string, rule = 'field'): Complaint => ({
  rule,
  found: `no ${pathText([...path, key])}`,
  required: `${key}: ${required}`,
  fix: `add "${key}"`,
})

/** Complains about every key that has no meaning; those of a newer writer are said and left. */
export function unknownKeys({ reading, object, path }: Place, known: readonly string[]): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue
    // Looking for the key that was meant takes time, and nobody reads the fiftieth.
    if (isFull(reading, reading.newer)) return
    const name = renamed.get(key)
    const complaint = {
      rule: 'field-unknown',
      found: `key ${quoted(key)}${name === undefined ? didYouMean(key, known) : ''}`,
      required: 'keys of this schema version',
      fix:
        name === undefined
          ? (dropped.get(key) ?? 'remove it, or correct its name')
          : `rename it to "${name}"`,
    }
    complain(reading, [...path, key], complaint, { at: 'key', warning: reading.newer })
  }
}

/** Objects of a list, each with its place; what is none of them is said. Null: it is no list, or absent. */
export function objectsOf(place: Place, key: string, required: string): readonly Place[] | null {
  const { reading, path } = place
  const items = optional(place, key, { required, read: (value) => (isList(value) ? value : undefined) })
  if (items === undefined) return null
  return items.flatMap((object, index) => {
    const at = [...path, key, index]
    if (isJsonObject(object)) return [{ reading, object, path: at }]
    const found = `${pathText(at)}: ${shownValue(object)}`
    complain(reading, at, { rule: 'field', found, required: 'an object', fix: 'write an object' })
    return []
  })
}

export const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)
