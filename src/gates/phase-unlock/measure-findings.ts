import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import { finding, placeOf, value } from './words.ts'

type Direction = Context['options']['counters'][string]['direction']

const moves: Readonly<Record<Direction, (before: number, after: number) => boolean>> = {
  'non-decreasing': (before, after) => after >= before,
  'non-increasing': (before, after) => after <= before,
  equal: (before, after) => after === before,
  any: () => true,
}

/** Every counter moves in its direction and stays in its limits; one that the policy names is there. */
export function counterFindings(subject: Subject, context: Context): readonly Finding[] {
  const { observed, artifact, stage } = subject
  const { counters } = context.options
  const make = (name: string, found: Text, required: Text): Finding =>
    finding('counter-direction', 'fail', `${observed.path} ${name}`, {
      location: placeOf(context, observed),
      requiredAt: context.where('counters', name) ?? context.where('counters'),
      ...{ found, required },
      fix: text`bring back what was removed, then run ${`gatewright phase new ${stage.id}`}`,
    })
  const absent = Object.keys(counters)
    .filter((name) => stage.kind === 'phase' && !artifact.counters.some((counter) => counter.name === name))
    .map((name) =>
      make(name, text`counter ${value(name)} is not in the artifact`, text`its value before and after`),
    )
  const wrong = artifact.counters.flatMap(({ name, before, after }): Finding[] => {
    const option = Object.hasOwn(counters, name) ? counters[name] : undefined
    const direction = option?.direction ?? 'non-decreasing'
    const [least, most] = [option?.minimum, option?.maximum]
    return [
      ...(moves[direction](before, after)
        ? []
        : [make(name, text`${value(name)} went from ${before} to ${after}`, text`${direction}`)]),
      ...(least !== undefined && after < least
        ? [make(`${name} minimum`, text`${value(name)} is ${after}`, text`at least ${least}`)]
        : []),
      ...(most !== undefined && after > most
        ? [make(`${name} maximum`, text`${value(name)} is ${after}`, text`at most ${most}`)]
        : []),
    ]
  })
  return [...absent, ...wrong]
}

/** Performance deltas within their limits; what was not measured has a reason. */
export function performanceFindings(
  { observed, artifact, stage }: Subject,
  context: Context,
): readonly Finding[] {
  const limits = context.options.performance
  if (limits === undefined) return []
  return (['median', 'p95'] as const).flatMap((key): Finding[] => {
    const limit = limits[key]
    const measured = artifact.performance[key]
    const field = `performance_delta_${key}`
    const within =
      measured === null ? artifact.performance.reason !== null : !(measured > (limit ?? Infinity))
    if (within) return []
    return [
      finding('performance', 'fail', `${observed.path} ${field}`, {
        location: placeOf(context, observed),
        requiredAt: context.where('performance', key) ?? context.where('performance'),
        found:
          measured === null
            ? text`${field} is null, and ${'performance_exempt_reason'} says nothing`
            : text`${field} is ${measured} %`,
        required: limit === undefined ? text`a number, or a reason` : text`at most ${limit} %`,
        fix:
          measured === null
            ? text`measure it, or write why it cannot be measured in ${'performance_exempt_reason'}`
            : text`make it faster, measure again, and run ${`gatewright phase new ${stage.id}`}`,
      }),
    ]
  })
}
