import type { Fact } from '../../core/fact.ts'
import type { Soak, SuiteHistory } from '../../core/facts/golden.ts'
import { factsRule } from '../../core/facts-rule.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { flakyFindings } from './flaky-findings.ts'
import { historyFindings } from './history-findings.ts'
import { manifestFindings } from './manifest-findings.ts'
import { type Options, readsReports } from './options.ts'
import { outsideFindings, overview } from './overview.ts'
import { quarantineFindings } from './quarantine-findings.ts'
import { massFailureFinding, reportFindings } from './report-findings.ts'
import { soakFindings } from './soak-findings.ts'
import { staged } from './stages.ts'
import { suiteFinding, testFindings } from './suite-findings.ts'
import { suiteResults } from './suites.ts'
import { finding } from './words.ts'

// The last is for no rule: whether the commit is another pull request's head, too, is known before anything passes.
export const needs = ['test-reports', 'golden-manifest', 'now', 'other-pull-requests'] as const
export const partial = ['suite-history', 'soak'] as const

/** Judges the test results of one run. */
export function evaluate(
  facts: Facts<(typeof needs)[number], (typeof partial)[number]>,
  options: Options,
  where: Where,
): readonly Finding[] {
  const soak = soakPart(facts.soak, options, facts.now, where)
  if (!readsReports(options)) return [...suitesWithoutReports(options, where), ...soak]
  return [...reportPart(facts, options, where), ...soak]
}

/** Reports may be named by an input alone, so that a policy without any is none the worse; a run without any is. */
function suitesWithoutReports({ suites }: Options, where: Where): readonly Finding[] {
  if (suites.length === 0) return []
  return [
    finding('reports-present', 'fail', 'reports', {
      found: text`the policy has suites, and neither it nor an input names test reports`,
      required: text`reports of the tests that the suites select`,
      requiredAt: where('suites'),
      fix: text`name them in ${'gates.golden-suite.reports'}`,
    }),
  ]
}

function soakPart(fact: Fact<Soak>, options: Options, now: string, where: Where): readonly Finding[] {
  if (options.soak === undefined) return []
  if (fact.known) return soakFindings(fact.value, options, now, where)
  return [
    {
      ...finding('soak', 'unknown', 'soak', {
        level: 'error',
        found: text`the soak could not be read: ${{ kind: 'text', text: fact.detail }}`,
        required: text`complete data: what cannot be seen never passes`,
        requiredAt: where('soak'),
        fix: text`${{ kind: 'text', text: fact.remedy?.text ?? `run the check again; see ${factsRule}` }}`,
      }),
      unknown: { reason: fact.reason, ...(fact.remedy === undefined ? {} : { remedy: fact.remedy }) },
    },
  ]
}

function reportPart(
  facts: Facts<(typeof needs)[number], (typeof partial)[number]>,
  options: Options,
  where: Where,
): readonly Finding[] {
  const reports = facts['test-reports']
  const files = reportFindings(reports, options, where)
  const mass = massFailureFinding(reports)
  if (mass.length > 0) return [...mass, ...files, notJudged]
  if (reports.files.length === 0) return files.length > 0 ? files : [noReport]
  const history: Fact<SuiteHistory> = facts['suite-history']
  const results = suiteResults(facts, options)
  const { judged, findings } = staged(results.suites, options, where)
  return [
    ...files,
    overview(reports, results, judged),
    ...findings,
    ...judged.map((result) => suiteFinding(result, where)),
    ...testFindings(judged, where),
    ...manifestFindings(facts['golden-manifest'], results, where),
    ...quarantineFindings(results, options, where, facts.now),
    ...flakyFindings(results, history.known ? history.value : null),
    ...outsideFindings(results),
    ...historyFindings(history, judged, options, where),
  ]
}

/** Nothing was read, and nothing says why: that is no pass. */
const noReport = finding('reports-present', 'fail', 'reports', {
  found: text`not one report was read`,
  required: text`reports of the tests`,
  fix: text`run the tests before this step`,
})

const notJudged = finding('all-pass', 'skip', 'suites', {
  found: text`suites, quarantine and history were not judged: the run is invalid`,
  required: text`a valid run`,
  fix: text`run the tests again`,
})
