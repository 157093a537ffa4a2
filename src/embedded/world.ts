import { EnterpriseBuilder } from './builders/enterprise.ts'
import { known } from './builders/names.ts'
import { OrganisationBuilder, type OrganisationOptions } from './builders/people.ts'
import { applySettings, contentChanges, type RulesetOptions } from './builders/protection.ts'
import type { WorldContext } from './builders/pull-request.ts'
import { RepositoryBuilder, type RepositoryOptions } from './builders/repository.ts'
import type { Clock } from './clock.ts'
import { type Fault, Faults } from './faults.ts'
import type { Urls } from './http.ts'
import type { Account, App, Repository } from './model.ts'
import type { Plan, Ruleset } from './protection-model.ts'
import { type BudgetSettings, RateLimits, type Resource } from './rate-limit.ts'
import { RequestLog } from './request-log.ts'
import { changeRuleset } from './rulesets.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'
import { State } from './state.ts'
import { normalisePermissions, type Permissions, type Token, type TokenKind } from './token.ts'

interface UserOptions {
  readonly id?: number
  readonly name?: string
  /** The first is used in commits. */
  readonly emails?: readonly string[]
  /** With `free`, private repositories have neither rulesets nor protected branches; `pro` when absent. */
  readonly plan?: Plan
}

interface TokenOptions {
  readonly kind?: TokenKind
  /**
   * `contents`, `pull-requests`, `checks`, `statuses`, `issues`, `members`, `administration`, `actions`,
   * `organization-administration`; metadata is always readable. No `administration`: what a workflow's own token has
   * (tier 0); `administration: read` shows classic protection (tier 1), `write` bypass actors, too (tier 2).
   */
  readonly permissions: Permissions
  /** `owner/name`; the world's first repository for workflow tokens, all for the others when absent. */
  readonly repository?: string
  /** Whose token a `pat` is. */
  readonly user?: string
  /** Slug of the App of an `app` token. */
  readonly app?: string
}

/** Where a started world listens. */
export interface Started {
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  /** Stops the server and removes the repositories. */
  close(): Promise<void>
}

/** Prefixes as GitHub's tokens have them, in pieces: this file must not look like a leak. */
const PREFIX: Readonly<Record<TokenKind, readonly string[]>> = {
  'github-token': ['gh', 's_'],
  fork: ['gh', 's_'],
  app: ['gh', 's_'],
  pat: ['github', '_pat_'],
}

/** An embedded GitHub: what it holds, and the server over it. */
export class World {
  readonly state: State
  readonly requests = new RequestLog()
  readonly faults = new Faults()
  readonly #limits: RateLimits
  readonly #context: WorldContext
  #server: RunningServer | null = null

  constructor(now?: string) {
    this.state = new State(now)
    this.#limits = new RateLimits(this.state.clock)
    this.#context = { state: this.state, urls: () => this.urls() }
  }

  get clock(): Clock {
    return this.state.clock
  }

  user(login: string, options: UserOptions = {}): Account {
    const account = this.state.addAccount(login, 'User', options.id, options.emails)
    account.name = options.name ?? null
    account.plan = options.plan ?? account.plan
    return account
  }

  /** An App and its bot account `slug[bot]`. */
  app(slug: string): App {
    return this.state.addApp(slug)
  }

  /** Deletes an account: what it wrote stays, with `user: null`. */
  deleteUser(login: string): void {
    known(this.state, login).deleted = true
  }

  /** Renames an account; the id stays. */
  renameUser(login: string, to: string): void {
    known(this.state, login).login = to
  }

  organisation(login: string, options: OrganisationOptions = {}): OrganisationBuilder {
    return new OrganisationBuilder(this.state, login, options)
  }

  /** An enterprise over organisations of this world, which get its plan. */
  enterprise(slug: string, organisations: readonly OrganisationBuilder[]): EnterpriseBuilder {
    return new EnterpriseBuilder(this.state, slug, organisations)
  }

  /**
   * Changes a ruleset of any level, as somebody else would between two calls (see the fault `before`): `updated_at`
   * moves and a version is added.
   */
  changeRuleset(ruleset: Ruleset, changes: Partial<RulesetOptions>, by?: string): void {
    const actor =
      by === undefined ? (ruleset.history[0]?.actor ?? known(this.state, '')) : known(this.state, by)
    changeRuleset(this.state, ruleset, contentChanges(changes), actor)
  }

