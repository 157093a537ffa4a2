import { unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `criteria`. */
export const gatherCriteria: Gatherer<'criteria'> = () =>
  Promise.resolve(unknown('internal-error', 'not built'))
