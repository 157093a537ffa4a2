import { unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `greenlight`. */
export const gatherGreenlight: Gatherer<'greenlight'> = () =>
  Promise.resolve(unknown('internal-error', 'not built'))
