import type { PathDecision, PathRule } from '../change/model.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns, createPaint, labelled, wrap } from '../surfaces/terminal-layout.ts'
import type { Layout } from './output.ts'

/** The decision as data; field names are fixed. */
export const pathJson = ({
  path,
  computed,
  declared,
  override,
  decisive,
  rules,
  obligations,
}: PathDecision) => ({
  ...{ path, computed, declared, override, decisive, rules },
  obligations: obligations.map(({ id, text, gate }) => ({ id, text, gate })),
})

/** `full, by R10 and R13`: the path, and what else moved it. */
export function pathWords({ path, computed, declared, override, decisive }: PathDecision): string {
  const by = decisive.length === 0 ? '' : `, by ${decisive.join(', ')}`
  if (override !== null) return `${path}: set by ${override.by}, where the table says ${computed}${by}`
  if (path !== computed && declared !== null)
    return `${path}: declared, where the table says ${computed}${by}`
  return `${path}${by}`
}

/** Paths and signals that are named for one rule; the JSON has them all. */
const shownReasons = 4

/** Why a rule is met or not, in short. */
export function reasonOf({ because }: Pick<PathRule, 'because'>): string {
  const shown = because.slice(0, shownReasons).map(sanitiseLine)
  const more = because.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

const states = { true: 'met', false: 'no', unknown: 'unknown' } as const

/** The path and the tree of reasons: decisive rules first, then the others in the order of the table. */
export function pathLines(decision: PathDecision, { width, colour }: Layout): readonly string[] {
  const paint = createPaint(colour)
  const decides = ({ id }: PathRule) => decision.decisive.includes(id)
  const decisive = decision.rules.filter(decides)
  const others = decision.rules.filter((rule) => !decides(rule))
  const row = (rule: PathRule): readonly string[] => [
    rule.id,
    rule.path,
    states[`${rule.met}`],
    because(rule),
  ]
  return [
    ...wrap(`Path: ${pathWords(decision)}`, width).map(paint.bold),
    '',
    'Decided by',
    ...columns(
      decisive.map((rule) => [rule.id, rule.path, because(rule)]),
      2,
      width,
    ),
    '',
    'Other rules of the table',
    ...columns(others.map(row), 2, width),
    ...(decision.declared === null
      ? []
      : [
          '',
          ...labelled(
            'Declared',
            `${decision.declared} in the description; it can only raise the path`,
            0,
            10,
            width,
          ),
        ]),
  ]
}

const because = (rule: PathRule): string => {
  const reason = reasonOf(rule)
  return reason === '' ? sanitiseLine(rule.when) : `${sanitiseLine(rule.when)}: ${reason}`
}
