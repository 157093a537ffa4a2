import { changeRules } from './rules-change.ts'
import { specificationRules } from './rules-specification.ts'
import { testRules } from './rules-tests.ts'

/** Every rule of the gate. */
export const rules = { ...changeRules, ...specificationRules, ...testRules } as const
