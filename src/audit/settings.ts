import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { type Mode, modes } from '../core/outcome.ts'
import { parseMaxIssues } from '../digest/limit.ts'
import type { Policy } from '../policy/policy.ts'
import { defaultReportSettings } from '../policy/report-settings.ts'

/** Name of the audit profile where none is given. */
export const defaultProfile = 'repository'

/** Longest ref that is asked for; git itself allows no longer file name. */
const longestRef = 255

/**
 * Name of an audit profile: there is one digest issue for each.
 * @param where what held it, for the message
 * @throws UsageError for what is no plain name
 */
export function readProfile(where: string, text: string | null): string {
  if (text === null) return defaultProfile
  if (/^[a-z0-9-]{1,40}$/.test(text)) return text
  throw new UsageError(
    `${where}: found ${JSON.stringify(text.slice(0, 80))}, expected 1 to 40 of a-z, 0-9 and -, such as ${defaultProfile}`,
  )
}

/**
 * A branch, a tag, a full ref or a commit; null for the default branch.
 * @throws UsageError for what git takes for no ref
 */
export function readRef(where: string, text: string | null): string | null {
  if (text === null) return null
  const usable = /^[^\s~^:?*[\\\p{Cc}]+$/u.test(text) && !/\.\.|@\{|\/\/|^[/.-]|[/.]$/.test(text)
  if (usable && text.length <= longestRef) return text
  throw new UsageError(
    `${where}: found ${JSON.stringify(text.slice(0, 80))}, expected a branch, tag or commit such as main`,
  )
}

/** `report` or `enforce`; null for the policy's own mode. @throws UsageError */
export function readMode(where: string, text: string | null): Mode | null {
  const mode = modes.find((one) => one === text)
  if (text === null || mode !== undefined) return mode ?? null
  throw new UsageError(
    `${where}: found ${JSON.stringify(text.slice(0, 80))}, expected ${modes.join(' or ')}${didYouMean(text, modes)}`,
  )
}

/**
 * Most issues that a run may create or reopen, as an input or flag says, else the environment; null for the policy's.
 * @param where what holds `given`, for the message
 * @param variable value of `MAX_ISSUES_PER_RUN`
 * @throws UsageError for what is no number from 0 to 50
 */
export function readLimit(where: string, given: string | null, variable: string | null): number | null {
  if (given !== null) return parseMaxIssues(given, where)
  return variable === null ? null : parseMaxIssues(variable, 'the environment variable MAX_ISSUES_PER_RUN')
}

/** The limit of a run: what was given, else what the policy says. */
export const limitOf = (given: number | null, policy: Policy | null): number =>
  given ?? (policy?.report ?? defaultReportSettings()).digest.maxIssues
