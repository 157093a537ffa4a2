import { gatherCriteria } from './criteria.ts'
import type { Gatherers } from './gather.ts'
import { gatherGreenlight } from './greenlight.ts'
import { gatherPhases } from './phases.ts'
import { gatherTags } from './tags.ts'

/** Gatherers of artifacts and what they claim. Their readers are large: the registry loads them on demand. */
export const phaseGatherers = {
  phases: gatherPhases,
  tags: gatherTags,
  criteria: gatherCriteria,
  greenlight: gatherGreenlight,
} as const satisfies Partial<Gatherers>
