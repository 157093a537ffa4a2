import type { XmlAttributes } from '../xml/scanner.ts'
import type { Failure, RecordOutcome, ReportSink } from './model.ts'
import { failure, messageText } from './record.ts'

/** A total as an attribute claims it; null when it is not there. What is no whole number makes the file invalid. */
export function total(
  sink: ReportSink,
  attributes: XmlAttributes,
  name: string,
  line: number,
): number | null {
  const text = attributes.get(name)?.trim()
  if (text === undefined) return null
  if (/^[0-9]{1,15}$/u.test(text)) return Number(text)
  sink.invalid(`line ${line}: the total \`${name}\` is "${shown(text)}"; a whole number is expected`)
  return null
}

/** Names an outcome nobody knows: the file is invalid, and the record counts as an error, never as a pass. */
export function unknownWord(
  sink: ReportSink,
  line: number,
  attribute: string,
  word: string | undefined,
): RecordOutcome {
  const found = word === undefined ? `no \`${attribute}\`` : `the unknown ${attribute} "${shown(word)}"`
  sink.invalid(`line ${line}: ${found}: what the test came to cannot be told`)
  return 'error'
}

/** A test inside a test is of no schema: which of the two an outcome belongs to cannot be told. */
export function refuseNested(sink: ReportSink, line: number, element: string): void {
  sink.invalid(`line ${line}: a <${element}> inside a <${element}>`)
}

const shown = (text: string): string => messageText(text).slice(0, 60)

/** Seconds as decimals, with a point or (written under some cultures) a comma; null for anything else. */
export function decimalSeconds(text: string | undefined): number | null {
  if (text === undefined || !/^[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]{1,3})?$/u.test(text.trim())) return null
  const value = Number(text.trim().replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

/** Seconds from `[days.]hours:minutes:seconds`; null for anything else. */
export function clockSeconds(text: string | undefined): number | null {
  const parts = /^(?:([0-9]{1,6})\.)?([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2}(?:\.[0-9]{1,12})?)$/u.exec(
    text?.trim() ?? '',
  )
  if (parts === null) return null
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0))
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)
}

/** Tells when the run started. A time without its zone is not told: it would depend on the machine that reads it. */
export function tellZonedStart(sink: ReportSink, text: string | undefined): void {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? ?(Z|UTC|GMT|[-+]\d\d:?\d\d)$/u.exec(
    text?.trim() ?? '',
  )
  if (found === null) return
  const [, day, clock, fraction = '0', zone = 'Z'] = found
  const offset = /^[A-Z]/u.test(zone) ? 'Z' : zone.replace(/^(...):?/u, '$1:')
  const time = Date.parse(`${day}T${clock}.${fraction.slice(0, 3)}${offset}`)
  if (Number.isFinite(time)) sink.about({ startedAt: new Date(time).toISOString() })
}

/** The last part of a path, whatever way its slashes lean. */
export const baseName = (path: string): string => /[^\\/]*$/u.exec(path.replace(/[\\/]+$/u, ''))?.[0] ?? path

/** A path below this folder, without it; any other text as it is. */
export function below(folder: string, path: string): string {
  const end = folder.replace(/[\\/]+$/u, '')
  return end !== '' && path.startsWith(end) && /^[\\/]./u.test(path.slice(end.length))
    ? path.slice(end.length + 1)
    : path
}

/** `in File.cs:line 12` (.NET), `in File.cs:12` (Mono), `(file.js:12:5)`, `file.js:12:5`. */
const frames = [
  /\sin ([^<>\n]{1,500}):line (\d{1,9})\b/u,
  /\sin ([^<>\n]{1,500}):(\d{1,9})\s*$/u,
  /\(([^()\s]{1,500}):(\d{1,9}):\d{1,9}\)\s*$/u,
  /\sat (?:async )?([^()\s]{1,500}):(\d{1,9}):\d{1,9}\s*$/u,
]

/** The first place a stack trace names that is neither the run-time's own nor a package's. */
export function stackPlace(stack: string): { readonly file: string; readonly line: number } | null {
  for (const text of stack.split('\n')) {
    if (text.length > 2000) continue
    for (const frame of frames) {
      const [, file, line] = frame.exec(text) ?? []
      if (file === undefined || Number(line) === 0 || /^node:|^https?:|node_modules/u.test(file)) continue
      return { file: file.replace(/^file:\/\//u, ''), line: Number(line) }
    }
  }
  return null
}

/** A failure with the place its stack trace names; for outcomes that are none, null. */
export function failureOf(outcome: RecordOutcome, message: string, stack: string): Failure | null {
  if (outcome !== 'failed' && outcome !== 'error') return null
  const place = stackPlace(stack) ?? stackPlace(message)
  return failure(message === '' ? stack : message, place?.file ?? null, place?.line ?? null)
}
