import type { CodeownersMatcher } from './matcher.ts'

/** Files with some owner, none, or an owner no source settles, out of all. */
export interface CoverageReport {
  readonly files: number
  readonly owned: number
  /** A line matches and names nobody. */
  readonly unowned: number
  readonly noRule: number
  readonly ambiguous: number
  /** Share of files with a certain owner, 0 to 1; null without files. */
  readonly share: number | null
  /** Per owner, most files first, then by name. A file with several owners counts for each. */
  readonly owners: readonly { readonly owner: string; readonly files: number; readonly share: number }[]
  /** The files that nobody certainly owns, in the order given; at most `sample` of each. */
  readonly samples: {
    readonly unowned: readonly string[]
    readonly noRule: readonly string[]
    readonly ambiguous: readonly string[]
  }
}

/** Counts over a list of files. Owners are told apart without regard to case, as GitHub does. */
export function coverage(matcher: CodeownersMatcher, files: Iterable<string>, sample = 100): CoverageReport {
  const counts = { owned: 0, unowned: 0, 'no-rule': 0, ambiguous: 0 }
  const samples = { unowned: [] as string[], 'no-rule': [] as string[], ambiguous: [] as string[] }
  const owners = new Map<string, { owner: string; files: number }>()
  for (const file of files) {
    const { status, owners: named } = matcher.match(file)
    counts[status]++
    if (status !== 'owned' && samples[status].length < sample) samples[status].push(file)
    for (const owner of new Set(named.map((name) => name.toLowerCase()))) {
      const known = owners.get(owner)
      if (known === undefined) owners.set(owner, { owner: spelled(named, owner), files: 1 })
      else known.files++
    }
  }
  const total = counts.owned + counts.unowned + counts['no-rule'] + counts.ambiguous
  return {
    files: total,
    owned: counts.owned,
    unowned: counts.unowned,
    noRule: counts['no-rule'],
    ambiguous: counts.ambiguous,
    share: total === 0 ? null : counts.owned / total,
    owners: [...owners.values()]
      .sort((a, b) => b.files - a.files || (a.owner < b.owner ? -1 : 1))
      .map((entry) => ({ ...entry, share: entry.files / total })),
    samples: { unowned: samples.unowned, noRule: samples['no-rule'], ambiguous: samples.ambiguous },
  }
}

const spelled = (names: readonly string[], folded: string): string =>
  names.find((name) => name.toLowerCase() === folded) ?? folded
