import { Undecided } from '../core/errors.ts'
import type { Fact } from '../core/fact.ts'
import type { Phases } from '../core/facts/phases.ts'
import type { Finding } from '../core/finding.ts'
import { fold, type Judgement, type Verdict } from '../core/verdict.ts'
import { gatherFacts } from '../facts/registry.ts'
import { phaseUnlock } from '../gates/phase-unlock/gate.ts'
import { verifyArtifacts } from '../gates/phase-unlock/verify.ts'
import type { GitHub } from '../github/port.ts'
import type { Context } from './context.ts'
import { gatherBase, type PhaseSource } from './phase-gather.ts'

/** Artifacts with what was found of them. */
export interface PhaseJudgement {
  readonly phases: Phases
  readonly now: string
  readonly findings: readonly Finding[]
}

/**
 * Derives every claim of artifacts again and judges it.
 * @param only stages that are judged; the others are linked to. Null: all
 * @throws Undecided when there is nothing to judge by
 */
export async function judgeArtifacts(
  context: Context,
  source: PhaseSource,
  github: GitHub,
  only: readonly string[] | null,
): Promise<PhaseJudgement> {
  const facts = await gatherFacts(['now', 'phases', 'tags', 'criteria'], gatherBase(context, source, github))
  const [phases, now] = [orUndecided(facts.phases), orUndecided(facts.now)]
  const { options } = source.policy
  const { tags, criteria } = facts
  const findings = verifyArtifacts({ phases, now, tags, criteria }, options, only ?? undefined)
  return { phases, now, findings }
}

function orUndecided<T>(fact: Fact<T>): T {
  if (fact.known) return fact.value
  throw new Undecided(fact)
}

/** What findings come to, as they would in enforce mode. @param forgiving what is unknown because it is offline does not fail */
export function verdictOf(findings: readonly Finding[], now: string, forgiving: boolean): Verdict {
  const undecided = findings.filter(({ outcome }) => outcome === 'unknown')
  const offlineOnly =
    forgiving && undecided.length > 0 && undecided.every(({ unknown }) => unknown?.reason === 'offline')
  const { id, title, rules } = phaseUnlock
  const judgement: Judgement = {
    ...{ gate: id, title, rules, offlineOnly, findings },
    ...{ mode: 'enforce', optional: false, enforceFrom: null },
  }
  return fold([judgement], { mode: 'enforce', onNothing: 'unknown', now })
}
