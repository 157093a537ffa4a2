import type { Unknown } from '../core/fact.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { redactSecrets } from '../formats/secrets/index.ts'
import type { RunRecord } from './record.ts'
import type { Report } from './report.ts'

/*
 * Nothing that is shown may hold a secret. Whatever a surface renders comes from a report, so it is taken out of that:
 * titles, reasons, names of checks and files are written by whoever opens a pull request. What holds none stays the
 * very same object, so nothing changes where there is nothing to hide, identities of findings included.
 */

type Redact = (text: string) => string

/** Nothing shorter is taken for a secret. */
const shortest = 8

/** The same answer for the same text, found once: thousands of findings share their sentences. */
function createRedact(): Redact {
  const known = new Map<string, string>()
  return (text) => {
    if (text.length < shortest) return text
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const { text: redacted } = redactSecrets(text)
    known.set(text, redacted)
    return redacted
  }
}

/** A value of plain data with its texts redacted; itself when that changes nothing. Functions and maps stay. */
function deep<T>(value: T, redact: Redact): T {
  // What comes back is of the type it was.
  if (typeof value === 'string') return redact(value) as T & string
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return list(value, redact) as T & unknown[]
  return value instanceof Map ? value : members(value, redact)
}

function list(items: readonly unknown[], redact: Redact): readonly unknown[] {
  let copy: unknown[] | null = null
  for (let index = 0; index < items.length; index += 1) {
    const kept = deep(items[index], redact)
    if (kept === items[index]) continue
    copy ??= [...items]
    copy[index] = kept
  }
  return copy ?? items
}

/** Without lists of keys: there are some 100,000 objects in a report of 10,000 findings. */
function members<T extends object>(value: T, redact: Redact): T {
  let copy: T | null = null
  for (const key in value) {
    const kept = deep(value[key], redact)
    if (kept === value[key]) continue
    copy ??= { ...value }
    copy[key] = kept
  }
  return copy ?? value
}

/** Plain data with its texts redacted; itself when there is nothing to hide. */
export const redactedValue = <T>(value: T): T => deep(value, createRedact())

/** Rules are our own words. */
function redactGate(gate: GateVerdict, redact: Redact): GateVerdict {
  const findings = deep(gate.findings, redact)
  return findings === gate.findings ? gate : { ...gate, findings }
}

/** Values of facts are not shown; where they came from, and why they are unknown, is. */
function redactFacts(facts: GatheredFacts, redact: Redact): GatheredFacts {
  const entries = Object.entries(facts).map(([key, fact]) => {
    const source = deep(fact.source, redact)
    if (fact.known) return [key, source === fact.source ? fact : { ...fact, source }] as const
    return [key, deep<Unknown>(fact, redact)] as const
  })
  return Object.fromEntries(entries)
}

/** A record without the secrets that others wrote into what it shows. */
export function redactedRecord(record: RunRecord): RunRecord {
  const redact = createRedact()
  const { verdict, policy, subjects } = record
  const { gates, ...rest } = verdict
  return {
    ...record,
    target: deep(record.target, redact),
    verdict: { ...deep(rest, redact), gates: gates.map((gate) => redactGate(gate, redact)) },
    policy:
      policy === null
        ? null
        : { ...policy, inputs: deep(policy.inputs, redact), sources: policy.sources.map(named(redact)) },
    policyPath: redact(record.policyPath),
    subjects: subjects.map(({ subject, facts }) => ({ subject, facts: redactFacts(facts, redact) })),
    notices: deep(record.notices, redact),
  }
}

/** The text of a policy is not shown, and its digest is of the original bytes. */
const named =
  (redact: Redact) =>
  <T extends { readonly name: string }>(source: T): T => ({ ...source, name: redact(source.name) })

/** The same for a report that was read from a file somebody else wrote. */
export function redactedReport(report: Report): Report {
  const redact = createRedact()
  const { since } = report
  return {
    ...report,
    record: redactedRecord(report.record),
    ...(since === undefined ? {} : { since: deep(since, redact) }),
    ...(report.audit === undefined ? {} : { audit: deep(report.audit, redact) }),
  }
}
