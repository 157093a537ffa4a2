import type { Phases } from '../core/facts/phases.ts'
import { requirementOf } from '../phase/check-requirement.ts'
import type { PhaseOptions, Stage } from '../phase/options.ts'
import { checksAt } from './checks.ts'
import type { GatherContext } from './gather.ts'
import { observe } from './observe.ts'

/** Names of the checks on GitHub that a stage's gates and criteria ask for. */
export function checkNames({ checks }: Pick<PhaseOptions, 'checks'>, stage: Stage): readonly string[] {
  const ofGates = stage.gates.map((gate) => requirementOf(gate, checks[gate]))
  const ofCriteria = stage.criteria.flatMap(({ id, check }) =>
    check === undefined ? [] : [requirementOf(id, check)],
  )
  return [...ofGates, ...ofCriteria].map(({ name }) => name)
}

/** Check runs by commit: those that stages ask for on the commits of their artifacts. */
export async function checksOf(
  context: GatherContext,
  asked: readonly { readonly commit: string; readonly names: readonly string[] }[],
): Promise<Phases['checks']> {
  const byCommit = new Map<string, Set<string>>()
  for (const { commit, names } of asked) {
    if (names.length === 0) continue
    const wanted = byCommit.get(commit) ?? new Set()
    for (const name of names) wanted.add(name)
    byCommit.set(commit, wanted)
  }
  const found = [...byCommit].map(
    async ([commit, wanted]) => [commit, await observe(() => checksAt(context, commit, wanted))] as const,
  )
  return Object.fromEntries(await Promise.all(found))
}
