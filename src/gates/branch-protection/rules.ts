import type { RuleTable } from '../../core/rules.ts'
import { controlRules } from './rules-controls.ts'
import { observedRules } from './rules-observed.ts'
import { trapRules } from './rules-traps.ts'

/** Every rule of the gate. */
export const rules = { ...controlRules, ...observedRules, ...trapRules } as const satisfies RuleTable
