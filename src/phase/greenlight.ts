import { type CheckEvidence, resolveCheck } from '../core/check-evidence.ts'
import type { CheckRequirement } from '../core/check-words.ts'
import type { Greenlight } from '../core/facts/greenlight.ts'
import type { Checks } from '../core/facts/tools.ts'
import { text } from '../core/text.ts'
import { checkByKey, requirementOf, type WrittenCheck } from './check-requirement.ts'
import type { GreenlightOption } from './greenlight-options.ts'
import {
  fileProof,
  notLookedAt,
  type Proof,
  type Unseen,
  unseen,
  variableProof,
} from './greenlight-proofs.ts'

/** A safety net: `absent` where a part of it is missing or does not work, `unverifiable` where that cannot be told. */
export interface NetState {
  readonly id: string
  readonly title: string | null
  readonly status: 'verified' | 'absent' | 'unverifiable'
  readonly proofs: readonly Proof[]
  /** The proof that decides. */
  readonly worst: Proof
}

/**
 * A gate in its order. After the first that is not proved the others are not looked at. `own`: it is the result of the
 * very job that makes the green light, which never is an input of itself.
 */
export interface GateState {
  readonly id: string
  readonly status: 'proved' | 'failed' | 'unverifiable' | 'not-looked-at' | 'own'
  readonly proof: Proof | null
}

export interface VariableState {
  readonly name: string
  readonly workflow: string | null
  /** The literal text it must have. */
  readonly wanted: string
  readonly proof: Proof
}

export interface FileState {
  readonly path: string
  readonly proof: Proof
}

/** Everything that a green light is made of. */
export interface GreenlightState {
  readonly nets: readonly NetState[]
  readonly gates: readonly GateState[]
  readonly variables: readonly VariableState[]
  readonly files: readonly FileState[]
}

type Net = GreenlightOption['nets'][number]
type Variable = GreenlightOption['variables'][number]
type WrittenChecks = Readonly<Record<string, WrittenCheck>>

/** Checks of a net; a text is a key of the policy's `checks`, else a name. */
export const netChecks = ({ id, checks }: Pick<Net, 'id' | 'checks'>, known: WrittenChecks) =>
  checks.map((check) => (typeof check === 'string' ? checkByKey(known, check) : requirementOf(id, check)))

/** A variable may be asked of several workflows: its key in the fact. */
export const variableKey = ({ name, workflow }: Pick<Variable, 'name' | 'workflow'>): string =>
  workflow === undefined ? name : `${name} ${workflow}`

/** What a green-light audit comes to. Pure: the same facts give the same state. */
export function judgeGreenlight(
  { files, variables, checks }: Greenlight,
  options: GreenlightOption,
  written: WrittenChecks,
): GreenlightState {
  const prove = (requirement: CheckRequirement): CheckEvidence =>
    checks.known ? resolveCheck(checks.value, requirement) : unseenCheck(requirement, checks)
  const own = checks.known ? checks.value : null
  return {
    nets: options.nets.map((net) => netState(net, files, netChecks(net, written).map(prove))),
    gates: gateStates(
      options.gates.map((id) => ({ id, requirement: checkByKey(written, id) })),
      prove,
      own,
    ),
    variables: options.variables.map((variable) => ({
      ...{ name: variable.name, workflow: variable.workflow ?? null, wanted: variable.value },
      proof: variableProof(variable, entryOf(variables, variableKey(variable))),
    })),
    files: options.files.map((file) => ({
      path: file.path,
      proof: fileProof(file, entryOf(files, file.path)),
    })),
  }
}

const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

const unseenCheck = ({ name }: CheckRequirement, why: Unseen): CheckEvidence => {
  const { found, fix, unknown } = unseen(text`check ${name}`, why)
  return { state: 'unknown', found, fix, runs: [], ...(unknown === undefined ? {} : { unknown }) }
}

function netState(
  { id, title, files: wanted }: Net,
  files: Greenlight['files'],
  checks: CheckEvidence[],
): NetState {
  // A check that nobody reported leaves a net open whose files are there; without files nothing of it is there.
  const open = wanted.length > 0
  const proofs = [
    ...wanted.map((file) => fileProof(file, entryOf(files, file.path))),
    ...checks.map((evidence) =>
      checkProof(evidence, { pending: 'unseen', absent: open ? 'unseen' : 'refuted' }),
    ),
  ]
  const refuted = proofs.find(({ state }) => state === 'refuted')
  const unclear = proofs.find(({ state }) => state === 'unseen')
  const worst = refuted ?? unclear ?? proofs[0] ?? unseen(text`the net`, notLookedAt)
  const status = refuted !== undefined ? 'absent' : worst.state === 'proved' ? 'verified' : 'unverifiable'
  return { id, title: title ?? null, status, proofs, worst }
}

/** What it means that a check has not ended, or that nobody reported it. */
type Meaning = Readonly<Record<'pending' | 'absent', 'refuted' | 'unseen'>>

function checkProof({ state, found, fix, unknown }: CheckEvidence, meaning: Meaning): Proof {
  if (state === 'passed') return { state: 'proved', found, fix: [] }
  if (state === 'unknown')
    return { state: 'unseen', found, fix, unknown: unknown ?? { reason: 'nothing-evaluated' } }
  if (state === 'failed' || meaning[state] === 'refuted') return { state: 'refuted', found, fix }
  return { state: 'unseen', found, fix, unknown: { reason: 'unconfirmed' } }
}

interface WantedGate {
  readonly id: string
  readonly requirement: CheckRequirement
}

function gateStates(
  gates: readonly WantedGate[],
  prove: (requirement: CheckRequirement) => CheckEvidence,
  checks: Checks | null,
): readonly GateState[] {
  const states: GateState[] = []
  let stopped = false
  for (const { id, requirement } of gates) {
    if (isOwn(requirement, checks)) states.push({ id, status: 'own', proof: null })
    else if (stopped) states.push({ id, status: 'not-looked-at', proof: null })
    else {
      const proof = checkProof(prove(requirement), { pending: 'refuted', absent: 'refuted' })
      const status = statusOf[proof.state]
      stopped = status !== 'proved'
      states.push({ id, status, proof })
    }
  }
  return states
}

const statusOf = { proved: 'proved', refuted: 'failed', unseen: 'unverifiable' } as const

/**
 * Whether the job that judges reports this very check: an earlier result of it would be its own input (D28). Other jobs
 * of its workflow are inputs like all others, and so is a check that somebody else reports under its name.
 */
function isOwn({ name, workflow }: CheckRequirement, checks: Checks | null): boolean {
  if (checks === null || (checks.ownCheck ?? null) !== name) return false
  const runs = checks.runs.filter(
    (one) => one.name === name && (workflow === undefined || one.workflow?.path === workflow),
  )
  const own = runs.find((one) => one.workflow?.run === checks.ownRun)?.workflow?.path
  const alone = !checks.statuses.some(({ context }) => context === name)
  return own !== undefined && alone && runs.every((one) => one.workflow?.path === own)
}

/** A fact that could not be gathered, as one of which no part is known. */
export const unseenGreenlight = ({ nets, files, variables }: GreenlightOption, why: Unseen): Greenlight => ({
  sha: '',
  files: Object.fromEntries(
    [...files, ...nets.flatMap((net) => net.files)].map(({ path }) => [path, why] as const),
  ),
  variables: Object.fromEntries(variables.map((variable) => [variableKey(variable), why] as const)),
  checks: why,
})
