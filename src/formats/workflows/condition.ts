import { holds, type Scope } from './evaluate.ts'
import { type Expression, parseExpression } from './expression.ts'
import { dependantsOf } from './job-graph.ts'
import { callsOneOf } from './mentions.ts'
import type { Job, JobCondition } from './model.ts'
import { parseTemplate, templateExpression } from './template.ts'
import { keyOf, unresolved, type Value } from './value.ts'

/** The expression of an `if:`, written with or without `${{ }}`; null when GitHub would refuse it. */
export function conditionExpression(text: string): Expression | null {
  if (!text.includes('${{')) return parseExpression(text)
  const template = parseTemplate(text)
  if (template.kind === 'literal') return parseExpression(template.text)
  return template.kind === 'malformed' ? null : templateExpression(template)
}

/** A condition that names none of these is joined with `success()` by GitHub. */
const statusFunctions: ReadonlySet<string> = new Set(['ALWAYS', 'SUCCESS', 'FAILURE', 'CANCELLED'])

type Needed = 'success' | 'failure' | 'skipped'

/** What the status functions answer when the jobs before have ended so. */
const statusAfter = (ended: Needed): ReadonlyMap<string, boolean> =>
  new Map([
    ['ALWAYS', true],
    ['SUCCESS', ended === 'success'],
    ['FAILURE', ended === 'failure'],
    ['CANCELLED', false],
  ])

/**
 * Whether a job with this condition also runs when a job it needs has failed, whichever that is. False as soon as
 * one failed need surely skips it: a skipped job counts as success for a required check.
 */
export function runsAfterFailure(text: string, needs: readonly string[]): boolean {
  const expression = conditionExpression(text)
  if (expression === null || !callsOneOf(expression, statusFunctions)) return false
  const failing = needs.length === 0 ? [null] : needs
  return failing.every(
    (failed) =>
      holds(expression, { contexts: needsContext(needs, failed), status: statusAfter('failure') }) !== false,
  )
}

/** How a needed job ended; undefined when that is not known. */
export type Result = Needed | undefined

/**
 * Whether the `if:` of a step holds in a job that runs although a job before it may have failed; undefined when only a
 * run knows. No step before it has failed.
 */
export function stepRuns(text: string, results: ReadonlyMap<string, Result>): boolean | undefined {
  const expression = conditionExpression(text)
  if (expression === null) return undefined
  return holds(expression, { contexts: contextOf(results), status: statusAfter('success') })
}

/** The `needs` context when one of the needs has failed and the others are unknown. */
const needsContext = (needs: readonly string[], failed: string | null): ReadonlyMap<string, Value> =>
  contextOf(new Map(needs.map((name) => [name, name === failed ? 'failure' : undefined])))

function contextOf(results: ReadonlyMap<string, Result>): ReadonlyMap<string, Value> {
  const entry = ([name, result]: [string, Result]): [string, Value] => [
    keyOf(name),
    new Map<string, Value>([
      ['RESULT', result ?? unresolved],
      ['OUTPUTS', unresolved],
    ]),
  ]
  return new Map([['NEEDS', new Map([...results].map(entry))]])
}

/** Whether a job surely runs only when every job that it needs has succeeded. */
export function waitsForSuccess({ condition }: Pick<Job, 'condition'>): boolean {
  const expression = condition === null ? null : conditionExpression(condition.expression)
  return condition === null || (expression !== null && !callsOneOf(expression, statusFunctions))
}

const after = (ended: Needed): Scope => ({ contexts: new Map(), status: statusAfter(ended) })

/**
 * Whether the condition can skip its job in a run in which everything else goes well. `always()`, `!cancelled()`,
 * `success() || failure()` and `true` cannot; `failure()` does, and so may anything that only a run knows.
 */
function canSkip({ expression: text }: Pick<JobCondition, 'expression'>): boolean {
  const expression = conditionExpression(text)
  return expression === null || holds(expression, after('success')) !== true
}

/** Whether a job is skipped, or may be, when one that it needs has been: so it is unless its condition says otherwise. */
function skippedAfterSkipped({ condition }: Pick<Job, 'condition'>): boolean {
  const expression = condition === null ? null : conditionExpression(condition.expression)
  if (expression === null || !callsOneOf(expression, statusFunctions)) return true
  return holds(expression, after('skipped')) !== true
}

/** The jobs that may be skipped although nothing fails: by their own condition, or by that of a job they need. */
export function skippableJobs(jobs: readonly Job[]): ReadonlySet<Job> {
  const skippable = new Set(jobs.filter(({ condition }) => condition !== null && canSkip(condition)))
  const dependants = dependantsOf(jobs)
  // The set is walked to what is added meanwhile, too.
  for (const { id } of skippable)
    for (const job of dependants.get(keyOf(id)) ?? []) if (skippedAfterSkipped(job)) skippable.add(job)
  return skippable
}
