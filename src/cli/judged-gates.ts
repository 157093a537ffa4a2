import type { Obligation } from '../change/model.ts'
import type { AnyGate } from '../core/gate.ts'
import { plain } from '../core/text.ts'
import { gates } from '../gates/registry.ts'
import { type LocalChange, settingOf } from './local-change.ts'

/** The gates that check what a path asks for. */
const pathGates = ['checklist', 'workflow-path'] as const

/** Why a gate does not judge under this policy; null: it does. */
function silence(change: LocalChange, id: string): string | null {
  const setting = settingOf(change, id)
  if (setting === null) return `the policy switches the gate ${id} off: nothing checks what it asks for`
  const all: readonly AnyGate[] = gates
  const missing = all.find((gate) => gate.id === id)?.unconfigured?.(setting.options) ?? null
  return missing === null ? null : `the gate ${id} does not apply: ${plain(missing)}`
}

/** What a path asks for is checked by gates that the policy may leave out. */
export const unjudged = (change: LocalChange): readonly string[] =>
  pathGates.flatMap((id) => silence(change, id) ?? [])

/** The obligations that a gate checks under this policy: nobody has to show the others. */
export const judgedOf = (change: LocalChange, obligations: readonly Obligation[]): readonly Obligation[] =>
  obligations.filter(({ gate }) => silence(change, gate) === null)
