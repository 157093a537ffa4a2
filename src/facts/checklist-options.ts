import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { GatherContext } from './gather.ts'

// Read loosely: the gate's own schema has validated the options.
const names = z.array(z.string()).optional().catch(undefined)
const shape = lazy(() => z.looseObject({ lists: names, reports: names }))

/** The lists that the policy's gate `checklist` names. */
export function namedLists({ policy }: Pick<GatherContext, 'policy'>): readonly string[] {
  return [...new Set(optionsOf(policy)?.lists ?? [])]
}

/** Globs of the reports in which tests named as evidence are looked for. */
export const evidenceReports = ({ policy }: Pick<GatherContext, 'policy'>): readonly string[] =>
  optionsOf(policy)?.reports ?? []

/** Whether the policy has a gate that reads answers and statements. */
export const readsAnswers = ({ policy }: Pick<GatherContext, 'policy'>): boolean =>
  policy.gates.some(({ id }) => id === 'checklist' || id === 'workflow-path')

const optionsOf = (policy: GatherContext['policy']) =>
  shape().safeParse(policy.gates.find((gate) => gate.id === 'checklist')?.options).data
