import type { ReportSettings } from '../policy/report-settings.ts'
import type { SinkOutcome } from './sink.ts'

/** Where lines go. */
interface Lines {
  info(line: string): void
  warning(line: string): void
}

/** Says what became of a surface. A default that the token does not allow is worth a line; a wish is worth a warning. */
export function sayOutcome(
  log: Lines,
  { sink, written, url, problem }: SinkOutcome,
  settings: Pick<ReportSettings, 'asked'>,
): void {
  if (problem !== null) log[settings.asked.has(sink) ? 'warning' : 'info'](problem)
  else if (written !== 'none')
    log.info(`${sink.replace('-', ' ')}: ${written}${url === null ? '' : `, ${url}`}`)
}
