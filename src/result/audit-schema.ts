import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { levels, outcomes } from '../core/outcome.ts'
import { ruleStates } from '../core/rule-states.ts'

const count = lazy(() => z.number().int().nonnegative())
const state = lazy(() => z.enum(ruleStates))
const sha256 = lazy(() => z.string().regex(/^[0-9a-f]{64}$/))
const day = lazy(() => z.string().regex(/^\d{4}-\d{2}-\d{2}$/))

const proof = lazy(() =>
  z.object({
    fingerprint: sha256(),
    rule: z.string(),
    subject: z.string(),
    outcome: z.enum(outcomes),
    path: z.string().nullable(),
    line: z.number().int().nullable(),
  }),
)

const control = lazy(() =>
  z.object({
    control: z.string(),
    state: state(),
    /** Weight of its gravest finding; null for a control that wants nothing. */
    level: z.enum(levels).nullable(),
    /** Since when it is not as it should be; null where no earlier audit tells. */
    since: day().nullable(),
    rules: z.array(z.object({ id: z.string(), state: state() })),
    proof: z.array(proof()),
  }),
)

/** `audit` of a result: the state of every control. */
export const auditSchema = lazy(() =>
  z.object({
    /** When the facts were read, by the server's clock. */
    at: z.string().nullable(),
    completeness: z.object({
      audited: count(),
      total: count(),
      not_readable: count(),
      not_applicable: count(),
      /** Something was not evaluated: nothing that is gone may be taken for fixed. */
      partial: z.boolean(),
      /** The request limit of the token ended the audit early. */
      cut: z.boolean(),
      because: z.array(z.string()),
    }),
    controls: z.array(control()),
    p0: z.object({
      ids: z.array(z.string()),
      absent: z.array(z.string()),
      unverified: z.array(z.string()),
    }),
    open_since: z.array(z.object({ fingerprint: sha256(), since: day() })),
    trend: z.object({ new: count(), fixed: count(), unchanged: count(), waiting: count() }).nullable(),
  }),
)
