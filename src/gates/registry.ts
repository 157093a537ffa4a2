import type { AnyGate } from '../core/gate.ts'
import { branchProtection } from './branch-protection/gate.ts'
import { checklist } from './checklist/gate.ts'
import { codeowners } from './codeowners/gate.ts'
import { goldenSuite } from './golden-suite/gate.ts'
import { phaseUnlock } from './phase-unlock/gate.ts'
import { workflowPath } from './workflow-path/gate.ts'

/** Every gate there is. Policy schema, JSON Schema, README tables, rule pages and actions derive from this list. */
export const gates = [
  branchProtection,
  checklist,
  codeowners,
  goldenSuite,
  phaseUnlock,
  workflowPath,
] as const satisfies readonly AnyGate[]
