import { factKeys } from '../core/facts/index.ts'
import { sortFindings } from '../core/order.ts'
import type { Decision, Outcome } from '../core/outcome.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'
import type { Policy } from '../policy/policy.ts'
import { jsonText } from '../surfaces/json.ts'
import { auditJson } from './audit-json.ts'
import { findingJson, locationJson, remedyJson } from './build-finding.ts'
import { policyJson, runJson, targetJson } from './build-parts.ts'
import { deltaJson } from './delta-json.ts'
import { notEvaluated } from './not-evaluated.ts'
import { overrideJson } from './override-json.ts'
import type { SubjectFacts } from './record.ts'
import type { Report } from './report.ts'
import type { Result } from './schema.ts'

/** The result of a run as data: one stable order of keys, findings worst first within each gate. */
export function buildResult({ record, digests, since, audit }: Report): Result {
  const { verdict, run, target } = record
  return {
    schema_version: 1,
    tool: { name: 'gatewright', version: record.version },
    decision: verdict.decision,
    outcome: overallOutcome(verdict),
    exit_code: verdict.exitCode,
    reason_codes: [...verdict.reasons],
    mode: verdict.mode,
    target: targetJson(target),
    policy: policyJson(record.policy, record.policyPath, target.baseSha),
    outcomes: Object.fromEntries(verdict.gates.map((gate) => [gate.gate, gate.outcome])),
    gates: verdict.gates.map((gate) => gateJson(gate, record.policy)),
    findings: verdict.gates.flatMap((gate) =>
      sortFindings(gate.findings).map((finding) => findingJson(gate, finding, record.documentationUrl)),
    ),
    facts: record.subjects.flatMap(factsJson),
    not_evaluated: notEvaluated(record).map((item) => ({ ...item })),
    errors: [],
    digests: { policy: digests.policy, facts: digests.facts, verdict: digests.verdict },
    run: runJson(run),
    notices: [...record.notices],
    since: since === undefined ? null : deltaJson(since),
    audit: audit === undefined ? null : auditJson(audit),
    overrides: (verdict.overrides ?? []).map(overrideJson),
  }
}

/** The result as one JSON document; one line when `indent` is 0. */
export const resultText = (result: Result, indent = 2): string => jsonText(result, indent)

/** The decision as an outcome; a run that only reports has the worst outcome of its gates. */
function overallOutcome({ decision, gates }: Verdict): Outcome {
  const byDecision: Readonly<Record<Exclude<Decision, 'report'>, Outcome>> = {
    pass: 'pass',
    fail: 'fail',
    unknown: 'unknown',
  }
  if (decision !== 'report') return byDecision[decision]
  return gates.some((gate) => gate.outcome === 'fail') ? 'fail' : 'unknown'
}

function gateJson(gate: GateVerdict, policy: Policy | null): Result['gates'][number] {
  const setting = policy?.gates.find(({ id }) => id === gate.gate)
  return {
    id: gate.gate,
    title: gate.title,
    mode: gate.mode,
    effective_mode: gate.effectiveMode,
    optional: gate.optional,
    enforce_from: gate.enforceFrom,
    set_at: locationJson(setting?.where('mode') ?? setting?.where()),
    unconfigured: gate.unconfigured === true,
    offline_only: gate.offlineOnly === true,
    outcome: gate.outcome,
    blocks: gate.blocks,
    overridden: gate.overridden === true,
    exit_code: gate.exitCode,
  }
}

/** Where each fact came from, or why it is unknown. Values are not part of a result: `--save-facts` writes them. */
function factsJson({ subject, facts }: SubjectFacts): Result['facts'] {
  return [...factKeys].sort().flatMap((key): Result['facts'] => {
    const fact = facts[key]
    if (fact === undefined) return []
    const { kind, what, sha } = fact.source ?? {}
    const source = kind === undefined || what === undefined ? null : { kind, what, sha: sha ?? null }
    if (fact.known) return [{ subject, key, known: true, source, reason: null, detail: null, remedy: null }]
    const { reason, detail, remedy } = fact
    return [{ subject, key, known: false, source, reason, detail, remedy: remedyJson(remedy) }]
  })
}
