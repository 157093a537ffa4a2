import { UsageError } from '../core/errors.ts'
import { mostIssues } from '../policy/report-settings.ts'

/**
 * `MAX_ISSUES_PER_RUN`, or the input of the same meaning: how many issues one run may create or reopen.
 * @param text as it was given; an empty text is an error, so ask only for what was given
 * @param from where it stands, for the message: "the environment variable MAX_ISSUES_PER_RUN"
 * @throws UsageError
 */
export function parseMaxIssues(text: string, from: string): number {
  const number = /^(?:0|[1-9]\d?)$/.test(text) ? Number(text) : Number.NaN
  if (number <= mostIssues) return number
  const shown = text === '' ? 'an empty text' : JSON.stringify(text.slice(0, 100))
  throw new UsageError(
    `${from}: found ${shown}, expected a whole number from 0 to ${mostIssues}: how many issues a run may create or reopen`,
  )
}
