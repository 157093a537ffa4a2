import { z } from 'zod'
import { checkOption, globsOption, nameOption } from '../change/option-parts.ts'
import { lazy } from '../core/lazy.ts'

const count = (meaning: string) => z.int().min(0).max(100_000).describe(meaning)

/** Of two counts of which the one must not be above the other. */
const inOrder = ({ minimum, maximum }: { minimum: number; maximum?: number | undefined }): boolean =>
  maximum === undefined || minimum <= maximum
const outOfOrder = { error: 'minimum is above maximum: nothing can be both', path: ['maximum'] }

/** GitHub separates labels by commas, so none can be asked for that has one. */
const labelOption = lazy(() =>
  nameOption().refine((label) => !label.includes(','), 'a label with a comma cannot be searched for'),
)

const filesOption = lazy(() =>
  z
    .strictObject({
      paths: globsOption().min(1).describe('Globs.'),
      minimum: count('Fewest files.').default(1),
      maximum: count('Most files.').optional(),
    })
    .refine(inOrder, outOfOrder),
)

const issuesOption = lazy(() =>
  z
    .strictObject({
      labels: z.array(labelOption()).min(1).max(20).describe('Labels, all of them.'),
      state: z.enum(['open', 'closed', 'all']).default('all').describe('Which of them count.'),
      minimum: count('Fewest issues.').default(0),
      maximum: count('Most issues.').optional(),
    })
    .refine(inOrder, outOfOrder),
)

/** A criterion: an item with the evidence that proves it. Exactly one kind of proof. */
const criterionOption = lazy(() =>
  z
    .strictObject({
      id: nameOption().describe('Its id, unique in its stage: `EXIT-06`.'),
      title: z.string().min(1).max(300).optional().describe('What has to be true.'),
      evidence: z
        .strictObject({ minimum: count('Fewest evidence blocks of the artifact.').min(1).default(1) })
        .optional()
        .describe('Proved by evidence blocks that the artifact names for it. The default.'),
      check: checkOption().optional().describe('Proved by a check that succeeded on the artifact’s commit.'),
      files: filesOption().optional().describe('Proved by files of the artifact’s commit.'),
      suite: z
        .strictObject({
          evidence: nameOption().describe('Path of a committed `gate-evidence.json`.'),
          name: nameOption().describe('The suite in it.'),
          minimum: count('Fewest tests.').default(1),
          lcb: z
            .number()
            .gt(0)
            .lt(1)
            .optional()
            .describe('Lowest bound; default: what the suite itself asks for.'),
        })
        .optional()
        .describe('Proved by a suite that gate `golden-suite` passed.'),
      tag: nameOption()
        .optional()
        .describe('Proved by an annotated tag that contains the artifact’s commit.'),
      issues: issuesOption().optional().describe('Proved by the number of issues with these labels.'),
    })
    .superRefine((criterion, context) => {
      const kinds = ['evidence', 'check', 'files', 'suite', 'tag', 'issues'] as const
      const given = kinds.filter((kind) => criterion[kind] !== undefined)
      if (given.length < 2) return
      const message = `a criterion is proved in one way, found ${given.join(' and ')}: write two criteria`
      context.addIssue({ code: 'custom', message, path: [given[1] ?? 'id'], input: criterion })
    }),
)
export type CriterionOption = z.output<ReturnType<typeof criterionOption>>

/** Criteria of one stage. */
export const criteriaOption = lazy(() =>
  z
    .array(criterionOption())
    .max(200)
    .default([])
    .superRefine((criteria, context) => {
      criteria.forEach(({ id }, index) => {
        if (criteria.findIndex((other) => other.id === id) === index) return
        context.addIssue({
          code: 'custom',
          message: 'two criteria have this id',
          path: [index, 'id'],
          input: id,
        })
      })
    })
    .describe('Exit criteria: items with evidence.'),
)
