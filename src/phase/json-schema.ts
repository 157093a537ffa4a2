/** A node of a JSON Schema, draft 2020-12. */
type Schema = Readonly<Record<string, unknown>>

const text = (description: string, maxLength = 200): Schema => ({
  ...{ type: 'string', minLength: 1, maxLength, pattern: '\\S', description },
})
const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'] })
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description })
const whole = (description: string): Schema => ({
  ...{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description },
})
const pattern = (source: string, description: string): Schema => ({
  ...{ type: 'string', pattern: source, description },
})
const number = (description: string): Schema => ({ type: 'number', description })

const sha256 = (description: string) => pattern('^[0-9a-f]{64}$', description)
const objectId = (description: string) => pattern('^(?:[0-9a-f]{40}|[0-9a-f]{64})$', description)
const instant = (description: string): Schema => ({
  ...{ type: 'string', format: 'date-time', description },
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})$',
})
const version = (minors: string, description: string) =>
  pattern(`^1\\.${minors}(?:\\.(?:0|[1-9]\\d*))?$`, description)
const strict = (properties: Schema, required: readonly string[]): Schema => ({
  ...{ type: 'object', properties, required, additionalProperties: false },
})

/** No leading `/`, `-` or `:`, no empty, `.`, `..` or `.git` part, none that ends in a dot or a blank. */
const path = `^(?![-/:])(?!.*(?:^|/)(?:\\.{0,2}|\\.[gG][iI][tT]|[^/]*[. ])(?:/|$))[^\\x00-\\x1f\\x7f\\\\:*?"<>|]{1,1024}$`

const evidenceBlock = (): Schema =>
  strict(
    {
      evidence_id: text('Its name in this artifact.'),
      file: pattern(path, 'Path from the root of the repository, with /.'),
      lines: pattern('^[1-9][0-9]{0,8}-[1-9][0-9]{0,8}$', 'FIRST-LAST, both included, at most 2,000 lines.'),
      sha256: sha256('SHA-256 of these lines at git_commit.'),
      digest_alg: {
        enum: ['lines-lf-v1', 'raw-v1'],
        description: 'How the lines are digested; default: lines-lf-v1.',
      },
      blob: objectId('Id of the file’s blob at git_commit.'),
      description: text('What the lines show.', 500),
      timestamp: instant('When the block was written.'),
    },
    ['evidence_id', 'file', 'lines', 'sha256'],
  )

const counter = (): Schema =>
  strict({ name: text('Its name.'), before: number('Value before.'), after: number('Value after.') }, [
    'name',
    'before',
    'after',
  ])

const criterion = (): Schema =>
  strict(
    {
      id: text('The criterion, as the policy names it.'),
      evidence: { ...list(text('An evidence_id.'), 'Blocks that prove it.'), uniqueItems: true },
    },
    ['id', 'evidence'],
  )

const signature = (): Schema =>
  strict(
    {
      alg: {
        enum: ['hmac-sha256', 'ed25519'],
        description: 'The algorithm; which ones count is the policy’s to say.',
      },
      key_id: text('Which key; it never selects the algorithm.'),
      value: pattern('^[A-Za-z0-9+/]+={0,2}$', 'The signature in base64.'),
    },
    ['alg', 'key_id', 'value'],
  )

const properties = (): Schema => ({
  schema_version: version('1', 'Version of this schema that the writer wrote.'),
  min_schema_version: version('[01]', 'Oldest reader that may take it.'),
  repository: pattern('^[A-Za-z0-9-]{1,100}/[A-Za-z0-9._-]{1,100}$', 'owner/name.'),
  repository_id: { ...whole('Numeric id of the repository: it survives a new name.'), minimum: 1 },
  phase: whole('Number of the phase, as in the file’s name.'),
  milestone: text('Id of the milestone, as in the file’s name.', 60),
  list: text('Id of the list, as in the file’s name.', 60),
  phase_name: text('Name of the stage, for people.'),
  baseline_pass_count: whole('Tests of the baseline that passed.'),
  baseline_total_count: whole('Tests of the baseline.'),
  ci_gates_passed: {
    ...list(text('Name of a gate.'), 'Gates that passed on git_commit.'),
    uniqueItems: true,
  },
  safety_nets_count_before: whole('Safety nets before the stage.'),
  safety_nets_count_after: whole('Safety nets after it.'),
  counters: list(counter(), 'Further counters.'),
  performance_delta_median: orNull(number('Change of the median, in percent.')),
  performance_delta_p95: orNull(number('Change of the 95th percentile, in percent.')),
  performance_exempt_reason: orNull(text('Why a delta is null.')),
  git_commit: objectId('Full id of the commit that the stage was completed at.'),
  completion_date: instant('RFC 3339 time with its zone.'),
  expires_at: orNull(instant('After this time the stage has to be proved again.')),
  previous_artifact_sha256: orNull(
    sha256('SHA-256 of the previous artifact’s canonical JSON without its signature.'),
  ),
  supersedes_sha256: orNull(sha256('The same of the artifact that this one replaces.')),
  evidence_blocks: list(evidenceBlock(), 'What the stage is proved by.'),
  criteria: list(criterion(), 'Which blocks prove which criterion.'),
  signature: { anyOf: [signature(), { type: 'null' }], description: 'Over all other keys.' },
})

const needed = [
  ...['schema_version', 'min_schema_version', 'repository', 'phase_name', 'ci_gates_passed'],
  ...['git_commit', 'completion_date', 'evidence_blocks'],
]
const neededOfPhases = [
  ...['phase', 'baseline_pass_count', 'baseline_total_count', 'safety_nets_count_before'],
  ...['safety_nets_count_after', 'performance_delta_median', 'performance_delta_p95'],
]

/**
 * JSON Schema of an artifact, schema version 1.1: `dist/gatewright-phase.schema.json`. What no schema can say (days that
 * the calendar does not have, ids that stand twice, links, digests) is judged by the gate alone.
 */
export const artifactJsonSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Artifact of a completed phase, milestone or list, version 1.1',
  ...strict(properties(), needed),
  oneOf: [
    { required: neededOfPhases, properties: { phase: { const: 0 } } },
    {
      required: [...neededOfPhases, 'previous_artifact_sha256'],
      properties: { phase: { minimum: 1 }, previous_artifact_sha256: { type: 'string' } },
    },
    { required: ['milestone'] },
    { required: ['list'] },
  ],
})
