import type { CodeownersLine } from './document.ts'
import type { CodeownersMatcher, Match } from './matcher.ts'

/** What happens to the owners of a path. `lost`: it had a certain owner and has none. */
export type OwnershipChange = 'lost' | 'gained' | 'changed' | 'uncertain'

/** Paths with the same fate that the same two lines decide. */
export interface OwnershipGroup {
  readonly change: OwnershipChange
  /** The deciding line before and after; null where no line matches. */
  readonly before: CodeownersLine | null
  readonly after: CodeownersLine | null
  readonly ownersBefore: readonly string[]
  readonly ownersAfter: readonly string[]
  readonly files: number
  /** The first of the paths, at most ten. */
  readonly examples: readonly string[]
}

export interface OwnershipDiff {
  /** Files per change. */
  readonly counts: Readonly<Record<OwnershipChange, number>>
  /** Largest groups first; losses before the rest. */
  readonly groups: readonly OwnershipGroup[]
}

const order: readonly OwnershipChange[] = ['lost', 'uncertain', 'changed', 'gained']
const exampleLimit = 10

/** What replacing one file by the other does to the owners of the paths given: usually all files of the repository. */
export function ownershipDiff(
  before: CodeownersMatcher,
  after: CodeownersMatcher,
  files: Iterable<string>,
): OwnershipDiff {
  const counts = { lost: 0, gained: 0, changed: 0, uncertain: 0 }
  const groups = new Map<string, OwnershipGroup & { files: number; examples: string[] }>()
  for (const file of files) {
    const old = before.match(file)
    const now = after.match(file)
    const change = changeOf(old, now)
    if (change === null) continue
    counts[change]++
    const key = `${change}:${old.line?.number ?? 0}:${now.line?.number ?? 0}`
    let group = groups.get(key)
    if (group === undefined) {
      group = {
        change,
        before: old.line,
        after: now.line,
        ownersBefore: old.owners,
        ownersAfter: now.owners,
        files: 0,
        examples: [],
      }
      groups.set(key, group)
    }
    group.files++
    if (group.examples.length < exampleLimit) group.examples.push(file)
  }
  const rank = (group: OwnershipGroup): number => order.indexOf(group.change)
  const line = (group: OwnershipGroup): number => group.after?.number ?? group.before?.number ?? 0
  const sorted = [...groups.values()].sort(
    (a, b) => rank(a) - rank(b) || b.files - a.files || line(a) - line(b),
  )
  return { counts, groups: sorted }
}

function changeOf(old: Match, now: Match): OwnershipChange | null {
  if (now.status === 'ambiguous') return old.status === 'ambiguous' && sameLine(old, now) ? null : 'uncertain'
  const had = ownerKey(old)
  const has = ownerKey(now)
  if (had === has) return old.status === 'ambiguous' ? 'changed' : null
  if (has === '') return 'lost'
  return had === '' ? 'gained' : 'changed'
}

const sameLine = (a: Match, b: Match): boolean =>
  a.line?.pattern.text === b.line?.pattern.text && namesOf(a.line) === namesOf(b.line)

const namesOf = (line: CodeownersLine | null): string =>
  line?.owners.map(({ text }) => text.toLowerCase()).join(' ') ?? ''

/** The owners without regard to order, case and repeats. */
const ownerKey = ({ owners }: Match): string =>
  [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ')
