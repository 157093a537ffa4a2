import { resolveCall } from './calls.ts'
import { conditionExpression, waitsForSuccess } from './condition.ts'
import { holds } from './evaluate.ts'
import { runsGatewright, usesGatewright } from './gatewright-command.ts'
import { dependantsOf } from './job-graph.ts'
import type { Job, Unresolvable } from './model.ts'
import { type Entry, entryOf, type Node, textOf } from './node.ts'
import { readWorkflowSource } from './read.ts'
import { keyOf } from './value.ts'
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
  | {
      readonly ok: true
      readonly steps: readonly GatewrightStep[]
      /** Reusable workflows that its jobs call: a path of this repository, else the whole text of `uses:`. */
      readonly calls: readonly string[]
      /** Nothing starts it but a call. */
      readonly onlyCalled: boolean
    }
  | { readonly ok: false; readonly cause: Unresolvable }

/**
 * The steps of a workflow file that run Gatewright, with the variables they are given: `env:` of the step, of the job,
 * of the workflow, of the container, the nearest first. Steps and jobs that never run are left out.
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
  const entries = jobs?.kind === 'map' ? jobs.entries : new Map<string, Entry>()
  const dead = neverRunning(entries, reading.source.workflow.jobs)
  for (const [id, { value: job }] of entries) {
    if (dead.has(keyOf(id))) continue
    const called = textOf(entryOf(job, 'uses')?.value)
    const call = called === undefined ? undefined : resolveCall(called, path)
    if (call !== undefined && call.kind !== 'malformed') calls.push(call.key)
    steps.push(...stepsOf(id, job, root, own))
  }
  const { triggers } = reading.source.workflow
  return { ok: true, steps, calls, onlyCalled: triggers.every(({ event }) => event === 'workflow_call') }
}

/** Jobs that never run: their condition is false, or, without one, a job that they need never runs. */
function neverRunning(entries: ReadonlyMap<string, Entry>, jobs: readonly Job[]): ReadonlySet<string> {
  const dead = new Set([...entries].flatMap(([id, { value: job }]) => (neverRuns(job) ? [keyOf(id)] : [])))
  const dependants = dependantsOf(jobs)
  // The set is walked to what is added meanwhile, too.
  for (const id of dead)
    for (const job of dependants.get(id) ?? []) if (waitsForSuccess(job)) dead.add(keyOf(job.id))
  return dead
}

function stepsOf(id: string, job: Node, root: Node | undefined, own: boolean): GatewrightStep[] {
  const list = entryOf(job, 'steps')?.value
  const container = entryOf(job, 'container')?.value
  const found: GatewrightStep[] = []
  let exports = false
  for (const [index, step] of (list?.kind === 'list' ? list.items : []).entries()) {
    if (neverRuns(step)) continue
    if (isGatewright(step, own)) found.push(stepAt(id, index + 1, [step, job, root, container], exports))
    exports ||= mayExport(step)
  }
  return found
}

function isGatewright(step: Node, own: boolean): boolean {
  const uses = textOf(entryOf(step, 'uses')?.value)
  if (uses !== undefined) return usesGatewright(uses, own)
  return runsGatewright(textOf(entryOf(step, 'run')?.value) ?? '')
}

type Levels = readonly [step: Node, job: Node, root: Node | undefined, container: Node | undefined]

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
      if (script.includes(wanted) || otherEnvironment.test(script) || (exports && set?.level !== 'step'))
        return { line: set?.line ?? step.line, value: null, computed: true }
      return set ?? { line: step.line, value: null, computed: false }
    },
  }
}

const levelNames = ['step', 'job', 'workflow', 'container'] as const

/** The nearest `env:` that sets the variable; undefined where none does. */
function setAt(name: string, levels: Levels): (StepVariable & { level: string }) | undefined {
  for (const [index, node] of levels.entries()) {
    const level = levelNames[index] ?? 'container'
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

/** Words of a script that runs what follows in another environment than that of the step, or reads one from a file. */
const otherEnvironment = /(?:^|[\s;&|(])(?:sudo|docker|podman|su|source|\.)\s|\benv\s+-|\bset\s+-a\b/mu

/** Actions of GitHub itself, which export nothing but what they set up, and Gatewright. */
const exportsNothing = /^(?:actions|github)\/|^[^/]+\/gatewright(?:\/|@)/iu

/**
 * Whether a step may set variables for those after it: a command that names the file for it, a script that can, an
 * action of anybody else.
 */
function mayExport(step: Node): boolean {
  const uses = textOf(entryOf(step, 'uses')?.value)
  if (uses !== undefined && !exportsNothing.test(uses)) return true
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
