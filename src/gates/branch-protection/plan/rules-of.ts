import type { Requirements } from '../controls.ts'
import type { PlannedRule } from './payload.ts'

/** What a requirement leaves open, decided from what was observed. */
export interface RuleSettings {
  readonly target: 'branch' | 'tag'
  /**
   * The App that a check is pinned to, undefined for any App. Null leaves the check out: another source pins it to
   * another App, and both together could not be satisfied.
   */
  appOf(context: string, app: number | undefined): number | undefined | null
  /** Checks to carry `strict` where the policy names none: it has no effect without a check. */
  readonly checksNow: readonly { readonly context: string; readonly app?: number }[]
  /** How a merge queue merges. */
  readonly queueMethod: 'MERGE' | 'SQUASH' | 'REBASE'
  /** Regular expression for `name-pattern`; null when none was given. */
  readonly namePattern: string | null
  /** Whether pull requests are required without this ruleset: then a rule may say how they are merged. */
  readonly pullRequests: boolean
}

const switches = [
  ['block-deletion', { type: 'deletion' }],
  ['block-force-push', { type: 'non_fast_forward' }],
  ['linear', { type: 'required_linear_history' }],
  ['signatures', { type: 'required_signatures' }],
  ['restricted-updates', { type: 'update', parameters: { update_allows_fetch_and_merge: false } }],
  ['creation', { type: 'creation' }],
] as const satisfies readonly (readonly [keyof Requirements, PlannedRule])[]

/** The rules of a ruleset that ask for all of this; what no rule of a repository's ruleset can ask for is left out. */
export const rulesOf = (requirements: Requirements, settings: RuleSettings): readonly PlannedRule[] => [
  ...switches.filter(([control]) => requirements[control] === true).map(([, rule]) => rule),
  ...pullRequest(requirements, settings),
  ...statusChecks(requirements, settings),
  ...mergeQueue(requirements, settings),
  ...deployments(requirements),
  ...codeScanning(requirements),
  ...namePattern(requirements, settings),
  ...immutable(requirements, settings),
]

/** A tag that cannot be updated is not to be moved by force, either: a later rule may allow updates again. */
const immutable = (requirements: Requirements, { target }: RuleSettings): readonly PlannedRule[] =>
  target === 'tag' && requirements['restricted-updates'] === true ? [{ type: 'non_fast_forward' }] : []

function pullRequest(requirements: Requirements, settings: RuleSettings): readonly PlannedRule[] {
  const {
    approvals = 0,
    'code-owner-review': codeOwners = false,
    'dismiss-stale': stale = false,
    'last-push': lastPush = false,
    threads = false,
    'merge-methods': methods,
  } = requirements
  const asked = requirements['pull-request'] === true || approvals > 0
  const wanted = asked || codeOwners || stale || lastPush || threads
  if (!wanted && (methods === undefined || !settings.pullRequests)) return []
  return [
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: approvals,
        dismiss_stale_reviews_on_push: stale,
        require_code_owner_review: codeOwners,
        require_last_push_approval: lastPush,
        required_review_thread_resolution: threads,
        ...(methods === undefined ? {} : { allowed_merge_methods: methods }),
      },
    },
  ]
}

function statusChecks(requirements: Requirements, settings: RuleSettings): readonly PlannedRule[] {
  const named = (requirements.checks ?? []).flatMap((check) => {
    const { context, app: asked } = typeof check === 'string' ? { context: check, app: undefined } : check
    const app = settings.appOf(context, asked)
    return app === null ? [] : [{ context, app }]
  })
  const strict = requirements.strict === true
  const checks = named.length > 0 || !strict ? named : settings.checksNow
  if (checks.length === 0) return []
  return [
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: strict,
        do_not_enforce_on_create: true,
        required_status_checks: checks.map(({ context, app }) =>
          app === undefined ? { context } : { context, integration_id: app },
        ),
      },
    },
  ]
}

function mergeQueue(requirements: Requirements, { queueMethod }: RuleSettings): readonly PlannedRule[] {
  if (requirements['merge-queue'] !== true) return []
  return [
    {
      type: 'merge_queue',
      parameters: {
        check_response_timeout_minutes: 60,
        grouping_strategy: 'ALLGREEN',
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        merge_method: queueMethod,
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 5,
      },
    },
  ]
}

function deployments({ deployments: environments = [] }: Requirements): readonly PlannedRule[] {
  if (environments.length === 0) return []
  return [{ type: 'required_deployments', parameters: { required_deployment_environments: environments } }]
}

function codeScanning(requirements: Requirements): readonly PlannedRule[] {
  const tools = (requirements['code-scanning'] ?? []).map((wanted) => {
    const one: Exclude<typeof wanted, string> = typeof wanted === 'string' ? { tool: wanted } : wanted
    const { 'alerts-threshold': alerts, 'security-alerts-threshold': security } = one
    // A rule under which no alert blocks would ask for nothing.
    const open = alerts === undefined && security === undefined
    return {
      tool: one.tool,
      alerts_threshold: alerts ?? (open ? 'errors' : 'none'),
      security_alerts_threshold: security ?? (open ? 'high_or_higher' : 'none'),
    }
  })
  if (tools.length === 0) return []
  return [{ type: 'code_scanning', parameters: { code_scanning_tools: tools } }]
}

/** The rule that holds names to a pattern. GitHub takes it on Enterprise plans alone. */
function namePattern(
  requirements: Requirements,
  { namePattern: pattern, target }: RuleSettings,
): readonly PlannedRule[] {
  if (requirements['name-pattern'] !== true || pattern === null) return []
  const parameters = { name: '', negate: false, operator: 'regex', pattern }
  return [{ type: `${target}_name_pattern`, parameters }]
}
