/** Days before its end from which on an answer is announced. */
export const announced = 14

const day = 24 * 60 * 60 * 1_000

/** Days from today until a date (`YYYY-MM-DD`); 0 on the day itself, which still counts. Null: it is no date. */
export function daysUntil(date: string, now: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return null
  const end = Date.parse(`${date}T00:00:00Z`)
  // 30 February would become 2 March.
  if (Number.isNaN(end) || new Date(end).toISOString().slice(0, 10) !== date) return null
  return Math.round((end - Date.parse(`${now.slice(0, 10)}T00:00:00Z`)) / day)
}

/** Today, so many days later, as `YYYY-MM-DD`. */
export const dateIn = (days: number, now: string): string =>
  new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
