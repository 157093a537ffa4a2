import { z } from 'zod'
import { priorities } from '../../core/facts/golden.ts'
import { globOption } from '../../formats/glob-option.ts'
import { boundMethods } from '../../formats/statistics/bound.ts'
import { parseProbability } from '../../formats/statistics/probability.ts'
import { isCriticalTag } from './tests.ts'

const glob = globOption()

const probability = z
  .number()
  .refine((value) => parseProbability(value) !== null, 'expected a number between 0 and 1 such as 0.95')

const name = z
  .string()
  .min(1)
  .max(80)
  .refine((text) => text.trim() === text, 'expected a name without blanks at its ends')

const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1).max(100)])
const wildcards = oneOrMore(z.string().min(1).max(500))

const selectSchema = z
  .strictObject({
    tag: wildcards.optional().describe('Tags, such as `P1` or `smoke*`; a leading `@` is left out.'),
    name: wildcards.optional().describe('Names as `gatewright suite read --tests` prints them.'),
    property: wildcards.optional().describe('Properties as `name=value`, such as `requirement=P1-*`.'),
    file: oneOrMore(glob).optional().describe('Globs of the source files that the reports name.'),
    priority: oneOrMore(z.enum(priorities)).optional().describe('Priorities that the manifest gives.'),
    requirement: wildcards.optional().describe('Requirement ids that the tests carry.'),
  })
  .refine((select) => Object.values(select).some((value) => value !== undefined), {
    message: 'selects nothing; leave `select` out for all tests',
  })
export type Select = z.output<typeof selectSchema>

const suiteSchema = z
  .strictObject({
    name: name.describe('Shown in findings, tables and the history.'),
    select: selectSchema
      .optional()
      .describe(
        'Which tests belong to it; `*` is any text. Every key must match, one of its values is enough. Default: all tests.',
      ),
    require: z
      .literal('all')
      .optional()
      .describe('Every test passes, at the first attempt. The default without `lcb`.'),
    lcb: probability.optional().describe('The lower confidence bound of the pass rate is at least this.'),
    confidence: probability.default(0.95).describe('Confidence of the bound.'),
    sides: z.enum(['one', 'two']).default('one').describe('`two`: the lower end of the two-sided interval.'),
    method: z.enum(boundMethods).default('wilson').describe('How the bound is computed.'),
    'min-n': z.int().min(1).max(1_000_000_000).optional().describe('Fewest tests that must have run.'),
    flaky: z
      .enum(['fail', 'pass'])
      .default('fail')
      .describe('What a test counts as that passed after a failure. `pass` only with `lcb`.'),
    skipped: z
      .enum(['fail', 'ignore'])
      .default('fail')
      .describe(
        'With `require: all`: what a skipped test does. With `lcb` skipped tests never count as run.',
      ),
  })
  .superRefine((suite, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [path], input: suite })
    if (suite.require !== undefined && suite.lcb !== undefined)
      complain('lcb', 'contradicts `require: all`: give one of them')
    const critical = suite.lcb === undefined || selectsCritical(suite.select)
    if (suite.flaky === 'pass' && critical)
      complain('flaky', '`pass` is not allowed where every test must pass, nor for tests of priority P0')
    if (suite.skipped === 'ignore' && selectsCritical(suite.select))
      complain('skipped', '`ignore` is not allowed for tests of priority P0')
    if (suite.sides === 'one' && suite.confidence < 0.5)
      complain('confidence', 'below 0.5 the bound would lie above the pass rate itself')
  })
/** One suite: which tests, and what is required of them. */
export type Suite = z.output<typeof suiteSchema>

/** P0 by the manifest's word or by its tag. */
const selectsCritical = (select: Select | undefined): boolean =>
  [select?.priority ?? []].flat().includes('P0') || [select?.tag ?? []].flat().some(isCriticalTag)

const stageSchema = z.strictObject({
  name: name.describe(
    'Such as `hygiene`, `unit`, `integration_internal`, `integration_external`, `golden_suite`.',
  ),
  suites: z.array(name).min(1).max(100).describe('Names of suites, judged together.'),
})

const quarantineSchema = z.strictObject({
  path: z
    .string()
    .min(1)
    .default('.gatewright/quarantine.yml')
    .describe(
      'The list, read from the base branch: `{ version: 1, tests: [{ test: "search › finds a word", reason: why, owner: "@login", since: 2026-11-10, review-by: 2026-11-30 }] }`, and `issue` where there is one.',
    ),
  'max-share': z
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .describe('Largest share of a suite that may be in quarantine.'),
  'max-count': z.int().min(0).max(1_000).default(10).describe('Most tests that may be in quarantine.'),
  'max-days': z.int().min(1).max(30).default(30).describe('Longest time from `since` to `review-by`.'),
})

