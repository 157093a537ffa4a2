import { defaultChangeSettings } from '../../../src/change/default-settings.ts'
import { nothingAsked } from '../../../src/change/input.ts'
import { type Fact, known } from '../../../src/core/fact.ts'
import type { Answer, Answers, EvidenceTarget } from '../../../src/core/facts/answers.ts'
import type { Change, Signal, SignalKind } from '../../../src/core/facts/change.ts'
import type { Checklist, ChecklistItem, EvidenceGrade } from '../../../src/core/facts/checklists.ts'
import type { Teams } from '../../../src/core/facts/codeowners.ts'
import type { FactKey, FactValue } from '../../../src/core/facts/index.ts'
import type { Actor } from '../../../src/core/facts/people.ts'
import type { ChangedFile, PullRequest, Review } from '../../../src/core/facts/pull-request.ts'
import type { Checks, ToolFindings, ToolResult } from '../../../src/core/facts/tools.ts'
import type { Finding } from '../../../src/core/finding.ts'
import type { Where } from '../../../src/core/gate.ts'
import { judge } from '../../../src/core/judge.ts'
import { plain } from '../../../src/core/text.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { checklist } from '../../../src/gates/checklist/gate.ts'

export const head = '1'.repeat(40)
export const base = '2'.repeat(40)
export const now = '2026-11-20T12:00:00Z'
export const print = '3fa9c1d20b77'
const source = { kind: 'file', what: 'test' } as const

export const every = (grade: EvidenceGrade): ChecklistItem['minimum'] => ({
  ...{ docs: grade, fast: grade, standard: grade, full: grade },
})

export const item = (id: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  ...{ id, version: 1, question: `Is ${id} so?`, translations: {}, aliases: [], scope: 'pull-request' },
  applies: { always: true },
  paths: [],
  evidence: ['file', 'check', 'test', 'sarif', 'signed', 'link'],
  minimum: every('E0'),
  controls: [],
  contradictedBy: { sarif: [], cwe: [], signals: [] },
  ...{ machine: [], derivedFrom: [], answeredBy: 'author', noAllowed: false },
  fix: `make ${id} so`,
  recovery: { action: 'act', rollback: 'revert', escalation: 'ask @sec' },
  ...{ expiresAfterDays: null, line: 3 },
  ...more,
})

export const list = (items: readonly ChecklistItem[], more: Partial<Checklist> = {}): Checklist => ({
  ...{ name: 'own', title: 'Own', source: '.gatewright/checklists/own.yml', version: 1, standard: null },
  items: [...items],
  ...more,
})

type Value = Answer['value']

/** An answer in the description; the line is that of its place in the list of answers. */
export const answer = (id: string, value: Value, more: Partial<Answer> = {}): Answer => ({
  ...{ item: id, value, reason: null, evidence: [], expires: null, bound: null, blobs: [], openBelow: [] },
  place: { kind: 'body', path: 'description', line: 1 },
  ...more,
})

export const yes = (
  id: string,
  evidence: readonly EvidenceTarget[] = [],
  more: Partial<Answer> = {},
): Answer => answer(id, 'yes', { evidence: [...evidence], ...more })

export const reason = 'the change adds no session and no token'
export const na = (id: string, text = reason, more: Partial<Answer> = {}): Answer =>
  answer(id, 'na', { reason: { kind: 'not-in-this-change', text }, ...more })

export const inFile = (path = '.gatewright/answers/own.yml', line = 4) => ({
  place: { kind: 'file' as const, path, line },
})

const target = (
  kind: EvidenceTarget['kind'],
  name: string,
  more: Partial<EvidenceTarget>,
): EvidenceTarget => ({
  ...{ kind, name, text: kind === 'file' ? name : `${kind}: ${name}`, anchor: null, lines: null },
  ...{ found: kind === 'file' || kind === 'signed' ? 'yes' : 'open', why: '' },
  ...more,
})
export const file = (name: string, more: Partial<EvidenceTarget> = {}) => target('file', name, more)
export const check = (name: string) => target('check', name, {})
export const testCase = (name: string) => target('test', name, {})
export const sarif = (name: string) => target('sarif', name, {})
export const signed = (name: string, more: Partial<EvidenceTarget> = {}) => target('signed', name, more)
export const link = (name: string) => target('link', name, {})

export const actor = (login: string, id: number, type = 'User'): Actor => ({ login, id, type })
export const chef = actor('chef', 1)
export const bravo = actor('bravo', 2)
export const sec = actor('sec', 3)

export const approval = (user: Actor, more: Partial<Review> = {}): Review => ({
  ...{ id: 10 + (user.id ?? 0), user, state: 'APPROVED', commitId: head },
  ...{ submittedAt: '2026-11-20T09:00:00Z', canPush: true },
  ...more,
})

export const changed = (path: string, more: Partial<ChangedFile> = {}): ChangedFile => ({
  ...{ path, previousPath: null, status: 'modified', blob: `blob of ${path}` },
  ...more,
})

export const change = (files: readonly ChangedFile[], signals: readonly Signal[] = []): Change => ({
  headSha: head,
  files: files.map(({ path }) => ({
    ...{ path, additions: 10, deletions: 0, read: true, binary: false },
    added: [[1, 10]],
  })),
  signals: [...signals],
})

export const signal = (kind: SignalKind, more: Partial<Signal> = {}): Signal => ({
  ...{ kind, path: 'src/a.ts', line: 5, side: 'added', name: 'thing' },
  ...more,
})

export const ran = (tool: string, more: Partial<ToolFindings['runs'][number]> = {}) => ({
  ...{ file: `results/${tool}.sarif`, tool, version: null, revision: head, successful: true, results: 0 },
  ...more,
})

