import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import type { TrapInput } from '../trap-model.ts'
import { aggregateTraps } from './aggregates.ts'
import { filteredTraps } from './filtered.ts'
import { missingTraps } from './missing.ts'
import { wantedChecks } from './producers.ts'
import { queueTraps } from './queue.ts'
import { skippedTraps } from './skipped.ts'
import { duplicateTraps, ignoredTraps, unpinnedTraps, wrongAppTraps } from './sources.ts'
import type { Search, Trap } from './trap.ts'

/** All traps of the required checks in the workflows of one commit, the worst two kinds first. */
export function findTraps(input: TrapInput, emitted: EmittedChecks): readonly Trap[] {
  const search: Search = { input, emitted, wanted: wantedChecks(input.required, emitted) }
  return [
    ...aggregateTraps(search),
    ...missingTraps(search),
    ...filteredTraps(search),
    ...queueTraps(search),
    ...skippedTraps(search),
    ...wrongAppTraps(search),
    ...ignoredTraps(search),
    ...duplicateTraps(search),
    ...unpinnedTraps(search),
  ]
}
