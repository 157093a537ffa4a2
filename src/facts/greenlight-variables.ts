import { type Unknown, unknown } from '../core/fact.ts'
import type { Greenlight } from '../core/facts/greenlight.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import type { Workflows } from '../core/facts/protection.ts'
import {
  type GatewrightStep,
  type GatewrightSteps,
  gatewrightSteps,
} from '../formats/workflows/step-variables.ts'
import { variableKey } from '../phase/greenlight.ts'
import type { GreenlightOption } from '../phase/greenlight-options.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { observe } from './observe.ts'

type Variable = GreenlightOption['variables'][number]
type Places = Extract<Greenlight['variables'][string], { known: true }>['value']

/** What every workflow step that runs Gatewright is given, by variable. */
export async function greenlightVariables(
  context: GatherContext,
  { variables }: GreenlightOption,
): Promise<Greenlight['variables']> {
  if (variables.length === 0) return {}
  const workflows = await context.fact('workflows')
  if (!workflows.known)
    return Object.fromEntries(
      variables.map((variable) => [variableKey(variable), unobserved(workflows)] as const),
    )
  const { base, called } = workflows.value
  const own = context.repository.repo.toLowerCase() === 'gatewright'
  const found = variables.map(
    async (variable) =>
      [variableKey(variable), await observe(async () => placesOf({ base, called }, variable, own))] as const,
  )
  return Object.fromEntries(await Promise.all(found))
}

type Sources = Pick<Workflows, 'base' | 'called'>

function placesOf(sources: Sources, variable: Variable, own: boolean): Places {
  const files = filesOf(sources)
  const { workflow } = variable
  const first =
    workflow === undefined ? [...files.keys()].filter((path) => !(path in sources.called)) : [workflow]
  const open = first.map((path) => ({ path, called: workflow !== undefined }))
  const [seen, places] = [new Set<string>(), [] as Places]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next
    const content = seen.has(path) ? undefined : files.get(path)
    // A workflow that is not there runs nothing; which of its steps set what is then no question.
    if (content === undefined) continue
    const { steps, calls, onlyCalled } = stepsIn(path, content, path === variable.workflow, own)
    // Waits for a call, and without one runs nowhere.
    if (onlyCalled && !next.called) continue
    seen.add(path)
    places.push(...steps.map((step) => placeOf(path, step, variable.name)))
    open.push(...calls.map((call) => ({ path: call, called: true })))
  }
  return places.sort((a, b) => order(`${a.workflow} ${a.job}`, `${b.workflow} ${b.job}`) || lineOrder(a, b))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const lineOrder = (a: Places[number], b: Places[number]): number => (a.line ?? 0) - (b.line ?? 0)

/** Workflow files by path, and those of other repositories by the text of `uses:`. */
function filesOf({ base, called }: Sources): ReadonlyMap<string, Observation<string>> {
  if (!base.files.known) return giveUp(asUnknown(base.files))
  return new Map<string, Observation<string>>([
    ...base.files.value.map(({ path, content }) => [path, content] as const),
    ...Object.entries(called),
  ])
}

const asUnknown = ({ reason, detail }: Exclude<Observation<unknown>, { known: true }>): Unknown =>
  unknown(reason, detail)

type Steps = Omit<Extract<GatewrightSteps, { ok: true }>, 'ok'>

/** @param asked the policy names this very file, so that it has to be one that GitHub runs */
function stepsIn(path: string, content: Observation<string>, asked: boolean, own: boolean): Steps {
  if (!content.known) return giveUp(asUnknown(content))
  const found = gatewrightSteps(path, content.value, own)
  if (found.ok) return found
  // GitHub runs nothing of such a file.
  if (!asked) return { steps: [], calls: [], onlyCalled: false }
  const { place, why } = found.cause
  return giveUp(unknown('unparsable', `${place.path}:${place.line}: ${why.replaceAll('`', '')}`))
}

function placeOf(workflow: string, { job, step, variable }: GatewrightStep, name: string): Places[number] {
  const { line, value, computed } = variable(name)
  return { workflow, job, step: step.slice(0, 200), line, value: value?.slice(0, 300) ?? null, computed }
}
