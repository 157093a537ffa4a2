import { conditionExpression } from '../../../formats/workflows/condition.ts'
import { holds } from '../../../formats/workflows/evaluate.ts'
import type { Expression } from '../../../formats/workflows/expression.ts'
import type { Trigger } from '../../../formats/workflows/model.ts'
import type { Scalar } from '../../../formats/workflows/node.ts'

/** What is known of a run before it starts: values of contexts by their dotted path in lower case. */
export type Situation = ReadonlyMap<string, Scalar>

/** The branch and, where it is known, the repository that a run is about. */
export interface Surroundings {
  readonly branch: string
  readonly defaultBranch: string
  readonly repository?: string
}

const goesWell = new Map([
  ['ALWAYS', true],
  ['SUCCESS', true],
  ['FAILURE', false],
  ['CANCELLED', false],
])

/**
 * Whether the `if:` of a job holds in a run of that kind in which every job that it needs succeeds; undefined when only
 * the run knows.
 */
export function conditionHolds(condition: string, situation: Situation): boolean | undefined {
  const expression = conditionExpression(condition)
  return expression === null
    ? undefined
    : holds(filled(expression, situation), { contexts: new Map(), status: goesWell })
}

/** The expression with what is known of the run written into it. */
function filled(expression: Expression, situation: Situation): Expression {
  if (isEveryResult(expression)) return everySuccess
  const path = pathOf(expression)
  const value = path === undefined ? undefined : valueAt(path, situation)
  if (value !== undefined) return { kind: 'literal', value }
  switch (expression.kind) {
    case 'call':
      return { ...expression, parameters: expression.parameters.map((one) => filled(one, situation)) }
    case 'not':
      return { ...expression, operand: filled(expression.operand, situation) }
    case 'binary':
      return {
        ...expression,
        left: filled(expression.left, situation),
        right: filled(expression.right, situation),
      }
    case 'text':
      return {
        ...expression,
        parts: expression.parts.map((part) => (typeof part === 'string' ? part : filled(part, situation))),
      }
    case 'index':
    case 'literal':
    case 'name':
      return expression
  }
}

/** `needs.*.result` where every needed job succeeds, as GitHub would write it. */
const everySuccess: Expression = {
  kind: 'call',
  name: 'fromJSON',
  parameters: [{ kind: 'literal', value: '["success"]' }],
}

const isEveryResult = (expression: Expression): boolean =>
  expression.kind === 'index' &&
  expression.of.kind === 'index' &&
  expression.of.key === '*' &&
  pathOf(expression.of.of) === 'needs' &&
  expression.key !== '*' &&
  expression.key.kind === 'literal' &&
  String(expression.key.value).toLowerCase() === 'result'

const valueAt = (path: string, situation: Situation): Scalar | undefined =>
  /^needs\.[^.]+\.result$/.test(path) ? 'success' : situation.get(path)

/** `github.event.action` of an expression that is nothing else, in lower case. */
function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name.toLowerCase()
  if (expression.kind !== 'index' || expression.key === '*' || expression.key.kind !== 'literal')
    return undefined
  const container = pathOf(expression.of)
  return container === undefined ? undefined : `${container}.${String(expression.key.value).toLowerCase()}`
}

/** Events of pull requests whose runs report on the pull request's head. */
export const pullRequestEvents: readonly string[] = ['pull_request', 'pull_request_target']

/** A pull request that is closed is not merged any more. */
const afterTheMerge = new Set(['closed'])

/** Every kind of run that a trigger starts for an open, finished (not draft) pull request into the branch. */
export function pullRequestSituations(
  trigger: Trigger,
  surroundings: Surroundings,
  draft = false,
): readonly Situation[] {
  const types = (trigger.types ?? ['opened', 'synchronize']).filter((type) => !afterTheMerge.has(type))
  return types.map((action) => {
    const known = new Map<string, Scalar>([
      ...common(trigger.event, surroundings),
      ['github.base_ref', surroundings.branch],
      ['github.event.action', action],
      ['github.event.pull_request.base.ref', surroundings.branch],
      ['github.event.pull_request.draft', draft],
      ['github.event.pull_request.state', 'open'],
      ['github.event.pull_request.merged', false],
    ])
    // The number stands for any: a condition that asks for one is no condition on this branch.
    if (trigger.event === 'pull_request') {
      known.set('github.ref', 'refs/pull/1/merge')
      known.set('github.ref_name', '1/merge')
    }
    return known
  })
}

/** A branch name that the merge queue gives, with a number and a commit that stand for any. */
export const queueBranch = (branch: string): string => `gh-readonly-queue/${branch}/pr-1-${'0'.repeat(40)}`

/** The run that a merge queue starts. */
export const queueSituation = (surroundings: Surroundings): Situation =>
  new Map<string, Scalar>([
    ...common('merge_group', surroundings),
    ['github.base_ref', ''],
    ['github.head_ref', ''],
    ['github.ref', `refs/heads/${queueBranch(surroundings.branch)}`],
    ['github.ref_name', queueBranch(surroundings.branch)],
    ['github.event.action', 'checks_requested'],
    ['github.event.merge_group.base_ref', `refs/heads/${surroundings.branch}`],
  ])

/** A push to the branch that a pull request comes from. */
export const pushSituation = (surroundings: Surroundings): Situation =>
  new Map<string, Scalar>([
    ...common('push', surroundings),
    ['github.base_ref', ''],
    ['github.head_ref', ''],
    ['github.ref_type', 'branch'],
    ['github.event.deleted', false],
  ])

function common(event: string, { repository, defaultBranch }: Surroundings): [string, Scalar][] {
  const known: [string, Scalar][] = [
    ['github.event_name', event],
    ['github.event.repository.default_branch', defaultBranch],
  ]
  if (repository === undefined) return known
  const [owner = '', name = ''] = repository.split('/')
  return [
    ...known,
    ['github.repository', repository],
    ['github.repository_owner', owner],
    ['github.event.repository.full_name', repository],
    ['github.event.repository.name', name],
  ]
}
