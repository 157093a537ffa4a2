import type { Fact } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import { gatherApprovedBlobs } from './approved-blobs.ts'
import type { changeGatherers } from './change-gatherers.ts'
import { gatherChangeSettings } from './change-settings.ts'
import { gatherChangedFiles } from './changed-files.ts'
import { gatherCodeOwnerRule } from './code-owner-rule.ts'
import { gatherCodeowners, gatherHeadCodeowners } from './codeowners.ts'
import { gatherCodeownersErrors, gatherHeadCodeownersErrors } from './codeowners-errors.ts'
import { type GatherBase, type GatherContext, type Gatherer, type Gatherers, settle } from './gather.ts'
import { gatherGoldenManifest } from './golden-manifest.ts'
import { gatherLastPusher } from './last-pusher.ts'
import { gatherNow } from './now.ts'
import { gatherOtherPullRequests } from './other-pull-requests.ts'
import { gatherOverrides } from './overrides.ts'
import type { phaseGatherers } from './phase-gatherers.ts'
import { gatherPolicyPaths } from './policy-paths.ts'
import { gatherProtection } from './protection.ts'
import { gatherCommits, gatherPullRequest, gatherReviews } from './pull-request.ts'
import { gatherRepositoryFiles } from './repository-files.ts'
import { gatherSoak } from './soak.ts'
import { gatherSuiteHistory } from './suite-history.ts'
import { gatherTeams } from './teams.ts'
import { gatherTestReports } from './test-reports.ts'
import { gatherWorkflows } from './workflows.ts'

/** A gatherer whose readers are loaded when it is asked for the first time: most runs need none of them. */
const onDemand =
  <K extends keyof typeof changeGatherers>(key: K): Gatherer<K> =>
  async (context: GatherContext) => {
    const all: Pick<Gatherers, keyof typeof changeGatherers> = (await import('./change-gatherers.ts'))
      .changeGatherers
    return await all[key](context)
  }

/** The same for artifacts of phases. */
const ofPhases =
  <K extends keyof typeof phaseGatherers>(key: K): Gatherer<K> =>
  async (context: GatherContext) => {
    const all: Pick<Gatherers, keyof typeof phaseGatherers> = (await import('./phase-gatherers.ts'))
      .phaseGatherers
    return await all[key](context)
  }

/** One gatherer per fact. */
export const gatherers = {
  now: gatherNow,
  'pull-request': gatherPullRequest,
  reviews: gatherReviews,
  commits: gatherCommits,
  'last-pusher': gatherLastPusher,
  'other-pull-requests': gatherOtherPullRequests,
  'changed-files': gatherChangedFiles,
  codeowners: gatherCodeowners,
  'head-codeowners': gatherHeadCodeowners,
  'codeowners-errors': gatherCodeownersErrors,
  'head-codeowners-errors': gatherHeadCodeownersErrors,
  teams: gatherTeams,
  'repository-files': gatherRepositoryFiles,
  'approved-blobs': gatherApprovedBlobs,
  'code-owner-rule': gatherCodeOwnerRule,
  'policy-paths': gatherPolicyPaths,
  'test-reports': gatherTestReports,
  'golden-manifest': gatherGoldenManifest,
  'suite-history': gatherSuiteHistory,
  soak: gatherSoak,
  protection: gatherProtection,
  workflows: gatherWorkflows,
  change: onDemand('change'),
  'change-settings': gatherChangeSettings,
  checklists: onDemand('checklists'),
  answers: onDemand('answers'),
  'evidence-tests': onDemand('evidence-tests'),
  'tool-findings': onDemand('tool-findings'),
  checks: onDemand('checks'),
  specifications: onDemand('specifications'),
  'test-history': onDemand('test-history'),
  regression: onDemand('regression'),
  'mitigation-plans': onDemand('mitigation-plans'),
  phases: ofPhases('phases'),
  tags: ofPhases('tags'),
  criteria: ofPhases('criteria'),
  greenlight: ofPhases('greenlight'),
  overrides: gatherOverrides,
} as const satisfies Gatherers

/** The facts asked for, as gathered. */
export type FactsOf<K extends FactKey> = { readonly [P in K]: Fact<FactValue[P]> }

/**
 * Gathers facts in parallel, each once, however many others depend on it. Never rejects: what cannot be observed is
 * an unknown fact.
 */
export async function gatherFacts<K extends FactKey>(
  keys: readonly K[],
  base: GatherBase,
): Promise<FactsOf<K>> {
  const asked = new Map<FactKey, Promise<Fact<unknown>>>()
  const context: GatherContext = { ...base, fact }
  function fact<P extends FactKey>(key: P): Promise<Fact<FactValue[P]>> {
    const running = asked.get(key) ?? settle(() => observe(key, context))
    asked.set(key, running)
    // A key's entry is only ever made by that key's own gatherer.
    return running as Promise<Fact<FactValue[P]>>
  }
  const gathered = await Promise.all(keys.map(async (key) => [key, await fact(key)] as const))
  return Object.fromEntries(gathered) as FactsOf<K>
}

const observe = <K extends FactKey>(key: K, context: GatherContext): Promise<Fact<FactValue[K]>> => {
  const table: Gatherers = gatherers
  return table[key](context)
}
