import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import { offlineGitHub } from '../github/offline.ts'
import { canonicalDigest } from '../signing/canonical.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { shortId } from '../surfaces/words.ts'
import type { Context, Run } from './context.ts'
import { writeRefusals } from './evidence-refused.ts'
import { serverOf } from './github.ts'
import { artifactOf, goodArtifact, noArtifact } from './phase-artifact.ts'
import { blockFields, carriedFields } from './phase-document.ts'
import { signingSecret } from './phase-key.ts'
import { artifactBytes } from './phase-new.ts'
import {
  cloneOf,
  commitOf,
  localPhasePolicy,
  type PhasePolicy,
  repositoryOfPhases,
  stageNamed,
} from './phase-place.ts'
import { linkFields, previousOf } from './phase-previous.ts'
import { type Rebound, rebind } from './phase-rebind.ts'

/** `phase reseal`: binds an artifact to another commit. */
export const runPhaseReseal: Run = async (context) => {
  const { args, output } = context
  const workspace = await cloneOf(context)
  const policy = await localPhasePolicy(context)
  const stage = stageNamed(policy, args.positionals[0] ?? '')
  const secret = signingSecret(context, policy, args.value('sign'))
  const found = await artifactOf(context, policy, stage.id)
  if (found === null) throw noArtifact(policy, stage.id)
  const { artifact, document, place } = goodArtifact(found)
  const commit = await commitOf(context, workspace, 'commit')
  const repository = await repositoryOfPhases(context)
  const link = linkFields(await previousOf(context, policy, stage))
  const supersedes = canonicalDigest(document)
  output.progress.show('looking the evidence up')
  const source = { workspace, repository, github: offlineGitHub(serverOf(context).serverUrl) }
  const { rebound, refusals } = await rebind(
    source,
    artifact.commit,
    commit,
    artifact.evidence,
    args.has('moved'),
  )
  if (refusals.length > 0) return await writeRefusals(context, refusals)
  const more = {
    repository: `${repository.owner}/${repository.repo}`,
    baselineTotal: policy.options.baseline?.total ?? null,
  }
  const bound: JsonObject = {
    ...carriedFields(artifact, stage, more),
    git_commit: commit,
    ...link,
    evidence_blocks: rebound.map(({ block }) => blockFields(block)),
  }
  refuseSame(document, bound, place.name)
  const bytes = artifactBytes({ ...bound, supersedes_sha256: supersedes }, place, stage.id, secret)
  await place.write(new TextDecoder().decode(bytes))
  const after = await linkedAfter(context, policy, stage.id)
  const sealed = {
    file: place.name,
    stage: stage.id,
    commit,
    supersedes,
    rebound,
    after,
    signed: secret?.keyId ?? null,
  }
  await answer(context, sealed)
  return exitCodes.pass
}

/** A file that supersedes its own twin says nothing. */
function refuseSame({ supersedes_sha256: _, ...before }: JsonObject, bound: JsonObject, name: string): void {
  if (canonicalDigest(before) !== canonicalDigest(bound)) return
  throw new UsageError(
    `${name} is bound to that commit already, and nothing else changed; next step: gatewright phase sign ${name} for another signature`,
  )
}

/** Stages that name the digest of this one: their link is to the artifact that was replaced. */
async function linkedAfter(context: Context, policy: PhasePolicy, stage: string): Promise<readonly string[]> {
  const next = policy.stages.find(({ previous }) => previous === stage)
  if (next === undefined || (await artifactOf(context, policy, next.id)) === null) return []
  return [next.id, ...(await linkedAfter(context, policy, next.id))]
}

interface Sealed {
  readonly file: string
  readonly stage: string
  readonly commit: string
  readonly supersedes: string
  readonly rebound: readonly Rebound[]
  /** Stages whose artifacts have to follow. */
  readonly after: readonly string[]
  readonly signed: string | null
}

async function answer({ args, output }: Context, sealed: Sealed): Promise<void> {
  const { file, stage, commit, supersedes, rebound, after, signed } = sealed
  const rows = rebound.map(({ block, state }) => ({
    id: block.id,
    file: block.file,
    lines: `${block.first}-${block.last}`,
    state,
  }))
  if (args.format === 'json') {
    await output.json({
      schema_version: 1,
      ...{ written: true, file, stage, git_commit: commit, supersedes_sha256: supersedes, evidence: rows },
      ...{ signed_by: signed, linked_after: after },
    })
    return
  }
  const moved = rows.filter(({ state }) => state === 'moved')
  const lines = [
    `${file}: ${stage} bound to ${shortId(commit)}, supersedes ${shortId(supersedes)}, ${signed === null ? 'unsigned' : `signed by key ${signed}`}`,
    ...moved.map(({ id, file: path, lines: now }) => `  ${id}: moved to ${path}:${now}`),
    ...(signed === null
      ? [`next step: sign it where it has to be signed: gatewright phase sign ${file} --key-id ID`]
      : []),
    // Where it is validly signed, `supersedes_sha256` leads from the old link to it.
    ...(signed === null ? after : []).map(
      (id) => `${id} links to what was replaced: sign this one, or gatewright phase reseal ${id}`,
    ),
  ]
  await output.text(`${lines.map(sanitiseLine).join('\n')}\n`)
}
