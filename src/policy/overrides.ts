import { PolicyError, UsageError } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import { didYouMean } from '../core/nearest.ts'
import type { Mode } from '../core/outcome.ts'
import { type MapEntry, type MapNode, merge, type PolicyNode, type Written } from './node.ts'
import { parsePolicy } from './parse.ts'
import type { PolicyData } from './schema.ts'

/** What the action's inputs, or the command line's flags, set above the file. */
export interface Overrides {
  /** Holds for every gate, also where the file sets a gate's own mode. */
  readonly mode?: Mode | null
  /** Only these gates; null for every gate the policy enables. */
  readonly gates?: readonly string[] | null
  /** The gate whose own action runs: it alone, which nobody has set and no surface names as an input. */
  readonly implied?: string | null
  /** Gate id to its options by policy key. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const writtenBy = (name: string): Written => ({ line: 1, column: 1, source: { kind: 'input', name } })

function asNode(value: unknown, at: Written): PolicyNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => asNode(item, at)), at }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', value, at }
  return { kind: 'scalar', value: null, at }
}

const asMap = (entries: readonly (readonly [string, PolicyNode])[], at: Written): MapNode => ({
  kind: 'map',
  at,
  entries: new Map(entries.map(([key, value]): [string, MapEntry] => [key, { at: value.at, value }])),
})

function modeEntries(mode: Mode | null | undefined): (readonly [string, PolicyNode])[] {
  return mode === null || mode === undefined ? [] : [['mode', asNode(mode, writtenBy('mode'))]]
}

/** The overrides as a policy tree of their own. */
function overrideTree(overrides: Overrides, gates: readonly AnyGate[]): MapNode {
  const at = writtenBy('inputs')
  const settings = gates.map((gate): readonly [string, PolicyNode] => {
    const options = Object.entries(overrides.options?.[gate.id] ?? {})
    const nodes = options.map(([key, value]) => [key, asNode(value, writtenBy(key))] as const)
    return [gate.id, asMap([...nodes, ...modeEntries(overrides.mode)], at)]
  })
  const named = settings.filter(([, node]) => node.kind === 'map' && node.entries.size > 0)
  return asMap([...modeEntries(overrides.mode), ['gates', asMap(named, at)]], at)
}

/** A policy under its overrides: where everything was written, and what it comes to. */
export interface Overridden {
  readonly root: MapNode
  readonly data: PolicyData
}

/**
 * Puts the overrides above a merged policy. Throws `UsageError` for an option that a gate does not know or a value
 * it does not take: the workflow is wrong then, not the policy.
 */
export function applyOverrides(root: MapNode, overrides: Overrides, gates: readonly AnyGate[]): Overridden {
  const ids = gates.map((gate) => gate.id)
  for (const id of [...(overrides.gates ?? []), ...Object.keys(overrides.options ?? {})])
    if (!ids.includes(id))
      throw new UsageError(
        `there is no gate ${JSON.stringify(id)}${didYouMean(id, ids)}; gates: ${ids.join(', ')}`,
      )
  const whole = merge(overrideTree(overrides, gates), root)
  try {
    // The policy by itself was sound, so whatever is wrong now comes from the inputs.
    return { root: whole, data: parsePolicy(whole, gates) }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw new UsageError(error.problems.map(({ file, message }) => `input ${file}: ${message}`).join('\n'))
  }
}
