import { couldBe } from '../../../formats/workflows/emitted.ts'
import { checksIn } from '../effective/values.ts'
import type { GuardFacts, Refusal } from './guards.ts'
import { checksOf, type PlannedCheck } from './join-checks.ts'
import type { EntryPlan, SubjectPlan } from './plan.ts'

/**
 * Nothing is required that cannot be reported (traps T1 to T14): every check of the planned ruleset must come from a
 * workflow on the default branch or be declared external, and a recent pull request must have shown it.
 */
export function deadlockGuard(plan: EntryPlan, facts: GuardFacts): readonly Refusal[] {
  const own = plan.payload.rules.flatMap((rule) => checksOf(rule))
  const fresh = own.filter((check) => !isRequiredAlready(check, plan.subjects))
  return [
    ...own.flatMap((check) => dead(check, plan.subjects)),
    ...newlyDead(own, plan.subjects),
    ...own
      .filter(({ context }) => !plan.subjects.some(({ wouldBeDead }) => wouldBeDead.has(context)))
      .flatMap((check) => producer(check, facts)),
    ...fresh.flatMap((check) => unseen(check, facts)),
  ]
}

const refuse = (why: string, next: string, undecided = false): Refusal => ({
  guard: 'deadlock',
  ...{ why, next, undecided },
})

const isRequiredAlready = ({ context }: PlannedCheck, subjects: readonly SubjectPlan[]): boolean =>
  subjects.length > 0 &&
  subjects.every(({ before }) =>
    checksIn(before.controls.checks.value).some((check) => check.context === context),
  )

function dead({ context }: PlannedCheck, subjects: readonly SubjectPlan[]): readonly Refusal[] {
  const why = subjects.map(({ wouldBeDead }) => wouldBeDead.get(context)).find((one) => one !== undefined)
  if (why === undefined) return []
  return [
    refuse(
      `check ${context} would block every pull request: ${why}`,
      'correct the workflow or the policy, or list the check under `external-checks`',
    ),
  ]
}

/** Checks that others require and that only this change would keep from being reported: a merge queue, for one. */
const newlyDead = (own: readonly PlannedCheck[], subjects: readonly SubjectPlan[]): readonly Refusal[] =>
  subjects.flatMap(({ wouldBeDead, dead: now }) =>
    [...wouldBeDead]
      .filter(([context]) => !own.some((check) => check.context === context))
      .filter(([context]) => !now.some((check) => check.context === context))
      .map(([context, why]) =>
        refuse(
          `check ${context}, which is required already, could not be reported any more: ${why}`,
          'correct its workflow first',
        ),
      ),
  )

/** Somebody must be known to report it. */
function producer({ context }: PlannedCheck, { emitted, external }: GuardFacts): readonly Refusal[] {
  if (external.some((one) => one.context === context)) return []
  if (!('checks' in emitted))
    return [
      refuse(
        `whether any workflow reports check ${context} is not known: ${emitted.detail}`,
        emitted.remedy?.text ?? 'let the token read the workflows, or list the check under `external-checks`',
        true,
      ),
    ]
  if (emitted.checks.some((check) => check.context === context)) return []
  const cause = emitted.unresolved.find((one) => couldBe(one, context))?.cause
  if (cause === undefined)
    return [
      refuse(
        `no workflow on the default branch reports check ${context}`,
        'correct the name, or list the check under `external-checks`',
      ),
    ]
  const { path, line } = cause.place
  return [
    refuse(
      `whether any workflow reports check ${context} is not known: ${path}:${line}: ${cause.why}`,
      'list the check under `external-checks`, or make the name of the job one that can be read',
      true,
    ),
  ]
}

/** Static reading can be wrong about what a run does: a run must have shown it. */
function unseen(check: PlannedCheck, { seen, allowUnseen }: GuardFacts): readonly Refusal[] {
  const { context, integration_id: app } = check
  if (!seen.known) {
    if (allowUnseen) return []
    const next = `${seen.remedy?.text ?? 'run it again'}, or pass --allow-unseen`
    return [refuse(`which checks recent pull requests show could not be read: ${seen.detail}`, next, true)]
  }
  const found = seen.value.filter((one) => one.context === context)
  const apps = found.flatMap((one) => one.app ?? [])
  if (app !== undefined && apps.length > 0 && !apps.includes(app))
    return [
      refuse(
        `check ${context} would be required of App ${app}, and recent pull requests show it from App ${[...new Set(apps)].join(', ')}`,
        'name the App that reports it in the policy',
      ),
    ]
  if (found.length > 0 || allowUnseen) return []
  return [
    refuse(
      `no recent pull request shows check ${context}`,
      'open a pull request and see it reported, or pass --allow-unseen',
    ),
  ]
}
