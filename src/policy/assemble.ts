import { z } from 'zod'
import type { Location } from '../core/finding.ts'
import type { AnyGate, Where } from '../core/gate.ts'
import { auditSettings } from './audit-settings.ts'
import { changeSettings } from './change-settings.ts'
import type { Layer } from './extends.ts'
import { policyPaths } from './find.ts'
import { type Found, locate, type MapNode, merge, nodeAt, type Path, type Written, without } from './node.ts'
import { overrideSettings } from './override-settings.ts'
import { applyOverrides, type Overrides } from './overrides.ts'
import { parsePolicy } from './parse.ts'
import type { GateSetting, Policy } from './policy.ts'
import { type EffectiveValue, effectiveValues } from './print.ts'
import { presetPrefix } from './reference.ts'
import { reportSettings } from './report-settings.ts'
import { commonKeys, commonSchema, type PolicyData } from './schema.ts'

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

/** Without those that are switched off. */
const judged = (settings: readonly (GateSetting & { readonly enabled: boolean })[]): readonly GateSetting[] =>
  settings.filter((setting) => setting.enabled).map(({ enabled: _, ...setting }) => setting)

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

/** What a file wrote below `report:`. */
function askedKeys(root: MapNode): ReadonlySet<string> {
  const written = nodeAt(root, ['report'])?.node
  return new Set(written?.kind === 'map' ? written.entries.keys() : [])
}

const isImplied = (id: string, { implied }: Overrides): boolean => (implied ?? id) === id

/** What the inputs set, by name, for the footer. */
const inputNames = ({ mode, gates, options }: Overrides): readonly string[] => [
  ...((mode ?? null) === null ? [] : ['mode']),
  ...((gates ?? null) === null ? [] : ['gates']),
  ...Object.values(options ?? {}).flatMap((values) => Object.keys(values)),
]

/**
 * One policy out of its layers, nearest first, and what the inputs set above them.
 * @throws PolicyError when the layers contradict each other, UsageError for inputs without meaning.
 */
export function assemble(
  layers: readonly [Layer, ...Layer[]],
  overrides: Overrides,
  gates: readonly AnyGate[],
): LoadedPolicy {
  const merged = mergeLayers(layers)
  // Once more as a whole: parts that are each sound may contradict each other.
  parsePolicy(merged, gates)
  const { root, data } = applyOverrides(merged, overrides, gates)
  const isWanted = (id: string) => (overrides.gates?.includes(id) ?? true) && isImplied(id, overrides)
  const all = gates.map((gate) => gateSetting(gate, data, root))
  const settings = all.filter(({ id }) => isWanted(id))
  const modeNode = nodeAt(root, ['mode'])?.node
  const off = settings.filter((setting) => !setting.enabled).map((setting) => setting.id)
  const policy: Policy = {
    mode: data.mode,
    onNothing: data['on-nothing'],
    report: reportSettings(data.report, askedKeys(root)),
    p0: auditSettings(data.audit, nodeAt(root, ['audit', 'p0']) !== undefined),
    change: changeSettings(data.change),
    overrideSettings: overrideSettings(data.overrides),
    gates: judged(settings),
    elsewhere: judged(all.filter(({ id }) => !isWanted(id))),
    sources: layers.map((layer) => layer.source),
    inputs: inputNames(overrides),
    modeAt: modeNode && locationOf(modeNode.at),
  }
  const name = layers[0].source.name
  const path = name.startsWith(presetPrefix) ? policyPaths[0] : name
  return { policy, path, notices: noticesFor(layers, off, root), values: effectiveValues(root, data) }
}
