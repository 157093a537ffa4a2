import { z } from 'zod'
import { lazy } from '../core/lazy.ts'

/** When the comment on a pull request is written. */
export const commentModes = ['never', 'on-failure', 'always'] as const
/** When a check run with all annotations is written; `auto`: where annotations would not fit otherwise. */
export const checkRunModes = ['never', 'auto', 'always'] as const
/** Commit statuses: none, `gatewright` alone, or also `gatewright/<gate>`. */
export const commitStatusModes = ['never', 'suite', 'per-gate'] as const

/** Most issues that one run may create or reopen, whatever the policy says (GitHub: 80 creations a minute, 500 an hour). */
export const mostIssues = 50

const digestSettings = lazy(() =>
  z
    .strictObject({
      'max-issues': z
        .int()
        .min(0)
        .max(mostIssues)
        .default(10)
        .describe(
          'Issues that one run may create or reopen, the digest included. What is held back is listed.',
        ),
      children: z
        .enum(['never', 'blockers'])
        .default('blockers')
        .describe('Whether findings that fail get an issue of their own below the digest.'),
      mention: z
        .boolean()
        .default(false)
        .describe('Whether owners are mentioned, which notifies them, or only named.'),
      'accept-days': z
        .int()
        .min(1)
        .max(365)
        .default(90)
        .describe('Days for which a finding whose issue was closed as not planned counts as accepted.'),
    })
    .prefault({})
    .describe('The rolling digest issue of audits.'),
)

/** `report:` of the policy: how a result is shown. It never changes the verdict. */
export const reportSettingsSchema = lazy(() =>
  z
    .strictObject({
      comment: z
        .enum(commentModes)
        .default('on-failure')
        .describe(
          'The one comment on a pull request: edited in place, and marked resolved when the run passes.',
        ),
      'check-run': z
        .enum(checkRunModes)
        .default('auto')
        .describe(
          'A check run with all annotations; `auto` writes it when the ten per level of a step are not enough.',
        ),
      'commit-status': z
        .enum(commitStatusModes)
        .default('never')
        .describe('Commit status `gatewright`, the last run wins; `per-gate` adds one for each gate.'),
      digest: digestSettings(),
    })
    .prefault({})
    .describe('Where the result is shown. None of it changes the verdict.'),
)

/** `report:` as parsed. */
export type ReportData = z.output<ReturnType<typeof reportSettingsSchema>>

/** The same by our names, with the keys that a file wrote down: a default that the token does not allow is no warning. */
export interface ReportSettings {
  readonly comment: ReportData['comment']
  readonly checkRun: ReportData['check-run']
  readonly commitStatus: ReportData['commit-status']
  readonly digest: {
    readonly maxIssues: number
    readonly children: ReportData['digest']['children']
    readonly mention: boolean
    readonly acceptDays: number
  }
  /** Keys below `report:` that the policy sets itself. */
  readonly asked: ReadonlySet<string>
}

/** Settings out of their parsed form. */
export const reportSettings = (data: ReportData, asked: ReadonlySet<string>): ReportSettings => ({
  comment: data.comment,
  checkRun: data['check-run'],
  commitStatus: data['commit-status'],
  digest: {
    maxIssues: data.digest['max-issues'],
    children: data.digest.children,
    mention: data.digest.mention,
    acceptDays: data.digest['accept-days'],
  },
  asked,
})

/** What holds where no policy could be read. */
export const defaultReportSettings = (): ReportSettings =>
  reportSettings(reportSettingsSchema().parse({}), new Set())
