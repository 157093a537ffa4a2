import type { z } from 'zod'
import { didYouMean } from '../core/nearest.ts'

interface Named {
  readonly gates: readonly string[]
  readonly requires: readonly string[]
}

/** What the references of one policy go from and to. */
interface Referring {
  readonly phases: readonly (Named & { readonly phase: number })[]
  readonly milestones: readonly (Named & { readonly id: string })[]
  readonly lists: readonly (Named & { readonly id: string })[]
  readonly checks: Readonly<Record<string, unknown>>
  readonly greenlight?: { readonly gates: readonly string[] } | undefined
}

/** Every name that one option of gate `phase-unlock` gives to another is there, and every id stands once. */
export function checkReferences(options: Referring, context: z.core.$RefinementCtx): void {
  const problem = (path: readonly (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', message, path: [...path], input: options })
  const stages = stagesIn(options)
  const [ids, checks] = [stages.map(({ id }) => id), Object.keys(options.checks)]
  stages.forEach(({ id, at, stage }, index) => {
    const same = stages.findIndex((other) => other.id.toLowerCase() === id.toLowerCase())
    // Files that differ in case alone are one file on some systems.
    if (same !== index) problem(at, `two stages have the id ${id}: upper and lower case are the same here`)
    stage.requires.forEach((other, place) => {
      if (other === id) problem([...at, 'requires', place], 'a stage cannot require itself')
      else if (!ids.includes(other))
        problem([...at, 'requires', place], `there is no stage ${other}${didYouMean(other, ids)}`)
    })
    stage.gates.forEach((gate, place) => {
      // Without any entry in `checks` every gate is the check of its own name.
      if (checks.length > 0 && !checks.includes(gate))
        problem([...at, 'gates', place], unknownCheck(gate, checks))
    })
  })
  options.phases.forEach(({ phase }, index) => {
    if (phase !== index)
      problem(['phases', index, 'phase'], `expected phase ${index}: phases begin with 0 and have no gaps`)
  })
  options.greenlight?.gates.forEach((gate, place) => {
    if (checks.length > 0 && !checks.includes(gate))
      problem(['greenlight', 'gates', place], unknownCheck(gate, checks))
  })
  const circle = circleIn(
    stages.map(({ id, stage, previous }) => ({ id, requires: [...previous, ...stage.requires] })),
  )
  if (circle !== null) {
    const at = stages.find(({ id }) => id === circle)?.at ?? []
    problem(
      [...at, 'requires'],
      `stage ${circle} requires itself by way of others, or of the order of stages`,
    )
  }
}

const unknownCheck = (gate: string, checks: readonly string[]): string =>
  `no check stands behind ${gate}${didYouMean(gate, checks)}; it is named in \`checks\``

/** `previous`: the stage that comes before it without being named. */
const stagesIn = ({ phases, milestones, lists }: Referring) => [
  ...inOrder(
    phases.map((stage, index) => ({ id: `phase-${stage.phase}`, stage, at: ['phases', index] as const })),
  ),
  ...inOrder(milestones.map((stage, index) => ({ id: stage.id, stage, at: ['milestones', index] as const }))),
  ...lists.map((stage, index) => ({ id: stage.id, stage, at: ['lists', index] as const, previous: [] })),
]

const inOrder = <Stage extends { readonly id: string }>(stages: readonly Stage[]) =>
  stages.map((stage, index) => ({
    ...stage,
    previous: stages.slice(Math.max(0, index - 1), index).map(({ id }) => id),
  }))

/** A stage that can never be complete because it waits for itself; null: there is none. */
function circleIn(
  stages: readonly { readonly id: string; readonly requires: readonly string[] }[],
): string | null {
  const requires = new Map(stages.map((stage) => [stage.id, stage.requires]))
  const finished = new Set<string>()
  const visit = (id: string, above: ReadonlySet<string>): string | null => {
    if (above.has(id)) return id
    if (finished.has(id)) return null
    for (const other of requires.get(id) ?? []) {
      const found = visit(other, new Set([...above, id]))
      if (found !== null) return found
    }
    finished.add(id)
    return null
  }
  for (const { id } of stages) {
    const found = visit(id, new Set())
    if (found !== null) return found
  }
  return null
}
