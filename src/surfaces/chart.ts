import type { Chart } from '../core/finding.ts'

/** Points a chart shows: more cannot be told apart. */
const mostPoints = 30

/** A label inside a Mermaid string: letters, digits and a few marks, whatever stands in it. */
const label = (text: string): string => text.replace(/[^A-Za-z0-9 ._()-]/gu, '?').slice(0, 20)

/**
 * Values over time as a Mermaid chart. Only numbers and labels of harmless characters reach it; the table beside it
 * says the same.
 */
export function chartBlock({ label: axis, points }: Chart): string {
  const shown = points.slice(-mostPoints)
  const values = shown.map(({ value }) => (Number.isFinite(value) ? value : 0))
  const low = Math.max(0, Math.floor(Math.min(...values) * 20 - 0.5) / 20)
  return [
    '```mermaid',
    'xychart-beta',
    `  x-axis [${shown.map((point) => `"${label(point.label)}"`).join(', ')}]`,
    `  y-axis "${label(axis)}" ${low} --> 1`,
    `  line [${values.map((value) => value.toFixed(4)).join(', ')}]`,
    '```',
  ].join('\n')
}

/** Counts as a Mermaid pie, without those that are zero. The table beside it says the same. */
export function pieBlock(title: string, slices: readonly (readonly [name: string, count: number])[]): string {
  const shown = slices.filter(([, count]) => Number.isSafeInteger(count) && count > 0)
  return [
    '```mermaid',
    'pie showData',
    `  title ${label(title)}`,
    ...shown.map(([name, count]) => `  "${label(name)}" : ${count}`),
    '```',
  ].join('\n')
}
