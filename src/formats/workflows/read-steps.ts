import type { Job, Place } from './model.ts'
import { entryOf, type Node, textOf } from './node.ts'
import { parseTemplate, templateValue } from './template.ts'

type Steps = Pick<Job, 'steps' | 'ignoredSteps' | 'actions' | 'commands'>
type Text = Job['actions'][number]

/** Reads the steps of a job: how many, which of them cannot fail, the actions they use and the commands they run. */
export function readSteps(job: Node, path: string): Steps {
  const steps = entryOf(job, 'steps')?.value
  if (steps?.kind !== 'list') return { steps: 0, ignoredSteps: [], actions: [], commands: [] }
  const textAt = (step: Node, key: string): readonly Text[] => {
    const entry = entryOf(step, key)
    const text = textOf(entry?.value)
    return entry === undefined || text === undefined ? [] : [{ text, place: { path, line: entry.line } }]
  }
  return {
    steps: steps.items.length,
    ignoredSteps: steps.items.filter(cannotFail).map(({ line }): Place => ({ path, line })),
    actions: steps.items.flatMap((step) => textAt(step, 'uses')),
    commands: steps.items.flatMap((step) => textAt(step, 'run')),
  }
}

/** `continue-on-error:` of a job or a step; null when only a run knows. */
export function continuesOnError(node: Node): boolean | null {
  const value = entryOf(node, 'continue-on-error')?.value
  if (value === undefined) return false
  if (value.kind !== 'scalar') return null
  const known =
    typeof value.value === 'string'
      ? templateValue(parseTemplate(value.value), { contexts: new Map() })
      : value.value
  return typeof known === 'boolean' ? known : null
}

function cannotFail(step: Node): boolean {
  if (continuesOnError(step) === true) return true
  const run = textOf(entryOf(step, 'run')?.value)
  return run !== undefined && swallowsFailures(run)
}

const swallowing = /\|\|\s*(?:true|:|exit\s+0)\s*;?\s*(?:#.*)?$/
const harmless = /^(?:echo|printf|set|export|cd)\b[^|&;]*$/

/**
 * Whether every command of a script ends in `|| true` (or `|| :`, `|| exit 0`): the shell stops at the first command
 * that fails, so one that is not guarded can still fail the step. Lines that only print or set something do not count.
 */
function swallowsFailures(script: string): boolean {
  const commands = script
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !harmless.test(line))
  return commands.length > 0 && commands.every((line) => swallowing.test(line))
}
