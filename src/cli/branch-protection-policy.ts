import { PolicyError, UsageError } from '../core/errors.ts'
import type { Location } from '../core/finding.ts'
import type { Where } from '../core/gate.ts'
import { branchProtection } from '../gates/branch-protection/gate.ts'
import { type Options, options, requirementsSchema } from '../gates/branch-protection/options.ts'
import type { LoadedPolicy } from '../policy/assemble.ts'
import { problemsOf } from '../policy/issues.ts'
import { asJsonSchema } from '../policy/json-schema.ts'
import { locate, type MapEntry, type MapNode, type PolicyNode, toData } from '../policy/node.ts'
import { policyError, problem } from '../policy/problems.ts'
import { maxPolicyBytes, readYaml } from '../policy/read-yaml.ts'
import { presetPrefix } from '../policy/reference.ts'
import type { Context } from './context.ts'
import { nameOf } from './input.ts'
import { readLocalPolicy } from './policy-file.ts'

/** What the branches of a repository are asked for. */
export interface Demands {
  readonly options: Options
  readonly where: Where
  /** What a person should know about where they come from. */
  readonly notes: readonly string[]
}

/** Without a policy: what the gate asks for by itself. */
export const defaultDemands = (why: string): Demands => ({
  options: options.parse({}),
  where: () => undefined,
  notes: [
    `${why}: judged by the gate's defaults (pull-request, block-force-push and block-deletion on the default branch)`,
  ],
})

/** The gate's part of a policy. @throws UsageError when the policy switches the gate off */
export function demandsOf({ policy, path, notices }: LoadedPolicy): Demands {
  const setting = policy.gates.find(({ id }) => id === branchProtection.id)
  if (setting === undefined)
    throw new UsageError(
      `${path}: the gate ${branchProtection.id} is switched off there: nothing to judge by`,
    )
  // The options have passed the gate's own schema, defaults filled in.
  return { options: setting.options as Options, where: setting.where, notes: notices }
}

/**
 * Reads `--policy`: a policy, a preset of policies, or a bare mapping of controls (`approvals: 1`), whose keys may be
 * written with `_`.
 * @param branches what a bare mapping is about: every branch, where one is judged that was named already
 * @throws PolicyError with every problem at its place
 */
export async function readDemands(
  context: Context,
  named: string,
  branches: readonly string[] = ['~ALL'],
): Promise<Demands> {
  if (named.startsWith(presetPrefix)) return demandsOf((await readLocalPolicy(context, named)).under({}))
  const bytes = await context.input.bytes(named, maxPolicyBytes, 'a policy file, or a mapping of controls')
  const root = treeOf(bytes, named)
  if (root?.kind === 'map' && !policyKeys.some((key) => root.entries.has(key))) return bare(root, branches)
  // Read already, and standard input can be read once.
  const input = { ...context.input, bytes: async () => bytes }
  return demandsOf((await readLocalPolicy({ ...context, input }, named)).under({}))
}

/** What only a policy has on its first level. */
const policyKeys = ['version', 'gates', 'extends', 'mode', 'requires', 'on-nothing']

/** Null for a file that holds nothing, or no YAML: the reader of policies says what is wrong with it. */
function treeOf(bytes: Uint8Array, named: string): PolicyNode | null {
  try {
    return readYaml(bytes, { kind: 'file', name: nameOf(named) })
  } catch (error) {
    if (error instanceof PolicyError) return null
    throw error
  }
}

function bare(root: MapNode, branches: readonly string[]): Demands {
  const mapping = dashed(root)
  const parsed = requirementsSchema.safeParse(toData(mapping))
  if (!parsed.success) {
    const schema = asJsonSchema(requirementsSchema)
    throw policyError(problemsOf(parsed.error.issues, { root: mapping, schema }))
  }
  const entry = { branches: [...branches], ...parsed.data }
  return {
    options: { ...options.parse({}), branches: [entry] },
    where: (...[, , ...keys]) => placeIn(mapping, keys),
    notes: [],
  }
}

function placeIn(root: MapNode, keys: readonly (string | number)[]): Location | undefined {
  const { at, depth } = locate(root, keys)
  return depth === 0 ? undefined : { path: at.source.name, line: at.line, column: at.column, at: 'base' }
}

/** The same tree with `-` for every `_` in keys. @throws PolicyError when that makes two keys one */
function dashed<Node extends PolicyNode>(node: Node): Node
function dashed(node: PolicyNode): PolicyNode {
  if (node.kind === 'scalar') return node
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => dashed(item)) }
  const entries = new Map<string, MapEntry>()
  for (const [key, { at, value }] of node.entries) {
    const name = key.replaceAll('_', '-')
    const before = entries.get(name)
    if (before !== undefined)
      throw policyError([
        problem(
          at.source.name,
          'duplicate-key',
          `${JSON.stringify(key.slice(0, 60))} stands already in line ${before.at.line}: keep one`,
          at,
        ),
      ])
    entries.set(name, { at, value: dashed(value) })
  }
  return { ...node, entries }
}
