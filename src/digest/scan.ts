import type { DigestInput } from './model.ts'
import type { Gone } from './state.ts'

/** Whether nothing was left out: only such a scan shows that a finding is gone. */
export const isComplete = (input: DigestInput): boolean =>
  input.complete && input.notEvaluated.length === 0 && input.report.record.verdict.gates.length > 0

/**
 * Whether this scan can say that a finding is gone. Its gate must have been decided. A gate that the policy does not
 * enable any more judges nothing: what it found is let go, or its issues would stay for ever. A gate that was only
 * left out of this run says nothing.
 */
export function showsAbsence(input: DigestInput): (gone: Gone) => boolean {
  if (!isComplete(input)) return () => false
  const undecided = undecidedGates(input)
  const { policy, verdict } = input.report.record
  const judged = new Set(verdict.gates.map(({ gate }) => gate))
  const narrowed = policy === null || policy.inputs.includes('gates')
  const leftOut = (gate: string): boolean =>
    !judged.has(gate) && (narrowed || policy.gates.some(({ id }) => id === gate))
  return ({ name }) => {
    // Of a finding without a name the gate is not known either.
    if (name === null) return undecided.size === 0 && !narrowed
    const gate = gateOf(name.rule)
    return !undecided.has(gate) && !leftOut(gate)
  }
}

/** The gate of a rule. */
export const gateOf = (rule: string): string => rule.split('/')[0] ?? rule

function undecidedGates({ items, report }: DigestInput): ReadonlySet<string> {
  const inItems = items.filter(({ outcome }) => outcome === 'unknown').map(({ gate }) => gate)
  const inGates = report.record.verdict.gates
    .filter(
      ({ outcome, findings }) =>
        outcome === 'unknown' || findings.some((finding) => finding.outcome === 'unknown'),
    )
    .map(({ gate }) => gate)
  return new Set([...inItems, ...inGates])
}
