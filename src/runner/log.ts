import { limits } from '../surfaces/limits.ts'
import { cutText, sanitiseBlock, sanitiseLine } from '../surfaces/sanitise.ts'
import type { Environment } from './environment.ts'
import type { Secrets } from './secrets.ts'
import { type WriteLine, writeToStdout } from './streams.ts'

/** Where an annotation points, and its title. Lines and columns are 1-based. */
export interface AnnotationPlace {
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
  readonly endColumn?: number
}

/**
 * The one way to write to the log of a workflow. Any text may be given to any function: nothing in it can become a
 * runner command, a second line, or a character that is not seen. Known secrets are replaced.
 */
export interface Log {
  /** One line. */
  info(line: string): void
  /** Several lines of ours. */
  block(text: string): void
  /** Opens a fold in the log; groups do not nest. */
  group(title: string): void
  endGroup(): void
  notice(message: string, place?: AnnotationPlace): void
  warning(message: string, place?: AnnotationPlace): void
  error(message: string, place?: AnnotationPlace): void
  /** Written only when debugging is on. */
  debug(line: string): void
}

export interface LogOptions {
  readonly write: WriteLine
  readonly redact: (text: string) => string
  /** `runner` writes debug commands, `plain` writes lines: the runner hides its own unless it debugs itself. */
  readonly debug: 'off' | 'runner' | 'plain'
}

const seeSummary = ' … see summary'

/** Data and properties are escaped as the runner's `ActionCommand.cs` unescapes them. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** The runner trims property values and drops a leading `=`; this is what is left of a text. */
const representable = (text: string): string => sanitiseLine(text.replace(/^[=\s]+/, '')).trim()

const isCount = (value: number | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0

/**
 * A path that cannot be written exactly is left out with its lines: a cleaned one would point at another file.
 * Columns only make sense on one line.
 */
function placeProperties(
  place: AnnotationPlace,
  redact: (text: string) => string,
): readonly (readonly [string, string | number])[] {
  const { file, line, endLine, column, endColumn } = place
  if (file === undefined || file === '' || representable(redact(file)) !== file) return []
  if (!isCount(line)) return [['file', file]]
  const last = isCount(endLine) && endLine >= line ? endLine : line
  const columns: [string, number][] = []
  if (last === line && isCount(column)) {
    columns.push(['col', column])
    if (isCount(endColumn) && endColumn >= column) columns.push(['endColumn', endColumn])
  }
  return [['file', file], ['line', line], ['endLine', last], ...columns]
}

/** Makes a log over a line writer. */
export function createLog({ write, redact, debug }: LogOptions): Log {
  const command = (
    name: string,
    data: string,
    properties: readonly (readonly [string, string | number])[] = [],
  ) => {
    const list = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')
    write(`::${name}${list === '' ? '' : ` ${list}`}::${escapeData(data)}`)
  }
  const annotation =
    (name: string) =>
    (message: string, place: AnnotationPlace = {}) => {
      const title = cutText(representable(redact(place.title ?? '')), limits.annotationTitle, '…').trim()
      const text = cutText(sanitiseBlock(redact(message)), limits.annotationMessage, seeSummary)
      const titled: [string, string][] = title === '' ? [] : [['title', title]]
      command(name, text, [...titled, ...placeProperties(place, redact)])
    }
  return {
    info: (line) => write(sanitiseLine(redact(line))),
    block: (text) => {
      for (const line of sanitiseBlock(redact(text)).split('\n')) write(line)
    },
    group: (title) => command('group', sanitiseLine(redact(title))),
    endGroup: () => command('endgroup', ''),
    notice: annotation('notice'),
    warning: annotation('warning'),
    error: annotation('error'),
    debug: (line) => {
      if (debug === 'runner') command('debug', sanitiseLine(redact(line)))
      if (debug === 'plain') write(sanitiseLine(`debug: ${redact(line)}`))
    },
  }
}

/** The log of an action: standard output, known secrets replaced, debug lines when the run or Gatewright is debugged. */
export function createActionsLog(
  environment: Pick<Environment, 'runnerDebug' | 'debug'>,
  secrets: Pick<Secrets, 'redact'>,
): Log {
  const plain = environment.debug ? 'plain' : 'off'
  const debug = environment.runnerDebug ? 'runner' : plain
  return createLog({ write: writeToStdout, redact: secrets.redact, debug })
}
