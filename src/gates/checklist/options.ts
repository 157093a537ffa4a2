import { z } from 'zod'
import { checkOption, globsOption, nameOption, sarifOption } from '../../change/option-parts.ts'
import { ownerName } from '../../core/people/owner-name.ts'
import { listProblem } from '../../formats/checklists/names.ts'
import { reviewOptions } from './review-options.ts'

const globs = globsOption()
const name = nameOption()

/** Name of a shipped list, or the path of a file of the repository. */
const list = name.superRefine((entry, context) => {
  const problem = listProblem(entry)
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem, input: entry })
})

/** Options of the gate; defaults stand here and nowhere else. */
export const options = z.strictObject({
  lists: z
    .array(list)
    .max(50)
    .refine((names) => new Set(names).size === names.length, 'names one checklist twice')
    .default([])
    .describe(
      'Checklists: names of shipped ones, such as `secure-feature` or `performance`, and paths of files of the base branch, such as `.gatewright/checklists/own.yml`.',
    ),
  sarif: sarifOption()
    .default([])
    .describe(
      'Globs of SARIF files of this run, or `{ files: [globs], tools: [names] }` with the tools that must have run.',
    ),
  baseline: z
    .enum(['added-lines', 'all'])
    .default('added-lines')
    .describe('Which results of tools count: those on lines that the change adds, or all.'),
  reports: globs
    .default([])
    .describe('Globs of test reports, for answers that name a test as their evidence.'),
  checks: z
    .record(name, checkOption())
    .default({})
    .describe(
      'Checks that answers may name as evidence, with who must have reported them. When any is listed, no other check counts.',
    ),
  reviewers: z
    .array(ownerName)
    .max(100)
    .default([])
    .describe(
      'Whose approval of the head commit answers the questions that are for a reviewer. Default: everybody who may push, except the author.',
    ),
  reviews: reviewOptions
    .optional()
    .describe('Reviews of the change by a role. Without it none is asked for.'),
  'edited-after-approval': z
    .enum(['report', 'refuse'])
    .default('report')
    .describe('What it means that the description was edited after the last approval.'),
  'unbound-answers': z
    .enum(['report', 'refuse'])
    .default('report')
    .describe(
      'What it means that an answer does not say for which content it was given: its marker has no fingerprint.',
    ),
  bots: z.array(z.int().min(1)).max(100).default([]).describe('Numeric account ids of bots that may answer.'),
  hints: z
    .int()
    .min(0)
    .max(50)
    .default(10)
    .describe('Most places of the change that are pointed out beside their questions.'),
})
export type Options = z.output<typeof options>

/** Globs of SARIF files, and the tools that must have run. */
export const sarifOf = ({
  sarif,
}: Pick<Options, 'sarif'>): { readonly files: readonly string[]; readonly tools: readonly string[] } =>
  Array.isArray(sarif) ? { files: sarif, tools: [] } : sarif
