import { UsageError } from '../core/errors.ts'
import { baselineAt } from '../facts/phase-baseline.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { GitHub } from '../github/port.ts'
import type { Stage } from '../phase/options.ts'
import type { Context } from './context.ts'
import { undecided } from './evidence-derive.ts'
import { gatherBase, gatherContext, type PhaseSource } from './phase-gather.ts'
import { readReports } from './suite-sources.ts'

/**
 * Counts of the baseline: from the reports of `--baseline`, else from those that the policy names, at the commit.
 * @throws UsageError for a report that is none, and for a phase that nobody counted; Undecided when it cannot be read
 */
export async function baselineFields(
  context: Context,
  source: PhaseSource,
  github: GitHub,
  stage: Stage,
): Promise<JsonObject> {
  const reports = context.args.values('baseline')
  if (reports.length > 0) return await ofReports(context, reports)
  const counted = await baselineAt(
    gatherContext(gatherBase(context, source, github)),
    source.policy.options,
    source.head,
  )
  if (counted === null) {
    if (stage.kind !== 'phase') return {}
    throw new UsageError(
      'phase new: no report with the baseline is named, expected --baseline REPORT, or baseline.reports in the policy',
    )
  }
  if (!counted.known) throw undecided(counted)
  const { passed, total, file, invalid } = counted.value
  if (invalid !== null) throw new UsageError(`${file}: ${invalid}, expected reports of the baseline`)
  return { baseline_pass_count: passed, baseline_total_count: total }
}

async function ofReports(context: Context, reports: readonly string[]): Promise<JsonObject> {
  const { files, total } = await readReports(context, reports)
  const bad = files.find(({ invalid, suiteErrors }) => invalid.length + suiteErrors.length > 0)
  if (bad !== undefined)
    throw new UsageError(
      `${bad.path}: ${bad.invalid[0] ?? 'a suite failed outside of its tests'}, expected a report of the baseline`,
    )
  if (total.tests === 0)
    throw new UsageError(`${reports.join(', ')}: not one test ran, expected reports of the baseline`)
  return { baseline_pass_count: total.passed, baseline_total_count: total.tests }
}
