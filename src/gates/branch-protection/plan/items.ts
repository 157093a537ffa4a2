import { answersFor } from '../effective/answers.ts'
import { checksIn } from '../effective/values.ts'
import type { ControlAnswer, Effective } from '../model.ts'
import { tagKey } from '../tags.ts'
import type { Step } from './commands.ts'
import type { Place } from './editors.ts'
import type { Entry, Place as PolicyPlace, Subject } from './entries.ts'
import { fragmentFor } from './fragments.ts'
import { manualFor, removeCheck } from './manual.ts'
import type { PlannedRule } from './payload.ts'
import type { RuleSettings } from './rules-of.ts'

/** One requirement that does not hold now, and what makes it hold. */
export interface PlanItem {
  readonly answer: ControlAnswer
  /** Where the policy asks for it, as keys below the gate. */
  readonly keys: readonly (string | number)[]
  /** Whether the planned ruleset, when active, answers it. */
  readonly byRuleset: boolean
  /** The rules that would answer it alone; empty when none can. */
  readonly fragment: readonly PlannedRule[]
  /** Why the ruleset does not answer it; undefined when it does. */
  readonly why?: string
  /** What somebody has to do instead. */
  readonly steps: readonly Step[]
}

/** A required check that no workflow can ever report here (traps T1 to T15). */
export interface DeadCheck {
  readonly context: string
  readonly why: string
  /** Takes it from where it is required, should that be the answer. */
  readonly steps: readonly Step[]
}

const sameAnswer = (one: ControlAnswer, other: ControlAnswer): boolean =>
  one.control === other.control &&
  one.detail === other.detail &&
  JSON.stringify(one.required) === JSON.stringify(other.required)

/** What is not satisfied of a subject, and whether it would be with the planned ruleset in force. */
export function itemsFor(
  { requirements, places }: Entry,
  { name }: Subject,
  effective: { readonly before: Effective; readonly ifActive: Effective },
  settings: RuleSettings,
  place: Place,
): readonly PlanItem[] {
  const items = requirements.flatMap((one, position) => {
    const later = answersFor(effective.ifActive, one)
    return answersFor(effective.before, one)
      .filter(({ answer }) => answer !== 'satisfied')
      .map((answer): PlanItem => {
        const fragment = fragmentFor(answer, one, settings)
        const keys = keysOf(answer, places[position])
        const then = later.find((candidate) => sameAnswer(candidate, answer))
        if (then === undefined || then.answer === 'satisfied')
          return { answer, keys, byRuleset: true, fragment, steps: [] }
        return { answer, keys, byRuleset: false, fragment, ...manualFor(then, name, place) }
      })
  })
  return [
    ...new Map(
      items.map((item) => [`${item.answer.code} ${JSON.stringify(item.answer.required)}`, item]),
    ).values(),
  ]
}

/** In a tag entry some controls have another name. */
function keysOf({ keys: [first = '', ...rest] }: ControlAnswer, place: PolicyPlace | undefined) {
  if (place === undefined) return []
  return [...place, place[0] === 'tags' ? tagKey(String(first)) : first, ...rest]
}

/** Required checks, by whomever, that can never be reported. */
export const deadChecks = (
  dead: ReadonlyMap<string, string>,
  { name }: Subject,
  before: Effective,
  place: Place,
): readonly DeadCheck[] =>
  checksIn(before.controls.checks.value).flatMap(({ context }) => {
    const why = dead.get(context)
    if (why === undefined) return []
    return [{ context, why, steps: removeCheck(context, before.controls.checks.sources, name, place) }]
  })
