import { z } from 'zod'

/** The structure of a Markdown document, for contracts about it. */
export const outlineSchema = z.object({
  sections: z.array(
    z.object({
      title: z.string(),
      level: z.number().int().min(1).max(6),
      line: z.number().int().positive(),
      /** Outermost list items and table rows below the heading that say something (not those of subsections). */
      items: z.array(z.object({ text: z.string(), line: z.number().int().positive() })),
      /** Lines `Key: value` and two-column table rows. */
      fields: z.array(z.object({ key: z.string(), value: z.string(), line: z.number().int().positive() })),
      /** Words of running text directly below the heading. */
      words: z.number().int().nonnegative(),
      /** Files of the repository that it names, in code or as targets of links. */
      paths: z.array(z.object({ text: z.string(), line: z.number().int().positive() })).optional(),
    }),
  ),
  /** Text that a template left behind: `TBD`, `TODO`, `{{…}}`, `<placeholder>`. */
  placeholders: z.array(z.object({ text: z.string(), line: z.number().int().positive() })),
})
export type Outline = z.output<typeof outlineSchema>

/** Specification documents that the change adds, changes or names. */
export const specificationsSchema = z.object({
  /** Whether any commit of the change implements something: not documents, tests or generated files alone. */
  implements: z.boolean(),
  documents: z.array(
    z.object({
      path: z.string(),
      /** Null: not there at the head. */
      outline: outlineSchema.nullable(),
      /** How it got here: changed, named in the body. */
      by: z.enum(['changed', 'named']),
      /** Whether the path is one that the policy takes specifications from. */
      listed: z.boolean(),
      /** It was there at the base, or a commit before the first implementation commit brought it; null: cannot be told. */
      beforeImplementation: z.boolean().nullable(),
      /** As it was when implementation began: at the base, or before the first commit that implements. */
      before: outlineSchema.nullable(),
    }),
  ),
})
export type Specifications = z.output<typeof specificationsSchema>

/** How much a version of a test file asserts. */
export const testStrengthSchema = z.object({
  tests: z.number().int().nonnegative(),
  skipped: z.number().int().nonnegative(),
  assertions: z.number().int().nonnegative(),
  /** Digests (8 hex) of each expectation, sorted. */
  expectations: z.array(z.string()),
})
export type TestStrength = z.output<typeof testStrengthSchema>

/** Test files that the change touches, version by version. */
export const testHistorySchema = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      /**
       * Versions on the base first: where the change forked off, and what later merges brought; the last of them is the
       * one of the merge base. Then that of each commit of the change that touches it, oldest first; the last one is
       * always the head. Null strength: not there.
       */
      versions: z.array(
        z.object({ sha: z.string(), base: z.boolean(), strength: testStrengthSchema.nullable() }),
      ),
    }),
  ),
  /** The lock manifest at the base: path and git blob id, and the blob at the head; null: there is none. */
  manifest: z.array(z.object({ path: z.string(), blob: z.string(), now: z.string().nullable() })).nullable(),
})
export type TestHistory = z.output<typeof testHistorySchema>

/** Regression tests: what each did before the change (reports of the base with the new tests) and after it. */
export const regressionSchema = z.object({
  /** False: no report of the base was given. */
  given: z.boolean(),
  tests: z.array(
    z.object({
      id: z.string(),
      /** Source file of the test, as the report writes it. */
      file: z.string().nullable(),
      before: z.enum(['passed', 'failed', 'skipped', 'absent']),
      after: z.enum(['passed', 'failed', 'skipped', 'absent']),
    }),
  ),
  /** Files that could not be read. */
  invalid: z.array(z.string()),
})
export type Regression = z.output<typeof regressionSchema>
