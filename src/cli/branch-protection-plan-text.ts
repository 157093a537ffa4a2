import type { Where } from '../core/gate.ts'
import { type Step, shellWord } from '../gates/branch-protection/plan/commands.ts'
import type { DeadCheck, PlanItem } from '../gates/branch-protection/plan/items.ts'
import type { RulesetPayload } from '../gates/branch-protection/plan/payload.ts'
import type { EntryPlan, SubjectPlan } from '../gates/branch-protection/plan/plan.ts'
import { valueText } from '../gates/branch-protection/words.ts'
import { jsonText } from '../surfaces/json.ts'
import { plainLine } from '../surfaces/phrase.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { createPaint, labelled, type Paint, wrap } from '../surfaces/terminal-layout.ts'
import { actionOf, commandOf, obstacleOf, placeOfItem } from './branch-protection-plan-parts.ts'
import type { Layout } from './output.ts'

const actions = {
  create: 'to be created',
  update: 'to be updated',
  'nothing-to-change': 'nothing to change',
  undecided: 'cannot be planned',
} as const

interface Page {
  readonly layout: Layout
  readonly paint: Paint
  readonly repository: string
  readonly where: Where
}

/** A plan for a terminal. What is meant to be copied is never wrapped. */
export function planText(
  plans: readonly EntryPlan[],
  { repository, where, layout }: Omit<Page, 'paint'>,
): string {
  const page = { layout, repository, where, paint: createPaint(layout.colour) }
  const parts = plans.map((plan) => entryLines(plan, page))
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function entryLines(plan: EntryPlan, page: Page): readonly string[] {
  const { payload, owned, subjects, inert } = plan
  const id = 'id' in owned ? ` (${owned.id})` : ''
  const title = sanitiseLine(`${payload.name}${id}: ${actions[actionOf(plan)]}`)
  return [
    page.paint.bold(title),
    ...(subjects.length === 0 ? ['  nothing matches yet: it holds for what will'] : []),
    ...subjects.flatMap((subject) => subjectLines(subject, page)),
    ...extraLines(plan, page),
    ...inert.flatMap((step) => stepLines(step, page)),
    ...rulesetLines(plan, page),
  ]
}

function subjectLines({ subject, satisfied, items, dead }: SubjectPlan, page: Page): readonly string[] {
  const total = satisfied + items.length
  return [
    sanitiseLine(`  ${subject.name}: ${satisfied} of ${total} requirements hold`),
    ...items.flatMap((item) => itemLines(item, page)),
    ...dead.flatMap((check) => deadLines(check, page)),
  ]
}

function itemLines(item: PlanItem, page: Page): readonly string[] {
  const { answer, byRuleset, fragment, why, steps } = item
  const { code = '', required, value, answer: result } = answer
  const place = placeOfItem(item, page.where)
  const open = result === 'violated' || result === 'bypassable'
  const found = plainLine([
    // The code of the others says so at its end.
    { kind: 'text', text: `${code.endsWith(`:${result}`) ? '' : `${result}; `}required ` },
    ...valueText(required),
    { kind: 'text', text: place === null ? ', found ' : ` (${place}), found ` },
    ...valueText(value),
  ])
  const mark = open ? page.paint.red('✗') : page.paint.yellow('?')
  const { width } = page.layout
  const fix = byRuleset
    ? fragment.map((rule) => `      ${jsonText(rule, 0).trimEnd()}`)
    : labelled('not by a ruleset:', why ?? '', 6, 18, width)
  return [
    ...wrap(`${sanitiseLine(code)}: ${found}`, width - 6).map(
      (line, at) => `    ${at === 0 ? mark : ' '} ${line}`,
    ),
    ...fix,
    ...steps.flatMap((step) => stepLines(step, page)),
  ]
}

const deadLines = ({ context, why, steps }: DeadCheck, page: Page): readonly string[] => [
  ...wrap(`required check ${context} can never be reported: ${why}`, page.layout.width - 6).map(
    (line, at) => `    ${at === 0 ? page.paint.red('✗') : ' '} ${line}`,
  ),
  ...steps.flatMap((step) => stepLines(step, page)),
]

/** What somebody else has to do: the command on a line of its own, the body in one line below it. */
export function stepLines(
  { what, command, input }: Step,
  { layout }: Pick<Page, 'layout'>,
  label = 'by hand:',
): readonly string[] {
  return [
    ...labelled(label, sanitiseLine(what), 6, 10, layout.width),
    `        ${sanitiseLine(command)}`,
    ...(input === undefined
      ? []
      : [`        ${sanitiseLine(input.file)}: ${jsonText(input.body, 0).trimEnd()}`]),
  ]
}

function extraLines({ kept, dropped, leftOut }: EntryPlan, { layout }: Page): readonly string[] {
  const { width } = layout
  return [
    ...kept.flatMap(({ code, what }) =>
      labelled(
        'kept:',
        `${what}, beyond the policy; --allow-weaken ${shellWord(code)} gives it up`,
        4,
        10,
        width,
      ),
    ),
    ...dropped.flatMap(({ code, what }) => labelled('given up:', `${what} (${code})`, 4, 10, width)),
    ...leftOut.flatMap(({ what, why }) => labelled('left out:', `${what}: ${why}`, 4, 10, width)),
  ]
}

function rulesetLines(plan: EntryPlan, { layout, repository, paint }: Page): readonly string[] {
  const obstacle = obstacleOf(plan)
  if (obstacle !== undefined)
    return [
      ...labelled('because:', sanitiseLine(obstacle.why), 2, 11, layout.width),
      ...labelled('next step:', sanitiseLine(obstacle.next), 2, 11, layout.width),
    ]
  const command = commandOf(plan, repository, plan.file)
  if (command === null) return []
  return [
    ...(plan.owned.kind === 'absent' ? [] : plan.differences).map(
      ({ sign, what }) => `  ${sign} ${sanitiseLine(what)}`,
    ),
    paint.bold(`  ${sanitiseLine(plan.file)}`),
    ...bodyLines(plan.payload),
    sanitiseLine(command),
  ]
}

/** A body as JSON that fits a screen: one line for each rule. */
function bodyLines({ rules, name, target, enforcement, ...rest }: RulesetPayload): readonly string[] {
  const line = (value: unknown): string => jsonText(value, 0).trimEnd()
  return [
    `{"name": ${line(name)}, "target": ${line(target)}, "enforcement": ${line(enforcement)},`,
    ` "bypass_actors": ${line(rest.bypass_actors)},`,
    ` "conditions": ${line(rest.conditions)},`,
    ' "rules": [',
    ...rules.map((rule, at) => `  ${line(rule)}${at === rules.length - 1 ? '' : ','}`),
    ' ]}',
  ]
}