  /** Deletes a ruleset, whoever holds it. */
  deleteRuleset(ruleset: Ruleset): void {
    const holders = [this.state.repositories, [...this.state.organisations.values()], this.state.enterprises]
    for (const { rulesets } of holders.flat()) {
      const at = rulesets.indexOf(ruleset)
      if (at >= 0) rulesets.splice(at, 1)
    }
  }

  /** `name` is `owner/name`; the owner must exist. */
  repository(name: string, options: RepositoryOptions = {}): RepositoryBuilder {
    const [owner = '', own = ''] = name.split('/')
    const model = this.state.addRepository(known(this.state, owner), own, options.public !== true, null)
    const builder = new RepositoryBuilder(this.#context, model)
    for (const [login, role] of Object.entries(options.collaborators ?? {})) builder.collaborator(login, role)
    for (const [team, role] of options.teams ?? []) builder.grant(team, role)
    applySettings(model.settings, options.settings ?? {})
    builder.commit('main', { files: options.files ?? { 'README.md': `# ${own}\n` }, message: 'Start' })
    for (const [branch, files] of Object.entries(options.branches ?? {})) builder.commit(branch, { files })
    return builder
  }

  /** Makes a token and gives its value. */
  token(options: TokenOptions): string {
    const kind = options.kind ?? 'github-token'
    const id = this.state.nextId()
    const value = [...PREFIX[kind], String(id).padStart(36, '0')].join('')
    const token: Token = { id, value, kind, revoked: false, ...this.#identity(kind, options) }
    this.state.tokens.set(value, token)
    return value
  }

  #identity(kind: TokenKind, options: TokenOptions) {
    const given = normalisePermissions(options.permissions)
    const readOnly = Object.fromEntries(Object.keys(given).map((name) => [name, 'read' as const]))
    const permissions = kind === 'fork' ? readOnly : given
    const repositories = this.#reach(kind, options.repository)
    if (kind === 'pat') {
      return { permissions, repositories, actor: known(this.state, options.user ?? ''), app: null }
    }
    const app = this.state.addApp(kind === 'app' ? (options.app ?? 'gatewright') : 'github-actions')
    return { permissions, repositories, actor: app.bot, app }
  }

  #reach(kind: TokenKind, name: string | undefined): ReadonlySet<Repository> | null {
    const workflow = kind === 'github-token' || kind === 'fork'
    if (name === undefined && !workflow) return null
    const found = name === undefined ? this.state.repositories[0] : this.state.repository(name)
    if (found === undefined) throw new Error(`no repository ${name ?? ''} in this world`)
    return new Set([found])
  }

  #tokenOf(value: string | null): Token | null {
    if (value === null) return null
    const token = this.state.tokens.get(value)
    if (token === undefined) throw new Error('no such token in this world')
    return token
  }

  /** The token answers 401 from now on. */
  revoke(value: string): void {
    const token = this.#tokenOf(value)
    if (token !== null) token.revoked = true
  }

  /** Sets what is left of a token's hourly requests (null: without a token). */
  rateLimit(value: string | null, settings: BudgetSettings, resource: Resource = 'core'): void {
    this.#limits.set(this.#tokenOf(value), settings, resource)
  }

  fault(fault: Fault): void {
    this.faults.add(fault)
  }

  /** @throws Error before `start` */
  urls(): Urls {
    if (this.#server === null) throw new Error('the embedded GitHub is not started')
    return this.#server
  }

  async start(options: ServerOptions = {}): Promise<Started> {
    const parts = { state: this.state, limits: this.#limits, faults: this.faults, log: this.requests }
    const server = await startServer(parts, options)
    this.#server = server
    return {
      apiUrl: server.api,
      graphqlUrl: server.graphql,
      serverUrl: server.server,
      close: () => this.close(),
    }
  }

  /** Stops the server, when started, and removes the repositories from disk. */
  async close(): Promise<void> {
    await this.#server?.close()
    this.state.dispose()
  }
}

/** `now`: the time the world stands at (RFC 3339); the machine's time when absent. */
export const createWorld = (options: { readonly now?: string } = {}): World => new World(options.now)
