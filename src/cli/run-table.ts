import { runAuditCommand } from './audit.ts'
import { runApply } from './branch-protection-apply.ts'
import { runProtectionCheck } from './branch-protection-check.ts'
import { runEffective } from './branch-protection-effective.ts'
import { runPlan } from './branch-protection-plan.ts'
import { runCheck } from './check.ts'
import { runRender } from './checklist-render.ts'
import { runTier } from './checklist-tier.ts'
import { runChecklistValidate } from './checklist-validate.ts'
import { runCoverage } from './codeowners-coverage.ts'
import { runLint } from './codeowners-lint.ts'
import { runWho } from './codeowners-who.ts'
import type { CommandName } from './commands.ts'
import type { Run } from './context.ts'
import { runDiff } from './diff.ts'
import { runDoctor } from './doctor.ts'
import { runEvaluate } from './evaluate.ts'
import { runEvidenceAdd } from './evidence-add.ts'
import { runEvidenceVerify } from './evidence-verify.ts'
import { runExplain } from './explain.ts'
import { runLcb } from './lcb.ts'
import { runPhaseNew } from './phase-new.ts'
import { runPhaseReport } from './phase-report.ts'
import { runPhaseReseal } from './phase-reseal.ts'
import { runPhaseSign } from './phase-sign.ts'
import { runPhaseVerify } from './phase-verify.ts'
import { runPrint, runSchema, runTest } from './policy-commands.ts'
import { runImpact } from './policy-impact.ts'
import { runValidate } from './policy-validate.ts'
import { runRequirements } from './requirements.ts'
import { runSuiteGate } from './suite-gate.ts'
import { runSuiteHistory } from './suite-history.ts'
import { runSuiteManifest } from './suite-manifest.ts'
import { runSuiteRead } from './suite-read.ts'
import { runSuiteSoak } from './suite-soak.ts'

/** What each command does; `demo` is another bundle. */
export const runs: Readonly<Record<Exclude<CommandName, 'demo'>, Run>> = {
  audit: runAuditCommand,
  check: runCheck,
  evaluate: runEvaluate,
  explain: runExplain,
  requirements: runRequirements,
  'checklist render': runRender,
  'checklist tier': runTier,
  'branch-protection effective': runEffective,
  'branch-protection check': runProtectionCheck,
  'branch-protection plan': runPlan,
  'branch-protection apply': runApply,
  'codeowners who': runWho,
  'codeowners lint': runLint,
  'codeowners coverage': runCoverage,
  'checklist validate': runChecklistValidate,
  'suite read': runSuiteRead,
  'suite gate': runSuiteGate,
  'suite manifest': runSuiteManifest,
  'suite history': runSuiteHistory,
  'suite soak': runSuiteSoak,
  lcb: runLcb,
  'phase new': runPhaseNew,
  'phase sign': runPhaseSign,
  'phase verify': runPhaseVerify,
  'phase reseal': runPhaseReseal,
  'phase report': runPhaseReport,
  'evidence add': runEvidenceAdd,
  'evidence verify': runEvidenceVerify,
  'policy validate': runValidate,
  'policy print': runPrint,
  'policy schema': runSchema,
  'policy test': runTest,
  'policy impact': runImpact,
  diff: runDiff,
  doctor: runDoctor,
}
