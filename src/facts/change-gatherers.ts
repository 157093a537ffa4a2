import { gatherAnswers } from './answers.ts'
import { gatherChange } from './change.ts'
import { gatherChecklists } from './checklists.ts'
import { gatherChecks } from './checks.ts'
import { gatherEvidenceTests } from './evidence-tests.ts'
import type { Gatherers } from './gather.ts'
import { gatherMitigationPlans } from './mitigation-plans.ts'
import { gatherRegression } from './regression.ts'
import { gatherSpecifications } from './specifications.ts'
import { gatherTestHistory } from './test-history.ts'
import { gatherToolFindings } from './tool-findings.ts'

/** Gatherers of what a change says, holds and shows. Their readers are large: the registry loads them on demand. */
export const changeGatherers = {
  change: gatherChange,
  checklists: gatherChecklists,
  answers: gatherAnswers,
  'evidence-tests': gatherEvidenceTests,
  'tool-findings': gatherToolFindings,
  checks: gatherChecks,
  specifications: gatherSpecifications,
  'test-history': gatherTestHistory,
  regression: gatherRegression,
  'mitigation-plans': gatherMitigationPlans,
} as const satisfies Partial<Gatherers>
