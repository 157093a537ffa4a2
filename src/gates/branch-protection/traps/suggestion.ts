import { nearest } from '../../../core/nearest.ts'
import { matchesWildcard, star, wildcard } from '../../../formats/wildcard.ts'
import type { EmittedCheck, EmittedChecks, Job } from '../../../formats/workflows/model.ts'
import { lastJob } from './producers.ts'

/** A check that the required name most likely means, and what is different about the name. */
export interface Suggestion {
  readonly check: EmittedCheck
  readonly because: 'workflow' | 'event' | 'id' | 'segment' | 'near'
}

const event = / \((?:push|pull_request|pull_request_target|merge_group|workflow_dispatch|schedule)\)$/

/**
 * The nearest right name. GitHub's page shows checks as `CI / build (pull_request)`; the name of the check is `build`.
 * Other usual slips: the id of a job that has a name, and one half of `caller / called`.
 */
export function suggestionFor(context: string, emitted: EmittedChecks): Suggestion | undefined {
  const checks = emitted.checks.filter(({ onlyWhenSkipped }) => !onlyWhenSkipped)
  const exact = (name: string) => checks.find((check) => check.context === name)
  const bare = context.replace(event, '')
  const shown = checks.find(({ workflow, context: name }) =>
    [workflow.name, workflow.path, workflow.path.split('/').at(-1)].some(
      (title) => title !== null && `${title} / ${name}` === bare,
    ),
  )
  if (shown !== undefined) return { check: shown, because: 'workflow' }
  const withoutEvent = bare === context ? undefined : exact(bare)
  if (withoutEvent !== undefined) return { check: withoutEvent, because: 'event' }
  const byId = checks.find((check) => check.chain.map(({ id }) => id).join(' / ') === bare)
  if (byId !== undefined) return { check: byId, because: 'id' }
  const half = checks.find(({ chain, context: name }) => chain.length > 1 && isHalf(name, bare))
  if (half !== undefined) return { check: half, because: 'segment' }
  const last = checks.find((check) => lastJob(check)?.id === bare)
  if (last !== undefined) return { check: last, because: 'id' }
  const near = nearest(
    bare,
    checks.map((check) => check.context),
  )
  const check = near === undefined ? undefined : exact(near)
  return check === undefined ? undefined : { check, because: 'near' }
}

const isHalf = (name: string, half: string): boolean =>
  half !== '' && (name.startsWith(`${half} / `) || name.endsWith(` / ${half}`))

/** A matrix job whose names differ from the context in nothing but the matrix values (T2). */
export function matrixTwin(context: string, emitted: EmittedChecks): EmittedCheck | undefined {
  return emitted.checks.find(
    (check) =>
      !check.onlyWhenSkipped &&
      variants(check).some((parts) => matchesWildcard(wildcardOf(parts), context)) &&
      !event.test(context),
  )
}

type Parts = readonly (string | null)[]

/** The parts of a name as a pattern; `null` stands for any text. */
const wildcardOf = (parts: Parts) => wildcard(parts.map((part) => (part === null ? star : { text: part })))

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
