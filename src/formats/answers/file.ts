import { z } from 'zod'
import { notApplicableKinds } from '../../core/facts/answers.ts'
import { lazy } from '../../core/lazy.ts'
import { sourcePath } from '../golden/fields.ts'
import { isDisguised } from './confusable.ts'
import { isDay } from './details.ts'

/** Where committed answers stand. */
export const answersFolder = '.gatewright/answers'

const day = z.string().refine(isDay, { error: 'expected a day such as 2027-01-31' })
const blob = z
  .string()
  .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected the id of a blob, as `git rev-parse HEAD:PATH` prints it')

const entrySchema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(100)
      .regex(/^\S+$/, 'expected an id without blanks, such as A03.a')
      .refine((id) => !isDisguised(id), { error: 'expected ordinary letters: it looks like another id' })
      .describe('The item of the checklist.'),
    answer: z.enum(['yes', 'no', 'na']).describe('The answer.'),
    kind: z.enum(notApplicableKinds).optional().describe('Why the item does not apply; with `answer: na`.'),
    reason: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .describe('One sentence; with `answer: na` and `answer: no`.'),
    evidence: z
      .array(z.string().min(1).max(300))
      .max(50)
      .default([])
      .describe('Files, checks, tests and tools, written as in a pull request body.'),
    expires: day.optional().describe('Day on which the answer must have been looked at again.'),
    'item-version': z.number().int().positive().optional().describe('Version of the item that was answered.'),
    blobs: z
      .record(z.string(), blob)
      .superRefine((blobs, context) => {
        const message = 'expected paths from the root of the repository, such as src/login.ts'
        const wrong = Object.keys(blobs).find((path) => !sourcePath.safeParse(path).success)
        if (wrong !== undefined) context.addIssue({ code: 'custom', path: [wrong], message })
      })
      .optional()
      .describe('Files that the answer was given for, with the blob they had then.'),
    'answered-by': z.string().min(1).max(100).optional().describe('Who answered.'),
    'answered-at': day.optional().describe('Day of the answer.'),
  })
  .superRefine((entry, context) => {
    const needs = (key: 'kind' | 'reason', message: string): void => {
      if (entry[key] !== undefined) context.addIssue({ code: 'custom', path: [key], message })
    }
    if (entry.answer !== 'na') needs('kind', 'a kind belongs to `answer: na` only')
    if (entry.answer === 'yes') needs('reason', 'a yes has evidence instead of a reason')
  })

/** A file of committed answers. */
export const answersFileSchema = lazy(() =>
  z.strictObject({
    version: z.literal(1).describe('Version of the format.'),
    answers: z.array(entrySchema).max(2_000).describe('The answers.'),
  }),
)
export type AnswersFile = z.output<ReturnType<typeof answersFileSchema>>
