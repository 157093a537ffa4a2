import { nearest } from '../../../core/nearest.ts'
import { matchesWildcard, star, type Wildcard, wildcard } from '../../../formats/wildcard.ts'
import type { EmittedCheck, EmittedChecks, Job } from '../../../formats/workflows/model.ts'
import { fewEditsAway, type Spelling, spellingOf } from './few-edits.ts'
import { jobKey, lastJob } from './producers.ts'

/** A check that the required name most likely means, and what is different about the name. */
export interface Suggestion {
  readonly check: EmittedCheck
  readonly because: 'workflow' | 'event' | 'id' | 'segment' | 'near'
}

/** Everything a misspelt name is looked up in, made once for all required checks. */
export interface Names {
  readonly byContext: ReadonlyMap<string, EmittedCheck>
  /** `CI / build`: how GitHub's pages show a check. */
  readonly byTitle: ReadonlyMap<string, EmittedCheck>
  /** Ids of jobs, also of a whole chain. */
  readonly byId: ReadonlyMap<string, EmittedCheck>
  /** `tests` and `unit` of `tests / unit`. */
  readonly byHalf: ReadonlyMap<string, EmittedCheck>
  readonly spellings: readonly Spelling[]
  readonly matrices: readonly { readonly check: EmittedCheck; readonly pattern: Wildcard }[]
}

/** Indexes the names that the workflows report. */
export function namesOf(emitted: EmittedChecks): Names {
  const [byContext, byTitle, byId, byHalf] = [index(), index(), index(), index()]
  const checks = emitted.checks.filter(({ onlyWhenSkipped }) => !onlyWhenSkipped)
  for (const check of checks) {
    const { context, workflow, chain } = check
    add(byContext, context, check)
    for (const title of [workflow.name, workflow.path, workflow.path.split('/').at(-1)])
      if (title !== null) add(byTitle, `${title} / ${context}`, check)
    add(byId, chain.map(({ id }) => id).join(' / '), check)
    if (chain.length > 1) for (const half of halves(context)) add(byHalf, half, check)
  }
  for (const check of checks) add(byId, lastJob(check)?.id ?? '', check)
  const jobs = [...new Map(checks.map((check) => [jobKey(check), check])).values()]
  const matrices = jobs.flatMap((check) =>
    variants(check).map((parts) => ({ check, pattern: wildcardOf(parts) })),
  )
  return { byContext, byTitle, byId, byHalf, matrices, spellings: [...byContext.keys()].map(spellingOf) }
}

const index = () => new Map<string, EmittedCheck>()

/** The first of a name stays. */
function add(names: Map<string, EmittedCheck>, name: string, check: EmittedCheck): void {
  if (!names.has(name)) names.set(name, check)
}

const halves = (context: string): readonly string[] => {
  const parts = context.split(' / ')
  return parts
    .slice(1)
    .flatMap((_, at) => [parts.slice(0, at + 1), parts.slice(at + 1)].map((one) => one.join(' / ')))
}

const event = / \((?:push|pull_request|pull_request_target|merge_group|workflow_dispatch|schedule)\)$/

/**
 * The nearest right name. GitHub's page shows checks as `CI / build (pull_request)`; the name of the check is `build`.
 * Other usual slips: the id of a job that has a name, and one half of `caller / called`.
 */
export function suggestionFor(context: string, names: Names): Suggestion | undefined {
  const bare = context.replace(event, '')
  const known = [
    { because: 'workflow', check: names.byTitle.get(bare) },
    { because: 'event', check: bare === context ? undefined : names.byContext.get(bare) },
    { because: 'segment', check: names.byHalf.get(bare) },
    { because: 'id', check: names.byId.get(bare) },
  ] as const
  for (const { because, check } of known) if (check !== undefined) return { check, because }
  const near = nearest(bare, fewEditsAway(bare, names.spellings))
  const check = near === undefined ? undefined : names.byContext.get(near)
  return check === undefined ? undefined : { check, because: 'near' }
}

/** A matrix job whose names differ from the context in nothing but the matrix values (T2). */
export const matrixTwin = (context: string, { matrices }: Names): EmittedCheck | undefined =>
  event.test(context) ? undefined : matrices.find(({ pattern }) => matchesWildcard(pattern, context))?.check

type Parts = readonly (string | null)[]

/** The parts of a name as a pattern; `null` stands for any text. */
const wildcardOf = (parts: Parts): Wildcard =>
  wildcard(parts.map((part) => (part === null ? star : { text: part })))

/** The names a job could have with other matrix values, or with a matrix more or less. */
function variants({ chain, fromMatrix }: EmittedCheck): readonly Parts[] {
  const last = chain.at(-1)
  if (last === undefined) return []
  const before: Parts = chain.slice(0, -1).flatMap((job) => [...withValues(job), ' / '])
  if (!fromMatrix) {
    // The matrix is gone: `build (18)` is required and `build` is reported.
    return hasExpression(last) ? [] : [[...before, ...plainName(last), ' (', null, ')']]
  }
  const plain = chain.slice(0, -1).flatMap((job): Parts => [...plainName(job), ' / '])
  return [
    [...before, ...withValues(last)],
    [...plain, ...plainName(last)],
  ]
}

const expressions = /(\$\{\{.*?\}\})/s

const hasExpression = ({ name }: Job): boolean => name?.includes('${{') === true

/** The name as it is written; expressions stand for any text. */
const plainName = ({ name, id }: Job): Parts =>
  (name ?? id).split(expressions).map((part) => (part.startsWith('${{') ? null : part))

/** GitHub appends the values of a matrix to a name that does not use them. */
const withValues = (job: Job): Parts =>
  job.hasMatrix && !hasExpression(job) ? [...plainName(job), ' (', null, ')'] : plainName(job)
