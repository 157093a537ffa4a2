import type { UnknownReason } from '../core/fact.ts'
import { factKeys } from '../core/facts/index.ts'
import { factsRule } from '../core/facts-rule.ts'
import { plain } from '../core/text.ts'
import type { RunRecord } from './record.ts'

/** One thing this run could not see or decide, and what would let it. */
export interface NotEvaluated {
  /** `#12` in a merge group, else empty. */
  readonly subject: string
  /** The fact that is unknown, or the rule that could not be decided with what was asked of it. */
  readonly what: string
  readonly reason: UnknownReason
  readonly detail: string
  readonly remedy: string | null
  /** The permission that would reveal it. */
  readonly permission: string | null
}

/** Everything not evaluated: unknown facts first, then rules that were undecided for a reason of their own. */
export function notEvaluated(record: RunRecord): readonly NotEvaluated[] {
  const seen = new Map<string, NotEvaluated>()
  for (const item of [...unknownFacts(record), ...undecidedRules(record)]) {
    const { subject, what, reason, detail } = item
    const key = JSON.stringify([subject, what, reason, detail])
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}

function unknownFacts(record: RunRecord): readonly NotEvaluated[] {
  return record.subjects.flatMap(({ subject, facts }) =>
    factKeys.flatMap((key): NotEvaluated[] => {
      const fact = facts[key]
      if (fact === undefined || fact.known) return []
      const { reason, detail, remedy } = fact
      const permission = remedy?.permission ?? null
      return [{ subject, what: key, reason, detail, remedy: remedy?.text ?? null, permission }]
    }),
  )
}

function undecidedRules(record: RunRecord): readonly NotEvaluated[] {
  return record.verdict.gates.flatMap((gate) =>
    gate.findings.flatMap((finding): NotEvaluated[] => {
      // These findings only repeat the unknown fact.
      if (finding.outcome !== 'unknown' || finding.rule === `${gate.gate}/${factsRule}`) return []
      const remedy = finding.unknown?.remedy
      return [
        {
          subject: '',
          what: `${finding.rule} ${finding.subject}`,
          reason: finding.unknown?.reason ?? 'internal-error',
          detail: plain(finding.found),
          remedy: remedy?.text ?? null,
          permission: remedy?.permission ?? null,
        },
      ]
    }),
  )
}
