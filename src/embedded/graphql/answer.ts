import * as published from '../../github/queries.ts'
import { canSee, hasPermission } from '../access.ts'
import { ApiError } from '../errors.ts'
import type { Incoming, Reply } from '../http.ts'
import { isPullRequest, type Repository } from '../model.ts'
import type { State } from '../state.ts'
import type { Token } from '../token.ts'
import { type Arguments, type Node, select } from './execute.ts'
import { pullRequestNode } from './nodes.ts'
import { GraphqlError, parseOperation } from './parse.ts'

/** Texts of the operations the product publishes: anything else is a mistake a test must see. */
const KNOWN: ReadonlySet<unknown> = new Set(Object.values(published))

interface Problem {
  readonly type: string
  readonly path: readonly string[]
  readonly message: string
}

/** What happened while the tree was walked, in GitHub's form of `errors`. */
type Problems = Problem[]

const forbidden = (token: Token): Problem => ({
  type: 'FORBIDDEN',
  path: ['repository', 'pullRequest'],
  message: `Resource not accessible by ${token.kind === 'pat' ? 'personal access token' : 'integration'}`,
})

const absent = (path: readonly string[], message: string): Problem => ({ type: 'NOT_FOUND', path, message })

function pullRequest(
  state: State,
  token: Token,
  repository: Repository,
  given: Arguments,
  problems: Problems,
) {
  const number = Number(given['number'])
  const readable = !repository.private || hasPermission(token, 'pull_requests', 'read')
  if (!readable) {
    problems.push(forbidden(token))
    return null
  }
  const found = repository.issues.get(number)
  if (found !== undefined && isPullRequest(found)) return pullRequestNode(state, found)
  const message = `Could not resolve to a PullRequest with the number of ${number}.`
  problems.push(absent(['repository', 'pullRequest'], message))
  return null
}

function root(state: State, token: Token, problems: Problems): Node {
  return {
    __typename: 'Query',
    repository: (given: Arguments) => {
      const name = `${String(given['owner'])}/${String(given['name'])}`
      const found = state.repository(name) ?? state.renamed.get(name.toLowerCase())
      if (found === undefined || !canSee(state, token, found)) {
        problems.push(absent(['repository'], `Could not resolve to a Repository with the name '${name}'.`))
        return null
      }
      return {
        __typename: 'Repository',
        nameWithOwner: `${found.owner.login}/${found.name}`,
        pullRequest: (own: Arguments) => pullRequest(state, token, found, own, problems),
      }
    },
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function run(state: State, token: Token, query: string, variables: Arguments): Reply {
  const problems: Problems = []
  const operation = parseOperation(query)
  if (!KNOWN.has(query)) {
    throw new GraphqlError(`The text of ${operation.name} is not one that src/github/queries.ts publishes`)
  }
  const data = select(root(state, token, problems), operation.selections, variables)
  const errors = problems.map((problem) => ({ ...problem, locations: [{ line: 2, column: 3 }] }))
  return { status: 200, body: { data, ...(errors.length === 0 ? {} : { errors }) } }
}

/** `POST /graphql`: 200 with `errors` for what went wrong inside, as GitHub answers. @throws ApiError 401, 404, 400 */
export function answerGraphql(state: State, token: Token | null, request: Incoming): Reply {
  if (request.method !== 'POST') throw new ApiError(404, 'Not Found')
  if (token === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.')
  const body = isObject(request.body) ? request.body : {}
  const { query, variables } = body
  if (typeof query !== 'string')
    throw new ApiError(400, 'A query attribute must be specified and must be a string.')
  try {
    return run(state, token, query, isObject(variables) ? variables : {})
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error
    return {
      status: 200,
      body: { errors: [{ message: error.message, locations: [{ line: 1, column: 1 }] }] },
    }
  }
}
