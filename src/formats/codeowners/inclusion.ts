import { star, type Token } from '../wildcard.ts'
import { globstar, type PathGlob } from './path-glob.ts'
import type { SegmentGlob } from './segment-glob.ts'

/** Beyond this many steps the answer is "not proven". */
const stepLimit = 2_000
/** Longer segments are not compared: the comparison takes the product of the two lengths. */
const longestCompared = 1_000

/** What a row of comparisons may still cost, in small steps: hostile patterns make each of them dear. */
export interface Effort {
  left: number
}

type Step = SegmentGlob | typeof globstar | 'any'

/**
 * Whether every path that `narrow` matches is matched by `wide`. True only when proven; false also means "not proven".
 * Walks the states of `narrow` beside the set of states `wide` must be in, and gives up when `effort` is spent.
 */
export function covers(wide: PathGlob, narrow: PathGlob, effort: Effort): boolean {
  const outer = stepsOf(wide)
  const inner = stepsOf(narrow)
  effort.left -= outer.length + inner.length
  const seen = new Set<string>()
  const open: [number, readonly number[]][] = [[0, closure(outer, [0])]]
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const [at, states] = current
    const key = `${at}:${states.join(',')}`
    if (seen.has(key)) continue
    seen.add(key)
    effort.left -= 1 + states.length
    if (seen.size > stepLimit || effort.left < 0) return false
    if (accepts(inner, at) && !states.includes(outer.length)) return false
    for (const [next, symbol] of moves(inner, at)) {
      const after = advance(outer, states, symbol, effort)
      if (after.length === 0) return false
      open.push([next, after])
    }
  }
  return true
}

/** The glob as a plain sequence: what "inside" means is written out. */
function stepsOf(glob: PathGlob): readonly Step[] {
  if (glob.end === 'file') return glob.segments
  return glob.end === 'below' ? [...glob.segments, 'any', globstar] : [...glob.segments, globstar]
}

const accepts = (steps: readonly Step[], at: number): boolean =>
  at === steps.length || (steps[at] === globstar && accepts(steps, at + 1))

/** The segments that can come next, with the place they lead to. */
function moves(steps: readonly Step[], at: number): [number, Exclude<Step, typeof globstar>][] {
  const step = steps[at]
  if (step === undefined) return []
  return step === globstar ? [[at, 'any'], ...moves(steps, at + 1)] : [[at + 1, step]]
}

function closure(steps: readonly Step[], states: readonly number[]): number[] {
  const all = new Set<number>()
  for (const state of states) {
    let at = state
    all.add(at)
    while (steps[at] === globstar) all.add(++at)
  }
  return [...all].sort((a, b) => a - b)
}

function advance(
  steps: readonly Step[],
  states: readonly number[],
  symbol: Exclude<Step, typeof globstar>,
  effort: Effort,
): number[] {
  const next: number[] = []
  for (const state of states) {
    const step = steps[state]
    if (step === globstar) next.push(state)
    else if (step !== undefined && coversSegment(step, symbol, effort)) next.push(state + 1)
  }
  return closure(steps, next)
}

function coversSegment(
  wide: Exclude<Step, typeof globstar>,
  narrow: Exclude<Step, typeof globstar>,
  effort: Effort,
): boolean {
  if (wide === 'any' || wide.kind === 'any') return true
  if (narrow === 'any' || narrow.kind === 'any') return false
  if (wide.key === narrow.key) return true
  // The two readings of `?` cannot be compared by symbols.
  if (wide.bytes !== null || narrow.bytes !== null) return false
  const [outer, inner] = [symbols(wide.tokens), symbols(narrow.tokens)]
  if (outer.length > longestCompared || inner.length > longestCompared) return false
  effort.left -= (outer.length * inner.length) / 16
  return matchesSymbols(outer, inner)
}

/** Characters, with a star as null. */
const symbols = (tokens: readonly Token[]): readonly (string | null)[] =>
  tokens.flatMap((token) => (token === star ? [null] : 'text' in token ? [...token.text] : []))

/** Whether the wide wildcard matches the narrow one taken as text, where only a star can stand for a star. */
function matchesSymbols(wide: readonly (string | null)[], narrow: readonly (string | null)[]): boolean {
  let at = 0
  let back: { wide: number; narrow: number } | null = null
  let from = 0
  while (from < narrow.length) {
    if (at < wide.length && wide[at] === null) {
      back = { wide: at + 1, narrow: from }
      at++
    } else if (at < wide.length && wide[at] === narrow[from]) {
      at++
      from++
    } else if (back !== null) {
      back = { wide: back.wide, narrow: back.narrow + 1 }
      at = back.wide
      from = back.narrow
    } else return false
  }
  while (at < wide.length && wide[at] === null) at++
  return at === wide.length
}
