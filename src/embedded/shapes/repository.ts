import { atLeast, hasPermission, roleOf } from '../access.ts'
import type { Urls } from '../http.ts'
import { fullName, type Repository, type Role } from '../model.ts'
import type { State } from '../state.ts'
import type { Token } from '../token.ts'
import { nodeId, simpleUser } from './account.ts'

/** Address fields of a repository and what follows its own address in each. */
const ADDRESSES: Readonly<Record<string, string>> = {
  url: '',
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
}

const addresses = (base: string): Record<string, string> =>
  Object.fromEntries(Object.entries(ADDRESSES).map(([name, suffix]) => [name, `${base}${suffix}`]))

/** GitHub's "minimal repository". */
export function minimalRepository(urls: Urls, repository: Repository) {
  const name = fullName(repository)
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: name,
    private: repository.private,
    owner: simpleUser(urls, repository.owner),
    html_url: `${urls.server}/${name}`,
    description: null,
    fork: repository.parent !== null,
    ...addresses(`${urls.api}/repos/${name}`),
  }
}

function counters(repository: Repository) {
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length
  return {
    size: 108,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: 0,
    open_issues_count: open,
    forks: 0,
    open_issues: open,
    watchers: 0,
  }
}

/** `internal` is a kind of private. */
export function visibilityOf({ private: hidden, settings }: Repository): 'public' | 'internal' | 'private' {
  if (!hidden) return 'public'
  return settings.internal ? 'internal' : 'private'
}

/** The repository as it stands inside pull requests and check suites. */
export function repositoryShape(urls: Urls, repository: Repository) {
  const name = fullName(repository)
  const host = new URL(urls.server).host
  const pushed = repository.activities.at(-1)?.timestamp ?? repository.createdAt
  return {
    ...minimalRepository(urls, repository),
    created_at: repository.createdAt,
    updated_at: pushed,
    pushed_at: pushed,
    git_url: `git://${host}/${name}.git`,
    ssh_url: `git@${host}:${name}.git`,
    clone_url: `${urls.server}/${name}.git`,
    svn_url: `${urls.server}/${name}`,
    homepage: null,
    ...counters(repository),
    language: null,
    has_issues: repository.settings.issues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    mirror_url: null,
    archived: repository.settings.archived,
    disabled: false,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: visibilityOf(repository),
    default_branch: repository.defaultBranch,
  }
}

export const permissionFlags = (role: Role) => ({
  admin: atLeast(role, 'admin'),
  maintain: atLeast(role, 'maintain'),
  push: atLeast(role, 'write'),
  triage: atLeast(role, 'triage'),
  pull: atLeast(role, 'read'),
})

/** As documented: "To view merge-related settings, you must have the `contents:read` and `contents:write` permissions". */
const seesMergeSettings = (token: Token | null): boolean =>
  token !== null && hasPermission(token, 'contents', 'write')

const mergeSettings = ({ settings: { merge } }: Repository) => ({
  allow_squash_merge: merge.squash,
  allow_merge_commit: merge.merge,
  allow_rebase_merge: merge.rebase,
  allow_auto_merge: false,
  delete_branch_on_merge: false,
})

/** GitHub's "full repository"; `permissions` are those of the token's user. */
export function fullRepository(state: State, urls: Urls, repository: Repository, token: Token | null) {
  const role = token?.kind === 'pat' ? roleOf(state, repository, token.actor) : 'none'
  const organisation = state.organisation(repository.owner.login)
  const parent = repository.parent === null ? {} : { parent: repositoryShape(urls, repository.parent) }
  return {
    ...repositoryShape(urls, repository),
    ...(token === null ? {} : { permissions: permissionFlags(role) }),
    ...(organisation === undefined ? {} : { organization: simpleUser(urls, organisation.account) }),
    ...parent,
    temp_clone_token: null,
    ...(seesMergeSettings(token) ? mergeSettings(repository) : {}),
    network_count: 0,
    subscribers_count: 0,
  }
}
