import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { checkGlob } from '../formats/glob-option.ts'

/** Globs of the gates that judge by the kind of a change: at most 200, of at most 1000 UTF-16 units each. */
export const globsOption = lazy(() => z.array(z.string().min(1).max(1_000).superRefine(checkGlob)).max(200))

/** A name as it is written elsewhere, compared exactly; at most 200 UTF-16 units. */
export const nameOption = lazy(() =>
  z
    .string()
    .min(1)
    .max(200)
    .refine((text) => text.trim() === text, 'expected a name without blanks at its ends'),
)

/** Globs of SARIF files, alone or with the tools that must have run. */
export const sarifOption = lazy(() =>
  z.union([
    globsOption(),
    z.strictObject({
      files: globsOption().min(1).describe('Globs of SARIF files.'),
      tools: z
        .array(nameOption())
        .max(50)
        .default([])
        .describe('Tools that must have run on the judged commit, by the names their files give them.'),
    }),
  ]),
)

/** A check, by its name and who must have reported it. */
export const checkOption = lazy(() =>
  z.strictObject({
    check: nameOption().optional().describe('Its exact name on GitHub. Default: the key.'),
    app: z
      .union([nameOption(), z.int().min(1)])
      .optional()
      .describe('Slug or id of the App that reports it.'),
    workflow: nameOption()
      .optional()
      .describe('Path of the workflow that reports it: `.github/workflows/ci.yml`.'),
    event: nameOption().optional().describe('Event that the workflow ran for: `pull_request`.'),
    'allow-skipped': z.boolean().default(false).describe('Whether `skipped` is as good as `success`.'),
  }),
)
