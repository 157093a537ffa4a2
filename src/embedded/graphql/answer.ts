import * as published from '../../github/queries.ts'
import { canSee } from '../access.ts'
import { ApiError } from '../errors.ts'
import { isoSeconds } from '../git/objects.ts'
import type { Incoming, Reply } from '../http.ts'
import type { RateLimits } from '../rate-limit.ts'
import type { State } from '../state.ts'
import type { Token } from '../token.ts'
import { costOf } from './cost.ts'
import { type Arguments, type Execution, FieldError, type Node, select } from './execute.ts'
import { GraphqlError, type Operation, parseOperation } from './parse.ts'
import { organisationNode, repositoryNode } from './repository-node.ts'
import type { Viewer } from './viewer.ts'

/** Texts of the operations the product publishes: anything else is a mistake a test must see. */
const KNOWN: ReadonlySet<unknown> = new Set(Object.values(published))
/** Names of those operations: a text of another name (the audit's, an experiment's) is answered as it is. */
const NAMES: ReadonlySet<string> = new Set(
  Object.values(published).flatMap((value) => (typeof value === 'string' ? parseOperation(value).name : [])),
)

/** More than this in one answer is refused. */
const MAX_NODES = 500_000

function repository(viewer: Viewer, given: Arguments): Node {
  const { state, token } = viewer
  const name = `${String(given['owner'])}/${String(given['name'])}`
  const found = state.repository(name) ?? state.renamed.get(name.toLowerCase())
  if (found !== undefined && canSee(state, token, found)) return repositoryNode(viewer, found)
  throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`)
}

function organisation(viewer: Viewer, given: Arguments): Node {
  const login = String(given['login'])
  const found = viewer.state.organisation(login)
  if (found !== undefined) return organisationNode(viewer, found)
  throw new FieldError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`)
}

const root = (viewer: Viewer, rateLimit: Node): Node => ({
  __typename: 'Query',
  repository: (given: Arguments) => repository(viewer, given),
  organization: (given: Arguments) => organisation(viewer, given),
  // A bot is shown with the login that REST shows, unlike where it is the author of something.
  viewer: { __typename: 'User', login: viewer.token.actor.login, databaseId: viewer.token.actor.id },
  rateLimit,
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Refuses other texts under the name of a published operation. @throws GraphqlError */
function checkText(name: string, query: string): void {
  if (NAMES.has(name) && !KNOWN.has(query)) {
    throw new GraphqlError(`The text of ${name} is not one that src/github/queries.ts publishes`)
  }
}

/** Takes the operation's price from the budget; one point was taken with the request. */
function paid(limits: RateLimits, token: Token, operation: Operation, variables: Arguments): Node {
  const { cost, nodes } = costOf(operation.selections, variables)
  if (nodes > MAX_NODES) {
    const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MAX_NODES}.`
    throw new GraphqlError(message, 'MAX_NODE_LIMIT_EXCEEDED')
  }
  if (!limits.charge(token, 'graphql', cost - 1)) {
    throw new GraphqlError(`API rate limit exceeded for installation ID ${token.id}.`, 'RATE_LIMITED')
  }
  const { limit, reset, used } = limits.budget(token, 'graphql')
  const resetAt = isoSeconds(reset * 1000)
  return { __typename: 'RateLimit', cost, limit, nodeCount: nodes, used, remaining: limit - used, resetAt }
}

function run(viewer: Viewer, limits: RateLimits, query: string, variables: Arguments): Reply {
  const operation = parseOperation(query)
  checkText(operation.name, query)
  const execution: Execution = { variables, problems: [] }
  const rateLimit = paid(limits, viewer.token, operation, variables)
  const data = select(root(viewer, rateLimit), operation.selections, execution)
  const errors = execution.problems.map((problem) => ({ ...problem, locations: [{ line: 2, column: 3 }] }))
  return { status: 200, body: { data, ...(errors.length === 0 ? {} : { errors }) } }
}

/** `POST /graphql`: 200 with `errors` for what went wrong inside, as GitHub answers. @throws ApiError 401, 404, 400 */
export function answerGraphql(
  state: State,
  limits: RateLimits,
  token: Token | null,
  request: Incoming,
): Reply {
  if (request.method !== 'POST') throw new ApiError(404, 'Not Found')
  if (token === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.')
  const body = isObject(request.body) ? request.body : {}
  const { query, variables } = body
  if (typeof query !== 'string')
    throw new ApiError(400, 'A query attribute must be specified and must be a string.')
  try {
    return run({ state, token }, limits, query, isObject(variables) ? variables : {})
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error
    const { message, type } = error
    const entry = { ...(type === null ? {} : { type }), message, locations: [{ line: 1, column: 1 }] }
    return { status: 200, body: { errors: [entry] } }
  }
}
