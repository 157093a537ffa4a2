import type { Finding } from '../core/finding.ts'
import { firstOf, outcomeRank } from '../core/order.ts'
import type { GateVerdict } from '../core/verdict.ts'

/** Gates that block first, then the others that want something, then the rest; within that, registry order. */
export function sortGates(gates: readonly GateVerdict[]): readonly GateVerdict[] {
  const rank = (gate: GateVerdict): number => (gate.blocks ? 0 : gate.exitCode !== 0 ? 1 : 2)
  return gates
    .map((gate, index) => ({ gate, index }))
    .sort((a, b) =>
      firstOf(
        rank(a.gate) - rank(b.gate),
        outcomeRank[a.gate.outcome] - outcomeRank[b.gate.outcome],
        a.index - b.index,
      ),
    )
    .map(({ gate }) => gate)
}

/** Whether a finding wants something from somebody: it failed or could not be decided. */
export const isOpen = (finding: Finding): boolean =>
  finding.outcome === 'fail' || finding.outcome === 'unknown'
