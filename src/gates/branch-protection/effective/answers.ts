import type { Unobserved } from '../../../core/facts/observation.ts'
import type { Requirements } from '../controls.ts'
import {
  type Answer,
  type Control,
  type ControlAnswer,
  type ControlSource,
  type ControlValue,
  controlNames,
  type Effective,
} from '../model.ts'
import { isHard, nobody } from './bypass.ts'
import { type Demand, demandsOf } from './demands.ts'
import { checksIn, strongest, textsIn } from './values.ts'

/**
 * How each requirement fares (research R16, R17).
 * - satisfied: the sources that nobody but allowed actors may bypass are enough.
 * - bypass-unknown: enough only together with sources whose bypass, or which themselves, cannot be seen.
 * - bypassable: enough only together with sources that others may bypass.
 * - unobservable: not enough, and what cannot be seen could be.
 * - violated: not enough, and everything was seen.
 */
export function answersFor(effective: Effective, requirements: Requirements): readonly ControlAnswer[] {
  const firmness = firmnessOf(effective, requirements)
  const answers = [
    ...demandsOf(requirements).map((demand) => answerFor(demand, effective, firmness)),
    ...extraChecks(effective, requirements),
    ...conflicts(effective),
    ...deadlock(effective),
  ]
  const order = (answer: ControlAnswer): number => controlNames.indexOf(answer.control)
  return answers
    .map((answer, position) => ({ answer, position }))
    .sort((one, other) => order(one.answer) - order(other.answer) || one.position - other.position)
    .map(({ answer }) => answer)
}

interface Decision {
  readonly answer: Answer
  readonly suffix?: string
  readonly why?: Unobserved
}

/** What holds of a control for those who may not bypass. */
interface Firm {
  /** Over the sources that nobody but allowed actors may bypass. */
  readonly hard: ControlValue
  /** Over the sources that nobody at all may bypass. */
  readonly binding: ControlValue
  /** The same with the sources whose bypass cannot be seen; undefined when there is none. */
  readonly perhaps: { readonly value: ControlValue; readonly why: Unobserved } | undefined
}

type Firmness = (control: Control) => Firm

/** Each control is looked at once, however many demands there are on it. */
function firmnessOf({ controls }: Effective, requirements: Requirements): Firmness {
  const known = new Map<string, Firm>()
  return ({ name }) => {
    const firm = known.get(name) ?? firmOf(controls[name], requirements)
    known.set(name, firm)
    return firm
  }
}

function firmOf({ name, sources }: Control, requirements: Requirements): Firm {
  const over = (some: readonly ControlSource[]): ControlValue =>
    strongest(
      name,
      some.map((source) => source.value),
    )
  const hard = sources.filter(({ bypass }) => isHard(bypass, requirements))
  const open = sources.filter(({ bypass }) => bypass.kind === 'unknown')
  const first = open[0]?.bypass
  return {
    hard: over(hard),
    binding: over(sources.filter(({ bypass }) => bypass.kind === 'none')),
    perhaps: first?.kind === 'unknown' ? { value: over([...hard, ...open]), why: first.why } : undefined,
  }
}

function answerFor(demand: Demand, effective: Effective, firmness: Firmness): ControlAnswer {
  const control = effective.controls[demand.control]
  const { answer, suffix = `:${answer}`, why } = decide(demand, control, effective, firmness)
  const sources = sourcesOf(demand, control)
  return {
    control: control.name,
    required: demand.required,
    value: control.value,
    answer,
    ...(answer === 'satisfied' ? {} : { code: `${demand.code}${suffix}` }),
    ...(demand.detail === undefined ? {} : { detail: demand.detail }),
    sources,
    bypass: demand.met(firmness(control).binding) ? [nobody] : sources.map(({ bypass }) => bypass),
    keys: demand.keys,
    ...(why === undefined ? {} : { why }),
  }
}

/** What sets the control; of one check only what asks for that check. */
const sourcesOf = ({ detail }: Demand, { name, sources }: Control): readonly ControlSource[] =>
  name !== 'checks' || detail === undefined
    ? sources
    : sources.filter(({ value }) => checksIn(value).some(({ context }) => context === detail))

function decide(demand: Demand, control: Control, effective: Effective, firmness: Firmness): Decision {
  const { hard, perhaps } = firmness(control)
  if (demand.met(hard)) return { answer: 'satisfied' }
  const hidden = effective.hidden.find(({ controls }) => controls.includes(control.name))?.why
  if (!demand.met(control.value)) return notMet(demand, control.value, effective, hidden)
  if (perhaps !== undefined && demand.met(perhaps.value))
    return { answer: 'bypass-unknown', why: perhaps.why }
  return hidden === undefined ? { answer: 'bypassable' } : { answer: 'bypass-unknown', why: hidden }
}

function notMet(
  demand: Demand,
  value: ControlValue,
  effective: Effective,
  hidden: Unobserved | undefined,
): Decision {
  if (hidden !== undefined) return { answer: 'unobservable', why: hidden }
  return { answer: 'violated', suffix: demand.suffix?.(value) ?? viaMergeMethods(demand, effective) }
}

/** No merge commit can be made through a pull request, and yet history need not stay linear (research R9). */
function viaMergeMethods({ control }: Demand, { controls, deadlock: dead }: Effective): string {
  const withoutMerge = !dead && !textsIn(controls['merge-methods'].value).includes('merge')
  return control === 'linear' && withoutMerge ? ':via-merge-methods' : ''
}

function extraChecks(effective: Effective, requirements: Requirements): readonly ControlAnswer[] {
  if (requirements['checks-exact'] !== true) return []
  const wanted = (requirements.checks ?? []).map((check) =>
    typeof check === 'string' ? check : check.context,
  )
  const { name, value, sources } = effective.controls.checks
  const about = {
    control: name,
    required: wanted.map((context) => ({ context, apps: [] })),
    value,
    sources,
    bypass: [],
    keys: ['checks-exact'],
  }
  const extra = checksIn(value).filter(({ context }) => !wanted.includes(context))
  const found = extra.map(
    ({ context }): ControlAnswer => ({
      ...about,
      answer: 'violated',
      code: `BP-CHECK-EXTRA(${context})`,
      detail: context,
    }),
  )
  const why = effective.hidden.find(({ controls }) => controls.includes('checks'))?.why
  if (why === undefined) return found.length > 0 ? found : [{ ...about, answer: 'satisfied' }]
  return [...found, { ...about, answer: 'unobservable', code: 'BP-CHECK-EXTRA:unobservable', why }]
}

/** Two Apps are pinned for one check: only both together could satisfy it (research R6). */
const conflicts = ({ controls: { checks } }: Effective): readonly ControlAnswer[] =>
  checksIn(checks.value)
    .filter(({ apps }) => apps.length > 1)
    .map(({ context, apps }) => ({
      control: 'checks',
      required: [{ context, apps: apps.slice(0, 1) }],
      value: checks.value,
      answer: 'violated',
      code: `BP-CHECK(${context}):conflict`,
      detail: context,
      sources: checks.sources,
      bypass: [],
      keys: [],
    }))

/** No way to merge is left (research R10). */
function deadlock({ deadlock: dead, controls }: Effective): readonly ControlAnswer[] {
  if (!dead) return []
  const { name, value, sources } = controls['merge-methods']
  const required = ['merge', 'squash', 'rebase']
  return [
    {
      control: name,
      required,
      value,
      answer: 'violated',
      code: 'BP-METHOD-DEADLOCK',
      sources,
      bypass: [],
      keys: [],
    },
  ]
}
