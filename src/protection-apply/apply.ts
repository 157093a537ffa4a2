import type { Unknown } from '../core/fact.ts'
import type { Observation } from '../core/facts/observation.ts'
import { ghApi, type Step } from '../gates/branch-protection/plan/commands.ts'
import { type GuardFacts, type Refusal, refusals } from '../gates/branch-protection/plan/guards.ts'
import { checksOf } from '../gates/branch-protection/plan/join-checks.ts'
import {
  isMetadataRule,
  type PlannedRule,
  type RulesetPayload,
} from '../gates/branch-protection/plan/payload.ts'
import { type EntryPlan, type PlanInput, planOf, withPayload } from '../gates/branch-protection/plan/plan.ts'
import { protectionAfter } from '../gates/branch-protection/plan/simulate.ts'
import { peopleWithWrite } from './people.ts'
import { isEnterprise, type Ports, type Repository } from './repository.ts'
import { seenChecks } from './seen-checks.ts'
import { writeRuleset } from './write.ts'

/** A ruleset as it was, to be put back. */
export interface Previous {
  readonly id: number
  readonly body: RulesetPayload
}

/** How it ended for one entry of the policy. */
export type Ending =
  | { readonly kind: 'nothing-to-change' }
  /** A dry run: it would be written. */
  | { readonly kind: 'pending' }
  /** `exact`: GitHub keeps what was sent. */
  | { readonly kind: 'written'; readonly id: number; readonly restore: Step; readonly exact: boolean }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'failed'; readonly why: Unknown }
  /** An earlier entry failed. */
  | { readonly kind: 'not-reached' }

/** What became of one entry of the plan. */
export interface Applied {
  readonly plan: EntryPlan
  readonly ending: Ending
  /** Sentences about what was left out, or came out differently. */
  readonly warnings: readonly string[]
}

/** What applying takes besides the plan. */
export interface ApplyRequest {
  readonly ports: Ports
  readonly repository: Repository
  readonly input: PlanInput
  readonly apiUrl: string
  readonly allowUnseen: boolean
  /** False: nothing is written. */
  readonly confirmed: boolean
  /** Keeps what a ruleset was, before it is changed. @throws UsageError when that is not possible: nothing is written then */
  keep(previous: Previous): Promise<string>
  progress(line: string): void
}

/**
 * Carries out the plans one after the other, each made on top of those before. A guard that speaks against one of
 * them leaves that one out; a failed write ends the run.
 */
export async function applyPlans(request: ApplyRequest): Promise<readonly Applied[]> {
  const names = planOf(request.input).map(({ entry }) => entry.name)
  const done: Applied[] = []
  let { protection } = request.input
  for (const [position, name] of names.entries()) {
    const plan = planOf({ ...request.input, protection }).find(({ entry }) => entry.name === name)
    if (plan === undefined) continue
    if (done.some(({ ending }) => ending.kind === 'failed')) {
      done.push({ plan, ending: { kind: 'not-reached' }, warnings: [] })
      continue
    }
    const applied = await applyOne(plan, request)
    done.push(applied)
    const id = idAfter(applied, position)
    if (id !== null) protection = protectionAfter(protection, applied.plan, id)
  }
  return done
}

/** A number that no ruleset has stands for one that a dry run did not make. */
function idAfter({ ending, plan }: Applied, position: number): number | null {
  if (ending.kind === 'written') return ending.id
  if (ending.kind !== 'pending') return null
  return plan.owned.kind === 'there' ? plan.owned.id : -1 - position
}

async function applyOne(made: EntryPlan, request: ApplyRequest): Promise<Applied> {
  request.progress(`planning ${made.payload.name}`)
  const enterprise = await enterpriseFor(made, request)
  const { plan, warnings: unoffered } = withoutMetadata(made, enterprise)
  const warnings = [...unoffered, ...advice(plan)]
  const facts = await guardFacts(plan, request, enterprise)
  const against = refusals(plan, facts)
  if (against.length > 0) return { plan, ending: { kind: 'refused', refusals: against }, warnings }
  if (plan.differences.length === 0) return { plan, ending: { kind: 'nothing-to-change' }, warnings }
  if (!request.confirmed) return { plan, ending: { kind: 'pending' }, warnings }
  return await write(plan, request, warnings)
}

