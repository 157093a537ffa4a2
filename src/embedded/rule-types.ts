/** What each type of rule takes, as GitHub's description of the API says. */

type Check = (value: unknown) => boolean

interface Parameter {
  readonly accepts: Check
  /** What GitHub fills in when it is left out; a parameter without is required. */
  readonly fallback?: unknown
  /** May be left out, and then stays out. */
  readonly optional?: true
}

const flag: Check = (value) => typeof value === 'boolean'
const text: Check = (value) => typeof value === 'string'
const list: Check = (value) => Array.isArray(value)
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item)
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value)
const between =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most

const required = (accepts: Check): Parameter => ({ accepts })
const filled = (accepts: Check, fallback: unknown): Parameter => ({ accepts, fallback })
const optional = (accepts: Check): Parameter => ({ accepts, optional: true })

type Parameters = Readonly<Record<string, Parameter>>

/** `{ context, integration_id }`. */
const statusCheck: Check = (value) =>
  object(value) &&
  text(Object(value).context) &&
  ['undefined', 'number'].includes(typeof Object(value).integration_id)

const PATTERN: Parameters = {
  operator: required(oneOf('starts_with', 'ends_with', 'contains', 'regex')),
  pattern: required(text),
  negate: filled(flag, false),
  name: filled(text, ''),
}

const PULL_REQUEST: Parameters = {
  required_approving_review_count: required(between(0, 10)),
  dismiss_stale_reviews_on_push: required(flag),
  require_code_owner_review: required(flag),
  require_last_push_approval: required(flag),
  required_review_thread_resolution: required(flag),
  required_reviewers: filled(list, []),
  allowed_merge_methods: filled(listOf(oneOf('merge', 'squash', 'rebase')), ['merge', 'squash', 'rebase']),
  dismissal_restriction: optional(object),
}

const MERGE_QUEUE: Parameters = {
  check_response_timeout_minutes: required(between(1, 360)),
  grouping_strategy: required(oneOf('ALLGREEN', 'HEADGREEN')),
  max_entries_to_build: required(between(0, 100)),
  max_entries_to_merge: required(between(0, 100)),
  merge_method: required(oneOf('MERGE', 'SQUASH', 'REBASE')),
  min_entries_to_merge: required(between(0, 100)),
  min_entries_to_merge_wait_minutes: required(between(0, 360)),
}

/** Parameters by type of rule; no parameters: an empty object. */
export const ruleTypes: Readonly<Record<string, Parameters>> = {
  creation: {},
  update: { update_allows_fetch_and_merge: filled(flag, false) },
  deletion: {},
  required_linear_history: {},
  required_signatures: {},
  non_fast_forward: {},
  pull_request: PULL_REQUEST,
  merge_queue: MERGE_QUEUE,
  required_deployments: { required_deployment_environments: required(listOf(text)) },
  required_status_checks: {
    strict_required_status_checks_policy: required(flag),
    do_not_enforce_on_create: filled(flag, false),
    required_status_checks: required(listOf(statusCheck)),
  },
  commit_message_pattern: PATTERN,
  commit_author_email_pattern: PATTERN,
  committer_email_pattern: PATTERN,
  branch_name_pattern: PATTERN,
  tag_name_pattern: PATTERN,
  workflows: { workflows: required(listOf(object)), do_not_enforce_on_create: filled(flag, false) },
  code_scanning: { code_scanning_tools: required(listOf(object)) },
  copilot_code_review: {
    review_on_push: filled(flag, false),
    review_draft_pull_requests: filled(flag, false),
  },
  file_path_restriction: { restricted_file_paths: required(listOf(text)) },
  max_file_path_length: { max_file_path_length: required(between(1, 32_767)) },
  file_extension_restriction: { restricted_file_extensions: required(listOf(text)) },
  max_file_size: { max_file_size: required(between(1, 100)) },
}

/** Rules only an Enterprise plan has: those about names and messages, and required workflows. */
export const ENTERPRISE_RULES: ReadonlySet<string> = new Set([
  'branch_name_pattern',
  'commit_author_email_pattern',
  'commit_message_pattern',
  'committer_email_pattern',
  'tag_name_pattern',
  'workflows',
])

const PUSH_RULES = [
  'file_extension_restriction',
  'file_path_restriction',
  'max_file_path_length',
  'max_file_size',
]
const BRANCH_RULES = [
  'branch_name_pattern',
  'code_scanning',
  'copilot_code_review',
  'merge_queue',
  'pull_request',
  'workflows',
]

/** Whether rulesets of a target (`branch`, `tag`, `push`) can hold a rule. */
export function fitsTarget(type: string, target: string): boolean {
  if (PUSH_RULES.includes(type)) return target === 'push'
  if (type === 'tag_name_pattern') return target === 'tag'
  return target === 'branch' || (target === 'tag' && !BRANCH_RULES.includes(type))
}
