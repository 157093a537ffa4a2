import { z } from 'zod'
import { checkOption, globsOption, nameOption, sarifOption } from '../../change/option-parts.ts'
import { ownerName } from '../../core/people/owner-name.ts'
import { lockManifestPath, specificationGlobs } from '../../formats/test-source/places.ts'

const globs = globsOption()
const name = nameOption()

const checkSchema = z.union([name, checkOption()])
/** A check that proves a step of the build: its name, or its name and who must have reported it. */
export type CheckOption = z.output<typeof checkSchema>

const checks = z
  .record(name, checkSchema)
  .refine((all) => Object.keys(all).length <= 50, 'expected at most 50 checks')

const sections = ['deliverables', 'acceptance-criteria', 'must-have', 'must-not-have'] as const

const specificationSchema = z.strictObject({
  paths: globs
    .min(1)
    .default([...specificationGlobs])
    .describe('Globs of the specification documents.'),
  exclusions: z
    .int()
    .min(1)
    .max(50)
    .default(3)
    .describe('Fewest list items below the heading `Must NOT Have`.'),
  headings: z
    .partialRecord(z.enum(sections), z.array(name).min(1).max(20))
    .default({})
    .describe(
      'Other headings for `deliverables`, `acceptance-criteria`, `must-have` and `must-not-have`, beside the usual ones.',
    ),
  'also-required': z
    .array(name)
    .max(50)
    .default([])
    .describe('Further headings that a specification must have, each with content.'),
})

const regressionSchema = z.strictObject({
  before: globs
    .min(1)
    .describe('Globs of test reports of the base with the new tests: where the regression test must fail.'),
  after: globs.min(1).describe('Globs of test reports of the change: where it must pass.'),
})

/** Options of the gate; defaults stand here and nowhere else. */
export const options = z.strictObject({
  checks: checks
    .default({})
    .describe(
      'Checks that must have succeeded on the head, by what they verify: `{ build: "ci / build", unit: { check: "ci / unit", workflow: .github/workflows/ci.yml } }`. Known names with a recovery of their own: `unit`, `integration`, `build`, `lint`, `doctest`.',
    ),
  specification: specificationSchema
    .prefault({})
    .describe('The document that a change of the path Standard or Full needs before it is implemented.'),
  'locked-tests': globs
    .optional()
    .describe(
      'Globs of the tests that may not be weakened. Default: `change.tests`, without what `change.not-counted` names.',
    ),
  'lock-manifest': name
    .default(lockManifestPath)
    .describe(
      'Tests that may not change at all, read from the base branch: `{ "version": 1, "tests": { "tests/cart.hurl": "GIT-BLOB-ID" } }`; `git ls-files -s` prints the ids.',
    ),
  'required-tests': z
    .record(name, globs.min(1))
    .default({})
    .describe(
      'Kinds of tests that a change of the path Standard or Full must add to or change, each with its globs: `{ usage: [testbed/src/**], integration: [testbed/tests/**] }`. Default: any test.',
    ),
  regression: regressionSchema
    .optional()
    .describe(
      'Reports that show the regression test of a bug fix failing before the fix, and passing after.',
    ),
  approvers: z
    .array(ownerName)
    .max(100)
    .default([])
    .describe(
      'Who may unlock a locked test or lower the path: one of them must have approved the head commit. Without any, nothing can be unlocked or lowered.',
    ),
  bots: z
    .array(z.int().min(1))
    .max(100)
    .default([])
    .describe('Numeric account ids of bots that may approve as one of `approvers`.'),
  health: z
    .strictObject({ checks: checks.describe('As `checks`, of the default branch.') })
    .optional()
    .describe('What must hold before work starts; judged on the default branch and in audits.'),
  sarif: sarifOption()
    .default([])
    .describe(
      'Globs of SARIF files of this run, or `{ files: [globs], tools: [names] }` with the tools that must have run: an open error that the change introduces makes its path Full.',
    ),
})
export type Options = z.output<typeof options>
