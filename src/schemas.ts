import { gates } from './gates/registry.ts'
import { gatewrightSchema } from './policy/json-schema.ts'
import { resultJsonSchema } from './result/schema.ts'

/** File name → JSON Schema: the policy's, for editors, and the result's, for its readers. */
export const allSchemas = (): Readonly<Record<string, unknown>> => ({
  'gatewright.schema.json': gatewrightSchema(gates),
  'gatewright-result.schema.json': resultJsonSchema(),
})
