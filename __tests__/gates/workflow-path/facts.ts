import { defaultChangeSettings } from '../../../src/change/default-settings.ts'
import { type Fact, known, type UnknownReason, unknown } from '../../../src/core/fact.ts'
import type { Answers, Statement } from '../../../src/core/facts/answers.ts'
import type { Change, ChangeSettings, Signal } from '../../../src/core/facts/change.ts'
import type { FactKey, FactValue } from '../../../src/core/facts/index.ts'
import type { ChangedFile } from '../../../src/core/facts/pull-request.ts'
import type { CheckRunFact } from '../../../src/core/facts/tools.ts'
import type { Outline, Specifications, TestHistory, TestStrength } from '../../../src/core/facts/workflow.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { judge } from '../../../src/core/judge.ts'
import type { Scope } from '../../../src/core/target.ts'
import { plain } from '../../../src/core/text.ts'
import { workflowPath } from '../../../src/gates/workflow-path/gate.ts'
import { actor, baseSha, headSha, idOf } from '../../support/pull-request-facts.ts'

const source = { kind: 'api', what: 'test' } as const
export type Gathered = { readonly [K in FactKey]?: Fact<unknown> }

export const strength = (more: Partial<TestStrength> = {}): TestStrength => ({
  ...{ tests: 2, skipped: 0, assertions: 2, expectations: ['aaaaaaaa', 'bbbbbbbb'] },
  ...more,
})
export const weaker = strength({ tests: 1, assertions: 1, expectations: ['aaaaaaaa'] })

/** History of one test: its version on the base, and then in the change. */
export const tested = (
  path: string,
  base: TestStrength | null,
  ...own: readonly (TestStrength | null)[]
): TestHistory['files'][number] => ({
  path,
  versions: [
    { sha: baseSha, base: true, strength: base },
    ...own.map((one, index) => ({
      sha: index === own.length - 1 ? headSha : String(index + 1).repeat(40),
      base: false,
      strength: one,
    })),
  ],
})

interface SectionGiven {
  readonly title: string
  readonly items?: readonly string[]
  readonly words?: number
}
export const outline = (
  sections: readonly SectionGiven[],
  placeholders: Outline['placeholders'] = [],
): Outline => ({
  sections: sections.map(({ title, items = [], words = 0 }, index) => ({
    ...{ title, level: 2, line: 1 + 10 * index, fields: [], words },
    items: items.map((text, at) => ({ text, line: 2 + 10 * index + at })),
  })),
  placeholders,
})
const list = (...items: readonly string[]) => items
export const complete = outline([
  { title: 'Deliverables', items: list('a command that creates a cart') },
  { title: 'Acceptance criteria', items: list('a created cart can be read back') },
  { title: 'Must Have', items: list('an id for each cart') },
  {
    title: 'Must NOT Have',
    items: list('checkout of a cart', 'payment of any kind', 'inventory of the shop'),
  },
])

type Document = Specifications['documents'][number]
export const document = (more: Partial<Document> = {}): Document => ({
  path: 'specs/cart.md',
  outline: complete,
  by: 'changed',
  listed: true,
  beforeImplementation: true,
  before: complete,
  ...more,
})

let runs = 0
export const run = (
  name: string,
  conclusion: string | null = 'success',
  more: Partial<CheckRunFact> = {},
): CheckRunFact => ({
  id: ++runs,
  ...{ name, sha: headSha, status: conclusion === null ? 'in_progress' : 'completed', conclusion },
  app: { id: 15368, slug: 'github-actions' },
  suite: 1,
  workflow: { path: '.github/workflows/ci.yml', run: 7, event: 'pull_request' },
  startedAt: '2026-11-20T11:00:00Z',
  completedAt: conclusion === null ? null : '2026-11-20T11:05:00Z',
  ...more,
})

export const api = ['api/**']

/** Facts of a pull request of `oper` into main: by default it changes nothing, and all of its checks succeeded. */
export class Scene {
  private readonly files: ChangedFile[] = []
  private readonly changes: Change['files'][number][] = []
  private readonly signals: Signal[] = []
  private readonly statements: Statement[] = []
  private readonly reviews: FactValue['reviews'] = []
  private readonly over: Partial<Record<FactKey, Fact<unknown>>> = {}
  private labels: string[] = []
  private settings: ChangeSettings = { ...defaultChangeSettings, publicApi: api }
  private history: TestHistory = { files: [], manifest: null }
  private specifications: Specifications = { implements: true, documents: [] }
  private checks: CheckRunFact[] = [run('build'), run('unit')]
  private edits: Answers['edits'] = { known: true, value: [] }

