import type { Condition } from '../core/facts/checklists.ts'
import { signalText } from './derivation.ts'
import { pathMatcher } from './matcher.ts'
import type { ChangeInput, ConditionResult, Derived, FileClass, PathDecision } from './model.ts'

/** What a condition of a checklist item is asked of. */
export interface ConditionContext {
  readonly derived: Derived
  readonly decision: PathDecision
  readonly input: ChangeInput
  /** What other items were answered with; an item that is not in it has no answer yet. */
  readonly answers: ReadonlyMap<string, 'yes' | 'no' | 'na' | 'none'>
}

const yes = (because: string): ConditionResult => ({ met: true, because })
const no = (because: string): ConditionResult => ({ met: false, because })

/**
 * Whether a condition is met. What cannot be seen of the change counts as met: a question too many is asked, never one
 * too few.
 */
export function conditionMet(condition: Condition, context: ConditionContext): ConditionResult {
  return judged(condition, context, true)
}

/** @param open what an unknown counts as here: below `not` it is the other way round */
function judged(condition: Condition, context: ConditionContext, open: boolean): ConditionResult {
  if ('always' in condition) return yes('it applies to every change')
  if ('any' in condition) {
    const results = condition.any.map((one) => judged(one, context, open))
    return results.find(({ met }) => met) ?? no(joined(results))
  }
  if ('all' in condition) {
    const results = condition.all.map((one) => judged(one, context, open))
    return results.find(({ met }) => !met) ?? yes(joined(results))
  }
  if ('not' in condition) {
    const { met, because } = judged(condition.not, context, !open)
    return { met: !met, because: met ? `ruled out: ${because}` : `not so: ${because}` }
  }
  if ('paths' in condition) return pathsMet(condition.paths, context, open)
  if ('signals' in condition) return signalsMet(condition.signals, context, open)
  if ('classes' in condition) return classesMet(condition.classes, context, open)
  if ('performance' in condition) return performanceMet(condition.performance, context, open)
  if ('path' in condition) {
    const { path } = context.decision
    return condition.path.includes(path) ? yes(`the path is ${path}`) : no(`the path is ${path}`)
  }
  return answeredMet(condition.answered, context)
}

const joined = (results: readonly ConditionResult[]): string =>
  [...new Set(results.flatMap(({ because }) => because.split('; ')))].join('; ')

/** What counts where the changed files could not be read. */
const unseen = (open: boolean, what: string): ConditionResult => ({
  met: open,
  because: `${what} are not known`,
})

const matchers = new WeakMap<readonly string[], (path: string) => boolean>()

/** The matcher of an item's globs, compiled once. */
function matcherFor(globs: readonly string[]): (path: string) => boolean {
  const found = matchers.get(globs) ?? pathMatcher(globs)
  matchers.set(globs, found)
  return found
}

function pathsMet(globs: readonly string[], { input }: ConditionContext, open: boolean): ConditionResult {
  if (!input.files.known) return unseen(open, 'the changed files')
  const matches = matcherFor(globs)
  for (const { path, previousPath } of input.files.value) {
    if (matches(path)) return yes(path)
    if (previousPath !== null && matches(previousPath)) return yes(previousPath)
  }
  return no('no changed file matches')
}

function signalsMet(kinds: readonly string[], { derived }: ConditionContext, open: boolean): ConditionResult {
  const found = derived.signals.find(({ kind }) => kinds.includes(kind))
  if (found !== undefined) return yes(signalText(found))
  return derived.truncated.value === false
    ? no('no changed line shows it')
    : unseen(open, 'some changed lines')
}

function classesMet(
  names: readonly string[],
  { derived, input }: ConditionContext,
  open: boolean,
): ConditionResult {
  if (!input.files.known) return unseen(open, 'the changed files')
  for (const name of names) {
    const [path] = derived.classes.get(name as FileClass) ?? []
    if (path !== undefined) return yes(`${path} (${name})`)
  }
  return no(`no changed file is ${names.join(' or ')}`)
}

function performanceMet(
  tags: readonly string[],
  { derived, input }: ConditionContext,
  open: boolean,
): ConditionResult {
  // Nobody declared a hot path: correctness comes first (document 000, task 4).
  if (input.settings.components.every(({ performance }) => performance.length === 0))
    return no('the policy names no hot path (`change.components`)')
  if (!input.files.known) return unseen(open, 'the changed files')
  const tag = derived.performance.find((one) => tags.includes(one))
  return tag === undefined
    ? no('no changed component is on a hot path')
    : yes(`a changed component is on the hot path of ${tag}`)
}

/** An item without an answer is neither yes nor no: where it is asked, that it is unanswered fails by itself. */
function answeredMet(
  { item, value }: { readonly item: string; readonly value: 'yes' | 'no' },
  { answers }: ConditionContext,
): ConditionResult {
  const given = answers.get(item) ?? 'none'
  if (given === 'none') return no(`${item} is not answered yet`)
  return given === value ? yes(`${item} was answered ${value}`) : no(`${item} was answered ${given}`)
}
