import type { Finding } from '../../src/core/finding.ts'
import type { Level, Outcome } from '../../src/core/outcome.ts'
import { text } from '../../src/core/text.ts'
import type { Judgement } from '../../src/core/verdict.ts'

/** A finding of rule `gate/rule`, with everything a test does not care about filled in. */
export function finding(outcome: Outcome, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'gate/rule',
    outcome,
    level: 'error' as Level,
    subject: 'subject',
    found: text`found`,
    required: text`required`,
    fix: text`fix`,
    ...(outcome === 'unknown' ? { unknown: { reason: 'api-failed' as const } } : {}),
    ...more,
  }
}

/** A judgement of gate `gate`, enforced, not optional, unless told otherwise. */
export function judgement(findings: readonly Finding[], more: Partial<Judgement> = {}): Judgement {
  return {
    gate: 'gate',
    title: 'Gate',
    rules: {},
    mode: 'enforce',
    optional: false,
    enforceFrom: null,
    findings,
    ...more,
  }
}
