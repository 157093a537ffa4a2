import type { Unobserved } from '../../../core/facts/observation.ts'
import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import { answersFor } from '../effective/answers.ts'
import { effectiveOf } from '../effective/effective.ts'
import { checksIn } from '../effective/values.ts'
import type { Effective } from '../model.ts'
import type { Options } from '../options.ts'
import type { TrapInput } from '../trap-model.ts'
import { withoutRuleset, withRuleset } from './after.ts'
import type { Step } from './commands.ts'
import { desiredPayload } from './desired.ts'
import { type Difference, differences } from './diff.ts'
import { type Place, rulesetStep } from './editors.ts'
import { type Entry, entriesOf, type Subject } from './entries.ts'
import { createKeeper, type Held } from './hold.ts'
import { type DeadCheck, deadChecks, itemsFor, type PlanItem } from './items.ts'
import { fileNameOf } from './name.ts'
import { type Owned, ownedRuleset } from './owned.ts'
import { type Enforcement, payloadOf, type RulesetPayload } from './payload.ts'
import { settingsFor } from './settings.ts'
import { type LeftOut, wishOf } from './wish.ts'

/** Everything a plan is made from. */
export interface PlanInput extends Place {
  readonly options: Options
  /** Of the default branch's workflows. */
  readonly emitted: EmittedChecks | Unobserved
  /** Required checks that can never be reported, with the reason. */
  readonly blockedContexts: (input: TrapInput) => ReadonlyMap<string, string>
  readonly enforcement: Enforcement
  /** Codes of what may get weaker. */
  readonly allowWeaken: readonly string[]
  /** Regular expression for `name-pattern`. */
  readonly namePattern: string | null
  /** Name of the one ruleset that is planned; null for all. */
  readonly only: string | null
  /** The ruleset to change although its name does not follow from the policy any more; for a plan of one entry. */
  readonly rulesetId: number | null
}

/** How one branch or pattern of tags fares. */
export interface SubjectPlan {
  readonly subject: Subject
  readonly before: Effective
  /** With the ruleset as planned. */
  readonly after: Effective
  /** The same as if the planned ruleset were active: what a person who activates it gets. */
  readonly ifActive: Effective
  readonly items: readonly PlanItem[]
  readonly satisfied: number
  /** Checks required now that can never be reported. */
  readonly dead: readonly DeadCheck[]
  /** Checks of the planned ruleset that can never be reported. */
  readonly wouldBeDead: ReadonlyMap<string, string>
}

/** What is to be done for one entry of the policy. */
export interface EntryPlan {
  readonly entry: Entry
  readonly owned: Owned
  /** The ruleset as it is to be; `rules` empty when no rule can ask for anything of this entry. */
  readonly payload: RulesetPayload
  /** File that the body is written to, as the printed commands name it. */
  readonly file: string
  /** Empty: there is nothing to change. */
  readonly differences: readonly Difference[]
  readonly kept: readonly Held[]
  readonly dropped: readonly Held[]
  readonly leftOut: readonly LeftOut[]
  readonly subjects: readonly SubjectPlan[]
  /** Rulesets of others that only need to be activated. */
  readonly inert: readonly Step[]
}

/** One plan for each ruleset that the policy asks for. Pure: whatever is not in the input is unknown. */
export const planOf = (input: PlanInput): readonly EntryPlan[] =>
  entriesOf(input.options, input.protection)
    .filter(({ name }) => input.only === null || input.only === name)
    .map((entry) => planEntry(entry, input))

