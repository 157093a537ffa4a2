import { z } from 'zod'
import type { Position } from '../core/errors.ts'
import type { Location } from '../core/finding.ts'
import type { AnyGate, Where } from '../core/gate.ts'
import type { GitHub } from '../github/port.ts'
import { digest } from './digest.ts'
import { type ExtendsContext, followExtends, type Layer, readLayer } from './extends.ts'
import type { PolicyFiles } from './files.ts'
import { findPolicy, namedFile, policyPaths } from './find.ts'
import { type Found, locate, type MapNode, merge, nodeAt, type Path, type Written, without } from './node.ts'
import { applyOverrides, type Overrides } from './overrides.ts'
import { parsePolicy, readPolicy } from './parse.ts'
import type { GateSetting, Policy } from './policy.ts'
import { type EffectiveValue, effectiveValues } from './print.ts'
import { presetPrefix } from './reference.ts'
import { commonKeys, commonSchema, type PolicyData } from './schema.ts'

/** What loading a policy takes. */
export interface LoadRequest {
  /** The base commit, or the work tree for the command line. Never the head. */
  readonly files: PolicyFiles
  /** Reads what `extends` names; null when offline. */
  readonly github: GitHub | null
  readonly gates: readonly AnyGate[]
  /** Version of this Gatewright, for `requires`. */
  readonly version: string
  /** Path of the policy, or `gatewright:<preset>` to judge without a file; null to look in the usual places. */
  readonly policy: string | null
  readonly overrides?: Overrides
}

/** A policy, and what people should know about where it came from. */
export interface LoadedPolicy {
  readonly policy: Policy
  /** Path of the policy file; the usual one when a preset was named instead. */
  readonly path: string
  /** One sentence each. */
  readonly notices: readonly string[]
  /** Every value with its origin, for the footer and `policy print`. */
  readonly values: readonly EffectiveValue[]
}

const decoder = new TextDecoder()

async function firstLayer(request: LoadRequest, context: ExtendsContext): Promise<Layer> {
  const named = request.policy
  if (named?.startsWith(presetPrefix) === true) {
    const position: Position = { line: 1, column: 1 }
    return readLayer(named, { ...position, source: { kind: 'input', name: 'policy' } }, context)
  }
  const found = named === null ? await findPolicy(request.files) : await namedFile(request.files, named)
  const { root } = readPolicy(found.bytes, { kind: 'file', name: found.path }, context)
  const text = decoder.decode(found.bytes)
  const source = { name: found.path, sha: request.files.sha, sha256: digest(found.bytes), text }
  return { root, source }
}

/** What concerns one file alone is not inherited. */
const ownKeys = ['extends', 'requires']

const mergeLayers = (layers: readonly Layer[]): MapNode =>
  layers
    .map((layer, index) => (index === 0 ? layer.root : without(layer.root, ownKeys)))
    .reduceRight((far, near) => merge(near, far))

const locationOf = (at: Written): Location | undefined =>
  at.source.kind === 'file'
    ? { path: at.source.name, line: at.line, column: at.column, at: 'base' }
    : undefined

/** Finds options in the files; an option that is nowhere written has no place, whatever stands around it. */
function whereIn(root: MapNode, id: string): Where {
  return (...keys: Path) => {
    const found: Found = locate(root, ['gates', id, ...keys])
    const reached = keys.length === 0 ? 2 : 3
    return found.depth >= reached ? locationOf(found.node.at) : undefined
  }
}

const settingSchema = z.record(z.string(), z.unknown())

function gateSetting(
  gate: AnyGate,
  data: PolicyData,
  root: MapNode,
): GateSetting & { readonly enabled: boolean } {
  const settings = settingSchema.parse(data.gates[gate.id])
  const common = commonSchema.parse(settings)
  return {
    id: gate.id,
    enabled: common.enabled,
    mode: common.mode ?? data.mode,
    optional: common.optional,
    enforceFrom: common['enforce-from'] ?? null,
    options: Object.fromEntries(Object.entries(settings).filter(([key]) => !commonKeys.includes(key))),
    where: whereIn(root, gate.id),
  }
}

function noticesFor(layers: readonly Layer[], off: readonly string[], root: MapNode): string[] {
  const extended = layers.slice(1).map(({ source }) => {
    const commit = source.sha === null ? '' : ` at ${source.sha}`
    return `The policy extends ${source.name}${commit}.`
  })
  const disabled = off.map((id) => {
    const at = nodeAt(root, ['gates', id, 'enabled'])?.node.at
    const place = at === undefined ? '' : ` (${at.source.name}:${at.line})`
    return `The gate ${id} is switched off by the policy${place} and was not evaluated.`
  })
  return [...extended, ...disabled]
}

/**
 * Reads, checks and merges the policy. Order: action input, file, what it extends, default.
 * @throws PolicyError with every problem at its place (exit code 78), UsageError for inputs without meaning (64),
 * GitHubFailure when GitHub could not answer, which leaves the run undecided (3).
 */
export async function loadPolicy(request: LoadRequest): Promise<LoadedPolicy> {
  const { gates, overrides = {} } = request
  const first = await firstLayer(request, request)
  const layers = await followExtends(first, request)
  const merged = mergeLayers(layers)
  // Once more as a whole: parts that are each sound may contradict each other.
  parsePolicy(merged, gates)
  const root = applyOverrides(merged, overrides, gates)
  const data = parsePolicy(root, gates)
  const wanted = gates.filter((gate) => overrides.gates?.includes(gate.id) ?? true)
  const settings = wanted.map((gate) => gateSetting(gate, data, root))
  const modeNode = nodeAt(root, ['mode'])?.node
  const off = settings.filter((setting) => !setting.enabled).map((setting) => setting.id)
  const policy: Policy = {
    mode: data.mode,
    onNothing: data['on-nothing'],
    gates: settings.filter((setting) => setting.enabled).map(({ enabled: _, ...setting }) => setting),
    sources: layers.map((layer) => layer.source),
    modeAt: modeNode && locationOf(modeNode.at),
  }
  const path = first.source.name.startsWith(presetPrefix) ? policyPaths[0] : first.source.name
  return { policy, path, notices: noticesFor(layers, off, root), values: effectiveValues(root, data) }
}
