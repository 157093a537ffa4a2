import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clock } from './clock.ts'
import { GitRepository } from './git/repository.ts'
import type { Account, AccountType, App, Organisation, Repository } from './model.ts'
import { fullName } from './model.ts'
import type { Enterprise, Plan, RepositorySettings } from './protection-model.ts'
import type { Token } from './token.ts'

/** GitHub's own Actions app. */
const ACTIONS_APP_ID = 15368

/** A new repository's settings, as GitHub makes it. */
const settings = (): RepositorySettings => ({
  archived: false,
  issues: true,
  internal: false,
  merge: { merge: true, squash: true, rebase: true },
  workflows: { defaultPermissions: 'read', mayApprove: false },
  properties: new Map(),
})

/** Everything the embedded GitHub knows. Ids are counted from fixed starts, so that two runs give the same ones. */
export class State {
  readonly clock: Clock
  readonly directory: string
  readonly accounts: Account[] = []
  readonly organisations = new Map<string, Organisation>()
  readonly enterprises: Enterprise[] = []
  readonly repositories: Repository[] = []
  /** Former full names, in lower case, of renamed repositories. */
  readonly renamed = new Map<string, Repository>()
  readonly tokens = new Map<string, Token>()
  readonly apps = new Map<string, App>()
  /** What was asked of the store that artifacts stand in. */
  readonly downloads: { readonly path: string; readonly authorization: string | null }[] = []
  #accountId = 1000
  #id = 100_000

  constructor(now?: string) {
    this.clock = new Clock(now)
    this.directory = mkdtempSync(join(tmpdir(), 'embedded-github-'))
    this.addApp('github-actions', ACTIONS_APP_ID, 41898282)
  }

  nextId(): number {
    this.#id += 1
    return this.#id
  }

  addAccount(login: string, type: AccountType, id?: number, emails?: readonly string[]): Account {
    if (this.account(login) !== undefined) throw new Error(`account ${login} exists already`)
    this.#accountId += 1
    const number = id ?? this.#accountId
    const own = [`${login}@example.com`, `${number}+${login}@users.noreply.github.com`]
    const plan: Plan = type === 'Organization' ? 'team' : 'pro'
    const account = {
      id: number,
      login,
      type,
      emails: [...(emails ?? own)],
      name: null,
      plan,
      deleted: false,
    }
    this.accounts.push(account)
    return account
  }

  addApp(slug: string, id?: number, botId?: number): App {
    const known = this.apps.get(slug)
    if (known !== undefined) return known
    const bot = this.addAccount(`${slug}[bot]`, 'Bot', botId)
    const app = {
      id: id ?? this.nextId(),
      slug,
      name: slug === 'github-actions' ? 'GitHub Actions' : slug,
      bot,
    }
    this.apps.set(slug, app)
    return app
  }

  /** Logins are compared without case, as on GitHub. */
  account(login: string): Account | undefined {
    return this.accounts.find((a) => !a.deleted && a.login.toLowerCase() === login.toLowerCase())
  }

  accountByEmail(email: string): Account | undefined {
    const wanted = email.toLowerCase()
    return this.accounts.find((a) => !a.deleted && a.emails.some((own) => own.toLowerCase() === wanted))
  }

  organisation(login: string): Organisation | undefined {
    return this.organisations.get(login.toLowerCase())
  }

  repository(name: string): Repository | undefined {
    return this.repositories.find((r) => !r.deleted && fullName(r).toLowerCase() === name.toLowerCase())
  }

  addRepository(owner: Account, name: string, isPrivate: boolean, parent: Repository | null): Repository {
    const id = this.nextId()
    const git = new GitRepository(join(this.directory, `${id}.git`), parent?.git ?? null)
    const repository: Repository = {
      id,
      owner,
      name,
      private: isPrivate,
      git,
      defaultBranch: 'main',
      parent,
      deleted: false,
      collaborators: new Map(),
      teams: new Map(),
      issues: new Map(),
      labels: new Map(),
      suites: [],
      checkRuns: [],
      statuses: [],
      settings: settings(),
      rulesets: [],
      protections: [],
      activities: [],
      workflowRuns: [],
      artifacts: [],
      createdAt: this.clock.iso(),
    }
    this.repositories.push(repository)
    return repository
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}
