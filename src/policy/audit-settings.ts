import { z } from 'zod'
import type { AnyGate } from '../core/gate.ts'
import { didYouMean } from '../core/nearest.ts'
import type { P0Settings } from '../core/p0.ts'

/**
 * Rules without which nobody controls what reaches the default branch (source documents 002 and 003):
 * - protection has to be there at all: the plan offers it, changes come through pull requests, and neither a
 *   force-push nor a deletion takes the history of decisions away;
 * - somebody has to be responsible: there is a CODEOWNERS file, and it is not so large that GitHub ignores it.
 */
const usualP0 = [
  'branch-protection/plan-offers-protection',
  'branch-protection/pull-request',
  'branch-protection/block-force-push',
  'branch-protection/block-deletion',
  'codeowners/file-missing',
  'codeowners/file-size',
] as const

/** Most P0 controls that a policy may name. */
const mostP0 = 200

const ruleIds = (gates: readonly AnyGate[]): readonly string[] =>
  gates.flatMap(({ id, rules }) => Object.keys(rules).map((name) => `${id}/${name}`))

const controlIds = (gates: readonly AnyGate[]): readonly string[] =>
  [...new Set(gates.flatMap(({ rules }) => Object.values(rules).flatMap(({ controls }) => controls)))].sort()

/** What a rule or control has to be called; an id that means nothing would be a control that nobody checks. */
function p0Id(gates: readonly AnyGate[]) {
  const ids = [...ruleIds(gates), ...controlIds(gates)]
  return z.string().superRefine((id, context) => {
    if (ids.includes(id)) return
    const hint = didYouMean(id, ids) || '; `gatewright explain` lists them'
    context.addIssue({ code: 'custom', message: `there is no such rule or control${hint}`, input: id })
  })
}

/** `audit:` of the policy, for the gates there are. */
export const auditSettingsSchema = (gates: readonly AnyGate[]) =>
  z
    .strictObject({
      p0: z
        .array(p0Id(gates))
        .max(mostP0)
        .default(usualP0.filter((id) => ruleIds(gates).includes(id)))
        .describe(
          'Rules (`branch-protection/pull-request`) and controls (`nist-csf:PR.AA-05`) without which an audit ends ' +
            'with exit code 5 (absent) or 6 (could not be verified).',
        ),
    })
    .prefault({})
    .describe('Audits of a repository.')

/** `audit:` as parsed. */
export interface AuditData {
  readonly p0: readonly string[]
}

/** Settings out of their parsed form. @param asked whether a file names the P0 controls itself */
export const auditSettings = ({ p0 }: AuditData, asked: boolean): P0Settings => ({
  ids: [...new Set(p0)],
  asked,
})
