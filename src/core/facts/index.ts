import { z } from 'zod'
import { answersSchema, evidenceTestsSchema } from './answers.ts'
import { changeSchema, changeSettingsSchema } from './change.ts'
import { checklistsSchema } from './checklists.ts'
import {
  approvedBlobsSchema,
  codeOwnerRuleSchema,
  codeownersErrorsSchema,
  codeownersFileSchema,
  headCodeownersSchema,
  policyPathsSchema,
  repositoryFilesSchema,
  teamsSchema,
} from './codeowners.ts'
import { criteriaSchema } from './criteria.ts'
import { goldenManifestSchema, soakSchema, suiteHistorySchema } from './golden.ts'
import { greenlightSchema } from './greenlight.ts'
import { mitigationPlansSchema } from './mitigation.ts'
import { overridesSchema } from './overrides.ts'
import { phasesSchema, tagsSchema } from './phases.ts'
import { protectionSchema, workflowsSchema } from './protection.ts'
import {
  changedFilesSchema,
  commitsSchema,
  lastPusherSchema,
  otherPullRequestsSchema,
  pullRequestSchema,
  reviewsSchema,
} from './pull-request.ts'
import { testReportsSchema } from './test-reports.ts'
import { checksSchema, toolFindingsSchema } from './tools.ts'
import { regressionSchema, specificationsSchema, testHistorySchema } from './workflow.ts'

/**
 * Every fact a gate may ask for, with the shape of its value. Values are plain JSON, so that facts can be saved and
 * judged again offline. One gatherer per key stands in `src/facts/`.
 */
export const factShapes = {
  /** The server's time, RFC 3339 in UTC. Judging code has no other clock. */
  now: z.iso.datetime(),
  'pull-request': pullRequestSchema,
  reviews: reviewsSchema,
  commits: commitsSchema,
  'last-pusher': lastPusherSchema,
  'other-pull-requests': otherPullRequestsSchema,
  'changed-files': changedFilesSchema,
  codeowners: codeownersFileSchema,
  'head-codeowners': headCodeownersSchema,
  'codeowners-errors': codeownersErrorsSchema,
  /** Of the proposed file; empty when the pull request touches none. */
  'head-codeowners-errors': codeownersErrorsSchema,
  teams: teamsSchema,
  'repository-files': repositoryFilesSchema,
  'approved-blobs': approvedBlobsSchema,
  'code-owner-rule': codeOwnerRuleSchema,
  'policy-paths': policyPathsSchema,
  'test-reports': testReportsSchema,
  'golden-manifest': goldenManifestSchema,
  'suite-history': suiteHistorySchema,
  soak: soakSchema,
  protection: protectionSchema,
  workflows: workflowsSchema,
  change: changeSchema,
  'change-settings': changeSettingsSchema,
  checklists: checklistsSchema,
  answers: answersSchema,
  'evidence-tests': evidenceTestsSchema,
  'tool-findings': toolFindingsSchema,
  checks: checksSchema,
  specifications: specificationsSchema,
  'test-history': testHistorySchema,
  regression: regressionSchema,
  'mitigation-plans': mitigationPlansSchema,
  phases: phasesSchema,
  tags: tagsSchema,
  criteria: criteriaSchema,
  greenlight: greenlightSchema,
  overrides: overridesSchema,
} as const satisfies Record<string, z.ZodType>

export type FactKey = keyof typeof factShapes
export type FactValue = { readonly [K in FactKey]: z.output<(typeof factShapes)[K]> }
export const factKeys = Object.keys(factShapes) as readonly FactKey[]
