import { teamMembers } from '../access.ts'
import type { Urls } from '../http.ts'
import type { Organisation, Role, Team } from '../model.ts'
import { nodeId } from './account.ts'
import { permissionFlags } from './repository.ts'

/** The permission words GitHub keeps for teams and collaborators. */
const permissionWord = (role: Role): string =>
  role === 'read' ? 'pull' : role === 'write' ? 'push' : role === 'none' ? 'pull' : role

/** GitHub's "team simple". */
function teamSimple(urls: Urls, team: Team, role: Role = 'read') {
  const login = team.organisation.account.login
  const url = `${urls.api}/organizations/${team.organisation.account.id}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: team.secret ? 'secret' : 'closed',
    notification_setting: 'notifications_enabled',
    permission: permissionWord(role),
    type: 'organization',
    organization_id: team.organisation.account.id,
    url,
    html_url: `${urls.server}/orgs/${login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  }
}

/** GitHub's "team": with its parent, and on a repository its permissions. */
export const teamShape = (urls: Urls, team: Team, role?: Role) => ({
  ...teamSimple(urls, team, role),
  ...(role === undefined ? {} : { permissions: permissionFlags(role) }),
  parent: team.parent === null ? null : teamSimple(urls, team.parent),
})

function organisationShape(urls: Urls, organisation: Organisation, createdAt: string) {
  const { login, id } = organisation.account
  const url = `${urls.api}/orgs/${login}`
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${urls.server}/avatars/u/${id}?v=4`,
    description: null,
    html_url: `${urls.server}/${login}`,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: 'Organization',
    created_at: createdAt,
    updated_at: createdAt,
    archived_at: null,
  }
}

/** GitHub's "team full". */
export const teamFull = (urls: Urls, team: Team, repositories: number, createdAt: string) => ({
  ...teamShape(urls, team),
  members_count: teamMembers(team).size,
  repos_count: repositories,
  created_at: createdAt,
  updated_at: createdAt,
  organization: organisationShape(urls, team.organisation, createdAt),
})