function planEntry(entry: Entry, input: PlanInput): EntryPlan {
  const { protection, emitted, options, namePattern } = input
  const owned = ownedRuleset(protection, entry, input.rulesetId)
  const id = 'id' in owned ? owned.id : null
  const foreign = entry.subjects.map((subject) => effectiveOf(withoutRuleset(subject, id)))
  const settings = settingsFor(entry.requirements, {
    ...{ target: entry.target, foreign, emitted, namePattern },
    external: options['external-checks'],
  })
  const { wish, leftOut } = wishOf(entry, settings, input.enforcement)
  const keeper = createKeeper(input.allowWeaken)
  const now = 'payload' in owned ? owned.payload : null
  const payload = desiredPayload(wish, now, keeper.hold)
  const place = { repository: input.repository, protection }
  const subjects = entry.subjects.map((subject): SubjectPlan => {
    const views = viewsOf(subject, id, payload, input)
    return {
      subject,
      ...views,
      items: itemsFor(entry, subject, views, settings, place),
      satisfied: entry.requirements
        .flatMap((one) => answersFor(views.before, one))
        .filter(({ answer }) => answer === 'satisfied').length,
      dead: deadChecks(blocked(subject, views.before, input), subject, views.before, place),
      wouldBeDead: blocked(subject, views.ifActive, input),
    }
  })
  const { kept, dropped } = keeper
  return {
    ...{ entry, owned, payload, kept, dropped, leftOut, subjects },
    file: fileNameOf(payload.name),
    differences: changes(now, payload),
    inert: inertSteps(entry, id, place),
  }
}

/** The same plan with another body. */
export function withPayload(plan: EntryPlan, payload: RulesetPayload): EntryPlan {
  const now = 'payload' in plan.owned ? plan.owned.payload : null
  return { ...plan, payload, differences: changes(now, payload) }
}

/** A ruleset that is not there and would ask for nothing is not made. */
const changes = (now: RulesetPayload | null, payload: RulesetPayload): readonly Difference[] =>
  now === null && payload.rules.length === 0 ? [] : differences(now, payload)

function viewsOf(subject: Subject, id: number | null, payload: RulesetPayload, input: PlanInput) {
  const { defaultBranch } = input.protection.repository
  const view = (body: RulesetPayload) => effectiveOf(withRuleset(subject, id, body, defaultBranch))
  return {
    before: effectiveOf(subject.input),
    after: view(payload),
    ifActive: view({ ...payload, enforcement: 'active' }),
  }
}

function blocked(subject: Subject, effective: Effective, input: PlanInput): ReadonlyMap<string, string> {
  if (subject.ref === null) return new Map()
  const { checks, 'merge-queue': queue } = effective.controls
  return input.blockedContexts({
    branch: subject.name,
    defaultBranch: input.protection.repository.defaultBranch,
    required: checksIn(checks.value),
    hidden: effective.hidden.filter(({ controls }) => controls.includes('checks')).map(({ why }) => why),
    mergeQueue: queue.value === true,
    emitted: input.emitted,
    proposed: null,
    external: input.options['external-checks'].map(({ context, app }) =>
      app === undefined ? { context } : { context, app },
    ),
  })
}

/** Rulesets of others that would satisfy something, were they active. */
function inertSteps(entry: Entry, own: number | null, place: Place): readonly Step[] {
  const { rulesets, repository } = place.protection
  return Object.values(rulesets).flatMap((ruleset) => {
    if (!ruleset.known || ruleset.value.enforcement === 'active' || ruleset.value.id === own) return []
    const { id, name = String(ruleset.value.id), enforcement } = ruleset.value
    const payload = payloadOf({ ...ruleset.value, bypass_actors: ruleset.value.bypass_actors ?? [] })
    if (payload === null) return []
    const helps = entry.subjects.some((subject) => {
      const active = withRuleset(subject, id, { ...payload, enforcement: 'active' }, repository.defaultBranch)
      const open = (effective: Effective): number =>
        entry.requirements
          .flatMap((one) => answersFor(effective, one))
          .filter(({ answer }) => answer !== 'satisfied').length
      return open(effectiveOf(active)) < open(effectiveOf(subject.input))
    })
    if (!helps) return []
    const source = {
      level: ruleset.value.source_type ?? 'Repository',
      rulesetId: id,
      value: true,
      bypass: { kind: 'none' },
    } as const
    const what = `activate ruleset ${name} (${id}), which is ${enforcement} and so counts for nothing`
    return rulesetStep(source, what, (rule) => rule, place, 'active') ?? []
  })
}
