import { known } from '../core/fact.ts'
import type { OverrideFile } from '../core/facts/overrides.ts'
import type { GatherContext, Gatherer } from './gather.ts'
import { matchOf } from './overrides-head.ts'
import { overrideEntries, overridesFolder } from './overrides-list.ts'
import { readOverride } from './overrides-read.ts'

/** People who may approve an override by the policy; empty: nobody, so none has an effect. */
export const overrideApprovers = ({ policy }: Pick<GatherContext, 'policy'>): readonly string[] =>
  policy.overrideSettings?.approvers ?? []

/**
 * Fact `overrides`: the files below `.gatewright/overrides/` at the base and at the head. Nothing is asked where the
 * policy names nobody who may approve one.
 */
export const gatherOverrides: Gatherer<'overrides'> = async (context) => {
  if (overrideApprovers(context).length === 0) {
    const what = 'the policy names nobody who may approve an override'
    return known({ sha: context.baseSha, files: [] }, { kind: 'input', what })
  }
  const { sha, kind, entries } = await overrideEntries(context)
  const read = await Promise.all(entries.map(readOverride))
  const files: OverrideFile[] = []
  // One after the other: each commit may cost a request, and several files may name the same one.
  for (const file of read) files.push({ ...file, matchesHead: await matchOf(context, file) })
  return known({ sha, files }, { kind, what: overridesFolder, sha })
}

/**
 * The approvers, where an override is there that may hold for the judged head; otherwise nobody, so that whoever they
 * are costs no request.
 */
export async function askedApprovers(context: GatherContext): Promise<readonly string[]> {
  const approvers = overrideApprovers(context)
  if (approvers.length === 0 || context.subject.kind === 'repository') return []
  const fact = await context.fact('overrides')
  const asks =
    fact.known && fact.value.files.some(({ matchesHead }) => matchesHead?.known && matchesHead.value)
  return asks ? approvers : []
}
