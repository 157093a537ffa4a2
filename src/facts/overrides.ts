import { unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `overrides`. */
export const gatherOverrides: Gatherer<'overrides'> = () =>
  Promise.resolve(unknown('internal-error', 'not built'))
