import type { Requirements } from '../controls.ts'
import type { ControlName, ControlValue, RequiredTool } from '../model.ts'
import { allMethods, blocksAtLeast, checksIn, textsIn, toolsIn } from './values.ts'

/** One thing the policy asks of one control. */
export interface Demand {
  readonly control: ControlName
  readonly code: string
  readonly required: ControlValue
  readonly keys: readonly (string | number)[]
  /** The check, method, tool or name it speaks of. */
  readonly detail?: string
  /** Whether a value meets it. Holds for every more restrictive value, too. */
  met(value: ControlValue): boolean
  /** What is wrong in particular with a value that does not meet it. */
  suffix?(value: ControlValue): string
}

const switches = [
  ['pull-request', 'BP-PR'],
  ['code-owner-review', 'BP-CODEOWNER'],
  ['dismiss-stale', 'BP-STALE'],
  ['last-push', 'BP-LASTPUSH'],
  ['threads', 'BP-THREADS'],
  ['strict', 'BP-STRICT'],
  ['linear', 'BP-LINEAR'],
  ['signatures', 'BP-SIGN'],
  ['block-force-push', 'BP-FORCE'],
  ['block-deletion', 'BP-DELETE'],
  ['merge-queue', 'BP-QUEUE'],
  ['restricted-updates', 'BP-UPDATE'],
  ['creation', 'BP-CREATE'],
] as const satisfies readonly (readonly [ControlName, string])[]

/** Everything the requirements ask for. A switch that is off, or a control that is absent, asks for nothing. */
export function demandsOf(requirements: Requirements): readonly Demand[] {
  const on = switches.flatMap(([control, code]) =>
    requirements[control] === true ? [switched(control, code)] : [],
  )
  return [
    ...on,
    ...approvals(requirements),
    ...checks(requirements),
    ...methods(requirements),
    ...listed(requirements.deployments, 'deployments', 'BP-DEPLOY'),
    ...listed(requirements.workflows, 'workflows', 'BP-WORKFLOW'),
    ...listed(requirements['required-reviewers'], 'required-reviewers', 'BP-REVIEWERS'),
    ...tools(requirements),
    ...pattern(requirements),
  ]
}

const switched = (control: ControlName, code: string): Demand => ({
  control,
  code,
  required: true,
  keys: [control],
  met: (value) => value === true,
})

function approvals({ approvals: count }: Requirements): readonly Demand[] {
  if (count === undefined) return []
  const met = (value: ControlValue): boolean => typeof value === 'number' && value >= count
  return [{ control: 'approvals', code: 'BP-APPROVALS', required: count, keys: ['approvals'], met }]
}

function checks(requirements: Requirements): readonly Demand[] {
  const minimum = requirements['minimum-checks'] ?? 0
  const each = (requirements.checks ?? []).map((check, position): Demand => {
    const { context, app } = typeof check === 'string' ? { context: check, app: undefined } : check
    const found = (value: ControlValue) => checksIn(value).find((one) => one.context === context)
    return {
      control: 'checks',
      code: `BP-CHECK(${context})`,
      required: [{ context, apps: app === undefined ? [] : [app] }],
      keys: ['checks', position],
      detail: context,
      met: (value) => {
        const check = found(value)
        return check !== undefined && (app === undefined || check.apps.includes(app))
      },
      suffix: (value) => {
        const check = found(value)
        return check === undefined ? '' : check.apps.length === 0 ? ':any-app' : ':wrong-app'
      },
    }
  })
  if (minimum === 0) return each
  const enough = (value: ControlValue): boolean => checksIn(value).length >= minimum
  return [
    ...each,
    { control: 'checks', code: 'BP-CHECKS', required: minimum, keys: ['minimum-checks'], met: enough },
  ]
}

function methods(requirements: Requirements): readonly Demand[] {
  const only = requirements['merge-methods']
  if (only === undefined) return []
  return allMethods
    .filter((method) => !only.includes(method))
    .map((method) => ({
      control: 'merge-methods',
      code: `BP-METHOD(${method})`,
      required: only,
      keys: ['merge-methods'],
      detail: method,
      met: (value) => !textsIn(value).includes(method),
    }))
}

const listed = (
  wanted: readonly string[] | undefined,
  control: ControlName,
  code: string,
): readonly Demand[] =>
  (wanted ?? []).map((name, position) => ({
    control,
    code: `${code}(${name})`,
    required: [name],
    keys: [control, position],
    detail: name,
    met: (value) => textsIn(value).includes(name),
  }))

function tools(requirements: Requirements): readonly Demand[] {
  return (requirements['code-scanning'] ?? []).map((wanted, position) => {
    const tool: RequiredTool = {
      tool: typeof wanted === 'string' ? wanted : wanted.tool,
      alertsThreshold: (typeof wanted === 'object' ? wanted['alerts-threshold'] : undefined) ?? 'none',
      securityAlertsThreshold:
        (typeof wanted === 'object' ? wanted['security-alerts-threshold'] : undefined) ?? 'none',
    }
    return {
      control: 'code-scanning',
      code: `BP-SCANNING(${tool.tool})`,
      required: [tool],
      keys: ['code-scanning', position],
      detail: tool.tool,
      met: (value) => toolsIn(value).some((found) => found.tool === tool.tool && blocksAtLeast(found, tool)),
    }
  })
}

function pattern(requirements: Requirements): readonly Demand[] {
  if (requirements['name-pattern'] !== true) return []
  const met = (value: ControlValue): boolean => textsIn(value).length > 0
  return [{ control: 'name-pattern', code: 'BP-NAME', required: true, keys: ['name-pattern'], met }]
}
