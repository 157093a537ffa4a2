import type { Scope } from './evaluate.ts'
import { type Budget, type Combination, expandMatrix, type UnknownMatrix } from './matrix.ts'
import type { Place } from './model.ts'
import { quoted } from './quoted.ts'
import type { JobSource } from './read-job.ts'
import { joinParts, type Template, templateText } from './template.ts'
import { keyOf, unresolved, type Value } from './value.ts'

/** The parts of a name; null stands for any text. */
export type NameParts = readonly (string | null)[]

/** Why a name is not known. */
export interface NameCause {
  readonly place: Place
  readonly why: string
}

/** A job as it runs once: its name, and what its expressions can read. */
export interface Variant {
  readonly parts: NameParts
  /** Null when the parts are the whole name. */
  readonly cause: NameCause | null
  readonly scope: Scope
  readonly fromMatrix: boolean
}

/** Names that a job itself gives longer are cut by GitHub, in UTF-16 units. */
const longestName = 100

/** Cuts a name that is put together of the job's name and values of its matrix; evaluated names are not cut. */
const cut = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 3)}...` : name

/** Every way a job runs. `inputs` are those of the reusable workflow it is part of. */
export function variantsOf(source: JobSource, inputs: Value, budget: Budget): readonly Variant[] {
  const contexts = new Map<string, Value>([['INPUTS', inputs]])
  const matrix = expandMatrix(source, { contexts }, budget)
  if (matrix.kind === 'unknown') return [unknownMatrix(source, matrix, contexts)]
  const combinations: readonly (Combination | null)[] = matrix.kind === 'none' ? [null] : matrix.combinations
  return combinations.map((combination, index) => {
    const strategy = strategyContext(index, combinations.length)
    const values: Value = combination === null ? null : combination.values
    const scope: Scope = {
      contexts: new Map<string, Value>([...contexts, ['MATRIX', values], ['STRATEGY', strategy]]),
    }
    const name = nameOf(source, combination?.suffix ?? [], scope)
    for (const part of name.parts) budget.steps -= 1 + (part?.length ?? 0) / 16
    return { ...name, scope, fromMatrix: combination !== null }
  })
}

const strategyContext = (index: number, total: number): Value =>
  new Map<string, Value>([
    [keyOf('job-index'), index],
    [keyOf('job-total'), total],
    [keyOf('fail-fast'), unresolved],
    [keyOf('max-parallel'), unresolved],
  ])

function nameOf(
  source: JobSource,
  suffix: readonly string[],
  scope: Scope,
): Pick<Variant, 'parts' | 'cause'> {
  const { name, job } = source
  if (name.kind === 'literal') {
    const text = suffix.length === 0 ? name.text : `${name.text} (${suffix.join(', ')})`
    return { parts: [cut(text)], cause: null }
  }
  const text = templateText(name, scope)
  // Which of its names a job without one gets here, GitHub does not say.
  if (text.parts.length === 0)
    return { parts: [job.id, null], cause: causeOf(source, 'is empty when evaluated') }
  if (!text.parts.includes(null)) return { parts: text.parts, cause: null }
  return { parts: text.parts, cause: causeOf(source, reasonOf(name, text.sources)) }
}

function reasonOf(name: Template, sources: readonly string[]): string {
  if (name.kind === 'malformed') return 'holds an expression that GitHub refuses'
  return `depends on ${quoted(`\${{ ${sources[0] ?? ''} }}`)}, which only a run knows`
}

const causeOf = ({ job }: JobSource, reason: string): NameCause => ({
  place: job.namePlace,
  why: `the name of the job ${quoted(job.id)} ${reason}`,
})

function unknownMatrix(
  source: JobSource,
  { line, why, refused, empty }: UnknownMatrix,
  contexts: ReadonlyMap<string, Value>,
): Variant {
  const { job, name } = source
  const scope: Scope = { contexts }
  const cause: NameCause = {
    place: { path: job.place.path, line },
    why: `the names of the job ${quoted(job.id)} cannot be computed: ${why}`,
  }
  if (name.kind === 'literal') {
    const start = `${name.text} (`
    const several = start.length > longestName ? [cut(start)] : [start.slice(0, longestName - 3), null]
    const parts = empty ? [cut(name.text)] : several
    return { parts, cause, scope, fromMatrix: true }
  }
  const text = templateText(name, scope)
  // A name without values of the matrix is the same for all of its jobs.
  const same = !refused && text.parts.length > 0 && !text.parts.includes(null)
  const parts = text.parts.length === 0 ? [job.id, null] : text.parts
  return { parts, cause: same ? null : cause, scope, fromMatrix: true }
}

/** The name under which a job is reported that its condition skips: its matrix is not expanded, nor its name. */
export function skippedName({ job, name }: JobSource): string {
  return name.kind === 'literal' ? cut(name.text) : (job.name ?? job.id)
}

/** Joins the names of the levels. */
export const belowParts = (above: NameParts, name: NameParts): NameParts =>
  above.length === 0 ? joinParts(name) : joinParts([...above, ' / ', ...name])
