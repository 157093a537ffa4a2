import type { Fact } from '../../core/fact.ts'
import { unknown } from '../../core/fact.ts'
import type { Criteria } from '../../core/facts/criteria.ts'
import type { Phases, Tags } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import type { PhaseOptions } from '../../phase/options.ts'
import { judgeArtifact } from './artifact.ts'
import { contextOf } from './model.ts'
import { completeFindings } from './overview.ts'

/** What artifacts are verified with; facts that nobody asks for may be left out. */
export interface VerifyFacts {
  readonly phases: Phases
  readonly now: string
  readonly tags?: Fact<Tags>
  readonly criteria?: Fact<Criteria>
}

const notGiven = unknown('nothing-evaluated', 'it was not gathered')

/**
 * Findings of artifacts by themselves, whatever needs them: those that refuse one, and one that passes for each that
 * holds.
 * @param only stages that are judged; others are linked to only. Default: all
 */
export function verifyArtifacts(
  facts: VerifyFacts,
  options: PhaseOptions,
  only?: readonly string[],
  where: Where = () => undefined,
): readonly Finding[] {
  const { phases, now, tags = notGiven, criteria = notGiven } = facts
  const context = contextOf({ phases, now, tags, criteria }, options, where)
  const judged = phases.artifacts
    .filter(({ stage }) => only === undefined || only.includes(stage))
    .map((one) => judgeArtifact(one, context))
  const complete = completeFindings(new Map(judged.map((one) => [one.observed.stage, one])), context)
  return [...judged.flatMap(({ findings }) => findings), ...complete]
}
