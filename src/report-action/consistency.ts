import { fold, type GateVerdict, type Verdict } from '../core/verdict.ts'
import { buildResult } from '../result/build.ts'
import { reportOfResult } from '../result/read-back.ts'
import type { Result } from '../result/schema.ts'
import { documentationUrl } from '../version.ts'
import { quoted } from './refuse.ts'

/**
 * Where a result contradicts itself: its decision must follow from its gates, and each gate's outcome from its
 * findings. Null when all of it does.
 */
export function contradictionIn(result: Result): string | null {
  if (result.errors.length > 0) return earlyContradiction(result)
  const report = reportOfResult(result, { serverUrl: 'https://github.com', documentationUrl })
  const { verdict } = report.record
  return (
    structureProblem(result) ??
    overrideProblem(result) ??
    verdictProblem(verdict, refolded(verdict, result)) ??
    difference('outcome', result.outcome, buildResult(report).outcome)
  )
}

/** A run that ended early judged nothing and passed nothing. */
function earlyContradiction({ decision, outcome, exit_code: code, gates, findings }: Result): string | null {
  if (gates.length > 0 || findings.length > 0)
    return 'it names errors that ended the run, and gates or findings'
  const undecided = decision === 'unknown' && outcome === 'unknown' && code !== 0
  return undecided
    ? null
    : `it names errors that ended the run, and ${quoted(decision)} with exit code ${code}`
}

function structureProblem({ gates, findings, outcomes }: Result): string | null {
  const ids = new Set(gates.map(({ id }) => id))
  if (ids.size !== gates.length) return 'it names a gate twice'
  const stray = findings.find(({ gate, rule }) => !ids.has(gate) || !rule.startsWith(`${gate}/`))
  if (stray !== undefined) return `the finding of ${quoted(stray.rule)} belongs to no gate of it`
  const outcomeOf = new Map(Object.entries(outcomes))
  if (outcomeOf.size !== ids.size) return '`outcomes` and `gates` differ'
  const other = gates.find(({ id, outcome }) => outcomeOf.get(id) !== outcome)
  return other === undefined ? null : `\`outcomes\` and \`gates\` differ for ${quoted(other.id)}`
}

/** What is excused needs an approved override of the same result that covers it, and says so. */
function overrideProblem({ findings, overrides }: Result): string | null {
  const approved = overrides.filter(({ state, approvers }) => state === 'in-force' && approvers.length > 0)
  const said = new Set(approved.flatMap(excusesOf))
  const stray = findings.find(
    ({ overridden_by: id, rule, subject, stage }) =>
      id !== null && ![null, stage].some((of) => said.has(excuseKey(id, rule, subject, of))),
  )
  return stray === undefined
    ? null
    : `no approved override of it excuses the finding of ${quoted(stray.rule)}`
}

const excuseKey = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

/** What an override says it excuses, as far as it names it. */
function excusesOf({ id, gates, rules, stage, excuses }: Result['overrides'][number]): readonly string[] {
  const [ofGates, ofRules] = [new Set(gates), new Set(rules)]
  return excuses
    .filter(({ rule }) => ofGates.has(rule.slice(0, rule.indexOf('/'))))
    .filter(({ rule }) => rules.length === 0 || ofRules.has(rule))
    .map(({ rule, subject }) => excuseKey(id, rule, subject, stage))
}

/** The verdict once more, from the findings. Modes in force now are taken as they are: they depend on the time. */
function refolded(verdict: Verdict, { policy }: Result): Verdict {
  const judgements = verdict.gates.map(({ overridden: _, ...gate }) => ({
    ...gate,
    mode: gate.effectiveMode,
    enforceFrom: null,
  }))
  return fold(judgements, {
    mode: verdict.mode,
    onNothing: policy.on_nothing ?? 'unknown',
    now: null,
    closed: verdict.reasons.includes('target-closed'),
    sharedHead: verdict.reasons.includes('head-shared'),
  })
}

function verdictProblem(claimed: Verdict, due: Verdict): string | null {
  for (const [index, gate] of claimed.gates.entries()) {
    const own = due.gates[index]
    const problem = own === undefined ? null : gateProblem(gate, own)
    if (problem !== null) return problem
  }
  return (
    difference('decision', claimed.decision, due.decision) ??
    difference('exit code', claimed.exitCode, due.exitCode)
  )
}

function gateProblem(claimed: GateVerdict, due: GateVerdict): string | null {
  const name = quoted(claimed.gate)
  if (claimed.effectiveMode === 'enforce' && claimed.mode === 'report')
    return `gate ${name} enforces in mode \`report\``
  return (
    difference(`outcome of gate ${name}`, claimed.outcome, due.outcome) ??
    difference(`exit code of gate ${name}`, claimed.exitCode, due.exitCode) ??
    difference(
      `\`overridden\` of gate ${name}`,
      String(claimed.overridden === true),
      String(due.overridden === true),
    ) ??
    difference(`\`blocks\` of gate ${name}`, String(claimed.blocks), String(due.blocks))
  )
}

const difference = (what: string, claimed: string | number, due: string | number): string | null =>
  claimed === due ? null : `its ${what} is ${quoted(claimed)}, and its findings give ${quoted(due)}`
