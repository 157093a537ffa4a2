import { atLeast, collaboratorsOf, roleOf, teamMembers, teamRole } from '../access.ts'
import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { Account, Role, Team } from '../model.ts'
import { list } from '../pagination.ts'
import { publicUser, simpleUser } from '../shapes/account.ts'
import { permissionFlags } from '../shapes/repository.ts'
import { teamFull, teamShape } from '../shapes/team.ts'

const REPO = '/repos/{owner}/{repo}'
const TEAM = '/orgs/{org}/teams/{team_slug}'

/** The team of the route; a secret one only for those inside, and nothing of it for outsiders. @throws ApiError 404 */
function team(context: Context): Team {
  const found = context.organisation.teams.get(context.parameter('team_slug').toLowerCase())
  if (found === undefined || !mayKnow(context, found)) throw notFound()
  return found
}

function mayKnow(context: Context, candidate: Team): boolean {
  const { token } = context
  if (token?.kind !== 'pat') return true
  const { owners, members } = candidate.organisation
  if (owners.has(token.actor)) return true
  return members.has(token.actor) && (!candidate.secret || teamMembers(candidate).has(token.actor))
}

function getTeam(context: Context): Reply {
  const found = team(context)
  const repositories = context.state.repositories.filter((r) => teamRole(r, found) !== 'none').length
  return json(teamFull(context.urls, found, repositories, context.state.clock.iso()))
}

function listTeams(context: Context): Reply {
  const shown = [...context.organisation.teams.values()].filter((item) => mayKnow(context, item))
  return list(context, shown, (item) => teamShape(context.urls, item))
}

function members(context: Context): Reply {
  const role = context.query('role') ?? 'all'
  const all = [...teamMembers(team(context))].filter(([, own]) => role === 'all' || own === role)
  return list(context, all, ([account]) => simpleUser(context.urls, account))
}

function membership(context: Context): Reply {
  const found = team(context)
  const account = context.state.account(context.parameter('username'))
  const role = account === undefined ? undefined : teamMembers(found).get(account)
  if (account === undefined || role === undefined) throw notFound()
  const base = `${context.urls.api}/organizations/${found.organisation.account.id}/team/${found.id}`
  return json({ state: 'active', role, url: `${base}/memberships/${account.login}` })
}

function repositoryTeams(context: Context): Reply {
  const organisation = context.state.organisation(context.repository.owner.login)
  const shown = [...(organisation?.teams.values() ?? [])].filter(
    (item) => teamRole(context.repository, item) !== 'none',
  )
  return list(context, shown, (item) => teamShape(context.urls, item, teamRole(context.repository, item)))
}

/** Role names of the `permission` filter. */
const FILTER: Readonly<Record<string, Role>> = { pull: 'read', push: 'write' }

function listCollaborators(context: Context): Reply {
  const { repository, state, token } = context
  if (token?.kind === 'pat' && !atLeast(roleOf(state, repository, token.actor), 'write')) {
    throw new ApiError(403, 'Must have push access to view repository collaborators.')
  }
  const wanted = context.query('permission')
  const least: Role = wanted === null ? 'read' : (FILTER[wanted] ?? toRole(wanted))
  const direct = context.query('affiliation') === 'direct'
  const all = [...collaboratorsOf(state, repository)].filter(
    ([account, role]) => atLeast(role, least) && (!direct || repository.collaborators.has(account)),
  )
  return list(context, all, ([account, role]) => collaborator(context, account, role))
}

const toRole = (word: string): Role =>
  word === 'admin' || word === 'maintain' || word === 'triage' ? word : 'read'

const collaborator = (context: Context, account: Account, role: Role) => ({
  ...simpleUser(context.urls, account),
  permissions: permissionFlags(role),
  role_name: role,
})

/** The older four words: `maintain` counts as write, `triage` as read. */
const legacyPermission = (role: Role): string =>
  role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role

function permission(context: Context): Reply {
  const account = context.state.account(context.parameter('username'))
  if (account === undefined) throw new ApiError(404, `${context.parameter('username')} is not a user`)
  const role = roleOf(context.state, context.repository, account)
  const user = collaborator(context, account, role)
  return json({ permission: legacyPermission(role), user, role_name: role === 'none' ? '' : role })
}

function getUser(context: Context): Reply {
  const account = context.state.account(context.parameter('username'))
  if (account === undefined) throw notFound()
  return json(publicUser(context.urls, account, context.state.clock.iso()))
}

export const peopleRoutes: readonly Route[] = [
  { route: 'GET /users/{username}', handle: getUser },
  { route: 'GET /orgs/{org}/teams', needs: 'members=read', handle: listTeams },
  { route: `GET ${TEAM}`, needs: 'members=read', handle: getTeam },
  { route: `GET ${TEAM}/members`, needs: 'members=read', handle: members },
  { route: `GET ${TEAM}/memberships/{username}`, needs: 'members=read', handle: membership },
  { route: `GET ${REPO}/teams`, needs: 'administration=read', handle: repositoryTeams },
  { route: `GET ${REPO}/collaborators`, needs: 'metadata=read', handle: listCollaborators },
  { route: `GET ${REPO}/collaborators/{username}/permission`, needs: 'metadata=read', handle: permission },
]
