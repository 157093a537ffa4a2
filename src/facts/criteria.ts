import { known } from '../core/fact.ts'
import type { Criteria } from '../core/facts/criteria.ts'
import type { Phases } from '../core/facts/phases.ts'
import { artifactPath } from '../phase/files.ts'
import { type PhaseOptions, type Stage, stagesOf } from '../phase/options.ts'
import { headOf } from './codeowners.ts'
import { criterionFiles } from './criteria-files.ts'
import { issueCounts } from './criteria-issues.ts'
import { type LookUp, suiteEvidence } from './criteria-suites.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'
import { gitObjects } from './git-objects.ts'
import { observe } from './observe.ts'
import { phaseNeeds } from './phase-needs.ts'

/** Fact `criteria`: what criteria of files, suites and issues come to; nothing is asked for without any. */
export const gatherCriteria: Gatherer<'criteria'> = async (context) => {
  const sha = await headOf(context)
  const found: Criteria = { sha, commits: {}, files: {}, suites: {}, issues: {}, tagged: {} }
  const options = phaseNeeds(context)
  if (options === null || !asksForAnything(options))
    return known(found, { kind: 'input', what: 'no criteria are asked for', sha })
  const phases = await factValue(context, 'phases')
  found.tagged = await taggedArtifacts(context, options, phases)
  for (const stage of stagesOf(options)) {
    const commit = commitFor(stage, phases, options, context)
    if (commit === null) continue
    found.commits[stage.id] = commit
    await lookUp(context, { stage, commit, options }, found)
  }
  return known(found, { kind: 'api', what: 'files, suites and issues of criteria', sha })
}

const asksForAnything = (options: PhaseOptions): boolean =>
  options.tags !== 'ignore' || stagesOf(options).some(({ criteria }) => criteria.some(isLookedUp))

const isLookedUp = ({ files, suite, issues }: Stage['criteria'][number]): boolean =>
  files !== undefined || suite !== undefined || issues !== undefined

/**
 * The commit that a stage's artifact speaks of; null where nothing is looked up: its text is refused, a needed
 * signature does not hold, its commit is not known. A change is judged by what it claims, so stages without an artifact
 * are looked up outside of pull requests alone.
 */
function commitFor(
  stage: Stage,
  { artifacts, head, signatureRequired }: Phases,
  options: PhaseOptions,
  { subject }: GatherContext,
): string | null {
  const observed = artifacts.find((one) => one.stage === stage.id)
  if (observed === undefined) return subject.kind === 'pull-request' ? null : head
  const { artifact, signature, commit } = observed
  if (artifact === null) return null
  const needed = signatureRequired || options.signature.required
  if (needed && signature?.state !== 'valid') return null
  return commit?.known === true && commit.value.type === 'commit' ? artifact.commit : null
}

async function lookUp(context: GatherContext, wanted: LookUp, found: Criteria): Promise<void> {
  for (const { id, files, suite, issues } of wanted.stage.criteria) {
    const key = `${wanted.stage.id}/${id}`
    if (files !== undefined)
      found.files[key] = await observe(() => criterionFiles(context, wanted.commit, files.paths))
    if (suite !== undefined) found.suites[key] = await observe(() => suiteEvidence(context, wanted, suite))
    if (issues !== undefined) found.issues[key] = await observe(() => issueCounts(context, issues.labels))
  }
}

/** Whether the commit that each stage's tag leads to holds the stage's artifact. */
async function taggedArtifacts(
  context: GatherContext,
  options: PhaseOptions,
  { artifacts }: Phases,
): Promise<Criteria['tagged']> {
  if (options.tags === 'ignore' || artifacts.length === 0) return {}
  const tags = await context.fact('tags')
  const found: Criteria['tagged'] = {}
  if (!tags.known) return found
  for (const { stage } of artifacts) {
    const name = `${stage}-complete`
    const commit = (Object.hasOwn(tags.value, name) ? tags.value[name]?.commit : undefined) ?? null
    if (commit === null) continue
    found[name] = await observe(async () => {
      const objects = await gitObjects(context)
      return (await objects.entry(commit, artifactPath(options.folder, stage)))?.blob ?? null
    })
  }
  return found
}
