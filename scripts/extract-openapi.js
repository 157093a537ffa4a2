// Extracts the REST operations Gatewright uses from GitHub's published OpenAPI description (npm package
// @octokit/openapi) into __tests__/fixtures/openapi/operations.json, as JSON Schema draft-07 for ajv.
// Usage: node scripts/extract-openapi.js [FOLDER with the unpacked package; downloaded when absent]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSION = '23.0.2'
const OUTPUT = new URL('../__tests__/fixtures/openapi/operations.json', import.meta.url)
const REPO = '/repos/{owner}/{repo}'
const PROTECTION = `${REPO}/branches/{branch}/protection`
const OPERATIONS = [
  'GET /meta',
  'GET /rate_limit',
  'GET /users/{username}',
  'GET /orgs/{org}/teams',
  'GET /orgs/{org}/teams/{team_slug}',
  'GET /orgs/{org}/teams/{team_slug}/members',
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
  `GET ${REPO}`,
  `PATCH ${REPO}`,
  `GET ${REPO}/git/ref/{ref}`,
  `GET ${REPO}/git/matching-refs/{ref}`,
  `GET ${REPO}/git/commits/{commit_sha}`,
  `GET ${REPO}/git/tags/{tag_sha}`,
  `GET ${REPO}/git/trees/{tree_sha}`,
  `GET ${REPO}/git/blobs/{file_sha}`,
  `GET ${REPO}/contents/{path}`,
  `GET ${REPO}/compare/{basehead}`,
  `GET ${REPO}/branches`,
  `GET ${REPO}/branches/{branch}`,
  `GET ${REPO}/commits/{ref}`,
  `GET ${REPO}/commits/{commit_sha}/pulls`,
  `GET ${REPO}/commits/{ref}/check-runs`,
  `GET ${REPO}/commits/{ref}/check-suites`,
  `GET ${REPO}/commits/{ref}/status`,
  `GET ${REPO}/commits/{ref}/statuses`,
  `POST ${REPO}/statuses/{sha}`,
  `GET ${REPO}/pulls`,
  `GET ${REPO}/pulls/{pull_number}`,
  `GET ${REPO}/pulls/{pull_number}/files`,
  `GET ${REPO}/pulls/{pull_number}/commits`,
  `GET ${REPO}/pulls/{pull_number}/reviews`,
  `POST ${REPO}/pulls/{pull_number}/reviews`,
  `GET ${REPO}/pulls/{pull_number}/reviews/{review_id}`,
  `PUT ${REPO}/pulls/{pull_number}/reviews/{review_id}/dismissals`,
  `GET ${REPO}/pulls/{pull_number}/requested_reviewers`,
  `GET ${REPO}/teams`,
  `GET ${REPO}/collaborators`,
  `GET ${REPO}/collaborators/{username}/permission`,
  `GET ${REPO}/codeowners/errors`,
  `GET ${REPO}/rules/branches/{branch}`,
  `GET ${REPO}/rulesets`,
  `POST ${REPO}/rulesets`,
  `GET ${REPO}/rulesets/{ruleset_id}`,
  `PUT ${REPO}/rulesets/{ruleset_id}`,
  `DELETE ${REPO}/rulesets/{ruleset_id}`,
  `GET ${REPO}/rulesets/{ruleset_id}/history`,
  `GET ${REPO}/rulesets/{ruleset_id}/history/{version_id}`,
  'GET /orgs/{org}/rulesets',
  'GET /orgs/{org}/rulesets/{ruleset_id}',
  `GET ${PROTECTION}`,
  `PUT ${PROTECTION}`,
  `DELETE ${PROTECTION}`,
  `GET ${PROTECTION}/enforce_admins`,
  `POST ${PROTECTION}/enforce_admins`,
  `DELETE ${PROTECTION}/enforce_admins`,
  `GET ${PROTECTION}/required_signatures`,
  `POST ${PROTECTION}/required_signatures`,
  `DELETE ${PROTECTION}/required_signatures`,
  `GET ${PROTECTION}/required_status_checks`,
  `PATCH ${PROTECTION}/required_status_checks`,
  `DELETE ${PROTECTION}/required_status_checks`,
  `GET ${PROTECTION}/required_pull_request_reviews`,
  `PATCH ${PROTECTION}/required_pull_request_reviews`,
  `DELETE ${PROTECTION}/required_pull_request_reviews`,
  `GET ${REPO}/actions/permissions/workflow`,
  `GET ${REPO}/activity`,
  `POST ${REPO}/check-runs`,
  `GET ${REPO}/check-runs/{check_run_id}`,
  `PATCH ${REPO}/check-runs/{check_run_id}`,
  `GET ${REPO}/check-runs/{check_run_id}/annotations`,
  `GET ${REPO}/issues`,
  `POST ${REPO}/issues`,
  `GET ${REPO}/issues/{issue_number}`,
  `PATCH ${REPO}/issues/{issue_number}`,
  `GET ${REPO}/issues/{issue_number}/comments`,
  `POST ${REPO}/issues/{issue_number}/comments`,
  `PATCH ${REPO}/issues/comments/{comment_id}`,
  `GET ${REPO}/issues/{issue_number}/labels`,
  `POST ${REPO}/issues/{issue_number}/labels`,
  `DELETE ${REPO}/issues/{issue_number}/labels/{name}`,
  `GET ${REPO}/labels`,
  `GET ${REPO}/actions/artifacts`,
  `GET ${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
  `GET ${REPO}/actions/runs`,
  `GET ${REPO}/actions/runs/{run_id}`,
  `POST ${REPO}/actions/runs/{run_id}/rerun`,
  `GET ${REPO}/actions/runs/{run_id}/artifacts`,
  `POST ${REPO}/labels`,
]

const FORMATS = new Set(['date-time', 'date', 'email', 'uri', 'uuid'])
const DROPPED = new Set(
  'description example examples title discriminator deprecated externalDocs readOnly nullable xml default'.split(
    ' ',
  ),
)

/** OpenAPI 3.0 schema → JSON Schema draft-07; `used` collects the component names met. */
function convert(schema, used) {
  if (schema.$ref !== undefined) return reference(schema.$ref, used)
  const out = {}
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || key.startsWith('x-') || (key === 'format' && !FORMATS.has(value))) continue
    out[key === 'oneOf' ? 'anyOf' : key] = convertValue(key, value, used)
  }
  return schema.nullable === true ? orNull(out) : out
}

function reference(ref, used) {
  const name = ref.replace('#/components/schemas/', '')
  used.add(name)
  return { $ref: `#/schemas/${name}` }
}

