import { canSee, hasPermission } from './access.ts'
import { ApiError, notFound } from './errors.ts'
import { Context, type Incoming, type Reply, type Route, type Urls } from './http.ts'
import type { Repository } from './model.ts'
import { routes } from './routes/index.ts'
import type { State } from './state.ts'
import type { Token } from './token.ts'

interface Compiled {
  readonly route: Route
  readonly method: string
  readonly pattern: RegExp
}

function compile(route: Route): Compiled {
  const [method = '', path = ''] = route.route.split(' ')
  const pattern = path.replace(
    /\{(\+?)(\w+)\}/g,
    (_, plus, name) => `(?<${name}>${plus === '' ? '[^/]+' : '.+'})`,
  )
  return { route, method, pattern: new RegExp(`^${pattern}$`) }
}

const compiled = routes.map(compile)

interface Environment {
  readonly state: State
  readonly urls: Urls
  readonly token: Token | null
  /** Routes this server does not have (an older GitHub Enterprise Server): `GET /repos/{owner}/{repo}/activity`. */
  readonly missing: readonly string[]
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ApiError(400, 'Bad Request')
  }
}

/** `/repositories/{id}/…`, the form in `Link` and redirects, as `/repos/{owner}/{repo}/…`. */
function byName(state: State, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path)
  if (match === null) return path
  const repository = state.repositories.find(({ id, deleted }) => !deleted && String(id) === match[1])
  if (repository === undefined) throw notFound()
  return `/repos/${repository.owner.login}/${repository.name}${match[2] ?? ''}`
}

/** Name of a route without the marks of open-ended placeholders. */
const plain = (route: Route): string => route.route.replaceAll('{+', '{')

function find(environment: Environment, request: Incoming, path: string) {
  for (const { route, method, pattern } of compiled) {
    const match = method === request.method ? pattern.exec(path) : null
    if (match === null || environment.missing.includes(plain(route))) continue
    const groups = Object.entries(match.groups ?? {})
    return { route, parameters: Object.fromEntries(groups.map(([name, value]) => [name, decode(value)])) }
  }
  throw notFound()
}

/** 301 (307 for writes) to the address by id, as GitHub answers for a renamed repository. */
function moved(environment: Environment, request: Incoming, repository: Repository, path: string): ApiError {
  const rest = path.replace(/^\/repos\/[^/]+\/[^/]+/, '')
  const query = request.query.size === 0 ? '' : `?${request.query.toString()}`
  const url = `${environment.urls.api}/repositories/${repository.id}${rest}${query}`
  const get = request.method === 'GET' || request.method === 'HEAD'
  return new ApiError(
    get ? 301 : 307,
    get ? 'Moved Permanently' : 'Temporary Redirect',
    { url },
    { location: url },
  )
}

function repositoryOf(
  environment: Environment,
  request: Incoming,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Repository | null {
  const { state, token } = environment
  if (parameters['repo'] === undefined) return null
  const name = `${parameters['owner']}/${parameters['repo']}`
  const found = state.repository(name) ?? state.renamed.get(name.toLowerCase())
  // A private repository must not be told from one that does not exist.
  if (found === undefined || !canSee(state, token, found)) throw notFound()
  if (state.repository(name) === undefined) throw moved(environment, request, found, path)
  return found
}

const isLevel = (text: string | undefined): text is 'read' | 'write' => text === 'read' || text === 'write'

/** Whether one of the alternatives of `needs` is granted. */
function granted(token: Token, needs: string): boolean {
  return needs.split('; ').some((need) => {
    const [name = '', level] = need.split('=')
    return isLevel(level) && hasPermission(token, name, level)
  })
}

/** What anybody may read of a public repository. */
const PUBLIC = /^(?:metadata|contents|pull_requests|issues|checks|statuses)=read/

/** @throws ApiError 401 or 403 when the token may not make the call */
function authorise(token: Token | null, repository: Repository | null, needs: string | undefined): void {
  if (needs === undefined) return
  if (repository !== null && !repository.private && PUBLIC.test(needs)) return
  if (token === null) throw new ApiError(401, 'Requires authentication')
  const reached = repository === null || token.repositories === null || token.repositories.has(repository)
  if (reached && granted(token, needs)) return
  const by = token.kind === 'pat' ? 'personal access token' : 'integration'
  throw new ApiError(403, `Resource not accessible by ${by}`, {}, { 'x-accepted-github-permissions': needs })
}

/** Answers one REST request. @throws ApiError for every answer that is not a success */
export function route(environment: Environment, request: Incoming): Reply {
  const path = byName(environment.state, request.path)
  const { route: found, parameters } = find(environment, request, path)
  const repository = repositoryOf(environment, request, path, parameters)
  authorise(environment.token, repository, found.needs)
  return found.handle(new Context({ ...environment, request: { ...request, path } }, parameters, repository))
}
