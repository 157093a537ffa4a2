import { UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes, worst } from '../core/verdict.ts'
import { type InventoryEntry, inventoryEntry } from '../facts/protection-inventory.ts'
import { readInventory } from '../facts/protection-inventory-pages.ts'
import { inputOf } from '../gates/branch-protection/branches.ts'
import { type Answer, controlNames } from '../gates/branch-protection/model.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import { type Demands, defaultDemands, readDemands } from './branch-protection-policy.ts'
import {
  answerJson,
  controlValue,
  exitCodeOf,
  type JudgedBranch,
  jsonName,
  judgeBranch,
  worstOf,
} from './branch-protection-rows.ts'
import type { Context } from './context.ts'
import { fileError, nameOf } from './input.ts'
import { readDocuments } from './json-documents.ts'

/** Bytes of the largest inventory: 10,000 repositories take about 30 MB. */
const maxInventoryBytes = 64 * 1024 * 1024

const notHere = ['branch', 'token', 'api-url', 'server-url'] as const

/** `branch-protection check --inventory`: the default branches of many repositories, from saved answers. */
export async function runInventory(context: Context, file: string): Promise<ExitCode> {
  const { args, input, output } = context
  const foreign = notHere.find((flag) => args.value(flag) !== null)
  if (foreign !== undefined)
    throw new UsageError(`branch-protection check: --${foreign} is about GitHub, --inventory about a file`)
  if (args.positionals.length > 0)
    throw new UsageError('branch-protection check: OWNER/REPO is read from GitHub, --inventory from a file')
  output.progress.show('reading the inventory')
  const what = 'saved answers of the inventory query as JSON'
  const name = nameOf(file)
  const documents = readDocuments({ name, text: await input.text(file, maxInventoryBytes, what) }, what)
  const inventory = readInventory(documents.map(({ value }) => value))
  if ('problem' in inventory)
    throw fileError(name, inventory.problem, documents[inventory.position]?.line ?? 1)
  const named = args.value('policy')
  const demands = named === null ? defaultDemands('no --policy is given') : await readDemands(context, named)
  const entries = inventory.nodes.map((node) => inventoryEntry(node, inventory.rulesets))
  const rows = entries.map((entry) => rowOf(entry, demands))
  const summary = totalsOf(rows, [...inventory.gaps, ...twice(rows)])
  for (const note of demands.notes) output.note(note)
  if (args.format === 'json') await output.json({ repositories: rows.map(jsonOf), ...summary })
  else await output.text(pretty(rows, summary, output.layout.width))
  return exitCode(rows, summary)
}

type Row =
  | {
      readonly kind: 'audited'
      readonly name: string
      readonly branch: string
      readonly judged: JudgedBranch
    }
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string | null; readonly why: string }

function rowOf(entry: InventoryEntry, demands: Demands): Row {
  if (entry.kind === 'unreadable') return { kind: 'unreadable', name: entry.name, why: entry.why.detail }
  if (entry.kind === 'empty') return entry
  const { protection, name } = entry
  const [branch] = protection.branches
  if (branch === undefined) return { kind: 'unreadable', name, why: 'it has no default branch' }
  const { defaultBranch } = protection.repository
  const input = inputOf(branch, protection)
  const judged = judgeBranch({ input, branch: branch.name, defaultBranch, demands })
  return { kind: 'audited', name, branch: branch.name, judged }
}

const answersOf = (row: Row): readonly Answer[] =>
  row.kind === 'audited' ? row.judged.answers.map(({ answer }) => answer.answer) : []

/** Null where the policy asks for nothing. */
const outcomeOf = (row: Row): Answer | null => {
  const answers = answersOf(row)
  return answers.length === 0 ? null : worstOf(answers)
}

/** A page that was saved twice may stand in the place of another. */
function twice(rows: readonly Row[]): readonly string[] {
  const names = rows.flatMap(({ name }) => name?.toLowerCase() ?? [])
  const seen = new Set<string>()
  const repeated = new Set(names.filter((name) => seen.size === seen.add(name).size))
  return [...repeated].map((name) => `${name} stands twice: a page may have been saved in place of another`)
}

