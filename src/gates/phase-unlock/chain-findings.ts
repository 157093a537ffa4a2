import type { ObservedArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import { artifactPath } from '../../phase/files.ts'
import { isLegacy } from '../../phase/versions.ts'
import { linkFindings } from './link-findings.ts'
import type { Context, Subject } from './model.ts'
import { finding, noSecret, placeOf, short, unseen, value, words } from './words.ts'

/** Class 9: the artifact stays as the base has it, and follows the one of the stage before. */
export function chainFindings(subject: Subject, context: Context): readonly Finding[] {
  const { stage } = subject
  const rewritten = rewriteFindings(subject, context)
  if (stage.previous === null) return [...rewritten, ...firstFindings(subject, context)]
  const previous = context.artifacts.get(stage.previous)
  if (previous === undefined) return [...rewritten, ...orderFindings(subject, context, stage.previous)]
  return [
    ...rewritten,
    ...gapFindings(subject, context),
    ...digestFindings(subject, context, previous),
    ...linkFindings(subject, context, previous),
  ]
}

/** Stages of the same kind that come before, nearest first. */
function earlier({ stage }: Subject, { stages }: Context): readonly string[] {
  const line = stages.filter(({ kind }) => kind === stage.kind).map(({ id }) => id)
  return line.slice(0, line.indexOf(stage.id)).toReversed()
}

const fileOf = ({ options }: Context, stage: string) => path(artifactPath(options.folder, stage))

/** The artifact before is not there: an earlier one may be, and then a stage was left out. */
function orderFindings(subject: Subject, context: Context, previous: string): readonly Finding[] {
  const { observed, stage } = subject
  const before = earlier(subject, context).find((id) => context.artifacts.has(id))
  const fix = text`complete it first: ${`gatewright phase new ${previous}`}`
  const common = { location: placeOf(context, observed), requiredAt: context.where(...stage.at), fix }
  if (before !== undefined)
    return [
      finding('phase-order', 'fail', observed.path, {
        ...common,
        found: text`${words(stage.id)} follows ${words(before)}`,
        required: text`${words(stage.id)} after ${words(previous)}`,
      }),
    ]
  return [
    finding('previous-missing', 'fail', observed.path, {
      ...common,
      found: text`${fileOf(context, previous)} is missing`,
      required: text`the artifact of ${words(previous)}, which ${words(stage.id)} follows`,
    }),
  ]
}

/** The artifact before is there, and one before that is not. */
function gapFindings(subject: Subject, context: Context): readonly Finding[] {
  const { observed, stage } = subject
  const gap = earlier(subject, context).find((id) => !context.artifacts.has(id))
  // A removed one has a finding of its own, with the alarm.
  if (gap === undefined || context.phases.removed.some((removed) => removed.stage === gap)) return []
  return [
    finding('phase-gap', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where(...stage.at),
      found: text`a gap at ${words(gap)}: ${fileOf(context, gap)} is missing, and ${words(stage.id)} is there`,
      required: text`an artifact of every stage before ${words(stage.id)}`,
      fix: text`complete it first: ${`gatewright phase new ${gap}`}`,
    }),
  ]
}

function firstFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  if (artifact.previous === null) return []
  return [
    finding('previous-digest', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where(...stage.at),
      found: text`previous_artifact_sha256 is ${short(artifact.previous)}, and no stage comes before ${words(stage.id)}`,
      required: text`null`,
      fix: text`write the artifact anew: ${`gatewright phase new ${stage.id}`}`,
    }),
  ]
}

/** The digest of the one before; after a reseal of that one, the digest that it replaced. */
function digestFindings(
  { observed, artifact, stage }: Subject,
  context: Context,
  previous: ObservedArtifact,
): readonly Finding[] {
  const fix = text`find out which was changed; then run ${`gatewright phase reseal ${stage.id}`}`
  const make = (found: Text, alarm: boolean): readonly Finding[] => [
    finding('previous-digest', 'fail', observed.path, {
      location: placeOf(context, observed),
      ...{ found, fix },
      required: text`the digest of ${path(previous.path)}`,
      ...(alarm ? { alarm: 'tamper' as const } : {}),
    }),
  ]
  if (artifact.previous === null) {
    if (isLegacy(artifact.schemaVersion) && !context.signatureRequired) return []
    return make(text`the artifact names no digest of the one before`, false)
  }
  if (previous.digest === null)
    return make(text`${path(previous.path)} has no digest: its text is refused`, false)
  if (artifact.previous === previous.digest) return []
  if (previous.artifact?.supersedes === artifact.previous) {
    if (previous.signature?.state === 'valid') return []
    // Whether it was sealed again, or forged, the secret alone can tell.
    const what = text`the seal of ${path(previous.path)}, which replaces ${short(artifact.previous)},`
    const more = { location: placeOf(context, observed) }
    if (previous.signature?.state === 'key-missing')
      return [unseen('previous-digest', observed.path, what, noSecret(previous.signature), more)]
  }
  const found = text`previous_artifact_sha256 is ${short(artifact.previous)}, and ${path(previous.path)} has ${short(previous.digest)}`
  return make(found, true)
}

/** An artifact that the base has is replaced by a validly signed one alone, which names what it replaces. */
function rewriteFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  // A base text that was refused proved nothing: to repair it is no rewrite.
  if (observed.base !== 'changed' || observed.baseDigest === null) return []
  const { baseDigest } = observed
  const signed = observed.signature?.state === 'valid'
  const replaces = artifact.supersedes === baseDigest || observed.digest === baseDigest
  if (signed && replaces) return []
  if (replaces && observed.signature?.state === 'key-missing') {
    const what = text`the signature of ${path(observed.path)}, which replaces that of the base,`
    const more = { location: placeOf(context, observed) }
    return [unseen('artifact-rewritten', observed.path, what, noSecret(observed.signature), more)]
  }
  const found =
    artifact.supersedes === baseDigest
      ? text`${path(observed.path)} of the base is replaced by one without a valid signature`
      : text`${path(observed.path)} of the base is changed, without naming the digest it replaces`
  return [
    finding('artifact-rewritten', 'fail', observed.path, {
      location: placeOf(context, observed),
      found,
      required: text`the file of the base, or a signed one with ${'supersedes_sha256'} ${value(baseDigest)}`,
      fix: text`restore the file of the base; to replace it, run ${`gatewright phase reseal ${stage.id}`} and sign it`,
      alarm: 'tamper',
    }),
  ]
}

/**
 * Artifacts that the change takes away from the base: whatever rested on them rests on nothing. One of a stage that the
 * policy does not have proved nothing.
 */
export const removedFindings = ({ phases, stageById }: Context): readonly Finding[] =>
  phases.removed
    .filter(({ stage }) => stageById.has(stage))
    .map(({ path: file, stage }) =>
      finding('phase-gap', 'fail', file, {
        location: { path: file, at: 'base' },
        found: text`${path(file)} of the base is removed`,
        required: text`artifacts that stay: the proof that ${words(stage)} is complete`,
        fix: text`restore the file of the base`,
        alarm: 'tamper',
        stage,
      }),
    )
