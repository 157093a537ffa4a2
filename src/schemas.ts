import { gates } from './gates/registry.ts'
import { artifactJsonSchema } from './phase/json-schema.ts'
import { gatewrightSchema } from './policy/json-schema.ts'
import { resultJsonSchema } from './result/schema.ts'

/** File name → JSON Schema: the policy's, for editors, the result's, for its readers, and that of phase artifacts. */
export const allSchemas = (): Readonly<Record<string, unknown>> => ({
  'gatewright.schema.json': gatewrightSchema(gates),
  'gatewright-result.schema.json': resultJsonSchema(),
  'gatewright-phase.schema.json': artifactJsonSchema(),
})