function convertValue(key, value, used) {
  if (key === 'properties')
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, convert(child, used)]))
  // `oneOf` becomes `anyOf`: several of GitHub's alternatives accept the same object.
  if (['oneOf', 'anyOf', 'allOf'].includes(key)) return value.map((child) => convert(child, used))
  if (['items', 'not', 'additionalProperties'].includes(key) && typeof value === 'object')
    return convert(value, used)
  return value
}

function orNull(schema) {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  const out = { ...schema, type: [schema.type, 'null'] }
  if (out.enum !== undefined && !out.enum.includes(null)) out.enum = [...out.enum, null]
  return out
}

const resolve = (document, node) =>
  node.$ref === undefined
    ? node
    : node.$ref
        .slice(2)
        .split('/')
        .reduce((at, key) => at[key], document)

const jsonSchema = (content, used) => {
  const schema = content?.['application/json']?.schema ?? content?.['application/scim+json']?.schema
  return schema === undefined ? null : convert(schema, used)
}

function extractOperation(document, name, used) {
  const [method, path] = name.split(' ')
  const item = document.paths[path]
  const operation = item?.[method.toLowerCase()]
  if (operation === undefined) throw new Error(`${name}: not in the description`)
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((node) => resolve(document, node))
    .map((p) => ({ name: p.name, in: p.in, required: p.required === true, schema: convert(p.schema, used) }))
  const requestBody = operation.requestBody && resolve(document, operation.requestBody)
  const responses = Object.entries(operation.responses)
    .filter(([status]) => !status.startsWith('5'))
    .map(([status, node]) => [status, jsonSchema(resolve(document, node).content, used)])
  return {
    method,
    path,
    id: operation.operationId,
    parameters,
    bodyRequired: requestBody?.required === true,
    body: jsonSchema(requestBody?.content, used),
    responses: Object.fromEntries(responses),
  }
}

function extract(document) {
  const used = new Set()
  const operations = OPERATIONS.map((name) => extractOperation(document, name, used))
  const schemas = {}
  // A Set grows while it is walked: schemas met inside schemas follow.
  for (const name of used) schemas[name] = convert(document.components.schemas[name], used)
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { operations, schemas: sorted }
}

/** One line per operation and schema: a new version of the description gives a readable difference. */
function print({ operations, schemas }) {
  const lines = Object.entries(schemas).map(
    ([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`,
  )
  return `{"source":"@octokit/openapi@${VERSION} api.github.com","operations":[\n${operations
    .map((operation) => JSON.stringify(operation))
    .join(',\n')}\n],"schemas":{\n${lines.join(',\n')}\n}}\n`
}

function download(folder) {
  const options = { cwd: folder, encoding: 'utf8' }
  const packed = spawnSync('npm', ['pack', `@octokit/openapi@${VERSION}`, '--silent'], options)
  if (packed.status !== 0) throw new Error(`npm pack failed: ${packed.stderr}`)
  const archive = packed.stdout.trim().split('\n').at(-1)
  const unpacked = spawnSync('tar', ['xzf', archive, 'package/generated/api.github.com.json'], options)
  if (unpacked.status !== 0) throw new Error(`tar failed: ${unpacked.stderr}`)
  return join(folder, 'package')
}

const temporary = process.argv[2] === undefined ? mkdtempSync(join(tmpdir(), 'openapi-')) : null
try {
  const folder = temporary === null ? process.argv[2] : download(temporary)
  const document = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'))
  writeFileSync(OUTPUT, print(extract(document)))
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
}
