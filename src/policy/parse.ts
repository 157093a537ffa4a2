import type { AnyGate } from '../core/gate.ts'
import { problemsOf } from './issues.ts'
import { gatewrightSchema } from './json-schema.ts'
import type { MapNode, PolicyNode, WrittenIn } from './node.ts'
import { toData } from './node.ts'
import { policyError, problem } from './problems.ts'
import { readYaml } from './read-yaml.ts'
import { checkRequires } from './requires.ts'
import { type PolicyData, policySchema } from './schema.ts'

/** Building the schema costs more than using it; one run uses it several times. */
const schemas = new WeakMap<readonly AnyGate[], ReturnType<typeof policySchema>>()

function schemaFor(gates: readonly AnyGate[]): ReturnType<typeof policySchema> {
  const known = schemas.get(gates) ?? policySchema(gates)
  schemas.set(gates, known)
  return known
}

/** Checks a policy tree against the gates' schema and fills the defaults in. Throws `PolicyError` with every problem. */
export function parsePolicy(root: PolicyNode, gates: readonly AnyGate[]): PolicyData {
  const result = schemaFor(gates).safeParse(toData(root))
  if (result.success) return result.data
  throw policyError(problemsOf(result.error.issues, { root, schema: gatewrightSchema(gates) }))
}

/** What reading one file needs to know of this Gatewright. */
export interface ReadContext {
  readonly gates: readonly AnyGate[]
  /** Version of this Gatewright, for `requires`. */
  readonly version: string
}

/** Reads and checks the bytes of one policy file by itself. Throws `PolicyError`. */
export function readPolicy(
  bytes: Uint8Array,
  source: WrittenIn,
  context: ReadContext,
): { readonly root: MapNode; readonly data: PolicyData } {
  const root = readYaml(bytes, source)
  if (root.kind !== 'map') {
    const message = `found ${root.kind === 'list' ? 'a list' : 'a single value'}, expected keys and values such as \`version: 1\``
    throw policyError([problem(source.name, 'not-a-mapping', message, root.at)])
  }
  // Before the schema: a file for another version may hold keys that this one does not know.
  checkRequires(root, context.version)
  return { root, data: parsePolicy(root, context.gates) }
}
