import { partOf, type Scope } from './evaluate.ts'
import { type MatrixValues, matrixValues } from './matrix-values.ts'
import { scalarText } from './node.ts'
import type { JobSource } from './read-job.ts'
import { isList, isObject, looselyEqual, type Value, type ValueObject } from './value.ts'

/** GitHub's limit of jobs from one matrix. */
const maxCombinations = 256

/** Combinations times filters; beyond that a matrix is not expanded. One that GitHub runs takes a few thousand. */
const maxCost = 200_000

/** One job of a matrix. */
export interface Combination {
  /** What the name is followed by in parentheses, as far as a name can hold it. */
  readonly suffix: readonly string[]
  readonly values: ValueObject
}

/** A matrix as far as it is known. */
export type Matrix =
  | { readonly kind: 'none' }
  | { readonly kind: 'combinations'; readonly combinations: readonly Combination[] }
  | UnknownMatrix

/** A matrix that cannot be expanded. */
export interface UnknownMatrix {
  readonly kind: 'unknown'
  readonly line: number
  readonly why: string
  /** Whatever the run, GitHub makes no jobs of it. */
  readonly refused: boolean
  /** If there is a job after all, then one without values. */
  readonly empty: boolean
}

/** Steps that are left for one workflow; a hostile matrix ends as unknown. */
export interface Budget {
  steps: number
}

/** Expands the matrix of a job by GitHub's rules for `include` and `exclude`. */
export function expandMatrix(source: JobSource, scope: Scope, budget: Budget): Matrix {
  const entry = source.matrix ?? (source.job.hasMatrix ? source.strategy : null)
  if (entry === null) return { kind: 'none' }
  budget.steps -= source.matrixSize
  const read = matrixValues(entry, scope, source.matrix === null)
  if (!read.ok)
    return { kind: 'unknown', line: read.line, why: read.why, refused: read.refused, empty: false }
  const { values } = read
  const refused = (why: string, empty = false): Matrix => ({
    ...{ kind: 'unknown', line: entry.line, why },
    ...{ refused: true, empty },
  })
  const size = values.vectors.reduce((product, [, items]) => product * items.length, 1)
  const cost = size * (1 + values.include.length + values.exclude.length)
  if (cost > Math.min(maxCost, budget.steps))
    return refused(
      `the matrix has too many combinations to expand; GitHub runs at most ${maxCombinations} jobs of one`,
    )
  budget.steps -= cost
  const combinations = combine(values, values.vectors.length === 0 ? 0 : size)
  if (combinations.length > maxCombinations)
    return refused(`the matrix makes more than ${maxCombinations} jobs, which GitHub does not run`)
  if (combinations.length === 0) return refused('the matrix excludes every combination', true)
  return { kind: 'combinations', combinations }
}

type Include = MatrixValues['include'][number]

function combine(values: MatrixValues, size: number): Combination[] {
  const found: Combination[] = []
  const matched = new Set<Include>()
  for (let index = 0; index < size; index++) {
    const original = combinationAt(values.vectors, index, size)
    if (values.exclude.some((filter) => matches(filter, original))) continue
    const all = new Map(original)
    for (const include of values.include) {
      if (!matches(include.filter, original)) continue
      matched.add(include)
      for (const [key, value] of include.extra) all.set(key, value)
    }
    // What an include adds is not part of the name.
    if (found.length <= maxCombinations) found.push({ suffix: suffixOf(original), values: all })
  }
  for (const include of values.include) {
    if (matched.has(include) || found.length > maxCombinations) continue
    const added = new Map([...include.filter, ...include.extra])
    found.push({ suffix: suffixOf(added), values: added })
  }
  return found
}

/** The first key changes slowest. */
function combinationAt(vectors: MatrixValues['vectors'], index: number, size: number): ValueObject {
  const combination = new Map<string, Value>()
  let block = size
  for (const [key, items] of vectors) {
    block /= items.length
    combination.set(key, items[Math.floor(index / block) % items.length] ?? null)
  }
  return combination
}

/** Whether every value written in the filter equals that of the combination; lists and mappings part by part. */
function matches(filter: Value, part: Value): boolean {
  if (isObject(filter)) {
    for (const [key, value] of filter) if (!matches(value, partOf(part, key))) return false
    return true
  }
  if (isList(filter)) return filter.every((value, index) => matches(value, partOf(part, index)))
  return looselyEqual(filter, part) === true
}

/** No name holds more. */
const longestSuffix = 100

/** Every value that is not empty, those inside of lists and mappings one by one. */
function suffixOf(values: ValueObject): string[] {
  const texts: string[] = []
  let length = 0
  const open: Value[] = [values]
  for (let value = open.pop(); value !== undefined && length <= longestSuffix; value = open.pop()) {
    if (isList(value)) open.push(...value.toReversed())
    else if (isObject(value)) open.push(...[...value.values()].reverse())
    else if (typeof value !== 'symbol') {
      const text = scalarText(value)
      if (text !== '') texts.push(text)
      length += text.length
    }
  }
  return texts
}
