import { z } from 'zod'
import type { AnyGate } from '../core/gate.ts'
import { policySchema } from './schema.ts'

/** A node of a JSON Schema (draft 2020-12), as far as Gatewright reads it back. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly minimum?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly [key: string]: unknown
}

/** Any schema of ours as JSON Schema, describing what people write (defaults optional). */
export const asJsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', reused: 'inline' }) as JsonSchema

/** The JSON Schema of a policy file, for editors: `dist/gatewright.schema.json` and `policy schema`. */
export const gatewrightSchema = (gates: readonly AnyGate[]): JsonSchema => asJsonSchema(policySchema(gates))

/** The schemas that may stand at a key or item below these; alternatives side by side. */
export function below(schemas: readonly JsonSchema[], key: string | number): readonly JsonSchema[] {
  return alternatives(schemas).flatMap((schema) => {
    const found = typeof key === 'number' ? schema.items : schema.properties?.[key]
    const other = schema.additionalProperties
    if (found !== undefined) return [found]
    return typeof other === 'object' && typeof key === 'string' ? [other] : []
  })
}

/** Resolves `anyOf`, so that each schema stands for one shape. */
export const alternatives = (schemas: readonly JsonSchema[]): readonly JsonSchema[] =>
  schemas.flatMap((schema) => (schema.anyOf ? alternatives(schema.anyOf) : schema))

/** The keys that are known at these schemas. */
export const keysOf = (schemas: readonly JsonSchema[]): readonly string[] =>
  alternatives(schemas).flatMap((schema) => Object.keys(schema.properties ?? {}))
