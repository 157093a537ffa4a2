import type { RuleTable } from '../../core/rules.ts'
import { falseGreenRules } from './rules-false-green.ts'
import { producerRules } from './rules-producers.ts'
import { trustRules } from './rules-trust.ts'

/** Rules about protection that cannot work, or is green whatever happens (research section 4). */
export const trapRules = { ...falseGreenRules, ...producerRules, ...trustRules } as const satisfies RuleTable