const notAsked: Observation<boolean> = { known: true, value: false }

async function enterpriseFor(
  { payload, differences }: EntryPlan,
  { ports, repository, apiUrl }: ApplyRequest,
): Promise<Observation<boolean> | null> {
  const matters = payload.enforcement === 'evaluate' || payload.rules.some(isMetadataRule)
  return matters && differences.length > 0 ? await isEnterprise(ports, repository, apiUrl) : null
}

const unavailable = (type: string): string =>
  `rule ${type} was left out: GitHub offers it on Enterprise plans only`

/**
 * Rules that the plan is known not to offer are not even sent: a second run would try them again. One that is there
 * already is not taken away.
 */
function withoutMetadata(plan: EntryPlan, enterprise: Observation<boolean> | null) {
  const there = plan.owned.kind === 'there' ? plan.owned.payload.rules : []
  const isRefused = (rule: PlannedRule): boolean =>
    isMetadataRule(rule) && there.every(({ type }) => type !== rule.type)
  const refused = enterprise?.known === true && !enterprise.value ? plan.payload.rules.filter(isRefused) : []
  if (refused.length === 0) return { plan, warnings: [] }
  const rules = plan.payload.rules.filter((rule) => !isRefused(rule))
  return {
    plan: withPayload(plan, { ...plan.payload, rules }),
    warnings: refused.map(({ type }) => unavailable(type)),
  }
}

const signs = ({ type }: PlannedRule): boolean => type === 'required_signatures'

/** What people will run into (trap T19). */
function advice({ owned, payload }: EntryPlan): readonly string[] {
  const already = owned.kind === 'there' && owned.payload.rules.some(signs)
  if (already || !payload.rules.some(signs)) return []
  return [
    'signed commits will be required: commits of bots and of people without a key can then not be merged, and on the web GitHub lets only the author of a pull request squash it',
  ]
}

async function guardFacts(
  { payload, differences }: EntryPlan,
  { ports, input, allowUnseen }: ApplyRequest,
  enterprise: Observation<boolean> | null,
): Promise<GuardFacts> {
  const contexts = payload.rules.flatMap((rule) => checksOf(rule).map(({ context }) => context))
  const writes = differences.length > 0
  const approved = writes && payload.rules.some(({ type }) => type === 'pull_request')
  return {
    emitted: input.emitted,
    external: input.options['external-checks'],
    seen: writes && contexts.length > 0 ? await seenChecks(ports, contexts) : { known: true, value: [] },
    allowUnseen,
    people: approved ? await peopleWithWrite(ports) : { known: true, value: 0 },
    enterprise: enterprise ?? notAsked,
    allowWeaken: input.allowWeaken,
  }
}

async function write(plan: EntryPlan, request: ApplyRequest, before: readonly string[]): Promise<Applied> {
  const { owned } = plan
  const previous = owned.kind === 'there' ? { id: owned.id, body: owned.payload } : null
  const file = previous === null ? null : await request.keep(previous)
  request.progress(`writing ${plan.payload.name}`)
  const written = await writeRuleset(request.ports, plan)
  if (written.kind === 'failed') return { plan, ending: written, warnings: before }
  const warnings = [...before, ...written.withoutRules.map(unavailable)]
  if (written.kind === 'unchanged') return { plan, ending: { kind: 'nothing-to-change' }, warnings }
  const other = written.differences.map(
    ({ sign, what }) => `GitHub keeps something else than was sent: ${sign} ${what}`,
  )
  return {
    plan: withPayload(plan, written.payload),
    ending: {
      kind: 'written',
      id: written.id,
      restore: restoreStep(request, written.id, file),
      exact: other.length === 0,
    },
    warnings: [...warnings, ...other],
  }
}

/** What undoes a write. */
function restoreStep({ input }: ApplyRequest, id: number, file: string | null): Step {
  const path = `repos/${input.repository}/rulesets/${id}`
  return file === null
    ? { what: 'delete the ruleset again', command: ghApi('DELETE', path) }
    : { what: 'put the ruleset back as it was', command: ghApi('PUT', path, file) }
}
