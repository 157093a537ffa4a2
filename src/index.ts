import { gates } from './gates/registry.ts'
import { gatewrightSchema } from './policy/json-schema.ts'
import { resultJsonSchema } from './result/schema.ts'

export { run } from './action/run.ts'
export { catalogue } from './catalogue.ts'
export { cli } from './cli/cli.ts'

/** File name → JSON Schema, for editors and for readers of results. */
export const schemas = (): Readonly<Record<string, unknown>> => ({
  'gatewright.schema.json': gatewrightSchema(gates),
  'gatewright-result.schema.json': resultJsonSchema(),
})
