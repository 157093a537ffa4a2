import { codeSpan, shorten } from '../surfaces/escape.ts'
import { nameUnits } from './words.ts'

/** UTF-16 units of a subject beside its box. */
const subjectUnits = 80
/** Hex digits of a finding id that a box names it by. */
const boxDigits = 12

/** How a box names a finding. */
export const boxOf = (id: string): string => id.slice(0, boxDigits)

/** A ticked box at the start of a line, as GitHub and people write it, with the id we put behind it. */
const ticked = /^[ \t]{0,3}[-*+] \[[xX]\] `([0-9a-f]{12})`/gm

/**
 * Boxes that people ticked, by the ids beside them. A tick is a mark and a request to other people: it changes no
 * outcome, closes nothing and accepts nothing. Where a body is not ours, its ids match no finding.
 */
export function ticksIn(body: string): ReadonlySet<string> {
  const ticks = new Set<string>()
  for (const [, box] of body.matchAll(ticked)) if (box !== undefined) ticks.add(box)
  return ticks
}

/** One box. */
export function boxRow(
  box: string,
  name: { rule: string; subject: string } | null,
  isTicked: boolean,
): string {
  const words =
    name === null
      ? ''
      : ` ${codeSpan(shorten(name.rule, nameUnits))} ${codeSpan(shorten(name.subject, subjectUnits))}`
  return `- [${isTicked ? 'x' : ' '}] \`${box}\`${words}`
}
