import { UsageError } from '../core/errors.ts'
import type { Context, Run } from './context.ts'
import { type ArtifactFile, artifactNamed, artifactOf } from './phase-artifact.ts'
import { gitHubOrOffline } from './phase-gather.ts'
import { judgeArtifacts, verdictOf } from './phase-judge.ts'
import { cloneOf, commitOf, headOf, type PhasePolicy, repositoryOfPhases } from './phase-place.ts'
import { loadPolicyAt } from './phase-policy-at.ts'
import { resultPlace, writeResult } from './phase-result.ts'
import { type VerifiedArtifact, verifyJson, verifyPage } from './phase-verify-page.ts'

/** `phase verify`: derives the claims of artifacts again. */
export const runPhaseVerify: Run = async (context) => {
  const { args, output } = context
  const workspace = await cloneOf(context)
  const { github, online } = await gitHubOrOffline(context)
  const head = await headOf(workspace)
  const trusted = await commitOf(context, workspace, 'trusted')
  const policy = await loadPolicyAt(context, workspace, trusted)
  const repository = await repositoryOfPhases(context)
  const named = await namedArtifacts(context, policy)
  const place = await resultPlace(context, named)
  const files = new Map(
    [...named, ...(await linked(context, policy, named))].map(({ place, bytes }) => [place.path, bytes]),
  )
  output.progress.show(
    `verifying ${named.length === 0 ? 'every artifact' : named.map(({ stage }) => stage).join(', ')}`,
  )
  const only = named.length === 0 ? null : named.map(({ stage }) => stage)
  const source = { workspace, repository, policy, head, trusted, files }
  const judged = await judgeArtifacts(context, source, github, only)
  // A result that is asked for and cannot be given is no success.
  const forgiving = !online && !args.has('strict') && place === null
  const verdict = verdictOf(judged.findings, judged.now, forgiving)
  const artifacts = judged.phases.artifacts
    .filter(({ stage }) => only === null || only.includes(stage))
    .map(({ stage, path }): VerifiedArtifact => {
      const findings = judged.findings.filter((finding) => finding.stage === stage)
      return { stage, path, findings, verdict: verdictOf(findings, judged.now, forgiving) }
    })
  const rest = judged.findings.filter(({ stage }) => artifacts.every((artifact) => artifact.stage !== stage))
  const [artifact] = artifacts
  const wrote = place !== null && (await writeResult(context, place, { artifact, policy, at: judged.now }))
  const result = place !== null && wrote ? place.name : null
  const verified = { artifacts, rest, verdict, head, trusted, at: judged.now, result }
  if (args.format === 'json') await output.json(verifyJson(verified))
  else await output.text(verifyPage(verified, output.layout.width, nextStage(policy, verified.artifacts)))
  return verdict.exitCode
}

/** The first stage that has no artifact yet: what an empty answer points to. */
const nextStage = ({ stages }: PhasePolicy, artifacts: readonly VerifiedArtifact[]): string | null =>
  artifacts.length > 0 ? null : (stages[0]?.id ?? null)

/** The artifacts that are named, as the work tree has them. @throws UsageError for one that is not there */
async function namedArtifacts(context: Context, policy: PhasePolicy): Promise<readonly ArtifactFile[]> {
  const found: ArtifactFile[] = []
  for (const name of context.args.positionals) {
    const file = await artifactNamed(context, policy, name)
    if (found.some((other) => other.stage === file.stage)) throw new UsageError(`${name} is named twice`)
    found.push(file)
  }
  return found
}

/** Artifacts of the work tree that named ones link to. */
async function linked(
  context: Context,
  { stages, ...policy }: PhasePolicy,
  named: readonly ArtifactFile[],
): Promise<readonly ArtifactFile[]> {
  const before = new Set(
    named.flatMap(({ stage }) => {
      const found = stages.find(({ id }) => id === stage)
      return found === undefined
        ? []
        : [...found.before, ...(found.previous === null ? [] : [found.previous])]
    }),
  )
  const found: ArtifactFile[] = []
  for (const id of before) {
    const file = await artifactOf(context, { stages, ...policy }, id)
    if (file !== null) found.push(file)
  }
  return found
}