export const result = (rule: string, more: Partial<ToolResult> = {}): ToolResult => ({
  ...{ run: 0, rule, severity: 'medium', cwe: [], path: 'src/a.ts', line: 5, endLine: null },
  ...{ suppressed: false, baseline: null },
  ...more,
})

export const tools = (
  runs: ToolFindings['runs'],
  results: readonly ToolResult[] = [],
  more: Partial<ToolFindings> = {},
): ToolFindings => ({
  patterns: [{ pattern: 'results/*.sarif', files: runs.length }],
  ...{ invalid: [], runs, results: [...results], commits: [head] },
  ...more,
})

/** Check runs of the head by name and conclusion; null is still running. */
export const checks = (conclusions: Readonly<Record<string, string | null>>): Checks => ({
  sha: head,
  runs: Object.entries(conclusions).map(([name, conclusion], index) => ({
    ...{
      id: index + 1,
      name,
      sha: head,
      status: conclusion === null ? 'in_progress' : 'completed',
      conclusion,
    },
    ...{ app: { id: 15368, slug: 'github-actions' }, suite: 7 },
    workflow: { path: '.github/workflows/ci.yml', run: 9, event: 'pull_request' },
    ...{ startedAt: '2026-11-20T08:00:00Z', completedAt: '2026-11-20T08:10:00Z' },
  })),
  statuses: [],
  workflows: { known: true, value: true },
})

export interface Given {
  readonly items?: readonly ChecklistItem[]
  readonly lists?: readonly Checklist[]
  readonly prints?: Readonly<Record<string, string>>
  readonly answers?: readonly Answer[]
  readonly more?: Partial<Answers> | undefined
  readonly files?: readonly ChangedFile[]
  readonly signals?: readonly Signal[]
  readonly tools?: ToolFindings
  readonly checks?: Checks
  readonly tests?: FactValue['evidence-tests']
  readonly reviews?: readonly Review[]
  readonly teams?: Teams
  readonly author?: Actor | null
  readonly now?: string
  /** Facts that replace others, for what is unknown. */
  readonly facts?: { readonly [K in FactKey]?: Fact<unknown> }
}

const inOrder = (answers: readonly Answer[]): Answer[] =>
  answers.map((one, index) =>
    one.place.kind === 'body' && one.place.line === 1
      ? { ...one, place: { ...one.place, line: index + 2 } }
      : one,
  )

const pullRequest = ({ author = chef }: Given): PullRequest => ({
  ...{ number: 7, title: 'Adds a thing', bodySha256: 'a'.repeat(64), author, state: 'open', draft: false },
  head: { sha: head, ref: 'topic', repository: 'acme/shop' },
  base: { sha: base, ref: 'main' },
  ...{ fork: false, labels: [], changedFiles: 1, reviewDecision: null },
})

/** Every fact of the gate, as gathered. */
export function gathered(given: Given): { readonly [K in FactKey]?: Fact<unknown> } {
  const files = given.files ?? [changed('src/a.ts')]
  const values = {
    now: given.now ?? now,
    'pull-request': pullRequest(given),
    'changed-files': files,
    'change-settings': defaultChangeSettings,
    change: change(files, given.signals),
    checklists: {
      sha: base,
      lists: given.lists ?? [list(given.items ?? [item('A.a')])],
      fingerprints: given.prints ?? {},
    },
    answers: {
      ...{ answers: inOrder(given.answers ?? []), problems: [], statements: [], body: true },
      edits: { known: true, value: [] },
      ...given.more,
    },
    'evidence-tests': given.tests ?? {},
    'tool-findings': given.tools ?? tools([], [], { patterns: [] }),
    checks: given.checks ?? checks({}),
    reviews: given.reviews ?? [],
    commits: [],
    'last-pusher': null,
    teams: given.teams ?? {},
    'mitigation-plans': [],
  }
  const all = Object.entries(values).map(([key, value]) => [key, known(value, source)] as const)
  const { history, regression } = nothingAsked
  return { ...Object.fromEntries(all), 'test-history': history, regression, ...given.facts }
}

/** Places in the policy: all on line 10. */
export const where: Where = () => ({ path: '.github/gatewright.yml', line: 10, at: 'base' })

export const optionsOf = (written: object = {}) => checklist.options.parse({ lists: ['own.yml'], ...written })

/** All findings of the gate on a pull request. */
export const judged = (given: Given, options: object = {}): readonly Finding[] =>
  judge(checklist, 'pull-request', gathered(given), optionsOf(options), where)

/** All findings of the gate on a repository. */
export const audited = (given: Given, options: object = {}): readonly Finding[] =>
  judge(checklist, 'repository', gathered(given), optionsOf(options), where)

export const outcome = (given: Given, options: object = {}) => outcomeOf(judged(given, options))

/** `outcome level subject | found | required | fix` of every finding of a rule. */
export const said = (findings: readonly Finding[], rule: string): readonly string[] =>
  findings
    .filter((finding) => finding.rule === `checklist/${rule}`)
    .map((finding) =>
      [
        `${finding.outcome} ${finding.level} ${finding.subject}`,
        ...[finding.found, finding.required, finding.fix].map(plain),
      ].join(' | '),
    )

/** Rules with a finding that blocks or leaves open, sorted. */
export const blocking = (findings: readonly Finding[]): readonly string[] =>
  [
    ...new Set(
      findings
        .filter(({ outcome: came, level }) => came === 'unknown' || (came === 'fail' && level === 'error'))
        .map(({ rule }) => rule.replace('checklist/', '')),
    ),
  ].sort()
