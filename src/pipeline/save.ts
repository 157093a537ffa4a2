import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import { type Mode, modes } from '../core/outcome.ts'
import type { SavedFacts } from '../facts/saved.ts'
import type { PipelineResult } from '../pipeline.ts'
import type { Overrides } from '../policy/overrides.ts'

/** What changed a verdict beside policy and facts: the inputs, or flags, of the run. */
export interface AppliedInputs {
  readonly overrides: Overrides
  /** Facts that only GitHub knows were forgiven: the local check without `--strict`. */
  readonly forgiveOffline: boolean
}

const separator = ', '
const optionPrefix = 'options.'
const offline = 'offline'

/** A finished run as a document that gives the same verdict again. */
export function savedFactsOf({ record, loaded }: PipelineResult, inputs: AppliedInputs): SavedFacts {
  const { version, serverUrl, target, policyPath, subjects, notices } = record
  return {
    version,
    redacted: false,
    serverUrl,
    target,
    policy: { path: policyPath, sources: loaded.policy.sources, inputs: written(inputs) },
    subjects,
    // Those of the policy follow from it again.
    notices: notices.slice(0, notices.length - loaded.notices.length),
  }
}

function written({ overrides, forgiveOffline }: AppliedInputs): Record<string, string> {
  const { mode, options, implied } = overrides
  // A document is no action of its own: there the implied gate has to be named.
  const gates = (implied ?? null) === null ? overrides.gates : [implied]
  const named = Object.entries(options ?? {}).filter(([, values]) => Object.keys(values).length > 0)
  return {
    ...(mode === null || mode === undefined ? {} : { mode }),
    ...(gates === null || gates === undefined ? {} : { gates: gates.join(separator) }),
    ...Object.fromEntries(named.map(([gate, values]) => [optionPrefix + gate, JSON.stringify(values)])),
    ...(forgiveOffline ? { [offline]: 'forgiven' } : {}),
  }
}

const modeSchema = z.enum(modes)
const optionsSchema = z.record(z.string(), z.unknown())

/**
 * The inputs a saved run was judged with.
 * @throws UsageError when the document names one that cannot be read.
 */
export function appliedInputs(saved: SavedFacts, name: string): AppliedInputs {
  const overrides: { mode: Mode | null; gates: readonly string[] | null } = { mode: null, gates: null }
  const options: Record<string, Record<string, unknown>> = {}
  let forgiveOffline = false
  for (const [key, value] of Object.entries(saved.policy.inputs)) {
    if (key === 'mode') overrides.mode = readable(modeSchema.safeParse(value), name, key)
    else if (key === 'gates') overrides.gates = value === '' ? [] : value.split(separator)
    else if (key === offline && value === 'forgiven') forgiveOffline = true
    else if (key.startsWith(optionPrefix)) {
      options[key.slice(optionPrefix.length)] = readable(optionsSchema.safeParse(json(value)), name, key)
    } else throw unreadable(name, key)
  }
  return { overrides: { ...overrides, options }, forgiveOffline }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const unreadable = (name: string, key: string): UsageError =>
  new UsageError(`${name}: field \`policy.inputs.${key}\` is none that this version of Gatewright writes`)

function readable<T>(result: z.ZodSafeParseResult<T>, name: string, key: string): T {
  if (result.success) return result.data
  throw unreadable(name, key)
}
