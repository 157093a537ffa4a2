import { Automaton } from './automaton.ts'
import { type CodeownersDocument, type CodeownersLine, ownerNames } from './document.ts'
import { buildTrie, none, type RankedGlob } from './trie.ts'

/**
 * What decides a path. `owned`: a line that surely applies names owners. `unowned`: it names nobody. `no-rule`: no line
 * matches. `ambiguous`: the last line that may match is one whose effect on GitHub no source settles, so the path
 * counts as having no certain owner.
 */
export type MatchStatus = 'owned' | 'unowned' | 'ambiguous' | 'no-rule'

export interface Match {
  readonly status: MatchStatus
  /** The deciding line; for `ambiguous` the one that may decide. Null for `no-rule`. */
  readonly line: CodeownersLine | null
  /** The owners named there, as written; empty unless `owned`. */
  readonly owners: readonly string[]
}

export interface Explanation extends Match {
  /** Earlier lines that match too, in file order. */
  readonly shadowed: readonly CodeownersLine[]
  /**
   * The lines that may decide under one reading or another, latest first, ending with the last that surely applies
   * (if there is one). A single line unless `ambiguous`. Who satisfies each of them satisfies every reading, provided
   * the list ends with a certain line.
   */
  readonly candidates: readonly CodeownersLine[]
  /** The last line that surely applies; null when none does. */
  readonly certain: CodeownersLine | null
}

export interface CodeownersMatcher {
  readonly document: CodeownersDocument
  /** The line that decides a path. Paths are relative to the root, parted by `/`, and taken as they are. */
  match(path: string): Match
  /** As `match`, with every other line that has a say. Slower. */
  explain(path: string): Explanation
  /** Index into `document.lines` of all lines that match for certain or may match, ascending. */
  matching(path: string): readonly number[]
}

const noRule: Match = { status: 'no-rule', line: null, owners: [] }

/** Compiles a document once for many paths; memory stays bounded over any number of paths. */
export function compileCodeowners(document: CodeownersDocument): CodeownersMatcher {
  const { lines } = document
  const automaton = new Automaton(buildTrie(rankedGlobs(lines)))
  const matches = new Map<number, Match>()
  const match = (path: string): Match => {
    const rank = automaton.decide(path)
    if (rank === none) return noRule
    let known = matches.get(rank)
    if (known === undefined) {
      known = matchOf(lines, rank)
      matches.set(rank, known)
    }
    return known
  }
  const matching = (path: string): number[] => [...new Set(automaton.collect(path).map(lineOf))]
  const explain = (path: string): Explanation => explanation(lines, match(path), automaton.collect(path))
  return { document, match, explain, matching }
}

/** Two ranks for each line, so that its certain reading outranks its possible one and later lines outrank both. */
function rankedGlobs(lines: readonly CodeownersLine[]): RankedGlob[] {
  const rules: RankedGlob[] = []
  lines.forEach((line, index) => {
    for (const glob of line.possible) rules.push({ glob, rank: 2 * index })
    if (line.certain !== null) rules.push({ glob: line.certain, rank: 2 * index + 1 })
  })
  return rules
}

const lineOf = (rank: number): number => rank >> 1
const isCertain = (rank: number): boolean => (rank & 1) === 1

function matchOf(lines: readonly CodeownersLine[], rank: number): Match {
  const line = lines[lineOf(rank)]
  if (line === undefined) return noRule
  if (!isCertain(rank)) return { status: 'ambiguous', line, owners: [] }
  const owners = ownerNames(line)
  return { status: owners.length === 0 ? 'unowned' : 'owned', line, owners }
}

function explanation(lines: readonly CodeownersLine[], match: Match, ranks: readonly number[]): Explanation {
  const lastCertain = ranks.findLast(isCertain)
  const from = lastCertain === undefined ? 0 : lineOf(lastCertain)
  const matched = [...new Set(ranks.map(lineOf))]
  const pick = (indexes: readonly number[]): CodeownersLine[] =>
    indexes.flatMap((index) => lines[index] ?? [])
  return {
    ...match,
    shadowed: pick(matched.slice(0, -1)),
    candidates: pick(matched.filter((index) => index >= from).reverse()),
    certain: lastCertain === undefined ? null : (lines[lineOf(lastCertain)] ?? null),
  }
}
