import type { Protection, Ruleset } from '../../../src/core/facts/protection.ts'
import { emittedChecks } from '../../../src/formats/workflows/emitted.ts'
import { options } from '../../../src/gates/branch-protection/options.ts'
import type { GuardFacts } from '../../../src/gates/branch-protection/plan/guards.ts'
import { type EntryPlan, type PlanInput, planOf } from '../../../src/gates/branch-protection/plan/plan.ts'

export const known = <T>(value: T) => ({ known: true, value }) as const
export const hidden = (detail = 'hidden') =>
  ({ known: false, reason: 'permission-missing', detail, remedy: { text: 'grant `x: read`' } }) as const

export type RulesetOptions = Partial<Ruleset> & {
  readonly include?: readonly string[]
  readonly on?: readonly string[]
}

let next = 100

/** A ruleset as GitHub gives it by id. */
export const ruleset = ({
  include = ['~DEFAULT_BRANCH'],
  on: _,
  ...given
}: RulesetOptions = {}): Ruleset => ({
  id: given.id ?? next++,
  name: 'others',
  target: 'branch',
  source_type: 'Repository',
  source: 'acme/shop',
  enforcement: 'active',
  bypass_actors: [],
  conditions: { ref_name: { include: [...include], exclude: [] } },
  rules: [],
  updated_at: '2026-11-01T00:00:00Z',
  ...given,
})

export interface Setting {
  readonly rulesets?: readonly Ruleset[]
  readonly branches?: readonly string[]
  readonly classic?: Protection['branches'][number]['classic']
  readonly merge?: Protection['repository']['mergeSettings']
  readonly change?: Partial<Protection>
}

/** Facts about `acme/shop`: every active branch ruleset applies to every branch. */
export function protectionOf({
  rulesets = [],
  branches = ['main'],
  classic,
  merge,
  change,
}: Setting = {}): Protection {
  return {
    repository: {
      name: 'acme/shop',
      defaultBranch: 'main',
      visibility: 'private',
      archived: false,
      mergeSettings: merge ?? known({ merge: true, squash: true, rebase: true }),
    },
    branches: branches.map((name) => ({
      name,
      classic: classic ?? known(null),
      hint: known({ protected: false, protection: { enabled: false, requiredChecks: null } }),
      rules: known(
        rulesets
          .filter(({ enforcement, target }) => enforcement === 'active' && target === 'branch')
          .flatMap(({ id, source_type: level = 'Repository', rules = [] }) =>
            rules.map((rule) => ({ ...rule, ruleset_id: id, ruleset_source_type: level })),
          ),
      ),
    })),
    rulesets: Object.fromEntries(rulesets.map((one) => [String(one.id), known(one)])),
    index: known(
      rulesets.map(
        ({ id, name = '', target = 'branch', enforcement, source_type: source = 'Repository' }) => ({
          ...{ id, name, target, enforcement },
          source_type: source,
        }),
      ),
    ),
    actionsMayApprove: known(false),
    ...change,
  }
}

export const workflow = (text: string, path = '.github/workflows/ci.yml') =>
  emittedChecks([{ path, content: known(text) }], {})

/** A workflow that reports these checks on pull requests. */
export const reports = (...names: readonly string[]) =>
  workflow(
    `on: pull_request\njobs:\n${names.map((name) => `  ${name}:\n    runs-on: ubuntu-latest\n    steps: [{ run: make }]\n`).join('')}`,
  )

export type Written = Readonly<Record<string, unknown>>

export interface PlanOptions extends Setting {
  readonly policy?: Written
  readonly input?: Partial<PlanInput>
}

/** Plans for a policy given as the options of the gate; one branch entry when it has no `branches`. */
export function plansFor({ policy = {}, input = {}, ...setting }: PlanOptions): readonly EntryPlan[] {
  const written = 'branches' in policy || 'tags' in policy ? policy : { branches: [policy] }
  return planOf({
    repository: 'acme/shop',
    protection: protectionOf(setting),
    options: options.parse(written),
    emitted: reports('unit', 'lint'),
    blockedContexts: () => new Map(),
    enforcement: 'active',
    allowWeaken: [],
    namePattern: null,
    only: null,
    rulesetId: null,
    ...input,
  })
}

export function planFor(given: PlanOptions): EntryPlan {
  const [plan] = plansFor(given)
  if (plan === undefined) throw new Error('no plan')
  return plan
}

export const guardFacts = (given: Partial<GuardFacts> = {}): GuardFacts => ({
  emitted: reports('unit', 'lint'),
  external: [],
  seen: known([
    { context: 'unit', app: 15368 },
    { context: 'lint', app: 15368 },
  ]),
  allowUnseen: false,
  people: known(5),
  enterprise: known(false),
  allowWeaken: [],
  ...given,
})

/** Its own ruleset for the default branch, as GitHub would hold it after a plan was applied. */
export const applied = (plan: EntryPlan, given: Partial<Ruleset> = {}): Ruleset =>
  ruleset({
    ...plan.payload,
    id: 7,
    bypass_actors: plan.payload.bypass_actors.map((actor) => ({ ...actor })),
    conditions: { ref_name: { ...plan.payload.conditions.ref_name } },
    rules: plan.payload.rules.map(({ type, parameters }) =>
      parameters === undefined ? { type } : { type, parameters: { ...parameters } },
    ),
    ...given,
  } as Partial<Ruleset>)

/** The rules of a plan by type. */
export const rulesByType = (plan: Pick<EntryPlan, 'payload'>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(plan.payload.rules.map(({ type, parameters }) => [type, parameters ?? null]))
