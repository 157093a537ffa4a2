import { z } from 'zod'

/** Formats of test reports. `junit` covers every dialect of JUnit XML. */
export const reportFormats = [
  'junit',
  'trx',
  'nunit2',
  'nunit3',
  'xunit',
  'testng',
  'ctrf',
  'jest',
  'vitest',
  'mocha',
  'cucumber',
  'rspec',
  'dart',
  'go',
  'tap',
] as const
export type ReportFormat = (typeof reportFormats)[number]

export const testOutcomes = ['passed', 'failed', 'error', 'skipped'] as const
export type TestOutcome = (typeof testOutcomes)[number]

/**
 * `pass`: every test that ran passed, by what the report declares. `flaky`: the same record came back passed after it
 * had failed, with no declared rerun. `invalid`: cannot be trusted. `no-data`: not one test ran.
 */
export const reportVerdicts = ['pass', 'flaky', 'fail', 'invalid', 'no-data'] as const
export type ReportVerdict = (typeof reportVerdicts)[number]

const count = z.number().int().nonnegative()

/** Counts per logical test; `failed` leaves `errors` out, `cases` is the number of records read. */
export const testCountsSchema = z.object({
  tests: count,
  passed: count,
  failed: count,
  errors: count,
  skipped: count,
  flaky: count,
  cases: count,
})
export type TestCounts = z.output<typeof testCountsSchema>

/** One report file. */
export const reportFileSchema = z.object({
  path: z.string(),
  bytes: count,
  /** SHA-256 (hex) of the bytes; null when they were not read to the end. */
  sha256: z.string().nullable(),
  /** Null when the content is none of the formats. */
  format: z.enum(reportFormats).nullable(),
  verdict: z.enum(reportVerdicts),
  ...testCountsSchema.shape,
  /** Why the file cannot be trusted, one sentence each, with byte or line. Empty for a valid file. */
  invalid: z.array(z.string()),
  suiteErrors: z.array(
    z.object({ suite: z.string(), message: z.string(), reportLine: z.number().nullable() }),
  ),
  /** The commit the report itself names; null when it names none. */
  commit: z.string().nullable(),
  /** When the report says the run started, RFC 3339; null when it does not. */
  startedAt: z.string().nullable(),
})
export type ReportFile = z.output<typeof reportFileSchema>

/** What the tests of one group share: their place, tags and properties. */
export const testGroupSchema = z.object({
  /** Names of the suites joined by ` › `; empty for none. */
  suite: z.string(),
  className: z.string(),
  /** Source file of the tests, as the report writes it. */
  file: z.string().nullable(),
  project: z.string().nullable(),
  tags: z.array(z.string()),
  properties: z.array(z.tuple([z.string(), z.string()])),
})
export type TestGroup = z.output<typeof testGroupSchema>

/** What happened, kept for every test that is not a clean pass in one attempt. */
export const testDetailsSchema = z.object({
  /** Every attempt over all files, in the order they were read. */
  attempts: z.array(
    z.object({ outcome: z.enum(testOutcomes), report: z.string(), reportLine: z.number().nullable() }),
  ),
  /** The first failure's message. */
  message: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().nullable(),
})

/** One logical test: every record with the same suite, class, name and project. */
export const logicalTestSchema = z.object({
  /** Index into `groups`. */
  group: count,
  name: z.string(),
  /** The worst attempt: error, failed, passed, skipped, in this order; a declared rerun that passed is `passed`. */
  outcome: z.enum(testOutcomes),
  /** Passed after a failure, declared or seen. */
  flaky: z.boolean(),
  attempts: count,
  /** Duration of all attempts together; null when no report says. */
  seconds: z.number().nonnegative().nullable(),
  details: testDetailsSchema.optional(),
})
export type LogicalTest = z.output<typeof logicalTestSchema>

/** Test reports of this run, read from the work tree. */
export const testReportsSchema = z.object({
  /** Commits the reports may be of: the judged one first, then the merge commit that a pull request's jobs test. */
  commits: z.array(z.string()),
  /** In the order of the policy: every pattern with the number of files it named. */
  patterns: z.array(z.object({ pattern: z.string(), files: count })),
  /** By path. */
  files: z.array(reportFileSchema),
  groups: z.array(testGroupSchema),
  tests: z.array(logicalTestSchema),
  /** Over all files, per logical test. */
  total: testCountsSchema,
})
export type TestReports = z.output<typeof testReportsSchema>

const part = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/**
 * The name a logical test is known by in manifests, quarantine lists and findings: suite, class (unless it repeats
 * the suite) and name joined by ` › `, then the project in brackets.
 */
export function testId(test: { readonly name: string }, group: TestGroup): string {
  const place = [group.suite, group.className === group.suite ? '' : group.className, test.name]
  const id = place
    .map(part)
    .filter((text) => text !== '')
    .join(' › ')
  const whole = id === '' ? '(unnamed)' : id
  return group.project === null ? whole : `${whole} [${part(group.project)}]`
}
