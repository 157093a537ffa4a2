import type { BranchRule } from '../../../core/facts/protection.ts'
import type { ControlName, ControlValue, RequiredTool } from '../model.ts'
import { pinned } from './classic.ts'
import { allMethods } from './values.ts'

type Values = readonly (readonly [ControlName, ControlValue])[]
type Parameters = Readonly<Record<string, unknown>>

const numberOf = (parameters: Parameters, key: string): number => {
  const value = parameters[key]
  return typeof value === 'number' ? value : 0
}
const isOn = (parameters: Parameters, key: string): boolean => parameters[key] === true
const textOf = (parameters: Parameters, key: string): string => {
  const value = parameters[key]
  return typeof value === 'string' ? value : ''
}
const isObject = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectsOf = (parameters: Parameters, key: string): readonly Parameters[] => {
  const value: unknown = parameters[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}
const textsOf = (parameters: Parameters, key: string): readonly string[] => {
  const value: unknown = parameters[key]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

const pullRequest = (parameters: Parameters): Values => [
  ['pull-request', true],
  ['approvals', numberOf(parameters, 'required_approving_review_count')],
  ['code-owner-review', isOn(parameters, 'require_code_owner_review')],
  ['dismiss-stale', isOn(parameters, 'dismiss_stale_reviews_on_push')],
  ['last-push', isOn(parameters, 'require_last_push_approval')],
  ['threads', isOn(parameters, 'required_review_thread_resolution')],
  [
    'required-reviewers',
    objectsOf(parameters, 'required_reviewers')
      .filter((reviewer) => numberOf(reviewer, 'minimum_approvals') > 0)
      .flatMap((reviewer) => textsOf(reviewer, 'file_patterns')),
  ],
  ...mergeMethods(textsOf(parameters, 'allowed_merge_methods')),
]

function statusChecks(parameters: Parameters): Values {
  const checks = objectsOf(parameters, 'required_status_checks')
    .map((check) => ({ context: textOf(check, 'context'), apps: pinned(check['integration_id']) }))
    // A check without a name is none.
    .filter(({ context }) => context !== '')
  return [
    ['checks', checks],
    // Without a check it has no effect (research R8).
    ['strict', checks.length > 0 && isOn(parameters, 'strict_required_status_checks_policy')],
  ]
}

const mergeQueue = (parameters: Parameters): Values => [
  ['merge-queue', true],
  ...mergeMethods([textOf(parameters, 'merge_method').toLowerCase()]),
]

/** GitHub takes no empty list, so one without a method that we know restricts nothing. */
function mergeMethods(named: readonly string[]): Values {
  const methods = allMethods.filter((method) => named.includes(method))
  return methods.length === 0 ? [] : [['merge-methods', methods]]
}

const codeScanning = (parameters: Parameters): Values => [
  [
    'code-scanning',
    objectsOf(parameters, 'code_scanning_tools').map(
      (tool): RequiredTool => ({
        tool: textOf(tool, 'tool'),
        alertsThreshold: textOf(tool, 'alerts_threshold'),
        securityAlertsThreshold: textOf(tool, 'security_alerts_threshold'),
      }),
    ),
  ],
]

const namePattern = (parameters: Parameters): Values => {
  const not = isOn(parameters, 'negate') ? 'not ' : ''
  return [['name-pattern', [`${not}${textOf(parameters, 'operator')} ${textOf(parameters, 'pattern')}`]]]
}

const nothing = (): Values => []

/**
 * Every rule type that GitHub documents (research 2.4), and the controls it sets. Types that set none of ours are
 * listed so that only what nobody knows is reported as such.
 */
const modelled: Readonly<Record<string, (parameters: Parameters) => Values>> = {
  creation: () => [['creation', true]],
  update: () => [['restricted-updates', true]],
  deletion: () => [['block-deletion', true]],
  required_linear_history: () => [
    ['linear', true],
    ['merge-methods', ['squash', 'rebase']],
  ],
  merge_queue: mergeQueue,
  required_deployments: (parameters) => [
    ['deployments', textsOf(parameters, 'required_deployment_environments')],
  ],
  required_signatures: () => [['signatures', true]],
  pull_request: pullRequest,
  required_status_checks: statusChecks,
  non_fast_forward: () => [['block-force-push', true]],
  branch_name_pattern: namePattern,
  tag_name_pattern: namePattern,
  workflows: (parameters) => [
    ['workflows', objectsOf(parameters, 'workflows').map((workflow) => textOf(workflow, 'path'))],
  ],
  code_scanning: codeScanning,
  commit_message_pattern: nothing,
  commit_author_email_pattern: nothing,
  committer_email_pattern: nothing,
  copilot_code_review: nothing,
  license_compliance_scanning: nothing,
  file_path_restriction: nothing,
  max_file_path_length: nothing,
  file_extension_restriction: nothing,
  max_file_size: nothing,
}

/** Controls that a rule sets by its parameters, beyond being there. */
const parametrised: Readonly<Record<string, readonly ControlName[]>> = {
  pull_request: [
    'approvals',
    'code-owner-review',
    'dismiss-stale',
    'last-push',
    'threads',
    'merge-methods',
    'required-reviewers',
  ],
  required_status_checks: ['checks', 'strict'],
  merge_queue: ['merge-methods'],
  required_deployments: ['deployments'],
  workflows: ['workflows'],
  code_scanning: ['code-scanning'],
}

/** Controls that a rule may set in parameters that were not told: answers of GraphQL leave them out, or null. */
export function untoldBy({ type, parameters }: BranchRule): readonly ControlName[] {
  const own = Object.hasOwn(parametrised, type) ? (parametrised[type] ?? []) : []
  if (parameters === undefined) return own
  return parameters['required_reviewers'] === null ? ['required-reviewers'] : []
}

/** What one rule of a ruleset sets; undefined for a type that this version does not know. */
export function ruleValues(rule: BranchRule): Values | undefined {
  return Object.hasOwn(modelled, rule.type) ? modelled[rule.type]?.(rule.parameters ?? {}) : undefined
}
