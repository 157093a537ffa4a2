import { z } from 'zod'
import { overrideStates } from '../core/override.ts'

/**
 * One override file in a result.
 * @param message schema of a sentence
 */
export const overrideSchema = <M extends z.ZodType>(message: M) =>
  z.object({
    id: z.string(),
    path: z.string(),
    /** `#12` where a merge group holds several pull requests; else empty. */
    subject: z.string(),
    at: z.enum(['base', 'head']),
    state: z.enum(overrideStates),
    gates: z.array(z.string()),
    rules: z.array(z.string()),
    stage: z.string().nullable(),
    head_sha: z.string().nullable(),
    reason: z.string().nullable(),
    ticket: z.string().nullable(),
    requested_by: z.string().nullable(),
    expires_at: z.string().nullable(),
    approvers: z.array(z.string()),
    /** Failures that it excuses; their findings name it in `overridden_by`. */
    excuses: z.array(z.object({ rule: z.string(), subject: z.string() })),
    message: z.object({ found: message, fix: message }),
  })
