import { z } from 'zod'
import { checkOption, nameOption } from '../change/option-parts.ts'
import { lazy } from '../core/lazy.ts'

const fileOption = lazy(() =>
  z.strictObject({
    path: nameOption().describe('From the root of the repository.'),
    parses: z
      .enum(['yaml', 'json', 'text'])
      .optional()
      .describe('What it is read as; default: by its name, `.yml`, `.yaml` and `.json`, else `text`.'),
    contains: z
      .array(nameOption())
      .max(100)
      .default([])
      .describe(
        'Texts that must stand in it, such as names of alert rules. Of YAML and JSON they are whole keys or values, or whole lines of these; comments do not count.',
      ),
  }),
)

/** Complains about the second of two entries of one name. */
const distinct =
  <Item>(key: string, nameOf: (item: Item) => string) =>
  (items: readonly Item[], context: z.RefinementCtx): void => {
    items.forEach((item, index) => {
      if (items.findIndex((other) => nameOf(other) === nameOf(item)) === index) return
      const message = 'two entries have this name'
      context.addIssue({ code: 'custom', message, path: [index, key], input: item })
    })
  }

/** `greenlight:` of gate `phase-unlock`: what a green-light audit makes sure of (source document 002). */
export const greenlightOption = lazy(() =>
  z.strictObject({
    nets: z
      .array(
        z
          .strictObject({
            id: nameOption().describe('`S1`'),
            title: z.string().min(1).max(200).optional().describe('What it is.'),
            files: z.array(fileOption()).max(50).default([]).describe('Files that the net is made of.'),
            checks: z
              .array(z.union([nameOption(), checkOption()]))
              .max(20)
              .default([])
              .describe('Checks that prove that it works.'),
          })
          .refine(
            ({ files, checks }) => files.length + checks.length > 0,
            'a safety net names files or checks',
          ),
      )
      .max(100)
      .superRefine(distinct('id', ({ id }) => id))
      .default([])
      .describe(
        'Safety nets. One that is absent ends the audit with exit code 5, one that cannot be verified with 6.',
      ),
    gates: z
      .array(nameOption())
      .max(50)
      .default([])
      .describe('Keys of `checks` that must have succeeded on the audited commit, in this order.'),
    variables: z
      .array(
        z.strictObject({
          name: nameOption().describe('`POLICY_REQUIRE_HMAC`'),
          value: z.string().max(200).describe('The literal text it must have.'),
          workflow: nameOption()
            .optional()
            .describe('The workflow that runs the gate; default: every workflow that uses Gatewright.'),
        }),
      )
      .max(50)
      .default([])
      .describe('Variables that must really be set where the gate runs.'),
    files: z.array(fileOption()).max(200).default([]).describe('Files that must be there and readable.'),
  }),
)
export type GreenlightOption = z.output<ReturnType<typeof greenlightOption>>
