import type { Fact } from '../../src/core/fact.ts'
import { known } from '../../src/core/fact.ts'
import type { FactValue } from '../../src/core/facts/index.ts'
import type { Actor } from '../../src/core/facts/people.ts'
import type { ChangedFile, Review } from '../../src/core/facts/pull-request.ts'
import type { pullRequestNeeds } from '../../src/gates/codeowners/pull-request.ts'

/** Commits of the examples: `head`, the one before it, and the base. */
export const headSha = 'a'.repeat(40)
export const oldSha = 'b'.repeat(40)
export const baseSha = 'c'.repeat(40)

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Values = Mutable<Pick<FactValue, (typeof pullRequestNeeds)[number]>>

/** Facts as the gate's judge receives them: values, and the one partial fact as a fact. */
export type JudgedFacts = Values & { 'code-owner-rule': Fact<FactValue['code-owner-rule']> }

/** The id of an account, the same for the same login in every test. */
export const idOf = (login: string): number =>
  [...login.toLowerCase()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)

export const actor = (login: string, type = 'User'): Actor => ({ id: idOf(login), login, type })

const source = { kind: 'api', what: 'test' } as const

interface ReviewMore {
  readonly at?: string | null
  readonly canPush?: boolean
  readonly type?: string
  readonly user?: Actor | null
  readonly submittedAt?: string | null
}

/**
 * Builds facts of a pull request: by default `oper` opened it, one commit of hers, nobody reviewed it, and the
 * CODEOWNERS file is empty of lines. Reviews and files keep the order in which they are added.
 */
export class PullRequestFacts {
  readonly values: JudgedFacts = {
    'pull-request': {
      number: 7,
      title: 'A change',
      bodySha256: '0'.repeat(64),
      author: actor('oper'),
      state: 'open',
      draft: false,
      head: { sha: headSha, ref: 'topic', repository: 'acme/shop' },
      base: { sha: baseSha, ref: 'main' },
      fork: false,
      labels: [],
      changedFiles: 0,
      reviewDecision: null,
    },
    reviews: [],
    commits: [{ sha: headSha, people: [{ role: 'author', id: idOf('oper'), login: 'oper', name: 'Oper' }] }],
    'last-pusher': actor('oper'),
    'changed-files': [],
    codeowners: { sha: baseSha, path: '.github/CODEOWNERS', bytes: 0, content: '', ignored: [] },
    'head-codeowners': null,
    'codeowners-errors': [],
    'head-codeowners-errors': [],
    teams: {},
    'repository-files': null,
    'approved-blobs': {},
    'other-pull-requests': [],
    'policy-paths': [
      '.github/gatewright.yml',
      '.github/CODEOWNERS',
      'CODEOWNERS',
      'docs/CODEOWNERS',
      '.github/workflows/**',
    ],
    'code-owner-rule': known({ required: false, dismissStale: false }, source),
  }

  /** The CODEOWNERS file at the base, one argument per line. */
  owners(...lines: readonly string[]): this {
    const content = `${lines.join('\n')}\n`
    this.values.codeowners = { ...this.values.codeowners, content, bytes: content.length }
    return this
  }

  file(path: string, more: Partial<ChangedFile> = {}): this {
    const file: ChangedFile = {
      path,
      previousPath: null,
      status: 'modified',
      blob: `blob of ${path}`,
      ...more,
    }
    const files = [...this.values['changed-files'], file]
    this.values['changed-files'] = files
    return this.pull({ changedFiles: files.length })
  }

  renamed(previousPath: string | null, path: string): this {
    return this.file(path, { previousPath, status: 'renamed' })
  }

  removed(path: string): this {
    return this.file(path, { status: 'removed' })
  }

  review(login: string, state = 'APPROVED', more: ReviewMore = {}): this {
    const number = this.values.reviews.length + 1
    const review: Review = {
      id: number,
      user: more.user === undefined ? actor(login, more.type) : more.user,
      state,
      commitId: more.at === undefined ? headSha : more.at,
      submittedAt:
        more.submittedAt === undefined
          ? `2026-11-20T10:${String(number).padStart(2, '0')}:00Z`
          : more.submittedAt,
      canPush: more.canPush ?? true,
    }
    this.values.reviews = [...this.values.reviews, review]
    return this
  }

  pull(more: Partial<FactValue['pull-request']>): this {
    this.values['pull-request'] = { ...this.values['pull-request'], ...more }
    return this
  }

  author(login: string): this {
    return this.pull({ author: actor(login) })
  }

  commitBy(
    role: 'author' | 'committer' | 'co-author',
    login: string | null,
    name = login ?? 'Someone',
  ): this {
    const person = { role, id: login === null ? null : idOf(login), login, name }
    this.values.commits = [...this.values.commits, { sha: headSha, people: [person] }]
    return this
  }

  pushedBy(login: string): this {
    return this.set('last-pusher', actor(login))
  }

  /** Members of a team; without any, a team that cannot be read. */
  team(name: string, ...members: readonly string[]): this {
    return this.set('teams', {
      ...this.values.teams,
      [name.toLowerCase()]: { known: true, members: members.map((login) => actor(login)) },
    })
  }

  unreadableTeam(name: string): this {
    return this.set('teams', {
      ...this.values.teams,
      [name.toLowerCase()]: { known: false, reason: 'team-membership', detail: `${name} cannot be read` },
    })
  }

  /** GitHub requires code owner review on the base branch and calls the pull request approved. */
  approvedByGitHub(required = true): this {
    this.values['code-owner-rule'] = known({ required, dismissStale: true }, source)
    return this.pull({ reviewDecision: 'APPROVED' })
  }

  /** An error that GitHub reports for a line of the file. */
  githubError(line: number, column: number, kind = 'Unknown owner'): this {
    const row = { line, column, kind, message: kind, suggestion: null, path: '.github/CODEOWNERS' }
    return this.set('codeowners-errors', [...this.values['codeowners-errors'], row])
  }

  /** The CODEOWNERS file at the head, and all files of the repository there. */
  head(content: string, files: readonly string[]): this {
    const listed = files.map((path) => ({ path, mode: '100644' }))
    this.set('repository-files', { sha: headSha, files: listed })
    return this.set('head-codeowners', {
      sha: headSha,
      path: '.github/CODEOWNERS',
      bytes: content.length,
      content,
      ignored: [],
    })
  }

  set<K extends keyof JudgedFacts>(key: K, value: JudgedFacts[K]): this {
    this.values[key] = value
    return this
  }
}

export const facts = (): PullRequestFacts => new PullRequestFacts()
