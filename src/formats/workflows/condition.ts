import { holds, type Scope } from './evaluate.ts'
import { type Expression, parseExpression } from './expression.ts'
import { callsOneOf } from './mentions.ts'
import type { JobCondition } from './model.ts'
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

const status = (failed: boolean): ReadonlyMap<string, boolean> =>
  new Map([
    ['ALWAYS', true],
    ['SUCCESS', !failed],
    ['FAILURE', failed],
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
    (failed) => holds(expression, { contexts: needsContext(needs, failed), status: status(true) }) !== false,
  )
}

/** The `needs` context when one of the needs has failed and the others are unknown. */
function needsContext(needs: readonly string[], failed: string | null): ReadonlyMap<string, Value> {
  const entry = (name: string): [string, Value] => [
    keyOf(name),
    new Map<string, Value>([
      ['RESULT', name === failed ? 'failure' : unresolved],
      ['OUTPUTS', unresolved],
    ]),
  ]
  return new Map([['NEEDS', new Map(needs.map(entry))]])
}

const goingWell: Scope = { contexts: new Map(), status: status(false) }

/**
 * Whether the condition can skip its job in a run in which everything else goes well. `always()`, `!cancelled()`,
 * `success() || failure()` and `true` cannot; `failure()` does, and so may anything that only a run knows.
 */
export function canSkip(condition: Pick<JobCondition, 'expression'>): boolean {
  const expression = conditionExpression(condition.expression)
  return expression === null || holds(expression, goingWell) !== true
}
