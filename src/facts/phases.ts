import { unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `phases`. */
export const gatherPhases: Gatherer<'phases'> = () => Promise.resolve(unknown('internal-error', 'not built'))
