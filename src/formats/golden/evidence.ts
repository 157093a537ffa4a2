import { z } from 'zod'
import { reportFormats, reportVerdicts, testCountsSchema } from '../../core/facts/test-reports.ts'
import { boundMethods } from '../statistics/bound.ts'

/** Name of the file a run leaves behind, and of the artifact it is uploaded as. */
export const evidenceFile = 'gate-evidence.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)
const whole = z.number().int().nonnegative()
/** Tests: no run has more, and bounds of larger figures would take minutes to check. */
const count = whole.max(100_000_000)
const tests = z.strictObject(testCountsSchema.shape).extend({ tests: count })

/** Signature over the document without it, in the form of RFC 8785. */
export const signatureSchema = z.strictObject({
  algorithm: z.literal('HMAC-SHA256'),
  /** First 8 hexadecimal digits of the SHA-256 of the key: tells keys apart and reveals none. */
  key_id: z.string().regex(/^[0-9a-f]{8}$/),
  value: sha256,
})
export type Signature = z.output<typeof signatureSchema>

const suiteSchema = z.strictObject({
  suite: z.string(),
  successes: count,
  trials: count,
  /** Lower confidence bound; null without a trial. */
  lcb: z.number().nullable(),
  /** Null for a suite of which every test must pass. */
  threshold: z.number().nullable(),
  method: z.enum(boundMethods),
  confidence: z.number(),
  sides: z.enum(['one', 'two']),
  decision: z.enum(['pass', 'fail', 'unreachable', 'no-data', 'too-few']),
})

const inputSchema = z.strictObject({
  path: z.string(),
  format: z.enum(reportFormats).nullable(),
  bytes: whole,
  /** Null when the file was not read to its end. */
  sha256: sha256.nullable(),
  verdict: z.enum(reportVerdicts),
})

/** `gate-evidence.json`: what was decided about which commit, from which files, by which policy. */
export const evidenceSchema = z.strictObject({
  schema_version: z.literal(1),
  tool: z.literal('gatewright'),
  gate: z.literal('golden-suite'),
  repository: z.string(),
  head_sha: commit,
  /** The workflow run that decided; absent outside of one. */
  run_id: whole.optional(),
  /** Time of the decision, RFC 3339. */
  at: z.iso.datetime({ offset: true }),
  policy: z.strictObject({ path: z.string(), sha256 }),
  /** Whole outcome of the gate: a deploy takes `pass` and nothing else. */
  decision: z.enum(['pass', 'fail', 'skip', 'unknown']),
  /** False while the policy only reports: then nothing was held up by the decision. */
  enforced: z.boolean(),
  inputs: z.array(inputSchema),
  manifest: z.strictObject({ sha: commit, tests: count.nullable(), quarantined: count }),
  total: tests,
  suites: z.array(suiteSchema).max(200),
  /** Tests that passed only after a failure: the first 1,000, as far as they fit; `total.flaky` counts all. */
  flaky: z.array(z.string()),
  /** SHA-256 of the document without this field and without the signature, in the form of RFC 8785. */
  digest: sha256,
  signature: signatureSchema.nullable(),
})
export type Evidence = z.output<typeof evidenceSchema>
