import type { Finding } from '../core/finding.ts'
import type { OverrideView } from '../core/override.ts'
import { type KnownGate, mayExcuse } from './names.ts'

/** Overrides as judged, in the order in which they are tried. */
export type Overrides = readonly OverrideView[]

/**
 * A finding with the override that excuses it, or as it is. Only failures that would block are excused, never what
 * could not be decided.
 */
export function excused(finding: Finding, gate: KnownGate, overrides: Overrides): Finding {
  if (finding.outcome !== 'fail' || finding.level !== 'error' || !mayExcuse(finding.rule, [gate]))
    return finding
  const found = overrides.find((one) => one.state === 'in-force' && covers(one, gate.id, finding))
  return found === undefined ? finding : { ...finding, overridden: found.id }
}

function covers({ gates, rules, stage }: OverrideView, gate: string, finding: Finding): boolean {
  if (!gates.includes(gate)) return false
  if (rules.length > 0 && !rules.includes(finding.rule)) return false
  return stage === null || finding.stage === stage
}

/** The overrides with what they excuse; of two files with one id the first that is in force and covers it speaks. */
export function withExcuses(overrides: Overrides, findings: readonly Finding[]): Overrides {
  const speaks = (finding: Finding): number =>
    overrides.findIndex(
      (one) =>
        one.id === finding.overridden && one.state === 'in-force' && covers(one, gateOf(finding), finding),
    )
  return overrides.map((view, index) => {
    const own = findings.filter((finding) => finding.overridden === view.id && speaks(finding) === index)
    if (own.length === 0) return view
    const excuses = own.map(({ rule, subject }) => ({ rule, subject }))
    return { ...view, excuses: excuses.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) }
  })
}

const gateOf = ({ rule }: Finding): string => rule.slice(0, rule.indexOf('/'))

const key = ({ rule, subject }: { rule: string; subject: string }): string => JSON.stringify([rule, subject])
