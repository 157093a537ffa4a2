import { z } from 'zod'
import { PolicyError, UsageError } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import { type Outcome, outcomes } from '../core/outcome.ts'
import { problemsOf } from './issues.ts'
import { asJsonSchema } from './json-schema.ts'
import { nodeAt, toData } from './node.ts'
import { policyError, problem } from './problems.ts'
import { readYaml } from './read-yaml.ts'
import { isRepositoryPath } from './reference.ts'

/** Folder of the cases beside the policy. */
export const casesFolder = '.github/gatewright/tests'

/** One case: facts, a time, and what each gate must come to. */
export interface PolicyCase {
  /** Path of the case file. */
  readonly name: string
  /** Path of the facts file, relative to the case file. */
  readonly facts: string
  /** RFC 3339; null for the time in the facts. */
  readonly at: string | null
  /** Gate id to outcome. Gates that are not named may come to anything. */
  readonly expect: Readonly<Record<string, Outcome>>
}

/** What a gate came to, and why in one sentence. */
export interface GateOutcome {
  readonly gate: string
  readonly outcome: Outcome
  readonly because: string
}

/** A gate that came to something else than its case says. `got` is null when the gate was not evaluated. */
export interface CaseDifference {
  readonly case: string
  readonly gate: string
  readonly expected: Outcome
  readonly got: Outcome | null
  readonly because: string
}

const caseSchema = (gates: readonly AnyGate[]) =>
  z.strictObject({
    facts: z.string().refine(isRepositoryPath, {
      error: 'expected the path of a facts file below this one, such as facts/unowned.json',
    }),
    at: z.iso.datetime({ offset: true, error: 'expected a time such as 2026-11-20T12:00:00Z' }).optional(),
    expect: z.strictObject(Object.fromEntries(gates.map((gate) => [gate.id, z.enum(outcomes).optional()]))),
  })

/** Reads one case file (`facts`, `at`, `expect`), as strictly as a policy. Throws `PolicyError`. */
export function readCase(name: string, bytes: Uint8Array, gates: readonly AnyGate[]): PolicyCase {
  const root = readYaml(bytes, { kind: 'file', name })
  const schema = caseSchema(gates)
  const result = schema.safeParse(toData(root))
  if (!result.success)
    throw policyError(problemsOf(result.error.issues, { root, schema: asJsonSchema(schema) }))
  const { facts, at, expect } = result.data
  const named = Object.entries(expect).flatMap(([gate, outcome]) =>
    outcome === undefined ? [] : [[gate, outcome] as const],
  )
  if (named.length === 0) {
    const place = nodeAt(root, ['expect'])?.node.at
    throw policyError([problem(name, 'value', '`expect` is empty: name a gate and its outcome', place)])
  }
  return { name, facts, at: at ?? null, expect: Object.fromEntries(named) }
}

/** Judges saved facts at a time with the policy under test; the same path as `evaluate --facts`. */
export type Evaluate = (factsText: string, at: string | null) => readonly GateOutcome[]

function differences(one: PolicyCase, results: readonly GateOutcome[]): CaseDifference[] {
  return Object.entries(one.expect).flatMap(([gate, expected]) => {
    const result = results.find((candidate) => candidate.gate === gate)
    if (result?.outcome === expected) return []
    const because = result?.because ?? 'the gate was not evaluated: the policy does not enable it'
    return [{ case: one.name, gate, expected, got: result?.outcome ?? null, because }]
  })
}

/**
 * Runs one case. Facts that cannot be judged are a difference of every gate the case names, never a silent pass;
 * what is no error of the facts (a bug) is thrown on.
 */
export function runCase(one: PolicyCase, factsText: string, evaluate: Evaluate): readonly CaseDifference[] {
  try {
    return differences(one, evaluate(factsText, one.at))
  } catch (error) {
    if (!(error instanceof PolicyError || error instanceof UsageError)) throw error
    const because = error.message
    return Object.entries(one.expect).map(([gate, expected]) => ({
      case: one.name,
      gate,
      expected,
      got: null,
      because,
    }))
  }
}

/** `case: gate: expected, got, because` (spec/cli.md, `policy test`). */
export const differenceLine = (one: CaseDifference): string =>
  `${one.case}: ${one.gate}: expected ${one.expected}, got ${one.got ?? 'nothing'}, because ${one.because}`
