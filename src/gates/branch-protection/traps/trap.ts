import type { UnknownReason } from '../../../core/fact.ts'
import type { Level } from '../../../core/outcome.ts'
import type { Part, Text } from '../../../core/text.ts'
import type { EmittedCheck, EmittedChecks, Place } from '../../../formats/workflows/model.ts'
import type { trapRules } from '../rules-traps.ts'
import type { TrapInput } from '../trap-model.ts'
import type { Wanted } from './producers.ts'

/** Name of a rule, without the id of the gate. */
export type TrapRule = keyof typeof trapRules

/** Something that is wrong with a required check, before it becomes a finding. */
export interface Trap {
  readonly rule: TrapRule
  /** The required check it is about. */
  readonly context: string
  /** `error`: blocks for ever, or is green whatever happens. */
  readonly level: Level
  readonly found: Text
  readonly required: Text
  readonly fix: Text
  readonly place?: Place | undefined
  /** The check can never be reported for some pull request. */
  readonly neverReports?: boolean
  /** The place is in the pull request's own files. */
  readonly proposed?: boolean
  /** It could not be decided. */
  readonly unknown?: { readonly reason: UnknownReason }
}

/** What every search for a trap gets. */
export interface Search {
  readonly input: TrapInput
  readonly emitted: EmittedChecks
  readonly wanted: readonly Wanted[]
}

/** A file and line, as part of a message. */
export const at = ({ path, line }: Place): Part => ({ kind: 'path', path, line })

/** Paths that stand in this repository; workflows of other repositories are named by the text that calls them. */
const isLocal = ({ path }: Place): boolean => path.startsWith('.github/workflows/') && !path.includes('@')

/** The place, or the line that calls the workflow of another repository that holds it. */
export function localPlace(check: EmittedCheck, place: Place): Place {
  if (isLocal(place)) return place
  const calls = check.chain.map((job) => job.uses?.place ?? job.place)
  return calls.findLast(isLocal) ?? place
}

/** The line of the job that reports the check. */
export const jobPlace = (check: EmittedCheck): Place =>
  localPlace(check, check.chain.at(-1)?.place ?? { path: check.workflow.path, line: 1 })
