import { unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `tags`. */
export const gatherTags: Gatherer<'tags'> = () => Promise.resolve(unknown('internal-error', 'not built'))
