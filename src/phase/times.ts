const grammar = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/
const bareDate = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Milliseconds since 1970 of an RFC 3339 time with its zone; null: it is none, or a day that the calendar does not have.
 * Leap seconds are refused: nothing else that it is compared with can hold one.
 */
export function parseInstant(text: string): number | null {
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] =
    grammar.exec(text) ?? []
  if (year === undefined) return null
  const start = dayStart(Number(year), Number(month), Number(day))
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  const [aheadHours, aheadMinutes] = [Number(zoneHour ?? 0), Number(zoneMinute ?? 0)]
  if (start === null || hours > 23 || minutes > 59 || seconds > 59) return null
  if (aheadHours > 23 || aheadMinutes > 59) return null
  const ahead = (aheadHours * 60 + aheadMinutes) * (sign === '-' ? -1 : 1)
  const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  return start + ((hours * 60 + minutes - ahead) * 60 + seconds) * 1000 + milliseconds
}

/** Milliseconds since 1970 at which a day of UTC begins; null: the calendar does not have it. */
function dayStart(year: number, month: number, day: number): number | null {
  const date = new Date(0)
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  date.setUTCFullYear(year, month - 1, day)
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.getTime() : null
}

/** The end of a bare date's day in UTC, written out; null: it is no date. Schema 1.0 has such. */
export function endOfDay(text: string): string | null {
  const [, year, month, day] = bareDate.exec(text) ?? []
  if (year === undefined) return null
  return dayStart(Number(year), Number(month), Number(day)) === null ? null : `${text}T23:59:59Z`
}
