import { resolveCheck } from '../../core/check-evidence.ts'
import type { CheckEvidence, CheckRequirement } from '../../core/check-words.ts'
import type { Fact } from '../../core/fact.ts'
import type { WorkflowPath } from '../../core/facts/checklists.ts'
import type { Checks } from '../../core/facts/tools.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import type { CheckOption, Options } from './options.ts'
import { type RecoveryStep, recoveryDetail } from './recovery.ts'
import { finding, unseen, words } from './words.ts'

/** Whether the named checks succeeded on the head; the path Docs asks for none. */
export function buildFindings(
  checks: Fact<Checks>,
  path: WorkflowPath,
  options: Options,
  where: Where,
): readonly Finding[] {
  if (path === 'docs') {
    const found = text`nothing but documentation changes, so no check is asked for`
    return [finding('build-check', 'skip', 'checks', { found, required: text`nothing`, fix: [] })]
  }
  if (!checks.known) return [unseen('build-check', 'checks', 'the checks of the head', checks)]
  return Object.entries(options.checks).map(([name, option]) =>
    checkFinding('build-check', { name, option, checks: checks.value }, options, where('checks', name)),
  )
}

/** Whether the default branch is fit to start from. */
export function healthFindings(checks: Checks, options: Options, where: Where): readonly Finding[] {
  const asked = Object.entries(options.health?.checks ?? {})
  if (asked.length === 0) {
    const found = text`the policy names no checks of the default branch (${'health.checks'})`
    return [finding('health', 'skip', 'health', { found, required: text`nothing`, fix: [] })]
  }
  return asked.map(([name, option]) =>
    checkFinding('health', { name, option, checks }, options, where('health', 'checks', name)),
  )
}

interface Named {
  readonly name: string
  readonly option: CheckOption
  readonly checks: Checks
}

const outcomes = {
  passed: 'pass',
  failed: 'fail',
  pending: 'fail',
  absent: 'fail',
  unknown: 'unknown',
} as const

function checkFinding(
  rule: 'build-check' | 'health',
  { name, option, checks }: Named,
  { approvers }: Options,
  requiredAt: ReturnType<Where>,
): Finding {
  const evidence = resolveCheck(checks, requirementOf(name, option))
  const outcome = outcomes[evidence.state]
  const step = rule === 'health' ? 'health' : stepOf(name)
  return finding(rule, outcome, name, {
    found: [...text`${words(name)}: `, ...evidence.found],
    required:
      rule === 'health' ? text`${name} succeeded on the default branch` : text`${name} succeeded on the head`,
    requiredAt,
    fix: evidence.fix,
    ...(outcome === 'pass' ? {} : { details: [recoveryDetail(step, approvers)] }),
    ...(outcome === 'unknown' ? { unknown: unknownOf(evidence) } : {}),
  })
}

const unknownOf = ({ unknown }: CheckEvidence): NonNullable<Finding['unknown']> =>
  unknown ?? { reason: 'internal-error' }

/** What `resolveCheck` asks for: the key is the name where the option gives no other. */
export const requirementOf = (name: string, option: CheckOption): CheckRequirement =>
  typeof option === 'string'
    ? { name: option }
    : {
        name: option.check ?? name,
        app: option.app,
        workflow: option.workflow,
        event: option.event,
        allowSkipped: option['allow-skipped'],
      }

/** A name that is a step of its own has a recovery of its own. */
const stepOf = (name: string): RecoveryStep => {
  const known = (['unit', 'integration', 'build', 'lint', 'doctest'] as const).find((step) => step === name)
  return known ?? 'check'
}
