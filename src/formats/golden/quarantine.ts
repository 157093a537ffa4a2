import { z } from 'zod'
import { addRepeats, testName } from './fields.ts'

/** Where the quarantine list stands unless the policy says otherwise. */
export const quarantinePath = '.gatewright/quarantine.yml'

const day = z.iso.date({ error: 'expected a date such as 2026-11-20' })

const entrySchema = z
  .strictObject({
    test: testName.describe('The test, as `gatewright suite read --tests` names it.'),
    reason: z.string().trim().min(1).max(2_000).describe('Why it may fail for a while.'),
    owner: z
      .string()
      .regex(/^@[A-Za-z0-9][\w-]{0,99}(?:\/[\w.-]{1,100})?$/, 'expected `@login` or `@organisation/team`')
      .describe('Who repairs it: `@login` or `@organisation/team`.'),
    issue: z
      .union([z.string().min(1).max(500), z.number().int().positive()], {
        error: 'expected the number of an issue, or its address',
      })
      .optional()
      .describe('The issue that follows it.'),
    since: day.describe('When the entry was made.'),
    'review-by': day.describe('The last day on which it holds.'),
  })
  .superRefine((entry, context) => {
    if (entry['review-by'] >= entry.since) return
    context.addIssue({ code: 'custom', path: ['review-by'], message: 'it lies before `since`' })
  })

/** The quarantine list. */
export const quarantineSchema = z.strictObject({
  version: z.literal(1).describe('Version of the format.'),
  tests: z
    .array(entrySchema)
    .superRefine((entries, context) => addRepeats(entries, 'test', context))
    .describe('Tests whose failures do not count for a while.'),
})
