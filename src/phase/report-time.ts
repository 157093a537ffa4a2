/** Minutes of a unit of working time; a day has eight hours. */
const units: Readonly<Record<string, number>> = { d: 8 * 60, h: 60, m: 1 }
const whole = /^(?:\d{1,5}(?:\.\d{1,2})?\s*[dhm]\s*)+$/i

/** Minutes of a working time such as `3d`, `12h 30m` or `1.5 h`; null: it is none. */
export function workingMinutes(text: string): number | null {
  if (text.length > 60 || !whole.test(text.trim())) return null
  const parts = text.matchAll(/(\d+(?:\.\d+)?)\s*([dhm])/gi)
  let minutes = 0
  for (const [, count, unit] of parts) minutes += Number(count) * (units[unit?.toLowerCase() ?? ''] ?? 0)
  return Math.round(minutes)
}

/** How much longer than estimated it took: `+4h 30m (+19 %)`; null where a time cannot be read. */
export function variance(estimated: string, actual: string): string | null {
  const [planned, taken] = [workingMinutes(estimated), workingMinutes(actual)]
  if (planned === null || taken === null) return null
  const difference = taken - planned
  const sign = difference < 0 ? '-' : '+'
  const share = planned === 0 ? '' : ` (${sign}${Math.round((100 * Math.abs(difference)) / planned)} %)`
  return difference === 0 ? 'none' : `${sign}${inHours(Math.abs(difference))}${share}`
}

function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours > 0 ? [`${hours}h`] : []), ...(rest > 0 || hours === 0 ? [`${rest}m`] : [])].join(' ')
}
