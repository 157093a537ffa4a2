import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { OpenFinding, Trace } from '../result/delta.ts'
import { fingerprint } from '../result/digests.ts'
import { readState, writeState } from './state-line.ts'

/** Bytes of the state in a comment: a page of findings has to fit beside it. */
const mostBytes = 20_000

const sha256 = lazy(() => z.string().regex(/^[0-9a-f]{64}$/))
const names = lazy(() => z.array(z.string().max(200)).max(1_000))
const subjects = lazy(() => z.array(z.string()))

/** What a comment keeps of a run. Ids and gates follow from rules and subjects: they would take most of the room. */
const stored = lazy(() =>
  z.strictObject({
    open: z
      .array(
        z.strictObject({ rule: z.string().regex(/^[^/]+\/[^/]+$/), fail: subjects(), unknown: subjects() }),
      )
      .max(10_000),
    judged: names(),
    undecided: names(),
    policy: sha256().nullable(),
    facts: sha256().nullable(),
  }),
)
type Stored = z.output<ReturnType<typeof stored>>

/**
 * The state line that lets a later run say what changed. Empty when there are more findings than a comment can carry:
 * then a later run says nothing, rather than something that is not so.
 */
export function traceLine(trace: Trace): string {
  const rules = new Map<string, Stored['open'][number]>()
  for (const { rule, outcome, subject } of trace.open) {
    const entry = rules.get(rule) ?? { rule, fail: [], unknown: [] }
    entry[outcome].push(subject)
    rules.set(rule, entry)
  }
  const open = [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
  for (const { fail, unknown } of open) {
    fail.sort()
    unknown.sort()
  }
  const state: Stored = {
    open,
    judged: [...trace.judged],
    undecided: [...trace.undecided],
    policy: trace.digests.policy,
    facts: trace.digests.facts,
  }
  return writeState(state, mostBytes)
}

/** What an earlier run left in its comment; null when it left nothing, or nothing that can be believed. */
export function traceIn({ body }: { readonly body: string }): Trace | null {
  const state = readState(body, stored())
  if (state === null) return null
  const open = state.open.flatMap((entry) => [...findings(entry, 'fail'), ...findings(entry, 'unknown')])
  return {
    open: open.sort((a, b) => (a.id < b.id ? -1 : 1)),
    judged: state.judged,
    undecided: state.undecided,
    digests: { policy: state.policy, facts: state.facts },
  }
}

const findings = (entry: Stored['open'][number], outcome: OpenFinding['outcome']): OpenFinding[] =>
  entry[outcome].map((subject) => ({
    id: fingerprint(entry.rule, subject),
    gate: entry.rule.slice(0, entry.rule.indexOf('/')),
    rule: entry.rule,
    subject,
    outcome,
  }))
