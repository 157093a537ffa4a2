import type { Scope } from './evaluate.ts'
import { nodeValue } from './matrix-values.ts'
import { type Entry, entryOf, type Node, textOf } from './node.ts'
import { quoted } from './quoted.ts'
import type { JobSource } from './read-job.ts'
import { isList, isObject, keyOf, textOfValue, unresolved, type Value } from './value.ts'

/** The `inputs` context of a called workflow, or why GitHub refuses the call. */
export type Inputs =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly line: number; readonly why: string }

/** What a call passes, and what the called workflow puts in for the rest. */
export function callInputs(source: JobSource, defined: ReadonlyMap<string, Entry>, scope: Scope): Inputs {
  const given = new Map([...source.inputs].map(([key, entry]) => [keyOf(key), entry]))
  const names = new Set([...defined.keys()].map(keyOf))
  for (const [key, { line }] of source.inputs) {
    if (!names.has(keyOf(key))) return { ok: false, line, why: `it has no input ${quoted(key)}` }
  }
  const value = new Map<string, Value>()
  for (const [key, { value: definition }] of defined) {
    const passed = given.get(keyOf(key))
    if (passed === undefined && isRequired(definition))
      return {
        ok: false,
        line: source.job.uses?.place.line ?? source.job.place.line,
        why: `its input ${quoted(key)} is required and not passed`,
      }
    value.set(keyOf(key), inputValue(definition, passed?.value, scope))
  }
  return { ok: true, value }
}

function isRequired(definition: Node): boolean {
  const required = entryOf(definition, 'required')?.value
  return required?.kind === 'scalar' && required.value === true
}

const empties: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['string', ''],
  ['boolean', false],
  ['number', 0],
])

function inputValue(definition: Node, passed: Node | undefined, scope: Scope): Value {
  const type = textOf(entryOf(definition, 'type')?.value) ?? ''
  if (passed !== undefined) return converted(nodeValue(passed, scope), type)
  const byDefault = entryOf(definition, 'default')?.value
  if (byDefault === undefined) return empties.get(type) ?? unresolved
  // A default reads `github` and `vars`, nothing of the caller.
  return converted(nodeValue(byDefault, { contexts: new Map() }), type)
}

/** A text takes any scalar; other kinds have to be written as such. */
function converted(value: Value, type: string): Value {
  if (isList(value) || isObject(value)) return unresolved
  if (type === 'string') return textOfValue(value) ?? unresolved
  return typeof value === type ? value : unresolved
}
