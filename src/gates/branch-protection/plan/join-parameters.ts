import { z } from 'zod'
import { allMethods, strongest, toolsIn } from '../effective/values.ts'
import type { Hold } from './hold.ts'
import type { PlannedRule } from './payload.ts'

type Parameters = Readonly<Record<string, unknown>>

const textsSchema = z.array(z.string()).catch([])
const textsAt = (parameters: Parameters | undefined, key: string): readonly string[] =>
  textsSchema.parse(parameters?.[key] ?? [])

const switches = [
  ['dismiss_stale_reviews_on_push', 'BP-STALE'],
  ['require_code_owner_review', 'BP-CODEOWNER'],
  ['require_last_push_approval', 'BP-LASTPUSH'],
  ['required_review_thread_resolution', 'BP-THREADS'],
] as const

/** Parameter by parameter; those that the policy cannot speak of stay. */
export function joinPullRequest(
  want: PlannedRule | undefined,
  have: PlannedRule,
  hold: Hold,
): PlannedRule | undefined {
  if (want === undefined) return hold('BP-PR', 'pull requests required') ? have : undefined
  const [wanted, there] = [want.parameters ?? {}, have.parameters ?? {}]
  const on = switches.map(([key, code]) => {
    const kept = wanted[key] !== true && there[key] === true && hold(code, key)
    return [key, wanted[key] === true || kept] as const
  })
  const methods = joinMethods(
    textsAt(wanted, 'allowed_merge_methods'),
    textsAt(there, 'allowed_merge_methods'),
    hold,
  )
  return {
    type: have.type,
    parameters: {
      ...there,
      ...wanted,
      ...Object.fromEntries(on),
      required_approving_review_count: joinCount(wanted, there, hold),
      allowed_merge_methods: methods,
    },
  }
}

function joinCount(wanted: Parameters, there: Parameters, hold: Hold): number {
  const count = (parameters: Parameters): number => {
    const value = parameters['required_approving_review_count']
    return typeof value === 'number' ? value : 0
  }
  const [want, have] = [count(wanted), count(there)]
  return have > want && hold('BP-APPROVALS', `${have} approvals`) ? have : want
}

/** An empty list is every method. Lists that have nothing in common would block every merge: what is there stays. */
function joinMethods(want: readonly string[], have: readonly string[], hold: Hold): readonly string[] {
  const wanted = want.length === 0 ? allMethods : want
  const there = have.length === 0 ? allMethods : have
  if (wanted.every((method) => there.includes(method))) return wanted
  if (!hold('BP-METHOD', `merging only by ${there.join(', ')}`)) return wanted
  const both = wanted.filter((method) => there.includes(method))
  return both.length === 0 ? there : both
}

const environments = 'required_deployment_environments'

/** Every environment of both. */
export function joinDeployments(
  want: PlannedRule | undefined,
  have: PlannedRule,
  hold: Hold,
): PlannedRule | undefined {
  const wanted = textsAt(want?.parameters, environments)
  const more = textsAt(have.parameters, environments)
    .filter((name) => !wanted.includes(name))
    .filter((name) => hold(`BP-DEPLOY(${name})`, `deployment to ${name}`))
  const all = [...wanted, ...more]
  return all.length === 0 ? undefined : { type: have.type, parameters: { [environments]: all } }
}

const toolsSchema = z
  .array(
    z.looseObject({
      tool: z.string(),
      alerts_threshold: z.string().default('none'),
      security_alerts_threshold: z.string().default('none'),
    }),
  )
  .catch([])

const toolsAt = (rule: PlannedRule | undefined) =>
  toolsSchema.parse(rule?.parameters?.['code_scanning_tools'] ?? []).map((one) => ({
    tool: one.tool,
    alertsThreshold: one.alerts_threshold,
    securityAlertsThreshold: one.security_alerts_threshold,
  }))

/** Every tool of both, each with the stricter thresholds. */
export function joinCodeScanning(
  want: PlannedRule | undefined,
  have: PlannedRule,
  hold: Hold,
): PlannedRule | undefined {
  const wanted = toolsAt(want)
  const strictest = toolsIn(strongest('code-scanning', [wanted, toolsAt(have)]))
  const tools = strictest.flatMap((both) => {
    const own = wanted.find(({ tool }) => tool === both.tool)
    const more =
      own?.alertsThreshold !== both.alertsThreshold ||
      own.securityAlertsThreshold !== both.securityAlertsThreshold
    const result =
      more && hold(`BP-SCANNING(${both.tool})`, `results of ${both.tool} as they are required`) ? both : own
    return result ?? []
  })
  if (tools.length === 0) return undefined
  return {
    type: have.type,
    parameters: {
      code_scanning_tools: tools.map((one) => ({
        tool: one.tool,
        alerts_threshold: one.alertsThreshold,
        security_alerts_threshold: one.securityAlertsThreshold,
      })),
    },
  }
}
