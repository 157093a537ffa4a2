import { z } from 'zod'
import type { Observation } from '../../core/facts/observation.ts'
import { matchesRef, refPatternProblem } from '../../formats/fnmatch.ts'

/** Strict: a key this version does not know could narrow what the ruleset covers. */
const refNameSchema = z.strictObject({
  include: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
})

/**
 * Whether `conditions.ref_name` of a ruleset covers a ref (research R19). Excluding wins. Nothing included and
 * something excluded: all but the excluded. Nothing at all: none. Unknown when the conditions were left out, have a
 * shape this version does not know, or hold a pattern that decides and cannot be read.
 *
 * @param refName GitHub's `conditions.ref_name`, as it came.
 * @param ref A full ref, `refs/heads/…` or `refs/tags/…`; patterns are compared with it as they are written.
 * @param defaultBranch Without `refs/heads/`.
 */
export function refMatches(refName: unknown, ref: string, defaultBranch: string): Observation<boolean> {
  const parsed = refNameSchema.safeParse(refName)
  if (!parsed.success || parsed.data.include === undefined) return unreadableConditions
  const { include, exclude = [] } = parsed.data
  if (include.length === 0 && exclude.length === 0) return answer(false)
  const included = include.length === 0 ? answer(true) : anyMatches(include, ref, defaultBranch)
  if (included.known && !included.value) return included
  const excluded = anyMatches(exclude, ref, defaultBranch)
  if (!excluded.known) return excluded
  return excluded.value ? answer(false) : included
}

const answer = (value: boolean): Observation<boolean> => ({ known: true, value })

const unreadableConditions: Observation<boolean> = {
  known: false,
  reason: 'api-shape',
  detail: 'GitHub gave out no conditions on names for the ruleset, or conditions of an unknown shape.',
}

/** One pattern that matches is enough, whatever the others say. */
function anyMatches(patterns: readonly string[], ref: string, defaultBranch: string): Observation<boolean> {
  const answers = patterns.map((pattern) => patternMatches(pattern, ref, defaultBranch))
  return (
    answers.find((each) => each.known && each.value) ?? answers.find((each) => !each.known) ?? answer(false)
  )
}

function patternMatches(pattern: string, ref: string, defaultBranch: string): Observation<boolean> {
  if (pattern === '~ALL') return answer(true)
  if (pattern === '~DEFAULT_BRANCH') return answer(ref === `refs/heads/${defaultBranch}`)
  // No ref holds a tilde: this is a keyword that GitHub has added.
  const problem = pattern.startsWith('~') ? 'is not a keyword known here' : refPatternProblem(pattern)
  if (problem === null) return answer(matchesRef(pattern, ref))
  return {
    known: false,
    reason: 'unparsable',
    detail: `The pattern ${pattern.slice(0, 100)} of the ruleset ${problem}.`,
  }
}
