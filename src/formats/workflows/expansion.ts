import { callInputs } from './call-inputs.ts'
import { resolveCall } from './calls.ts'
import {
  belowParts,
  type NameCause,
  type NameParts,
  skippedName,
  type Variant,
  variantsOf,
} from './job-names.ts'
import type { Library } from './library.ts'
import type { Budget } from './matrix.ts'
import type { EmittedCheck, Job, UnresolvedCheck, Workflow } from './model.ts'
import { quoted } from './quoted.ts'
import type { WorkflowSource } from './read.ts'
import type { JobSource } from './read-job.ts'
import { unresolved, type Value } from './value.ts'

/** GitHub connects at most ten levels of workflows, the calling one included ("Reusing workflow configurations"). */
const maxLevels = 10

/** Beyond this a hostile workflow is not expanded further; a run of GitHub has far fewer jobs. */
const maxChecks = 10_000
const maxSteps = 1_000_000

/** What a call and a name cost of them. */
const callSteps = 100
const nameSteps = 10

/** What the workflows of a chain have in common for the jobs of the last one. */
interface Level {
  readonly source: WorkflowSource
  readonly inputs: Value
  /** The calling jobs. */
  readonly chain: readonly Job[]
  readonly above: NameParts
  /** Why the names above are not known. */
  readonly cause: NameCause | null
  readonly fromMatrix: boolean
  /** Paths of the workflows of the chain. */
  readonly paths: readonly string[]
}

interface Expansion {
  readonly workflow: Workflow
  readonly library: Library
  readonly budget: Budget
  readonly checks: Map<string, EmittedCheck>
  readonly unresolved: UnresolvedCheck[]
}

/**
 * Every check name that one workflow can report, those of the reusable workflows it calls included. Takes what that
 * costs from the budget of the commit.
 */
export function expandWorkflow(
  source: WorkflowSource,
  library: Library,
  total: Budget,
): { readonly checks: readonly EmittedCheck[]; readonly unresolved: readonly UnresolvedCheck[] } {
  const expansion: Expansion = {
    workflow: source.workflow,
    library,
    budget: { steps: Math.min(maxSteps, total.steps) },
    checks: new Map(),
    unresolved: [],
  }
  expandLevel(expansion, {
    source,
    inputs: unresolved,
    chain: [],
    above: [],
    cause: source.problems[0] ?? null,
    fromMatrix: false,
    paths: [source.workflow.path],
  })
  total.steps -= Math.min(maxSteps, total.steps) - Math.max(0, expansion.budget.steps)
  return { checks: [...expansion.checks.values()], unresolved: expansion.unresolved }
}

function expandLevel(expansion: Expansion, level: Level): void {
  for (const source of level.source.jobs) {
    const { job } = source
    const variants = variantsOf(source, level.inputs, expansion.budget)
    for (const variant of variants) {
      if (isExhausted(expansion)) {
        giveUp(expansion, level, job)
        return
      }
      if (job.uses === null) report(expansion, level, job, variant, false)
      else expandCall(expansion, level, source, variant)
    }
    // GitHub then reports the job once, before it looks at its matrix or at the workflow it calls.
    if ((job.hasMatrix || job.uses !== null) && level.source.skippable.has(job)) {
      const skipped = { parts: [skippedName(source)], cause: null, fromMatrix: false }
      report(expansion, level, job, skipped, true)
    }
  }
}

function isExhausted({ budget, checks, unresolved: unknown }: Expansion): boolean {
  budget.steps -= nameSteps
  return budget.steps < 0 || checks.size + unknown.length >= maxChecks
}

function giveUp(expansion: Expansion, level: Level, job: Job): void {
  expansion.unresolved.push({
    workflow: expansion.workflow,
    chain: [...level.chain, job],
    cause: { kind: 'unresolvable', place: job.place, why: 'the workflow has too many jobs to name them all' },
    pattern: belowParts(level.above, [null]),
  })
}

function report(
  expansion: Expansion,
  level: Level,
  job: Job,
  { parts, cause, fromMatrix }: Pick<Variant, 'parts' | 'cause' | 'fromMatrix'>,
  onlyWhenSkipped: boolean,
): void {
  const { workflow, checks } = expansion
  const chain = [...level.chain, job]
  const pattern = belowParts(level.above, parts)
  const reason = level.cause ?? cause
  const context = pattern[0] ?? ''
  if (reason !== null || context === null) {
    const { place, why } = reason ?? { place: job.namePlace, why: 'its name is not known' }
    expansion.unresolved.push({ workflow, chain, cause: { kind: 'unresolvable', place, why }, pattern })
    return
  }
  // One job can report a name many times; two jobs that share a name are both listed.
  const key = `${chain.map(({ place }) => `${place.path}:${place.line}`).join(' ')} ${context}`
  if (checks.has(key)) return
  checks.set(key, { context, workflow, chain, onlyWhenSkipped, fromMatrix: fromMatrix || level.fromMatrix })
}

function expandCall(expansion: Expansion, level: Level, source: JobSource, variant: Variant): void {
  const { job } = source
  const above = belowParts(level.above, variant.parts)
  const next = calledLevel(expansion, level, source, variant, above)
  if ('why' in next) {
    const place = next.place
    const chain = [...level.chain, job]
    const cause = level.cause ?? variant.cause ?? { place, why: next.why }
    expansion.unresolved.push({
      workflow: expansion.workflow,
      chain,
      cause: { kind: 'unresolvable', ...cause },
      pattern: belowParts(above, [null]),
    })
    return
  }
  expandLevel(expansion, next)
}

function calledLevel(
  { library, budget }: Expansion,
  level: Level,
  source: JobSource,
  variant: Variant,
  above: NameParts,
): Level | NameCause {
  const { job } = source
  const place = job.uses?.place ?? job.place
  const unusable = (why: string, line = place.line): NameCause => ({
    place: { ...place, line },
    why: `the reusable workflow ${quoted(job.uses?.text ?? '')} cannot be used: ${why}`,
  })
  budget.steps -= callSteps + source.inputs.size
  const call = resolveCall(job.uses?.text ?? '', level.source.workflow.path)
  if (call.kind === 'malformed')
    return unusable('expected `./.github/workflows/FILE.yml` or `OWNER/REPO/.github/workflows/FILE.yml@REF`')
  if (level.paths.includes(call.key)) return unusable('it calls itself')
  if (level.paths.length >= maxLevels)
    return unusable(`GitHub connects at most ${maxLevels} levels of workflows`)
  const called = library(call)
  if (!called.ok) return unusable(called.why)
  const inputs = callInputs(source, called.inputs, variant.scope)
  if (!inputs.ok) return unusable(inputs.why, inputs.line)
  return {
    source: called.source,
    inputs: inputs.value,
    chain: [...level.chain, job],
    above,
    cause: level.cause ?? variant.cause,
    fromMatrix: level.fromMatrix || variant.fromMatrix,
    paths: [...level.paths, call.key],
  }
}
