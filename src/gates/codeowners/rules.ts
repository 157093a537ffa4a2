import type { RuleTable } from '../../core/rules.ts'
import { approvalRules } from './rules-approval.ts'
import { fileRules } from './rules-file.ts'
import { lintRules } from './rules-lint.ts'

/** Every rule of the gate, by name. Pages, SARIF rules and `explain` are made from it. */
export const rules = { ...approvalRules, ...fileRules, ...lintRules } as const satisfies RuleTable