function totalsOf(rows: readonly Row[], gaps: readonly string[]) {
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length
  const outcomes = rows.map(outcomeOf)
  const having = (answer: Answer | null) =>
    rows.filter((row, index) => row.kind === 'audited' && outcomes[index] === answer).length
  return {
    totals: {
      listed: rows.length,
      audited: count('audited'),
      empty: count('empty'),
      unreadable: count('unreadable'),
      satisfied: having('satisfied'),
      violated: having('violated'),
      bypassable: having('bypassable'),
      unobservable: having('unobservable'),
      bypass_unknown: having('bypass-unknown'),
      not_judged: having(null),
    },
    complete: gaps.length === 0,
    gaps,
  }
}
type Summary = ReturnType<typeof totalsOf>

function exitCode(rows: readonly Row[], { complete, totals }: Summary): ExitCode {
  const whole = complete && totals.unreadable === 0 && totals.audited > 0
  const codes = rows.flatMap((row) => (row.kind === 'audited' ? exitCodeOf(answersOf(row)) : []))
  return worst([whole ? exitCodes.pass : exitCodes.unknown, ...codes])
}

function jsonOf(row: Row) {
  const about = { repository: row.name, status: row.kind }
  if (row.kind !== 'audited') return { ...about, why: row.kind === 'unreadable' ? row.why : null }
  const { branch, judged } = row
  return {
    ...about,
    why: null,
    branch,
    answer: outcomeOf(row),
    codes: judged.answers.flatMap(({ answer }) => answer.code ?? []),
    effective: Object.fromEntries(
      controlNames.map((name) => [jsonName(name), controlValue(judged.effective.controls[name])]),
    ),
    answers: judged.answers.map((one) => ({ control: jsonName(one.answer.control), ...answerJson(one) })),
  }
}

const signs: Readonly<Record<Answer, string>> = {
  satisfied: '✓ satisfied',
  violated: '✗ violated',
  bypassable: '✗ bypassable',
  unobservable: '? unobservable',
  'bypass-unknown': '? bypass-unknown',
}

function cells(row: Row): readonly string[] {
  const name = sanitiseLine(row.name ?? '(unnamed)')
  if (row.kind === 'empty') return [name, '', '- empty', 'it has no branch yet']
  if (row.kind === 'unreadable') return [name, '', '? unreadable', sanitiseLine(row.why)]
  const outcome = outcomeOf(row)
  const codes = row.judged.answers.flatMap(({ answer }) => answer.code ?? [])
  const words = outcome === null ? 'the policy asks for nothing here' : sanitiseLine(codes.join(', '))
  return [name, sanitiseLine(row.branch), outcome === null ? '? not judged' : signs[outcome], words]
}

function pretty(rows: readonly Row[], { totals, gaps }: Summary, width: number): string {
  const head = ['Repository', 'Branch', 'Answer', 'Codes']
  const lines = [
    ...columns([head, ...rows.map(cells)], 0, width),
    '',
    sanitiseLine(completeness(rows, totals)),
    `satisfied ${totals.satisfied}, violated ${totals.violated}, bypassable ${totals.bypassable}, ` +
      `unobservable ${totals.unobservable}, bypass-unknown ${totals.bypass_unknown}, not judged ${totals.not_judged}`,
    ...gaps.map((gap) => sanitiseLine(`incomplete: ${gap}`)),
  ]
  return `${lines.join('\n')}\n`
}

/** `audited 118 of 120, empty 1, unreadable 1 (GitHub: …)`. */
function completeness(
  rows: readonly Row[],
  { listed, audited, empty, unreadable }: Summary['totals'],
): string {
  const reasons = new Map<string, number>()
  for (const row of rows) if (row.kind === 'unreadable') reasons.set(row.why, (reasons.get(row.why) ?? 0) + 1)
  const why = [...reasons].map(([reason, count]) => (reasons.size === 1 ? reason : `${count} × ${reason}`))
  return `audited ${audited} of ${listed}, empty ${empty}, unreadable ${unreadable}${why.length === 0 ? '' : ` (${why.join('; ')})`}`
}
