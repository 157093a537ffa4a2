import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Location } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { anyone, type Pool } from '../../core/people/pools.ts'
import type { Demands } from '../../core/people/satisfaction.ts'
import { people, type Text, text } from '../../core/text.ts'
import { matcherOf } from '../../formats/glob-list.ts'
import type { Options, PathRule } from './options.ts'
import type { Ownership, Ruling } from './ownership.ts'

/** A path that needs an approval, and the change that touches it: a rename touches two paths. */
export interface Touched {
  readonly path: string
  readonly file: ChangedFile
  /** True for the name a file had before the pull request. */
  readonly former: boolean
}

type RequirementRule = 'owner-approval' | 'policy-approval' | 'unowned-files'

/** Approvals that a group of files needs for one reason. */
export interface Requirement extends Demands {
  readonly rule: RequirementRule
  /** What identifies it across runs: a pattern, a rule; never a line number. */
  readonly subject: string
  readonly at?: Location
  readonly touched: readonly Touched[]
  /** `1 approval of @a or @b` */
  readonly wanted: Text
  /** A CODEOWNERS line whose demand GitHub checks too. */
  readonly ownLine: boolean
}

/** Every path the pull request touches, in order. Renames touch both names; a copy leaves its source alone. */
export function touchedPaths(files: readonly ChangedFile[]): readonly Touched[] {
  const touched = files.flatMap((file): Touched[] => {
    const now: Touched = { path: file.path, file, former: false }
    if (file.status !== 'renamed' || file.previousPath === null) return [now]
    return [now, { path: file.previousPath, file, former: true }]
  })
  return touched.sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : Number(a.former) - Number(b.former),
  )
}

type Owned = Extract<Ruling, { kind: 'owned' }>

/** What CODEOWNERS and the policy ask for these paths, one requirement per reason. Ambiguous paths are not here. */
export function requirementsFor(
  touched: readonly Touched[],
  ownership: Ownership,
  options: Options,
  where: Where,
): readonly Requirement[] {
  const ruled = touched.map((one) => ({ one, ruling: ownership.rule(one.path) }))
  const groups = new Map<string, Requirement & { readonly touched: Touched[] }>()
  const add = (key: string, make: () => Omit<Requirement, 'touched'>, one: Touched): void => {
    const group = groups.get(key) ?? { ...make(), touched: [] }
    group.touched.push(one)
    groups.set(key, group)
  }
  for (const { one, ruling } of ruled) {
    if (ruling.kind === 'owned') add(`0 ${order(ruling.line)}`, () => ownersOf(ruling, ownership), one)
    if (ruling.kind === 'unowned' && options.unowned === 'any-approval') {
      add(`2 ${order(ruling.line)}`, () => unownedFiles(ruling, ownership), one)
    }
  }
  options.rules.forEach((rule, index) => {
    const applies = matcherOf(rule.paths, rule.except)
    const at = where('rules', index)
    for (const { one, ruling } of ruled) {
      if (!applies(one.path) || (rule.from === undefined && ruling.kind === 'ambiguous')) continue
      const line = rule.from === undefined && ruling.kind !== 'ambiguous' ? order(ruling.line) : ''
      add(`1 ${order(index)} ${line}`, () => byPolicy(rule, index, ruling, ownership, at), one)
    }
  })
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, requirement]) => requirement)
}

const order = (line: number | undefined): string => String(line ?? 0).padStart(9, '0')

const ownersOf = (ruling: Owned, ownership: Ownership): Omit<Requirement, 'touched'> => ({
  rule: 'owner-approval',
  subject: ruling.pattern,
  ...located(ownership.at(ruling.line)),
  demands: [{ pools: ruling.pools, approvals: 1 }],
  distinct: false,
  wanted: wantedOf(1, ruling.pools, 'any'),
  ownLine: true,
})

const unownedFiles = (
  ruling: Extract<Ruling, { kind: 'unowned' }>,
  ownership: Ownership,
): Omit<Requirement, 'touched'> => ({
  rule: 'unowned-files',
  subject: ruling.pattern ?? 'files without an owner',
  ...located(ruling.line === undefined ? undefined : ownership.at(ruling.line)),
  demands: [{ pools: [anyone], approvals: 1 }],
  distinct: false,
  wanted: text`1 approval of anyone with write access, as nobody owns the file`,
  ownLine: false,
})

function byPolicy(
  rule: PathRule,
  index: number,
  ruling: Ruling,
  ownership: Ownership,
  at: Location | undefined,
): Omit<Requirement, 'touched'> {
  const owners = ruling.kind === 'owned' ? ruling.pools : [anyone]
  const pools = rule.from === undefined ? owners : rule.from.map(ownership.pool)
  const name = rule.name ?? `rule ${index + 1}`
  const pattern = rule.from === undefined && ruling.kind === 'owned' ? ` for ${ruling.pattern}` : ''
  const demands =
    rule.mode === 'any'
      ? [{ pools, approvals: rule.approvals }]
      : pools.map((pool) => ({ pools: [pool], approvals: rule.approvals }))
  return {
    rule: 'policy-approval',
    subject: `${name}${pattern}`,
    ...located(at),
    demands,
    distinct: rule.mode === 'distinct',
    wanted: wantedOf(rule.approvals, pools, rule.mode),
    ownLine: false,
  }
}

const located = (at: Location | undefined): { at?: Location } => (at === undefined ? {} : { at })

function wantedOf(approvals: number, pools: readonly Pool[], mode: PathRule['mode']): Text {
  const names = pools.map((pool) => pool.name)
  const count = `${approvals} approval${approvals === 1 ? '' : 's'}`
  if (mode === 'any') return text`${word(count)} of ${people(names, 'or')}`
  const different = mode === 'distinct' ? ', each from a different person' : ''
  return text`${word(count)} of each of ${people(names, 'and')}${word(different)}`
}

const word = (value: string): { kind: 'text'; text: string } => ({ kind: 'text', text: value })
