import { z } from 'zod'
import { priorities } from '../../core/facts/golden.ts'
import { addRepeats, sourcePath, testName } from './fields.ts'

/** Where the manifest stands unless the policy says otherwise. */
export const manifestPath = '.gatewright/golden.yml'

const entrySchema = z
  .strictObject({
    id: testName.describe('The test, as `gatewright suite read --tests` names it.'),
    priority: z.enum(priorities).describe('`P0` must pass completely.'),
    file: sourcePath.optional().describe('Source file of the test, from the root of the repository.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'expected 64 characters 0-9 and a-f, as `sha256sum FILE` prints them')
      .optional()
      .describe('Digest of that file when the entry was made.'),
    requirements: z
      .array(z.string().min(1).max(200))
      .max(200)
      .default([])
      .describe('Ids of requirements the test stands for.'),
  })
  .superRefine((entry, context) => {
    if (entry.sha256 === undefined || entry.file !== undefined) return
    context.addIssue({ code: 'custom', path: ['sha256'], message: 'a digest needs its `file`' })
  })

/** The manifest of expected tests. */
export const manifestSchema = z.strictObject({
  version: z.literal(1).describe('Version of the format.'),
  tests: z
    .array(entrySchema)
    .superRefine((entries, context) => addRepeats(entries, 'id', context))
    .describe('Every test that must be in the reports.'),
})
export type Manifest = z.output<typeof manifestSchema>
