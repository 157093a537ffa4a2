import type { Account, Organisation, Repository, Role, Team } from './model.ts'
import type { State } from './state.ts'
import type { Token } from './token.ts'

const ORDER: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

export const atLeast = (role: Role, wanted: Role): boolean => ORDER.indexOf(role) >= ORDER.indexOf(wanted)

const strongest = (roles: readonly Role[]): Role =>
  roles.reduce((best, role) => (atLeast(role, best) ? role : best), 'none')

/** Members of a team, those of its child teams included, as GitHub counts them. */
export function teamMembers(team: Team): Map<Account, 'member' | 'maintainer'> {
  const members = new Map<Account, 'member' | 'maintainer'>()
  for (const child of team.organisation.teams.values()) {
    if (child.parent !== team) continue
    for (const account of teamMembers(child).keys()) members.set(account, 'member')
  }
  for (const [account, role] of team.members) members.set(account, role)
  for (const account of members.keys()) if (account.deleted) members.delete(account)
  return members
}

/** Access of a team to a repository: its own, or what it inherits from a parent team. */
export function teamRole(repository: Repository, team: Team): Role {
  const own = repository.teams.get(team) ?? 'none'
  return team.parent === null ? own : strongest([own, teamRole(repository, team.parent)])
}

/** What an account may do in a repository, from every source of access. */
export function roleOf(state: State, repository: Repository, account: Account): Role {
  if (account.deleted) return 'none'
  if (repository.owner === account) return 'admin'
  const roles: Role[] = [
    repository.private ? 'none' : 'read',
    repository.collaborators.get(account) ?? 'none',
  ]
  const organisation = state.organisation(repository.owner.login)
  if (organisation !== undefined) roles.push(...organisationRoles(organisation, repository, account))
  return strongest(roles)
}

function organisationRoles(organisation: Organisation, repository: Repository, account: Account): Role[] {
  if (organisation.owners.has(account)) return ['admin']
  const base: Role = organisation.members.has(account) ? organisation.basePermission : 'none'
  const teams = [...organisation.teams.values()].filter((team) => teamMembers(team).has(account))
  return [base, ...teams.map((team) => teamRole(repository, team))]
}

/** Everyone with explicit access, organisation members and teams included. */
export function collaboratorsOf(state: State, repository: Repository): Map<Account, Role> {
  const listed = new Map<Account, Role>()
  for (const account of state.accounts) {
    if (account.type !== 'User') continue
    const role = roleOf(state, repository, account)
    const implied = !repository.private && role === 'read' && !repository.collaborators.has(account)
    if (role !== 'none' && !implied) listed.set(account, role)
  }
  return listed
}

/** Whether the token can know that the repository exists. */
export function canSee(state: State, token: Token | null, repository: Repository): boolean {
  if (repository.deleted) return false
  if (!repository.private) return true
  if (token === null) return false
  if (token.repositories !== null) return token.repositories.has(repository)
  return token.kind !== 'pat' || roleOf(state, repository, token.actor) !== 'none'
}

/** Whether the token was given the permission. Metadata is always readable. */
export function hasPermission(token: Token, name: string, level: 'read' | 'write'): boolean {
  if (name === 'metadata') return level === 'read'
  const given = token.permissions[name]
  return given === 'write' || (given === 'read' && level === 'read')
}

/** Association shown beside an author's name. */
export function associationOf(state: State, repository: Repository, account: Account): string {
  if (repository.owner === account) return 'OWNER'
  const organisation = state.organisation(repository.owner.login)
  if (organisation?.members.has(account) === true || organisation?.owners.has(account) === true)
    return 'MEMBER'
  return repository.collaborators.has(account) ? 'COLLABORATOR' : 'NONE'
}
