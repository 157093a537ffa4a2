import type { ControlName, ControlValue, RequiredCheck, RequiredTool } from '../model.ts'

/** Every way to merge a pull request. */
export const allMethods = ['merge', 'squash', 'rebase'] as const

/** Controls whose value is a union of texts. */
const ofTexts: readonly ControlName[] = ['deployments', 'workflows', 'name-pattern', 'required-reviewers']

/** The most restrictive of all values of a control (research R1 to R12); what holds where there is none. */
export function strongest(control: ControlName, values: readonly ControlValue[]): ControlValue {
  if (control === 'approvals') return Math.max(0, ...values.filter((value) => typeof value === 'number'))
  if (control === 'checks') return unionOfChecks(values.flatMap((value) => checksIn(value)))
  if (control === 'code-scanning') return unionOfTools(values.flatMap((value) => toolsIn(value)))
  if (control === 'merge-methods')
    return allMethods.filter((method) => values.every((value) => textsIn(value).includes(method)))
  if (ofTexts.includes(control)) return [...new Set(values.flatMap((value) => textsIn(value)))].sort()
  return values.includes(true)
}

const listIn = (value: ControlValue): readonly (string | RequiredCheck | RequiredTool)[] =>
  typeof value === 'object' ? value : []

/** The texts of a control that lists texts. */
export const textsIn = (value: ControlValue): readonly string[] =>
  listIn(value).filter((item) => typeof item === 'string')

/** The checks of control `checks`. */
export const checksIn = (value: ControlValue): readonly RequiredCheck[] =>
  listIn(value).flatMap((item) => (typeof item === 'object' && 'context' in item ? [item] : []))

/** The tools of control `code-scanning`. */
export const toolsIn = (value: ControlValue): readonly RequiredTool[] =>
  listIn(value).flatMap((item) => (typeof item === 'object' && 'tool' in item ? [item] : []))

/** Union by the exact name; a pin beside "any App" is a pin, two pins are both needed (research R5, R6). */
function unionOfChecks(checks: readonly RequiredCheck[]): readonly RequiredCheck[] {
  const apps = new Map<string, Set<number>>()
  for (const { context, apps: pins } of checks) {
    const known = apps.get(context) ?? new Set()
    for (const pin of pins) known.add(pin)
    apps.set(context, known)
  }
  return [...apps]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([context, pins]) => ({ context, apps: [...pins].sort((one, other) => one - other) }))
}

const alertLevels = ['none', 'errors', 'errors_and_warnings', 'all'] as const
const securityLevels = ['none', 'critical', 'high_or_higher', 'medium_or_higher', 'all'] as const

type Levels = readonly string[]

/** A level that nobody knows is below all others. */
const stricter = (levels: Levels, one: string, other: string): string =>
  levels.indexOf(one) > levels.indexOf(other) ? one : other

/** Whatever blocks, blocks no alert at least. */
const atLeast = (levels: Levels, found: string, wanted: string): boolean =>
  wanted === 'none' || levels.indexOf(found) >= levels.indexOf(wanted)

/** Whether a required tool blocks at least the alerts that the wanted one does. */
export const blocksAtLeast = (found: RequiredTool, wanted: RequiredTool): boolean =>
  atLeast(alertLevels, found.alertsThreshold, wanted.alertsThreshold) &&
  atLeast(securityLevels, found.securityAlertsThreshold, wanted.securityAlertsThreshold)

function unionOfTools(tools: readonly RequiredTool[]): readonly RequiredTool[] {
  const found = new Map<string, RequiredTool>()
  for (const tool of tools) {
    const known = found.get(tool.tool) ?? tool
    found.set(tool.tool, {
      tool: tool.tool,
      alertsThreshold: stricter(alertLevels, known.alertsThreshold, tool.alertsThreshold),
      securityAlertsThreshold: stricter(
        securityLevels,
        known.securityAlertsThreshold,
        tool.securityAlertsThreshold,
      ),
    })
  }
  return [...found.values()].sort((one, other) => (one.tool < other.tool ? -1 : 1))
}
