import type { Finding, Location } from './finding.ts'
import type { Level, Outcome } from './outcome.ts'

/*
 * One order for every surface, total and independent of the order facts came in: the same facts give the same bytes.
 * Texts are compared by UTF-16 unit, which no locale changes.
 */

/** Worst first. */
export const outcomeRank: Readonly<Record<Outcome, number>> = { fail: 0, unknown: 1, skip: 2, pass: 3 }
const levelRank: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 }

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first difference decides. */
export const firstOf = (...differences: readonly number[]): number =>
  differences.find((value) => value !== 0) ?? 0

const compareLocation = (a: Location | undefined, b: Location | undefined): number =>
  compareText(a?.path ?? '\uFFFF', b?.path ?? '\uFFFF') ||
  (a?.line ?? 0) - (b?.line ?? 0) ||
  (a?.column ?? 0) - (b?.column ?? 0)

/** Worst first: fail, unknown, skip, pass; then level, what is urgent, place, rule and subject; the whole content decides last. */
export const compareFindings = (a: Finding, b: Finding): number =>
  outcomeRank[a.outcome] - outcomeRank[b.outcome] ||
  levelRank[a.level] - levelRank[b.level] ||
  Number(b.urgent === true) - Number(a.urgent === true) ||
  compareLocation(a.location, b.location) ||
  compareText(a.rule, b.rule) ||
  compareText(a.subject, b.subject) ||
  compareText(JSON.stringify(a), JSON.stringify(b))

const sorted = new WeakMap<readonly Finding[], readonly Finding[]>()

/** Findings, worst first. Remembered by the list itself: every surface asks for the order of the same one, several times. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const known = sorted.get(findings) ?? [...findings].sort(compareFindings)
  sorted.set(findings, known)
  return known
}
