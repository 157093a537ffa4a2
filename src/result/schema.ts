import { z } from 'zod'
import { type UnknownReason, unknownReasons } from '../core/fact.ts'
import { factKeys } from '../core/facts/index.ts'
import { lazy } from '../core/lazy.ts'
import { decisions, levels, modes, outcomes } from '../core/outcome.ts'
import { type ReasonCode, reasonCodes } from '../core/reason-codes.ts'
import { exitCodeOrder } from '../core/verdict.ts'
import { auditSchema } from './audit-schema.ts'
import { detail, message } from './detail-schema.ts'
import { overrideSchema } from './override-schema.ts'

const keysOf = <K extends string>(record: Readonly<Record<K, string>>): readonly K[] =>
  // A closed literal object: its keys are its type.
  Object.keys(record) as K[]

const outcome = lazy(() => z.enum(outcomes))
const mode = lazy(() => z.enum(modes))
const reasonCode = lazy(() => z.enum<readonly ReasonCode[]>(keysOf(reasonCodes)))
const unknownReason = lazy(() => z.enum<readonly UnknownReason[]>(keysOf(unknownReasons)))
const exitCode = lazy(() => z.literal([...exitCodeOrder]))
const sha256 = lazy(() => z.string().regex(/^[0-9a-f]{64}$/))
const count = lazy(() => z.number().int().nonnegative())

const location = lazy(() =>
  z.object({
    path: z.string(),
    line: z.number().int().nullable(),
    end_line: z.number().int().nullable(),
    column: z.number().int().nullable(),
    at: z.enum(['head', 'base']),
  }),
)

const remedy = lazy(() => z.object({ text: z.string(), permission: z.string().nullable() }))

const finding = lazy(() =>
  z.object({
    gate: z.string(),
    rule: z.string(),
    outcome: outcome(),
    level: z.enum(levels),
    subject: z.string(),
    /** SHA-256 of rule and subject: the same finding in another run has the same. */
    fingerprint: sha256(),
    message: z.object({ found: message(), required: message(), fix: message() }),
    required_at: location().nullable(),
    location: location().nullable(),
    details: z.array(detail()),
    /** Stands before the others of its outcome and level. */
    urgent: z.boolean().default(false),
    /** Somebody may have tampered with a proof. */
    alarm: z.literal('tamper').nullable().default(null),
    /** The stage it is about: `phase-1`, `M1`. */
    stage: z.string().nullable().default(null),
    /** Id of the approved override that excuses it. */
    overridden_by: z.string().nullable().default(null),
    controls: z.array(z.string()),
    documentation: z.string(),
    unknown: z.object({ reason: unknownReason(), remedy: remedy().nullable() }).nullable(),
  }),
)

const gate = lazy(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    mode: mode(),
    effective_mode: mode(),
    optional: z.boolean(),
    enforce_from: z.string().nullable(),
    /** Where the policy file sets its mode, or names it; null for a default. */
    set_at: location().nullable().default(null),
    /** The policy says too little for it to judge anything. */
    unconfigured: z.boolean().default(false),
    /** Lacks nothing but what only GitHub knows, in a local check that does not ask GitHub. */
    offline_only: z.boolean().default(false),
    outcome: outcome(),
    blocks: z.boolean(),
    /** It failed, and approved overrides excuse every one of its failures. */
    overridden: z.boolean().default(false),
    exit_code: exitCode(),
  }),
)

const fact = lazy(() =>
  z.object({
    subject: z.string(),
    key: z.enum(factKeys),
    known: z.boolean(),
    source: z.object({ kind: z.string(), what: z.string(), sha: z.string().nullable() }).nullable(),
    reason: unknownReason().nullable(),
    detail: z.string().nullable(),
    remedy: remedy().nullable(),
  }),
)

