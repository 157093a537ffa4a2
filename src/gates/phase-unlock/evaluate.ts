import type { Fact } from '../../core/fact.ts'
import type { Greenlight } from '../../core/facts/greenlight.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import type { PhaseOptions } from '../../phase/options.ts'
import { judgeArtifact, refuses } from './artifact.ts'
import { removedFindings } from './chain-findings.ts'
import { greenlightFindings } from './greenlight-findings.ts'
import { type Context, contextOf, type Judged, type PhaseFacts } from './model.ts'
import { changedPaths, stagesBefore, type Work, worksOf } from './needs.ts'
import { completeFindings, overview } from './overview.ts'
import { type Results, requirementFindings, togetherFindings, workFindings } from './stage-findings.ts'
import { staleFiles } from './stale-findings.ts'
import { lookalikeFindings } from './text-findings.ts'
import { finding, words } from './words.ts'

/** A change: work of a stage waits for the stages before it, and artifacts that it brings hold. */
export function evaluateChange(
  facts: PhaseFacts & { readonly 'changed-files': readonly ChangedFile[] },
  options: PhaseOptions,
  where: Where,
): readonly Finding[] {
  const context = contextOf(facts, options, where)
  if (context.stages.length === 0) return [noStages]
  const changed = changedPaths(facts['changed-files'])
  const works = worksOf(changed, context)
  const results = resultsOf(context)
  const brought = [...results.values()].filter(({ observed }) => observed.base !== 'same')
  const needed = neededStages(works, brought, context)
  return [
    overview(results, context),
    ...workFindings(works, results, context),
    ...requirementFindings(brought, results, context),
    ...togetherFindings(results, context),
    ...removedFindings(context),
    ...lookalikeFindings(context, changed),
    ...[...results.values()].flatMap((result) => {
      const counts = brought.includes(result) || needed.has(result.observed.stage)
      return counts ? result.findings : result.findings.map((one) => aside(one, result, changed))
    }),
    ...completeFindings(results, context),
  ]
}

/** Artifacts at the judged commit, all of them, and the green light. */
export function evaluateRepository(
  facts: PhaseFacts & { readonly greenlight: Fact<Greenlight> },
  options: PhaseOptions,
  where: Where,
): readonly Finding[] {
  const context = contextOf(facts, options, where)
  const green = options.greenlight === undefined ? [] : greenlightFindings(facts, options, where)
  if (context.stages.length === 0) return green.length > 0 ? green : [noStages]
  const results = resultsOf(context)
  return [
    overview(results, context),
    ...requirementFindings([...results.values()], results, context),
    ...removedFindings(context),
    ...lookalikeFindings(context, null),
    ...[...results.values()].flatMap(({ findings }) => findings),
    ...completeFindings(results, context),
    ...green,
  ]
}

const resultsOf = (context: Context): Results =>
  new Map(context.phases.artifacts.map((one) => [one.stage, judgeArtifact(one, context)]))

/** Stages that the touched work and the brought artifacts rest on. */
function neededStages(
  works: readonly Work[],
  brought: readonly Judged[],
  context: Context,
): ReadonlySet<string> {
  const stages = [...works.map(({ stage }) => stage), ...brought.flatMap(({ stage }) => stage ?? [])]
  return new Set(stages.flatMap((stage) => stagesBefore(stage, context)))
}

/**
 * What is wrong with an artifact of the base that this change does not rest on: always shown, and it does not block
 * other people's work. Evidence that this change itself makes untrue is its own matter.
 */
function aside(one: Finding, result: Judged, changed: ReadonlySet<string>): Finding {
  if (refuses(one)) {
    const own = one.rule.endsWith('/evidence-stale') && touchesEvidence(result, changed)
    return own ? one : { ...one, level: 'warning' }
  }
  if (one.outcome !== 'unknown') return one
  const { unknown: _reason, ...rest } = one
  return {
    ...rest,
    outcome: 'skip',
    level: 'note',
    found: [...one.found, ...text`; this change does not need ${words(result.observed.stage)}`],
  }
}

function touchesEvidence({ observed, stage }: Judged, changed: ReadonlySet<string>): boolean {
  const { artifact } = observed
  if (artifact === null || stage === null) return false
  return staleFiles({ observed, artifact, stage }).some((file) => changed.has(file))
}

const noStages = finding('overview', 'skip', 'stages', {
  found: text`the policy has no phases, milestones and lists; the green light is looked at by audits`,
  required: text`nothing`,
  fix: [],
})