const soakSchema = z.strictObject({
  start: z.string().min(1).default('.gatewright/soak.json').describe('Where the start of the soak stands.'),
  events: z
    .array(glob)
    .min(1)
    .max(100)
    .describe(
      'Globs of JSON lines, each an event: `{"id": "7", "at": "2026-11-02T10:00:00Z", "deployment": "2026.11.1", "workflow": "checkout", "outcome": "passed"}`, or `"failed"`.',
    ),
  days: z.int().min(1).max(90).default(7).describe('Shortest window, in days.'),
  'min-events': z.int().min(1).max(1_000_000_000).default(300).describe('Fewest events.'),
  lcb: probability
    .default(0.95)
    .describe('Lower confidence bound over the whole window (Wilson, one-sided 0.95).'),
  workflows: z.array(name).max(100).default([]).describe('Workflows that must each have an event.'),
  deployment: z.string().min(1).optional().describe('The deployment that is soaked, when it is fixed.'),
})

const historySchema = z.strictObject({
  artifact: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the artifact that earlier runs of the default branch left, such as `gate-evidence`.'),
  files: z.array(glob).max(100).default([]).describe('Globs of earlier evidence files in the work tree.'),
  runs: z.int().min(1).max(100).default(10).describe('How many earlier runs are read.'),
  'max-drop': z
    .number()
    .gt(0)
    .lt(1)
    .default(0.05)
    .describe('A bound that falls by more than this share of the last one is reported.'),
  alert: z.enum(['warning', 'error']).default('warning').describe('Whether such a drop blocks.'),
})

/** Options of the gate; defaults stand here and nowhere else. */
export const options = z
  .strictObject({
    reports: z
      .array(glob)
      .max(200)
      .default([])
      .describe('Globs of test reports. A glob that names no file fails.'),
    'expected-reports': z
      .array(z.string().min(1).max(4_096))
      .max(2_000)
      .default([])
      .describe('Reports that must exist, by their exact paths.'),
    artifacts: z
      .array(z.string().min(1).max(255))
      .max(50)
      .default([])
      .describe('Names of artifacts of this workflow run whose files are reports, too.'),
    suites: z
      .array(suiteSchema)
      .max(200)
      .default([])
      .describe('What is required of which tests. Default: one suite, `all`, of which every test passes.'),
    manifest: z
      .string()
      .min(1)
      .default('.gatewright/golden.yml')
      .describe(
        'The tests that must be there, read from the base branch: `{ version: 1, tests: [{ id: "search › finds a word", priority: P0, file: tests/search.test.ts, sha256: DIGEST, requirements: [P1-R05] }] }`; `gatewright suite manifest` writes it.',
      ),
    quarantine: quarantineSchema.prefault({}).describe('Tests whose failures do not count for a while.'),
    stages: z
      .array(stageSchema)
      .max(50)
      .default([])
      .describe('Suites in order: after the first stage that fails, the later ones are not judged.'),
    soak: soakSchema.optional().describe('Events of a deployment over a window, looked at once, at its end.'),
    history: historySchema.optional().describe('Earlier results, for the trend and its alert.'),
  })
  .superRefine((settings, context) => {
    checkNames(settings.suites, context)
    checkStages(settings, context)
  })
export type Options = z.output<typeof options>

/** Whether the policy names any test result. */
export const readsReports = (
  settings: Pick<Options, 'reports' | 'expected-reports' | 'artifacts'>,
): boolean => settings.reports.length + settings['expected-reports'].length + settings.artifacts.length > 0

interface IssueContext {
  addIssue(issue: { code: 'custom'; message: string; path: (string | number)[]; input: unknown }): void
}

function checkNames(suites: readonly Suite[], context: IssueContext): void {
  const seen = new Set<string>()
  for (const [index, suite] of suites.entries()) {
    if (seen.has(suite.name))
      context.addIssue({
        code: 'custom',
        message: 'another suite has this name',
        path: ['suites', index, 'name'],
        input: suite.name,
      })
    seen.add(suite.name)
  }
}

/** Stages whose tests must all pass (source document 001): reports about live endpoints count as P0. */
const isStrictStage = (name: string): boolean => /^(?:hygiene|live[-_ ]?endpoints?)/iu.test(name)

function checkStages({ stages, suites }: Pick<Options, 'stages' | 'suites'>, context: IssueContext): void {
  const taken = new Set<string>()
  for (const [index, stage] of stages.entries())
    for (const [position, name] of stage.suites.entries()) {
      const suite = suites.find((one) => one.name === name)
      const message =
        suite === undefined
          ? 'names no suite of this gate'
          : taken.has(name)
            ? 'is in a stage already'
            : isStrictStage(stage.name) && (suite.lcb !== undefined || suite.skipped === 'ignore')
              ? `of stage ${stage.name} counts as P0: it takes \`require: all\`, and skips nothing`
              : null
      taken.add(name)
      const path = ['stages', index, 'suites', position]
      if (message !== null) context.addIssue({ code: 'custom', message, path, input: name })
    }
}
