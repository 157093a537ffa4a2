import type { Requirements } from '../controls.ts'
import { actorsOf, isComplete, type Wish } from './desired.ts'
import type { Entry } from './entries.ts'
import { joinRules } from './join.ts'
import { joinActors } from './join-actors.ts'
import type { Enforcement, PlannedActor, PlannedRule } from './payload.ts'
import { type RuleSettings, rulesOf } from './rules-of.ts'

/** Something the policy asks for that is not put into the ruleset. */
export interface LeftOut {
  readonly what: string
  readonly why: string
}

/** What the ruleset of an entry is to be. */
export interface EntryWish {
  readonly wish: Wish
  readonly leftOut: readonly LeftOut[]
}

const always = (): boolean => true

/** Under a rule that lets only those pass who may bypass it, somebody must be able to. */
const closed = (rule: PlannedRule, target: Entry['target'], actors: readonly PlannedActor[]): boolean =>
  actors.length === 0 && (rule.type === 'creation' || (rule.type === 'update' && target === 'branch'))

/** Several entries that name the same branches or tags hold together: the strictest of each. */
export function wishOf(entry: Entry, settings: RuleSettings, enforcement: Enforcement): EntryWish {
  const { name, target, patterns, requirements } = entry
  const actors = requirements
    .map(({ bypass }) => actorsOf(bypass))
    .reduce((all, more) => joinActors(all, more, always))
  const rules = requirements
    .map((one) => rulesOf(one, settings))
    .reduce((all, more) => joinRules(more, all, always))
  const open = rules.filter((rule) => !closed(rule, target, actors))
  return {
    wish: { name, target, patterns, rules: open, actors, enforcement },
    leftOut: [
      ...requirements.flatMap(incompleteActors),
      ...rules
        .filter((rule) => closed(rule, target, actors))
        .map(({ type }) => ({
          what: `rule ${type}`,
          why: 'nobody could do it any more: name who may under `bypass: allow`, with `actor-id` and `bypass-mode`',
        })),
    ],
  }
}

const incompleteActors = ({ bypass }: Requirements): readonly LeftOut[] =>
  (bypass?.allow ?? [])
    .filter((actor) => !isComplete(actor))
    .map((actor) => ({
      what: ['bypass for', actor['actor-type'], actor['actor-id'] ?? ''].join(' ').trimEnd(),
      why: 'the policy names no `actor-id` or no `bypass-mode`: a ruleset needs both',
    }))
