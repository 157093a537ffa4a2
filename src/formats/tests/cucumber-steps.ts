import type { CucumberElement, CucumberHooks, CucumberResult } from './cucumber-shape.ts'

/** A step or hook with what it came to. */
export interface Step {
  readonly text: string
  readonly line: number | null
  /** Lower case; `without a result` when the report has none. */
  readonly status: string
  readonly seconds: number
  readonly message: string
  readonly hook: boolean
}

/** Line of a `path:line` as behave writes places. */
function lineOfLocation(location: string | null | undefined): number | null {
  const line = /:(\d{1,9})$/u.exec(location ?? '')?.[1]
  return line === undefined ? null : Number(line)
}

/** Line of a scenario in its feature file. */
export const lineOf = (place: {
  readonly line?: number | null | undefined
  readonly location?: string | null | undefined
}): number | null => place.line ?? lineOfLocation(place.location)

/**
 * Every hook and step of an element, in the order they ran.
 * @param unit duration units per second
 */
export function stepsOf(element: CucumberElement, unit: number): Step[] {
  const hooks = (list: CucumberHooks, text: string): Step[] =>
    (list ?? []).map((hook) => stepOf(text, lineOf(element), hook.result, { hook: true, unit }))
  const steps = (element.steps ?? []).flatMap((step) => {
    const text = `${step.keyword ?? ''}${/\s$/u.test(step.keyword ?? '') ? '' : ' '}${step.name ?? ''}`.trim()
    return [
      ...hooks(step.before, 'before step'),
      stepOf(text, lineOf(step), step.result, { hook: step.hidden === true, unit }),
      ...hooks(step.after, 'after step'),
    ]
  })
  return [...hooks(element.before, 'before'), ...steps, ...hooks(element.after, 'after')]
}

function stepOf(
  text: string,
  line: number | null,
  result: CucumberResult | null | undefined,
  { hook, unit }: { readonly hook: boolean; readonly unit: number },
): Step {
  const duration = result?.duration ?? 0
  return {
    text,
    line,
    status: result?.status.toLowerCase() ?? 'without a result',
    seconds: Number.isFinite(duration) && duration > 0 ? duration / unit : 0,
    message: [result?.error_message ?? ''].flat().join('\n'),
    hook,
  }
}
