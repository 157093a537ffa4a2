import { text } from '../../../core/text.ts'
import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import type { TrapInput } from '../trap-model.ts'
import { word } from '../words.ts'
import { isForPullRequests } from './coverage.ts'
import { findTraps } from './find-traps.ts'
import { at, jobPlace, type Trap } from './trap.ts'

/**
 * The traps of the base, and what the pull request's own workflow files do to them. What it mends informs and does not
 * block: otherwise nothing could ever be mended. What it would add blocks before it is merged.
 */
export function proposedTraps(
  input: TrapInput,
  base: EmittedChecks,
  traps: readonly Trap[],
): readonly Trap[] {
  const { proposed } = input
  if (proposed === null) return traps
  const after = findTraps(input, proposed)
  const [before, remaining] = [new Set(traps.map(keyOf)), new Set(after.map(keyOf))]
  const open = new Set(after.filter(isSerious).map(({ context }) => context))
  return [
    ...traps.map((trap) => {
      if (remaining.has(keyOf(trap)) || open.has(trap.context)) return trap
      return isMissing(trap) ? notOnBase(trap, input, proposed) : mended(trap)
    }),
    ...after.filter((trap) => !before.has(keyOf(trap))).map((trap) => introduced(trap, base)),
  ]
}

const keyOf = ({ rule, context, unknown }: Trap): string =>
  [rule, context, unknown === undefined ? '' : 'unknown'].join('\n')

const isSerious = ({ level, unknown }: Trap): boolean => level === 'error' || unknown !== undefined

const isMissing = ({ rule, unknown }: Trap): boolean =>
  unknown === undefined && (rule === 'required-check-never-reported' || rule === 'matrix-name-changed')

function mended({ unknown: _, neverReports: __, ...trap }: Trap): Trap {
  return {
    ...trap,
    level: trap.level === 'error' ? 'warning' : trap.level,
    found: [...trap.found, word('; this pull request mends it')],
    fix: text`merge this pull request`,
  }
}

/** What stands in the message is about the files of the pull request. */
const introduced = (trap: Trap, base: EmittedChecks): Trap => ({
  ...trap,
  proposed: true,
  found: [word(base.workflows.length === 0 ? 'with' : 'after'), word(' this change: '), ...trap.found],
})

/**
 * T14: a check that is required before its workflow is on the base. `pull_request` runs the workflows of the merge, so
 * this pull request gets the check and all others wait; `pull_request_target` runs those of the base, so nobody does.
 */
function notOnBase(trap: Trap, { branch }: TrapInput, proposed: EmittedChecks): Trap {
  const { context } = trap
  const producers = proposed.checks.filter((one) => one.context === context && !one.onlyWhenSkipped)
  const [first] = producers
  if (first === undefined) return trap
  const runsHere = producers.some(({ workflow }) =>
    workflow.triggers.some((trigger) => isForPullRequests(trigger) && trigger.event === 'pull_request'),
  )
  const place = jobPlace(first)
  return {
    ...{ rule: 'check-not-on-base', context, place, proposed: true, neverReports: true },
    level: runsHere ? 'warning' : 'error',
    found: [
      ...text`${context} is required on ${branch}, whose workflows do not report it; this pull request adds the job that does (${at(place)}). `,
      word(
        runsHere
          ? 'Until it is merged, every other pull request waits'
          : 'Its event runs the workflows of the base, so this pull request waits for ever, too',
      ),
    ],
    required: text`workflows on the base branch before their checks are required`,
    fix: runsHere
      ? text`merge this pull request first, and update the others`
      : text`do not require ${context} until this pull request is merged`,
  }
}
