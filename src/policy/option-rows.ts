import type { AnyGate } from '../core/gate.ts'
import { alternatives, asJsonSchema, type JsonSchema } from './json-schema.ts'

/** One row of a gate's table of options. All texts are plain; the surface escapes them. */
export interface OptionRow {
  /** `unowned`; below lists and mappings `rules[].approvals`. */
  readonly key: string
  /** `refuse | same-diff`, `whole number`, `list of text`. */
  readonly type: string
  /** As it would be written; null when there is none. */
  readonly default: string | null
  readonly required: boolean
  readonly description: string
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true | false',
  object: 'mapping',
  null: 'null',
}

function typeText(schema: JsonSchema): string {
  const shapes = alternatives([schema]).map(shapeText)
  return [...new Set(shapes)].join(' | ')
}

function shapeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ')
  if (schema.type === 'array')
    return `list of ${schema.items === undefined ? 'anything' : typeText(schema.items)}`
  return words[String(schema.type)] ?? 'anything'
}

/** As YAML on one line; JSON is YAML, and plain words need no quotes. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  return typeof value === 'string' && /^[a-z][\w-]*$/.test(value) ? value : JSON.stringify(value)
}

function rowsOf(schema: JsonSchema, prefix: string): OptionRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, option]) => {
    const key = `${prefix}${name}`
    const row: OptionRow = {
      key,
      type: typeText(option),
      default: option.default === undefined ? null : written(option.default),
      required: schema.required?.includes(name) ?? false,
      description: option.description ?? '',
    }
    const inner = alternatives([option]).flatMap((shape) =>
      shape.items === undefined
        ? rowsOf(shape, `${key}.`)
        : alternatives([shape.items]).flatMap((item) => rowsOf(item, `${key}[].`)),
    )
    return [row, ...inner]
  })
}

/** The options of a gate as rows, derived from its schema, in the order of the schema. */
export const optionRows = (gate: AnyGate): readonly OptionRow[] => rowsOf(asJsonSchema(gate.options), '')
