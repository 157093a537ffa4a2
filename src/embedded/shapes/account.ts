import type { Urls } from '../http.ts'
import type { Account, App } from '../model.ts'

const nodeId = (kind: string, id: number): string => Buffer.from(`${kind}:${id}`).toString('base64url')

export { nodeId }

/** GitHub's "simple user". */
export function simpleUser(urls: Urls, account: Account) {
  const url = `${urls.api}/users/${encodeURIComponent(account.login)}`
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${urls.server}/avatars/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${urls.server}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** Null for a deleted account: what it wrote stays, its author does not. */
export const userOrNull = (urls: Urls, account: Account | null) =>
  account === null || account.deleted ? null : simpleUser(urls, account)

/** GitHub's "public user" (`GET /users/{username}`). */
export const publicUser = (urls: Urls, account: Account, createdAt: string) => ({
  ...simpleUser(urls, account),
  name: account.name,
  company: null,
  blog: '',
  location: null,
  email: null,
  hireable: null,
  bio: null,
  twitter_username: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: createdAt,
  updated_at: createdAt,
})

/** GitHub's "integration": an App as shown on check runs. */
export const integration = (urls: Urls, app: App) => ({
  id: app.id,
  client_id: `Iv1.${app.id}`,
  slug: app.slug,
  node_id: nodeId('App', app.id),
  owner: simpleUser(urls, { ...app.bot, login: 'github', type: 'Organization', id: 9919 }),
  name: app.name,
  description: '',
  external_url: `${urls.server}/apps/${app.slug}`,
  html_url: `${urls.server}/apps/${app.slug}`,
  created_at: '2018-07-30T09:30:17Z',
  updated_at: '2018-07-30T09:30:17Z',
  permissions: { checks: 'write', metadata: 'read' },
  events: [],
})
