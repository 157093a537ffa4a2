import { conditionExpression } from './condition.ts'
import { holds } from './evaluate.ts'
import { runsGatewright, usesGatewright } from './gatewright-command.ts'
import type { Unresolvable } from './model.ts'
import { entryOf, type Node, textOf } from './node.ts'
import { readWorkflowSource } from './read.ts'
import { readYaml } from './yaml.ts'

/** What a variable is where a step runs. */
export interface StepVariable {
  /** Line of the entry that sets it, else of the step. */
  readonly line: number
  /** The literal text; null: not set, or not known. */
  readonly value: string | null
  /** Only a run knows: an expression, or a step before may have set it. */
  readonly computed: boolean
}

/** A step that runs Gatewright where it judges phases. */
export interface GatewrightStep {
  readonly job: string
  /** 1-based number, and its name where it has one: `2 (Gates)`. */
  readonly step: string
  readonly line: number
  variable(name: string): StepVariable
}

/** Steps that run Gatewright, or why GitHub runs nothing of the file. */
export type GatewrightSteps =
  | { readonly ok: true; readonly steps: readonly GatewrightStep[]; readonly calls: readonly string[] }
  | { readonly ok: false; readonly cause: Unresolvable }

/**
 * The steps of a workflow file that run Gatewright, with the variables they are given: `env:` of the step, of the job,
 * of the workflow, the nearest first. Steps and jobs that never run are left out.
 * @param own the file is of Gatewright's own repository
 */
export function gatewrightSteps(path: string, text: string, own: boolean): GatewrightSteps {
  const reading = readWorkflowSource(path, text)
  if (!reading.ok) return reading
  const [problem] = reading.source.problems
  if (problem !== undefined) return { ok: false, cause: problem }
  const yaml = readYaml(text)
  const root = yaml.ok ? yaml.root : undefined
  const jobs = entryOf(root, 'jobs')?.value
  const steps: GatewrightStep[] = []
  const calls: string[] = []
  for (const [id, { value: job }] of jobs?.kind === 'map' ? jobs.entries : []) {
    if (neverRuns(job)) continue
    const called = textOf(entryOf(job, 'uses')?.value)
    if (called !== undefined) calls.push(called)
    steps.push(...stepsOf(id, job, root, own))
  }
  return { ok: true, steps, calls }
}

function stepsOf(id: string, job: Node, root: Node | undefined, own: boolean): GatewrightStep[] {
  const list = entryOf(job, 'steps')?.value
  const found: GatewrightStep[] = []
  let exports = false
  for (const [index, step] of (list?.kind === 'list' ? list.items : []).entries()) {
    if (neverRuns(step)) continue
    if (isGatewright(step, own)) found.push(stepAt(id, index + 1, [step, job, root], exports))
    exports ||= mayExport(step)
  }
  return found
}

function isGatewright(step: Node, own: boolean): boolean {
  const uses = textOf(entryOf(step, 'uses')?.value)
  if (uses !== undefined) return usesGatewright(uses, own)
  return runsGatewright(textOf(entryOf(step, 'run')?.value) ?? '')
}

type Levels = readonly [step: Node, job: Node, root: Node | undefined]

function stepAt(job: string, number: number, levels: Levels, exports: boolean): GatewrightStep {
  const [step] = levels
  const name = textOf(entryOf(step, 'name')?.value)
  const script = textOf(entryOf(step, 'run')?.value) ?? ''
  return {
    ...{ job, line: step.line },
    step: name === undefined ? String(number) : `${number} (${name})`,
    variable: (wanted) => {
      const set = setAt(wanted, levels)
      // The script may set or clear it before it runs the command; what a step exported outdoes job and workflow.
      if (script.includes(wanted) || (exports && set?.level !== 'step'))
        return { line: set?.line ?? step.line, value: null, computed: true }
      return set ?? { line: step.line, value: null, computed: false }
    },
  }
}

const levelNames = ['step', 'job', 'workflow'] as const

/** The nearest `env:` that sets the variable; undefined where none does. */
function setAt(name: string, levels: Levels): (StepVariable & { level: string }) | undefined {
  for (const [index, node] of levels.entries()) {
    const level = levelNames[index] ?? 'workflow'
    const env = entryOf(node, 'env')
    // A whole `env:` that is an expression may hold any name.
    if (env?.value.kind === 'scalar' && (textOf(env.value) ?? '') !== '')
      return { level, line: env.line, value: null, computed: true }
    const entry = entryOf(env?.value, name)
    if (entry === undefined) continue
    const text = textOf(entry.value)
    const computed = text === undefined || text.includes('${{')
    return { level, line: entry.line, value: computed ? null : text, computed }
  }
  return undefined
}

/** Whether a step may set variables for those after it: a command that names the file for it, or a script that can. */
function mayExport(step: Node): boolean {
  const script = textOf(entryOf(entryOf(step, 'with')?.value, 'script')?.value) ?? ''
  const text = `${textOf(entryOf(step, 'run')?.value) ?? ''}\n${script}`
  return /GITHUB_ENV|exportVariable|BASH_ENV/.test(text)
}

/** Whether the `if:` of a job or a step is false whatever happens. */
function neverRuns(node: Node): boolean {
  const entry = entryOf(node, 'if')
  if (entry?.value.kind !== 'scalar') return false
  const { value } = entry.value
  if (value === false) return true
  const expression = typeof value === 'string' ? conditionExpression(value) : null
  return expression !== null && holds(expression, { contexts: new Map() }) === false
}
