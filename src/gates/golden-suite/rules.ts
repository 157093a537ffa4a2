import { manifestRules } from './rules-manifest.ts'
import { reportRules } from './rules-reports.ts'
import { suiteRules } from './rules-suites.ts'

/** Every rule of the gate. */
export const rules = { ...reportRules, ...suiteRules, ...manifestRules } as const
