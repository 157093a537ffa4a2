import { UsageError } from '../core/errors.ts'
import type { PhaseArtifact } from '../core/facts/phases.ts'
import { didYouMean } from '../core/nearest.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { Stage } from '../phase/options.ts'
import type { Arguments } from './arguments.ts'
import { countersOf, netsCounter } from './phase-document.ts'
import { figure } from './phase-performance.ts'

interface Counter {
  readonly name: string
  readonly before: number
  readonly after: number
}

const counterForm = /^([A-Za-z_][A-Za-z0-9_.-]{0,99})=(?:([^:]+):)?([^:]+)$/

/**
 * Counters of `--counter`, as fields of the artifact. `NAME=AFTER` takes the value before from the previous artifact.
 * @param wanted names that the policy has counters for
 * @throws UsageError for what is no counter, for one that is missing, and for a start that nothing says
 */
export function counterFields(
  args: Arguments,
  stage: Stage,
  previous: PhaseArtifact | null,
  wanted: readonly string[],
): JsonObject {
  const given = args.values('counter').map((text) => counterOf(text, previous))
  const twice = given.find(({ name }, index) => given.findIndex((other) => other.name === name) !== index)
  if (twice !== undefined) throw new UsageError(`--counter ${twice.name} is given twice`)
  const needed = stage.kind === 'phase' ? [...new Set([netsCounter, ...wanted])] : []
  const missing = needed.find((name) => given.every((counter) => counter.name !== name))
  if (missing !== undefined) throw missingCounter(missing, previous)
  return countersOf(given)
}

const afterOf = (previous: PhaseArtifact | null, name: string): number | undefined =>
  previous?.counters.find((counter) => counter.name === name)?.after

function missingCounter(name: string, previous: PhaseArtifact | null): UsageError {
  const before = afterOf(previous, name)
  const form =
    before === undefined ? `--counter ${name}=BEFORE:AFTER` : `--counter ${name}=AFTER (before: ${before})`
  return new UsageError(`phase new: counter ${name} is missing, expected ${form}`)
}

function counterOf(text: string, previous: PhaseArtifact | null): Counter {
  const [, name, from, to] = counterForm.exec(text) ?? []
  if (name === undefined || to === undefined)
    throw new UsageError(
      `--counter: found ${JSON.stringify(text.slice(0, 200))}, expected NAME=BEFORE:AFTER such as ${netsCounter}=5:5`,
    )
  const after = figure(`--counter ${name}`, to)
  const known = afterOf(previous, name)
  if (from === undefined && known === undefined)
    throw new UsageError(
      `--counter ${name}: no previous artifact says the value before, expected ${name}=BEFORE:${to}`,
    )
  return { name, before: from === undefined ? (known ?? after) : figure(`--counter ${name}`, from), after }
}

/** Gates of `--gates`, in the policy's order; else all that the policy names. @throws UsageError for any other */
export function gatesOf(args: Arguments, stage: Stage): readonly string[] {
  const given = args.value('gates')
  if (given === null) return stage.gates
  const names = given
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length === 0) throw new UsageError('--gates: no name is given, expected names such as G1,G2')
  const strange = names.find((name) => !stage.gates.includes(name))
  if (strange !== undefined)
    throw new UsageError(
      `--gates: ${stage.id} has no gate ${JSON.stringify(strange.slice(0, 100))} in the policy${didYouMean(strange, stage.gates)}; gates: ${stage.gates.join(', ') || 'none'}`,
    )
  const rank = (name: string) => stage.gates.indexOf(name)
  return [...new Set(names)].toSorted((a, b) => rank(a) - rank(b))
}

/**
 * What proves each criterion, of `--criterion ID=EB-1,EB-2`.
 * @param known ids of the evidence blocks of the artifact
 * @throws UsageError for a criterion that the policy does not have, or evidence that the artifact does not have
 */
export function criteriaFields(args: Arguments, stage: Stage, known: ReadonlySet<string>): JsonObject {
  const proved = new Map<string, readonly string[]>()
  for (const text of args.values('criterion')) {
    const at = text.indexOf('=')
    const [id, names] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
    const evidence = names.split(',').map((name) => name.trim())
    if (at < 1 || evidence.includes(''))
      throw new UsageError(`--criterion: found ${JSON.stringify(text.slice(0, 200))}, expected ID=EB-1,EB-2`)
    const ids = stage.criteria.map((criterion) => criterion.id)
    if (!ids.includes(id))
      throw new UsageError(
        `--criterion: ${stage.id} has no criterion ${JSON.stringify(id)} in the policy; criteria: ${ids.slice(0, 40).join(', ') || 'none'}`,
      )
    const missing = evidence.find((one) => !known.has(one))
    if (missing !== undefined)
      throw new UsageError(
        `--criterion ${id}: there is no evidence ${JSON.stringify(missing)}, expected one of ${[...known].slice(0, 40).join(', ') || '(none)'}`,
      )
    if (proved.has(id)) throw new UsageError(`--criterion ${id} is given twice`)
    proved.set(id, [...new Set(evidence)])
  }
  if (proved.size === 0) return {}
  return { criteria: [...proved].map(([id, evidence]) => ({ id, evidence })) }
}
