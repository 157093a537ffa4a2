import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'

/**
 * Checks exchanges with the embedded GitHub against GitHub's published description
 * (`fixtures/openapi/operations.json`, made by scripts/extract-openapi.js): our requests, and its answers.
 */

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Readonly<Record<string, unknown>>
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly id: string
  readonly parameters: readonly Parameter[]
  readonly bodyRequired: boolean
  readonly body: Readonly<Record<string, unknown>> | null
  readonly responses: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>
}

interface Description {
  readonly operations: readonly Operation[]
  readonly schemas: Record<string, Record<string, unknown>>
}

const FILE = new URL('../fixtures/openapi/operations.json', import.meta.url)
const description = JSON.parse(readFileSync(FILE, 'utf8')) as Description

/** Where GitHub's answers are known to differ from its description. */
const DEVIATIONS: readonly {
  readonly schema: string
  readonly path: readonly string[]
  readonly why: string
}[] = [
  { schema: 'pull-request', path: ['head', 'repo'], why: 'null when the fork was deleted' },
  { schema: 'pull-request-simple', path: ['head', 'repo'], why: 'null when the fork was deleted' },
  { schema: 'workflow-run', path: ['head_repository'], why: 'null when the fork was deleted' },
  { schema: 'pull-request', path: ['user'], why: 'null when the account was deleted' },
]

/** Makes the property at a path of a schema accept null. */
function allowNull(schema: Record<string, unknown> | undefined, path: readonly string[]): void {
  const [name = '', ...rest] = path
  const properties = schema?.['properties'] as Record<string, Record<string, unknown>> | undefined
  if (properties?.[name] === undefined) throw new Error(`no property ${name} to deviate from`)
  if (rest.length > 0) allowNull(properties[name], rest)
  else properties[name] = { anyOf: [properties[name], { type: 'null' }] }
}

for (const { schema, path } of DEVIATIONS) allowNull(description.schemas[schema], path)

type Schema = Record<string, unknown>

/** The property of a schema, to be loosened. */
function property(schema: string, name: string): Schema {
  const properties = description.schemas[schema]?.['properties'] as Record<string, Schema> | undefined
  const found = properties?.[name]
  if (found === undefined) throw new Error(`no property ${name} to deviate from`)
  return found
}

// Rulesets are refused with sentences, not with the objects described.
const problems = property('validation-error', 'errors')
problems['items'] = { anyOf: [problems['items'], { type: 'string' }] }
// Rulesets of enterprises are in force as well.
property('repository-rule-ruleset-info', 'ruleset_source_type')['enum'] = [
  'Repository',
  'Organization',
  'Enterprise',
]
// Left out for those who cannot push to a private repository.
const branch = description.schemas['branch-with-protection'] as { required: string[] }
branch.required = branch.required.filter((name) => name !== 'protection')

const ajv = new Ajv({ strict: false, allErrors: false })
addFormats(ajv)
ajv.addSchema({ $id: 'github', schemas: description.schemas })

const compiled = new Map<unknown, ValidateFunction>()

/** References in an operation point into the shared schemas. */
const absolute = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"github#/schemas/')) as unknown

function check(schema: Readonly<Record<string, unknown>>, value: unknown): string | null {
  let validate = compiled.get(schema)
  if (validate === undefined) {
    validate = ajv.compile(absolute(schema) as Record<string, unknown>)
    compiled.set(schema, validate)
  }
  if (validate(value)) return null
  const [error] = validate.errors ?? []
  return `${error?.instancePath ?? ''} ${error?.message ?? 'is wrong'}`
}

/** Placeholders whose values may hold slashes. */
const OPEN_ENDED = /^(?:ref|path|branch|basehead)$/

const expression = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{(\w+)\}/g, (_, name: string) => (OPEN_ENDED.test(name) ? '.+' : '[^/]+'))}$`)

/** The longest template first: `commits/{ref}/check-runs` is also a `commits/{ref}`. */
const ordered = [...description.operations]
  .sort((a, b) => b.path.split('/').length - a.path.split('/').length)
  .map((operation) => ({ operation, pattern: expression(operation.path) }))

/** Template path of the operation an exchange belongs to, or null. */
export function operationOf(method: string, path: string): Operation | null {
  return (
    ordered.find((item) => item.operation.method === method && item.pattern.test(path))?.operation ?? null
  )
}

export const operations: readonly Operation[] = description.operations

function requestProblem(operation: Operation, query: Readonly<Record<string, string>>, body: unknown) {
  for (const [name, value] of Object.entries(query)) {
    const parameter = operation.parameters.find((item) => item.in === 'query' && item.name === name)
    if (parameter === undefined) return `query ${name} is not a parameter`
    const number = parameter.schema['type'] === 'integer' ? Number(value) : value
    const typed = parameter.schema['type'] === 'boolean' ? value === 'true' : number
    const problem = check(parameter.schema, typed)
    if (problem !== null) return `query ${name}=${value}: ${problem}`
  }
  if (body === undefined) return operation.bodyRequired ? 'the body is missing' : null
  if (operation.body === null) return 'a body is not expected'
  return check(operation.body, body)
}

/**
 * What is wrong with one exchange, or null: the request's query and body, and the answer by its status.
 * A path outside of the extracted operations is wrong too; statuses the description leaves out need GitHub's error form.
 */
export function validateExchange(
  method: string,
  path: string,
  query: Readonly<Record<string, string>>,
  body: unknown,
  status: number,
  response: unknown,
): string | null {
  const operation = operationOf(method, path)
  if (operation === null) return `${method} ${path}: no such operation in the extracted description`
  const at = `${operation.id} (${method} ${path}) ${status}`
  // A refused request may well be malformed: that is what the answer says.
  const request = status < 400 ? requestProblem(operation, query, body) : null
  if (request !== null) return `${at}: request: ${request}`
  const answer = answerProblem(operation, status, response)
  return answer === null ? null : `${at}: response: ${answer}`
}

function answerProblem(operation: Operation, status: number, response: unknown): string | null {
  if (status === 304 || status === 204) return response === '' || response === undefined ? null : 'has a body'
  const schema = operation.responses[String(status)]
  if (schema !== undefined && schema !== null) return check(schema, response)
  // A redirect to a file is described without a body.
  if (status === 302 && schema === null)
    return response === '' || response === undefined ? null : 'has a body'
  if (status >= 200 && status < 300) return 'the description has no such status'
  return check({ $ref: '#/schemas/basic-error', required: ['message'] }, response)
}

/** The operation names of everything a pager asks for by `Link`: `/repositories/{id}/…` as `/repos/{owner}/{repo}/…`. */
const byName = (path: string): string => path.replace(/^\/repositories\/\d+/, '/repos/owner/name')

/** Problems of all REST exchanges in a request log; those changed by a fault and raw media types are left out. */
export function exchangeProblems(entries: readonly LoggedRequest[]): string[] {
  return entries
    .filter((entry) => entry.faults.length === 0 && entry.path !== '/graphql')
    .filter((entry) => !/raw|diff|sha$/.test(entry.headers['accept'] ?? ''))
    .flatMap((entry) => {
      const path = byName(entry.path)
      return validateExchange(entry.method, path, entry.query, entry.body, entry.status, entry.response) ?? []
    })
}
