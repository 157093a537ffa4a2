import { factsRule } from '../core/facts-rule.ts'
import type { Finding } from '../core/finding.ts'
import type { AnyGate } from '../core/gate.ts'
import { fold, type Judgement } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import { reportOfResult } from '../result/read-back.ts'
import type { JudgedTarget, RunFigures } from '../result/record.ts'
import { redactedReport } from '../result/redacted.ts'
import type { Report } from '../result/report.ts'
import { reportOf } from '../result/report-of.ts'
import type { Result } from '../result/schema.ts'
import { documentationUrl, version } from '../version.ts'
import type { Doubt } from './doubts.ts'
import type { JudgedPull } from './pull-request.ts'
import type { JudgedRun } from './run.ts'

/** What every report of another run's result is made with. */
export interface ReportParts {
  readonly serverUrl: string
  readonly run: JudgedRun
  readonly pull: JudgedPull
  /** The base's policy; null when it could not be read. */
  readonly loaded: LoadedPolicy | null
  readonly figures: RunFigures
}

const targetOf = ({ run, pull }: ReportParts): JudgedTarget => ({
  kind: 'pull-request',
  repository: `${run.reference.repository.owner}/${run.reference.repository.repo}`,
  pullRequests: [pull.number],
  headSha: run.reference.headSha,
  baseRef: pull.baseRef,
  baseSha: pull.baseTip,
})

/** Where the words come from: readers must not take a fork's text for ours. Plain text, as notices are. */
function originNotice({ run }: ReportParts, result: Result): string {
  const { runId, headRepository } = run.reference
  const from = `Read from the result of run ${runId} (${run.path}, from ${headRepository.owner}/${headRepository.repo})`
  if (result.exit_code === 0) return `${from}; that it passed was checked against that run.`
  return `${from}; what it says about the findings is that run's own word.`
}

/** A blocking result of a run that GitHub shows green, in a sentence. The result counts. */
export function oddEnding(
  { exit_code: code }: Result,
  { reference, conclusion }: JudgedRun,
): readonly string[] {
  if (code === 0 || conclusion !== 'success') return []
  return [
    `Run ${reference.runId} ended as success, and its result blocks (exit code ${code}): its workflow lets the gate fail without failing itself.`,
  ]
}

/** The result as it is claimed, marked as another run's. What GitHub said about the target stands in for the claim. */
export function claimedReport(result: Result, parts: ReportParts): Report {
  const { serverUrl } = parts
  const target = targetOf(parts)
  const report = reportOfResult(
    { ...result, since: null, audit: null },
    { serverUrl, documentationUrl, target },
  )
  const { record } = report
  const baseSha = record.target.baseSha ?? target.baseSha
  const notices = [originNotice(parts, result), ...oddEnding(result, parts.run), ...record.notices]
  return redactedReport({ ...report, record: { ...record, target: { ...target, baseSha }, notices } })
}

/**
 * A report of a pass that is not believed: undecided for every gate that the base's policy enables, in force whatever
 * the mode, and without a word of the result itself.
 */
export function doubtedReport(doubts: readonly Doubt[], parts: ReportParts): Report {
  const { loaded, figures, serverUrl, run } = parts
  const enabled = gates.filter(({ id }) => loaded?.policy.gates.some((gate) => gate.id === id) === true)
  const judged: readonly AnyGate[] = enabled.length === 0 ? gates : enabled
  return reportOf({
    ...{ version, serverUrl, documentationUrl },
    target: targetOf(parts),
    verdict: fold(
      judged.map((gate) => judgementOf(gate, doubts)),
      { mode: 'enforce', onNothing: 'unknown', now: null },
    ),
    policy: loaded?.policy ?? null,
    policyPath: loaded?.path ?? '.github/gatewright.yml',
    subjects: [],
    run: figures,
    notices: [
      `The result of run ${run.reference.runId} says that nothing blocks. It is not believed, and not shown.`,
    ],
  })
}

const judgementOf = ({ id, title, rules }: AnyGate, doubts: readonly Doubt[]): Judgement => ({
  ...{ gate: id, title, rules, mode: 'enforce', optional: false, enforceFrom: null },
  findings: doubts.map(
    ({ subject, found, required, fix }): Finding => ({
      rule: `${id}/${factsRule}`,
      outcome: 'unknown',
      level: 'error',
      ...{ subject, found, required, fix },
      unknown: {
        reason: 'unconfirmed',
        remedy: { text: 'let a run that the pull request cannot change judge it' },
      },
    }),
  ),
})
