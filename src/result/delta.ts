import type { Outcome } from '../core/outcome.ts'
import type { Result } from './schema.ts'

/** A finding that wants something from somebody, as far as another run needs it to recognise it. */
export interface OpenFinding {
  /** Its fingerprint: SHA-256 (hex) of rule and subject, without lines, dates or counts. */
  readonly id: string
  readonly gate: string
  /** `<gate>/<kebab-name>`. */
  readonly rule: string
  readonly subject: string
  readonly outcome: Extract<Outcome, 'fail' | 'unknown'>
}

/** What a run leaves behind for a later one to compare itself with. */
export interface Trace {
  /** Each id once, in the order of ids. */
  readonly open: readonly OpenFinding[]
  /** Gates that were judged. Sorted; empty where the run ended early. */
  readonly judged: readonly string[]
  /** Gates that could not see everything they asked for: what is gone from one of them is not fixed. Sorted. */
  readonly undecided: readonly string[]
  /** SHA-256 (hex); null where a run ended before it knew. */
  readonly digests: { readonly policy: string | null; readonly facts: string | null }
}

/** What became of the findings between two runs. */
export interface Delta {
  readonly fixed: readonly OpenFinding[]
  readonly new: readonly OpenFinding[]
  readonly unchanged: readonly OpenFinding[]
  /**
   * Open before and gone now, from a gate that was not judged now or could not see everything, without a pass for the
   * same thing: perhaps fixed, perhaps only out of sight. Never counted as fixed.
   */
  readonly unseen: readonly OpenFinding[]
  /** What differs between the runs; null where one of them did not say. */
  readonly changed: { readonly policy: boolean | null; readonly facts: boolean | null }
}

/** The parts of a result that leave a trace. */
type Traced = Pick<Result, 'findings' | 'gates' | 'digests'>

/** The trace of a result. */
export function traceOf(result: Traced): Trace {
  const open = new Map<string, OpenFinding>()
  for (const { fingerprint, gate, rule, subject, outcome } of result.findings) {
    if (outcome !== 'fail' && outcome !== 'unknown') continue
    const known = open.get(fingerprint)
    // A failure says more than what could not be decided about the same thing.
    if (known === undefined || known.outcome === 'unknown')
      open.set(fingerprint, { id: fingerprint, gate, rule, subject, outcome })
  }
  const { policy, facts } = result.digests
  return {
    open: byId([...open.values()]),
    judged: [...new Set(result.gates.map(({ id }) => id))].sort(),
    undecided: undecidedGates(result),
    digests: { policy, facts },
  }
}

/** Gates with an undecided finding, whatever their outcome, and those undecided as a whole. */
function undecidedGates({ findings, gates }: Traced): readonly string[] {
  const inFindings = findings.filter(({ outcome }) => outcome === 'unknown').map(({ gate }) => gate)
  const whole = gates.filter(({ outcome }) => outcome === 'unknown').map(({ id }) => id)
  return [...new Set([...inFindings, ...whole])].sort()
}

/** Ids of what passed in a result: proof that a finding is gone, also where its gate could not see everything. */
export const passedIn = ({ findings }: Pick<Result, 'findings'>): ReadonlySet<string> =>
  new Set(findings.flatMap(({ fingerprint, outcome }) => (outcome === 'pass' ? [fingerprint] : [])))

/**
 * What became of the findings between two runs. Every finding open in either run stands in exactly one list; the order
 * of the lists, and of gates and findings in the traces, means nothing.
 * @param passed what passed in the run after, by `passedIn`; nothing where only its trace is left
 */
export function deltaOf(before: Trace, after: Trace, passed: ReadonlySet<string> = new Set()): Delta {
  const known = new Set(before.open.map(({ id }) => id))
  const open = new Set(after.open.map(({ id }) => id))
  const gone = before.open.filter(({ id }) => !open.has(id))
  const seen = seenGates(after)
  const isFixed = ({ id, gate }: OpenFinding): boolean => seen.has(gate) || passed.has(id)
  return {
    fixed: byId(gone.filter(isFixed)),
    new: byId(after.open.filter(({ id }) => !known.has(id))),
    unchanged: byId(after.open.filter(({ id }) => known.has(id))),
    unseen: byId(gone.filter((finding) => !isFixed(finding))),
    changed: {
      policy: differs(before.digests.policy, after.digests.policy),
      facts: differs(before.digests.facts, after.digests.facts),
    },
  }
}

/** Gates that were judged and saw everything they asked for. */
function seenGates({ judged, undecided }: Trace): ReadonlySet<string> {
  const hidden = new Set(undecided)
  return new Set(judged.filter((gate) => !hidden.has(gate)))
}

const differs = (before: string | null, after: string | null): boolean | null =>
  before === null || after === null ? null : before !== after

const byId = (findings: readonly OpenFinding[]): readonly OpenFinding[] =>
  [...findings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
