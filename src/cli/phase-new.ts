import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { exitCodes } from '../core/verdict.ts'
import { repositorySettings } from '../facts/phase-repository.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { GitHub } from '../github/port.ts'
import { artifactPath, stageOfPath } from '../phase/files.ts'
import type { Stage } from '../phase/options.ts'
import { readArtifact } from '../phase/read.ts'
import { artifactText } from '../phase/write.ts'
import { signDocument } from '../signing/sign.ts'
import type { Context, Run } from './context.ts'
import { writeRefusals } from './evidence-refused.ts'
import { fileError } from './input.ts'
import { artifactPlace, problemsError } from './phase-artifact.ts'
import { baselineFields } from './phase-baseline.ts'
import { stageFields } from './phase-document.ts'
import { evidenceFor } from './phase-evidence.ts'
import { counterFields, criteriaFields, gatesOf } from './phase-figures.ts'
import { gatherBase, gatherContext, gitHubOrOffline, type PhaseSource } from './phase-gather.ts'
import { judgeArtifacts } from './phase-judge.ts'
import { signingSecret } from './phase-key.ts'
import { newJson, newPage } from './phase-new-page.ts'
import { performanceFields } from './phase-performance.ts'
import {
  cloneOf,
  commitOf,
  localPhasePolicy,
  type PhasePolicy,
  repositoryOfPhases,
  stageNamed,
} from './phase-place.ts'
import { linkFields, type Previous, previousOf } from './phase-previous.ts'
import { type TreeFile, treeFile } from './tree-file.ts'

/** `phase new`: writes the artifact of a stage that is complete. */
export const runPhaseNew: Run = async (context) => {
  const { args, output } = context
  const workspace = await cloneOf(context)
  const policy = await localPhasePolicy(context)
  const stage = stageNamed(policy, args.positionals[0] ?? '')
  const place = await newPlace(context, policy, stage)
  const secret = signingSecret(context, policy, args.value('sign'))
  const commit = await commitOf(context, workspace, 'commit')
  const repository = await repositoryOfPhases(context)
  const { github, online } = await gitHubOrOffline(context)
  const previous = await previousOf(context, policy, stage)
  const source = { workspace, repository, policy, head: commit, trusted: null }
  const claims = await claimsOf(context, { ...source, files: new Map() }, github, stage, previous)
  output.progress.show('reading the evidence')
  const evidence = await evidenceFor(context, { workspace, repository, github }, stage.id, commit)
  if (evidence.refusals.length > 0) return await writeRefusals(context, evidence.refusals)
  const document: JsonObject = {
    ...claims,
    ...(online ? await numberFields(context, { ...source, files: new Map() }, github) : {}),
    ...linkFields(previous),
    evidence_blocks: evidence.written,
    ...criteriaFields(args, stage, evidence.ids),
  }
  const bytes = artifactBytes(document, place, stage.id, secret)
  // Another process may have written it meanwhile.
  if (!(await place.create(new TextDecoder().decode(bytes)))) throw isThere(place, stage)
  output.progress.show('verifying what was written')
  const files = new Map([
    ...(previous?.files ?? []),
    [artifactPath(policy.options.folder, stage.id), bytes] as const,
  ])
  const judged = await judgeArtifacts(context, { ...source, files }, github, [stage.id])
  const made = {
    ...{ stage, file: place.name, commit, evidence: evidence.ids.size, signed: secret?.keyId ?? null },
    missing: judged.findings.filter(wanting),
  }
  if (args.format === 'json') await output.json(newJson(made))
  else await output.text(newPage(made, output.layout.width))
  return exitCodes.pass
}

/** The repository's number, which no other repository takes over with the name. */
async function numberFields(context: Context, source: PhaseSource, github: GitHub): Promise<JsonObject> {
  const asked = gatherContext(gatherBase(context, source, github))
  const { repositoryId, repositoryIdUnread } = await repositorySettings(asked, false)
  if (repositoryId !== null) return { repository_id: repositoryId }
  context.output.note(
    `repository_id is left out, as GitHub did not say it: ${repositoryIdUnread?.detail ?? 'no answer'}`,
  )
  return {}
}

/** Everything that the artifact claims but its evidence. */
async function claimsOf(
  context: Context,
  source: PhaseSource,
  github: GitHub,
  stage: Stage,
  previous: Previous | null,
): Promise<JsonObject> {
  const { args } = context
  const { repository, policy } = source
  const name = args.value('name') ?? stage.name ?? stage.id
  const counters = counterFields(
    args,
    stage,
    previous?.artifact ?? null,
    Object.keys(policy.options.counters),
  )
  const performance = await performanceFields(context)
  return {
    ...stageFields(stage, `${repository.owner}/${repository.repo}`, name),
    ...(await baselineFields(context, source, github, stage)),
    ci_gates_passed: [...gatesOf(args, stage)],
    ...counters,
    ...performance,
    git_commit: source.head,
    completion_date: new Date().toISOString(),
  }
}

const wanting = ({ outcome }: Finding): boolean => outcome === 'fail' || outcome === 'unknown'

/** Where it is written: nowhere that something stands. */
async function newPlace(context: Context, policy: PhasePolicy, stage: Stage): Promise<TreeFile> {
  const out = context.args.value('out')
  const usual = artifactPath(policy.options.folder, stage.id)
  const place =
    out === null ? await artifactPlace(context, policy, stage.id) : await treeFile(context, out, usual)
  const named = stageOfPath(place.path.split('/').slice(0, -1).join('/'), place.path)
  if (named === null || !('stage' in named) || named.stage !== stage.id)
    throw fileError(
      place.name,
      `an artifact of ${stage.id} is called ${usual.split('/').at(-1)}, expected that name`,
    )
  const there = await lstat(join(place.root, place.path)).catch(() => null)
  if (there !== null) throw isThere(place, stage)
  return place
}

const isThere = ({ name }: TreeFile, { id }: Stage): UsageError =>
  new UsageError(
    `${name} is there, and an artifact is never replaced; next step: gatewright phase reseal ${id}, or delete it when it was never committed`,
  )

/** The bytes of an artifact that reads without a mistake. @throws UsageError where it would not */
export function artifactBytes(
  document: JsonObject,
  place: Pick<TreeFile, 'name' | 'path'>,
  stage: string,
  secret: ReturnType<typeof signingSecret>,
): Uint8Array {
  const signature = secret === null ? undefined : signDocument(document, secret)
  const bytes = new TextEncoder().encode(artifactText(document, signature))
  const { problems } = readArtifact(place.path, bytes, stage, { floor: '1.1', complete: true })
  const wrong = problems.filter(({ warning }) => !warning)
  if (wrong.length > 0) throw problemsError(place.name, wrong)
  return bytes
}
