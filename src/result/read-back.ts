import type { Fact, Source } from '../core/fact.ts'
import { unknown } from '../core/fact.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { ExitCode, GateVerdict, Verdict } from '../core/verdict.ts'
import type { Policy } from '../policy/policy.ts'
import { defaultReportSettings } from '../policy/report-settings.ts'
import { auditOf } from './audit-json.ts'
import type { Delta, OpenFinding } from './delta.ts'
import { overrideOf } from './override-json.ts'
import { findingOf, locationOf, remedyOf, rulesOf, textFor } from './read-back-finding.ts'
import type { JudgedTarget, SubjectFacts } from './record.ts'
import { redactedReport } from './redacted.ts'
import type { Report } from './report.ts'
import type { Result } from './schema.ts'

/** What a result file does not decide: where links lead, and what was judged when it does not say. */
export interface ReadBackOptions {
  readonly serverUrl: string
  readonly documentationUrl: string
  /** Stands in for the target of a run that ended before it had one. */
  readonly target?: JudgedTarget
}

const nobody: JudgedTarget = {
  kind: 'repository',
  repository: 'unknown/unknown',
  pullRequests: [],
  headSha: null,
  baseRef: null,
  baseSha: null,
}

/**
 * A result as the report it was made from, for every renderer. What a result leaves out is empty: values of facts,
 * options of gates, texts of policies. Titles and controls of rules that this version knows are its own. Links are not
 * taken from the file, unless they lead to our documents. Errors of a run that ended early become notices.
 */
export function reportOfResult(result: Result, options: ReadBackOptions): Report {
  const { serverUrl, documentationUrl } = options
  const { tool, policy, run, digests, since, audit } = result
  const record: Report['record'] = {
    version: tool.version,
    serverUrl,
    documentationUrl,
    target: result.target === null ? (options.target ?? nobody) : targetOf(result.target),
    verdict: verdictOf(result, documentationUrl),
    policy: policyOf(result),
    policyPath: policy.path,
    subjects: subjectsOf(result.facts),
    run: {
      durationMs: run.duration_ms,
      requests: run.requests,
      notModified: run.not_modified,
      retries: run.retries,
      node: run.node,
      event: run.event,
    },
    notices: [...result.errors.map(errorLine), ...result.notices],
  }
  return redactedReport({
    record,
    digests: { ...digests },
    ...(since === null ? {} : { since: deltaOf(since) }),
    ...(audit === null ? {} : { audit: auditOf(audit) }),
  })
}

const targetOf = (target: NonNullable<Result['target']>): JudgedTarget => ({
  kind: target.kind,
  repository: target.repository,
  pullRequests: target.pull_requests,
  headSha: target.head_sha,
  baseRef: target.base_ref,
  baseSha: target.base_sha,
})

function verdictOf(result: Result, documentationUrl: string): Verdict {
  const { decision, mode, gates, findings, audit, overrides } = result
  const views = overrides.map((one) => overrideOf(one, textFor(documentationUrl)))
  const byGate = findingsByGate(findings)
  return {
    decision,
    ...(audit === null ? {} : { p0: { absent: audit.p0.absent, unverified: audit.p0.unverified } }),
    // The schema keeps the exit codes; zod widens them to numbers.
    exitCode: result.exit_code as ExitCode,
    reasons: result.reason_codes,
    mode: mode ?? 'enforce',
    gates: gates.map((gate) => gateOf(gate, byGate.get(gate.id) ?? [], documentationUrl)),
    ...(views.length === 0 ? {} : { overrides: views }),
  }
}

/** Looked at once: in a file that somebody else wrote, gates times findings may be more than anybody waits for. */
function findingsByGate(findings: Result['findings']): ReadonlyMap<string, Result['findings']> {
  const byGate = new Map<string, Result['findings']>()
  for (const finding of findings) {
    const own = byGate.get(finding.gate)
    if (own === undefined) byGate.set(finding.gate, [finding])
    else own.push(finding)
  }
  return byGate
}

function gateOf(
  gate: Result['gates'][number],
  findings: Result['findings'],
  documentationUrl: string,
): GateVerdict {
  return {
    gate: gate.id,
    title: gate.title,
    rules: rulesOf(gate.id, findings),
    mode: gate.mode,
    optional: gate.optional,
    ...(gate.offline_only ? { offlineOnly: true } : {}),
    ...(gate.unconfigured ? { unconfigured: true } : {}),
    enforceFrom: gate.enforce_from,
    findings: findings.map((finding) => findingOf(finding, documentationUrl)),
    outcome: gate.outcome,
    effectiveMode: gate.effective_mode,
    blocks: gate.blocks,
    ...(gate.overridden ? { overridden: true } : {}),
    // As above.
    exitCode: gate.exit_code as ExitCode,
  }
}

function policyOf({ policy, gates }: Result): Policy | null {
  if (policy.mode === null) return null
  return {
    mode: policy.mode,
    onNothing: policy.on_nothing ?? 'unknown',
    report: defaultReportSettings(),
    p0: { ids: [], asked: false },
    gates: gates.map((gate) => ({
      id: gate.id,
      mode: gate.mode,
      optional: gate.optional,
      enforceFrom: gate.enforce_from,
      options: {},
      where: () => locationOf(gate.set_at),
    })),
    sources: policy.sources.map((source) => ({ ...source, text: '' })),
    inputs: policy.inputs,
    modeAt: locationOf(policy.mode_at),
  }
}

function subjectsOf(facts: Result['facts']): readonly SubjectFacts[] {
  const subjects = new Map<string, Record<string, Fact<unknown>>>()
  for (const fact of facts) {
    const own = subjects.get(fact.subject) ?? {}
    own[fact.key] = factOf(fact)
    subjects.set(fact.subject, own)
  }
  return [...subjects].map(([subject, own]) => ({ subject, facts: own satisfies GatheredFacts }))
}

const kinds: readonly Source['kind'][] = ['api', 'git', 'file', 'event', 'input', 'saved']

function factOf(fact: Result['facts'][number]): Fact<unknown> {
  const source = sourceOf(fact.source)
  if (fact.known) return { known: true, value: null, source: source ?? { kind: 'saved', what: fact.key } }
  const { reason, detail, remedy } = fact
  return unknown(reason ?? 'internal-error', detail ?? '', {
    ...(remedy === null ? {} : { remedy: remedyOf(remedy) }),
    ...(source === null ? {} : { source }),
  })
}

function sourceOf(source: Result['facts'][number]['source']): Source | null {
  if (source === null) return null
  const kind = kinds.find((known) => known === source.kind) ?? 'saved'
  return { kind, what: source.what, ...(source.sha === null ? {} : { sha: source.sha }) }
}

function errorLine({ code, file, line, column, message }: Result['errors'][number]): string {
  return file === null ? message : `${file}:${line ?? 1}:${column ?? 1}: ${code}: ${message}`
}

type DeltaJson = NonNullable<Result['since']>

const openFinding = ({ fingerprint, ...finding }: DeltaJson['fixed'][number]): OpenFinding => ({
  id: fingerprint,
  ...finding,
})

const deltaOf = (since: DeltaJson): Delta => ({
  fixed: since.fixed.map(openFinding),
  new: since.new.map(openFinding),
  unchanged: since.unchanged.map(openFinding),
  unseen: since.unseen.map(openFinding),
  changed: { policy: since.policy_changed, facts: since.facts_changed },
})
