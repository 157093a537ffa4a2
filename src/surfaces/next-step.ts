import { sortFindings } from '../core/order.ts'
import type { RunRecord } from '../result/record.ts'
import { isOpen, sortGates } from './order.ts'
import { phrase, type Sink } from './phrase.ts'

/** The step of the worst finding of the first gate that wants something, and how many other steps there are. */
export function nextStep({ verdict }: RunRecord, sink: Sink): string {
  const gates = sortGates(verdict.gates).filter((gate) => gate.exitCode !== 0)
  const open = gates.flatMap((gate) => sortFindings(gate.findings).filter(isOpen))
  const wanted = open.filter(({ level, overridden }) => level === 'error' && overridden === undefined)
  const steps = new Set(wanted.map(({ fix }) => phrase(fix, sink)))
  steps.delete('')
  const [first] = steps
  if (first === undefined) return ''
  return steps.size === 1 ? first : `${first} (1 of ${steps.size} steps)`
}