  /** A changed file with so many added lines. */
  file(path: string, additions = 3, more: Partial<ChangedFile> = {}): this {
    this.files.push({ path, previousPath: null, status: 'modified', blob: 'f'.repeat(40), ...more })
    const added: [number, number][] = additions === 0 ? [] : [[1, additions]]
    this.changes.push({ path, additions, deletions: 0, read: true, binary: false, added })
    return this
  }
  signal(kind: Signal['kind'], path: string, name = 'recognised'): this {
    this.signals.push({ kind, path, line: 1, side: 'added', name })
    return this
  }
  label(...labels: readonly string[]): this {
    this.labels = [...this.labels, ...labels]
    return this
  }
  says(key: Statement['key'], value: string): this {
    this.statements.push({ key, value, line: this.statements.length + 1 })
    return this
  }
  set(settings: Partial<ChangeSettings>): this {
    this.settings = { ...this.settings, ...settings }
    return this
  }
  tests(...files: TestHistory['files']): this {
    this.history = { ...this.history, files }
    return this
  }
  manifest(manifest: TestHistory['manifest']): this {
    this.history = { ...this.history, manifest }
    return this
  }
  specified(documents: readonly Document[], implementing = true): this {
    this.specifications = { implements: implementing, documents: [...documents] }
    return this
  }
  checked(...checks: CheckRunFact[]): this {
    this.checks = checks
    return this
  }
  review(login: string, state = 'APPROVED', at = headSha): this {
    this.reviews.push({
      ...{ id: this.reviews.length + 1, user: actor(login), state, commitId: at },
      submittedAt: `2026-11-20T10:00:0${this.reviews.length}Z`,
      canPush: true,
    })
    return this
  }
  /** An edit of the description, by default of the author, so many seconds after the reviews began. */
  edited(second: number, login = 'oper'): this {
    const before = this.edits.known ? this.edits.value : []
    const at = `2026-11-20T10:00:0${second}.000Z`
    this.edits = { known: true, value: [{ editor: actor(login), at }, ...before] }
    return this
  }
  /** Nobody can tell when the description was edited. */
  unseenEdits(): this {
    this.edits = { known: false, reason: 'api-failed', detail: 'no answer' }
    return this
  }
  with<K extends FactKey>(key: K, value: FactValue[K]): this {
    this.over[key] = known(value, source)
    return this
  }
  without(key: FactKey, reason: UnknownReason = 'api-failed'): this {
    this.over[key] = unknown(reason, `made unknown: ${key}`)
    return this
  }

  /** Every fact the gate asks for. */
  facts(): Gathered {
    const answers: Answers = {
      ...{ answers: [], problems: [], statements: this.statements, body: true },
      edits: this.edits,
    }
    const all: Gathered = {
      'other-pull-requests': known([], source),
      'changed-files': known(this.files, source),
      change: known({ headSha, files: this.changes, signals: this.signals }, source),
      'change-settings': known(this.settings, source),
      answers: known(answers, source),
      'pull-request': known(this.pullRequest(), source),
      'tool-findings': known(
        { patterns: [], invalid: [], runs: [], results: [], commits: [headSha] },
        source,
      ),
      'test-history': known(this.history, source),
      regression: known({ given: false, tests: [], invalid: [] }, source),
      reviews: known(this.reviews, source),
      commits: known(
        [{ sha: headSha, people: [{ role: 'author', id: idOf('oper'), login: 'oper', name: 'Oper' }] }],
        source,
      ),
      'last-pusher': known(actor('oper'), source),
      teams: known({}, source),
      checks: known(
        { sha: headSha, runs: this.checks, statuses: [], workflows: { known: true, value: true } },
        source,
      ),
      specifications: known(this.specifications, source),
    }
    return { ...all, ...this.over }
  }

  private pullRequest(): FactValue['pull-request'] {
    return {
      ...{ number: 7, title: 'A change', bodySha256: '0'.repeat(64), author: actor('oper'), state: 'open' },
      ...{ draft: false, fork: false, labels: this.labels, changedFiles: this.files.length },
      head: { sha: headSha, ref: 'topic', repository: 'acme/shop' },
      base: { sha: baseSha, ref: 'main' },
      reviewDecision: null,
    }
  }
}

export const scene = (): Scene => new Scene()

/** A bug fix of two files with a test: Fast by R20. */
export const bugFix = (): Scene =>
  scene()
    .label('bug')
    .file('src/cart/errors.ts')
    .file('tests/cart.test.ts')
    .tests(tested('tests/cart.test.ts', strength(), strength({ tests: 3 })))

/** A new command: Full by R10. */
export const feature = (): Scene =>
  scene()
    .file('src/cart/commands.ts', 80, { status: 'added' })
    .file('tests/cart.test.ts', 30, { status: 'added' })
    .signal('entry-point-added', 'src/cart/commands.ts', 'command handler')
    .tests(tested('tests/cart.test.ts', null, strength()))
    .specified([document()])

/** A pure function with its justification: Standard by R30. */
export const utility = (): Scene =>
  scene()
    .file('src/money/round.ts', 12, { status: 'added' })
    .file('tests/round.test.ts', 12, { status: 'added' })
    .says('security-review-skipped', 'pure utility, no IO')
    .tests(tested('tests/round.test.ts', null, strength()))
    .specified([document({ path: 'specs/round.md' })])

/** Nothing but documents: Docs by R01. */
export const documents = (): Scene => scene().file('docs/guide.md')

export const options = {
  checks: { build: 'build', unit: { check: 'unit' } },
  approvers: ['@chef', '@acme/leads'],
}

export function judged(facts: Scene, more: object = {}, scope: Scope = 'pull-request'): readonly Finding[] {
  const parsed = workflowPath.options.parse({ ...options, ...more })
  return judge(workflowPath, scope, facts.facts(), parsed, () => undefined)
}

/** Findings of one rule as `outcome subject: found`. */
export const ofRule = (findings: readonly Finding[], rule: string): readonly string[] =>
  findings
    .filter((one) => one.rule === `workflow-path/${rule}`)
    .map(({ outcome, subject, found }) => `${outcome} ${subject}: ${plain(found)}`)

/** All that blocks, as `outcome rule subject`. */
export const blocking = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ outcome, level }) => (outcome === 'fail' || outcome === 'unknown') && level === 'error')
    .map(({ outcome, rule, subject }) => `${outcome} ${rule.replace('workflow-path/', '')} ${subject}`)

/** All that findings say below their sentences. */
export const detailsOf = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ details = [] }) => details)
    .flatMap((one) => [
      plain(one.title),
      ...(one.kind === 'list' ? one.items.map(plain) : one.rows.map((row) => row.map(plain).join(' | '))),
    ])
    .join('\n')
