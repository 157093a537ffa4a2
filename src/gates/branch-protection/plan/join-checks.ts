import { z } from 'zod'
import type { Hold } from './hold.ts'
import type { PlannedRule } from './payload.ts'

/** A check as a ruleset requires it; without `integration_id` any App may report it. */
export interface PlannedCheck {
  readonly context: string
  readonly integration_id?: number
}

const checksSchema = z
  .array(z.looseObject({ context: z.string(), integration_id: z.number().nullish() }))
  .catch([])

/** The checks of a rule; none for any other rule. */
export function checksOf(rule: PlannedRule | undefined): readonly PlannedCheck[] {
  if (rule?.type !== 'required_status_checks') return []
  return checksSchema
    .parse(rule.parameters?.['required_status_checks'] ?? [])
    .map(({ context, integration_id: app }) =>
      app === null || app === undefined || app < 0 ? { context } : { context, integration_id: app },
    )
}

const strictKey = 'strict_required_status_checks_policy'
const onCreateKey = 'do_not_enforce_on_create'
const isOn = (rule: PlannedRule | undefined, key: string): boolean => rule?.parameters?.[key] === true

const reported = (apps: readonly (number | undefined)[]): string => {
  const pins = apps.filter((app) => app !== undefined)
  return pins.length === 0 ? '' : ` from App ${pins.join(' and ')}`
}

/** Every check of both; for one that both name, its pin. */
export function joinChecks(
  want: PlannedRule | undefined,
  have: PlannedRule,
  hold: Hold,
): PlannedRule | undefined {
  const [wanted, there] = [checksOf(want), checksOf(have)]
  const names = [...new Set([...there, ...wanted].map(({ context }) => context))]
  const checks = names.flatMap((context) => {
    const own = wanted.filter((check) => check.context === context)
    const old = there.filter((check) => check.context === context)
    return joinCheck(context, own, old, hold)
  })
  if (checks.length === 0) return undefined
  const strict = isOn(want, strictKey) || (isOn(have, strictKey) && hold('BP-STRICT', 'branch up to date'))
  return {
    type: have.type,
    parameters: {
      ...have.parameters,
      [strictKey]: strict,
      // Off is stricter: what is off stays off.
      [onCreateKey]: isOn(have, onCreateKey) && (want === undefined || isOn(want, onCreateKey)),
      required_status_checks: checks,
    },
  }
}

/** A pin takes the place of "any App"; another pin would ask for both Apps, so the one that is there stays. */
function joinCheck(
  context: string,
  own: readonly PlannedCheck[],
  old: readonly PlannedCheck[],
  hold: Hold,
): readonly PlannedCheck[] {
  const pins = old.map((check) => check.integration_id).filter((app) => app !== undefined)
  if (old.length === 0 || (own.length > 0 && pins.length === 0)) return own
  const [first] = own
  if (pins.length === 1 && first?.integration_id === pins[0]) return own
  return hold(`BP-CHECK(${context})`, `check ${context}${reported(pins)}`) ? old : own
}
