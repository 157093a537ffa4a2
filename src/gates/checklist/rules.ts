import { answerRules } from './rules-answers.ts'
import { evidenceRules } from './rules-evidence.ts'
import { questionRules } from './rules-questions.ts'
import { reviewRules } from './rules-reviews.ts'

/** Every rule of the gate. */
export const rules = { ...questionRules, ...answerRules, ...evidenceRules, ...reviewRules } as const
