import { known } from '../core/fact.ts'
import { checkByKey } from '../phase/check-requirement.ts'
import { netChecks } from '../phase/greenlight.ts'
import { checksAt } from './checks.ts'
import { headOf } from './codeowners.ts'
import type { GatherContext, Gatherer } from './gather.ts'
import { greenlightFiles } from './greenlight-files.ts'
import { type GreenlightNeeds, greenlightNeeds } from './greenlight-options.ts'
import { greenlightVariables } from './greenlight-variables.ts'
import { observe } from './observe.ts'

/** Fact `greenlight`: what the policy's `greenlight` asks for, at one commit; nothing is asked for without one. */
export const gatherGreenlight: Gatherer<'greenlight'> = async (context) => {
  const sha = await headOf(context)
  const needs = greenlightNeeds(context)
  const source = { kind: 'api', what: 'files, workflows and checks of the commit', sha } as const
  if (needs === null) {
    const checks = await observe(() => checksAt(context, sha, new Set()))
    return known(
      { sha, files: {}, variables: {}, checks },
      { ...source, what: 'no green light is asked for' },
    )
  }
  const [files, variables, checks] = await Promise.all([
    greenlightFiles(context, sha, needs.greenlight),
    greenlightVariables(context, needs.greenlight),
    observe(() => askedChecks(context, sha, needs)),
  ])
  return known({ sha, files, variables, checks }, source)
}

const askedChecks = (context: GatherContext, sha: string, { greenlight, checks }: GreenlightNeeds) => {
  const gates = greenlight.gates.map((key) => checkByKey(checks, key))
  const nets = greenlight.nets.flatMap((net) => netChecks(net, checks))
  return checksAt(context, sha, new Set([...gates, ...nets].map(({ name }) => name)))
}
