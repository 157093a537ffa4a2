import { criteriaRules } from './rules-criteria.ts'
import { evidenceRules } from './rules-evidence.ts'
import { fieldRules } from './rules-fields.ts'
import { gitRules } from './rules-git.ts'
import { greenlightRules } from './rules-greenlight.ts'
import { proofRules } from './rules-proof.ts'
import { signatureRules } from './rules-signature.ts'
import { textRules } from './rules-text.ts'

/** Every rule of the gate, in the order they are looked at. */
export const rules = {
  ...textRules,
  ...fieldRules,
  ...signatureRules,
  ...gitRules,
  ...evidenceRules,
  ...proofRules,
  ...criteriaRules,
  ...greenlightRules,
} as const

/** Name of a rule of the gate. */
export type RuleName = keyof typeof rules
