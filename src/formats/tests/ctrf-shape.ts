import { z } from 'zod'
import { listOf } from './json-document.ts'

const count = z.number().int().nonnegative()
const status = z.enum(['passed', 'failed', 'skipped', 'pending', 'other'])
const text = z.string().nullish()
const primitive = z.union([z.string(), z.number(), z.boolean()])
/** A key the schema has and nothing here needs. */
const unread = z.unknown().optional()

const attemptShape = z.strictObject({
  attempt: count.nullish(),
  attemptId: unread,
  status,
  duration: unread,
  message: unread,
  trace: unread,
  line: unread,
  snippet: unread,
  stdout: unread,
  stderr: unread,
  start: unread,
  stop: unread,
  attachments: unread,
  extra: unread,
})

const testShape = z.strictObject({
  id: unread,
  testId: unread,
  executionId: unread,
  name: z.string(),
  status,
  duration: z.number(),
  start: unread,
  stop: unread,
  suite: z.union([z.string(), z.array(z.string())]).nullish(),
  message: text,
  trace: text,
  snippet: unread,
  ai: unread,
  line: z.number().nullish(),
  rawStatus: text,
  tags: z.array(z.string()).nullish(),
  labels: z.record(z.string(), z.union([primitive, z.array(primitive)])).nullish(),
  type: unread,
  filePath: text,
  retries: count.nullish(),
  retryAttempts: listOf(attemptShape).nullish(),
  flaky: z.boolean().nullish(),
  stdout: unread,
  stderr: unread,
  threadId: unread,
  browser: text,
  device: text,
  screenshot: unread,
  attachments: unread,
  parameters: z.record(z.string(), z.unknown()).nullish(),
  steps: unread,
  insights: unread,
  extra: unread,
})

/** One test of a CTRF report. */
export type CtrfTest = z.output<typeof testShape>

const summaryShape = z.strictObject({
  tests: count,
  passed: count,
  failed: count,
  skipped: count,
  pending: count,
  other: count,
  flaky: count.nullish(),
  suites: unread,
  start: z.number().nullish(),
  stop: unread,
  duration: unread,
  extra: unread,
})

const environmentShape = z.strictObject({
  reportName: unread,
  appName: unread,
  appVersion: unread,
  buildId: unread,
  buildName: unread,
  buildNumber: unread,
  buildUrl: unread,
  repositoryName: unread,
  repositoryUrl: unread,
  commit: text,
  branchName: unread,
  osPlatform: unread,
  osRelease: unread,
  osVersion: unread,
  testEnvironment: unread,
  shardId: unread,
  healthy: unread,
  extra: unread,
})

/**
 * Common Test Report Format (ctrf.io), the keys of the published schema (ctrf 0.3.0, specification 0.0). It forbids
 * any other key and so does this: what is not understood could be the failure. Three things that its own reporters
 * write are taken although the schema refuses them: `suite` as one text, no `reportFormat`, attempts without a number.
 */
export const ctrfShape = z.strictObject({
  reportFormat: z.literal('CTRF').optional(),
  specVersion: unread,
  reportId: unread,
  runId: unread,
  timestamp: unread,
  generatedBy: unread,
  extra: unread,
  insights: unread,
  baseline: unread,
  results: z.strictObject({
    tool: z.strictObject({ name: z.string(), version: unread, extra: unread }),
    summary: summaryShape,
    tests: listOf(testShape),
    environment: environmentShape.nullish(),
    extra: unread,
  }),
})