const policy = lazy(() =>
  z.object({
    path: z.string(),
    /** The commit the policy was read at. */
    sha: z.string().nullable(),
    mode: mode().nullable(),
    /** Where the file sets it; null for a default, an input or a preset. */
    mode_at: location().nullable().default(null),
    on_nothing: z.enum(['unknown', 'pass']).nullable(),
    /** Action inputs or flags that changed the policy, above every file. */
    inputs: z.array(z.string()).default([]),
    sources: z.array(z.object({ name: z.string(), sha: z.string().nullable(), sha256: z.string() })),
  }),
)

const target = lazy(() =>
  z.object({
    kind: z.enum(['pull-request', 'merge-group', 'push', 'repository', 'branch']),
    repository: z.string(),
    pull_requests: z.array(z.number().int()),
    head_sha: z.string().nullable(),
    base_ref: z.string().nullable(),
    base_sha: z.string().nullable(),
  }),
)

const notEvaluated = lazy(() =>
  z.object({
    subject: z.string(),
    what: z.string(),
    reason: unknownReason(),
    detail: z.string(),
    remedy: z.string().nullable(),
    permission: z.string().nullable(),
  }),
)

const openFinding = lazy(() =>
  z.object({
    fingerprint: sha256(),
    gate: z.string(),
    rule: z.string(),
    subject: z.string(),
    outcome: z.enum(['fail', 'unknown']),
  }),
)

/** What became of findings between two runs: each open one, of either run, stands in exactly one list. */
const delta = lazy(() =>
  z.object({
    counts: z.object({ fixed: count(), new: count(), unchanged: count(), unseen: count() }),
    /** Whether what is required differs; null where a run ended before it knew. */
    policy_changed: z.boolean().nullable(),
    facts_changed: z.boolean().nullable(),
    fixed: z.array(openFinding()),
    new: z.array(openFinding()),
    unchanged: z.array(openFinding()),
    /** Open before and gone now, from a gate that was not judged now or could not see everything: not fixed. */
    unseen: z.array(openFinding()),
  }),
)

const run = lazy(() =>
  z.object({
    duration_ms: z.number().nonnegative(),
    requests: count(),
    not_modified: count(),
    retries: count(),
    node: z.string(),
    event: z.string(),
  }),
)

/**
 * The result of a run as every way in gives it out. Stable API: fields may be added, none changed or removed. A field
 * that was added later has a default, so that an older result can still be read.
 */
export const resultSchema = lazy(() =>
  z.object({
    schema_version: z.literal(1),
    tool: z.object({ name: z.literal('gatewright'), version: z.string() }),
    decision: z.enum(decisions),
    outcome: outcome(),
    exit_code: exitCode(),
    reason_codes: z.array(reasonCode()),
    mode: mode().nullable(),
    target: target().nullable(),
    policy: policy(),
    outcomes: z.record(z.string(), outcome()),
    gates: z.array(gate()),
    findings: z.array(finding()),
    facts: z.array(fact()),
    not_evaluated: z.array(notEvaluated()),
    /** Why the run ended before it could judge; empty otherwise. */
    errors: z.array(
      z.object({
        code: z.string(),
        file: z.string().nullable(),
        line: z.number().int().nullable(),
        column: z.number().int().nullable(),
        message: z.string(),
      }),
    ),
    /** SHA-256 of canonical JSON (RFC 8785), volatile fields left out. */
    digests: z.object({ policy: sha256().nullable(), facts: sha256().nullable(), verdict: sha256() }),
    run: run(),
    notices: z.array(z.string()),
    /** What changed since the last run; null where no earlier result could be read. Results of 0.1.0 have none. */
    since: delta().nullable().default(null),
    /** The state of every control; null where the run was no audit. Results of 0.1.0 have none. */
    audit: auditSchema().nullable().default(null),
    /** Every override file that was found, whatever came of it. Results of 0.1.0 have none. */
    overrides: z.array(overrideSchema(message())).default([]),
  }),
)
export type Result = z.output<ReturnType<typeof resultSchema>>

/** The JSON Schema (2020-12) of the result. */
export const resultJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(resultSchema(), { target: 'draft-2020-12', io: 'output' })
