import type { ObservedArtifact, PhaseArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { text } from '../../core/text.ts'
import { bindingOf, whyUnbound } from './commit-findings.ts'
import type { Context, Subject } from './model.ts'
import { finding, notGathered, placeOf, short, unseen, value, words } from './words.ts'

/** Commit, time and counters go on where the stage before ended. */
export function linkFindings(
  subject: Subject,
  context: Context,
  previous: ObservedArtifact,
): readonly Finding[] {
  const before = previous.artifact
  // Its own findings say why its text is refused; the digest says that it cannot be linked to.
  if (before === null) return []
  return [
    ...commitOrder(subject, context, previous, before),
    ...timeOrder(subject, context, before),
    ...counterChain(subject, context, before),
  ]
}

function commitOrder(
  { observed, stage }: Subject,
  context: Context,
  previous: ObservedArtifact,
  before: PhaseArtifact,
): readonly Finding[] {
  const { afterPrevious } = observed
  const location = placeOf(context, observed)
  const id = short(before.commit)
  const what = text`that commit ${id} of ${words(before.stage)} comes first`
  if (afterPrevious === null) return [unseen('commit-order', observed.path, what, notGathered, { location })]
  if (!afterPrevious.known) return [unseen('commit-order', observed.path, what, afterPrevious, { location })]
  if (afterPrevious.value) return []
  // A squash or rebase merge lost the earlier commit: its content is what the base has, and no history leads to it.
  const earlierStage = context.stageById.get(before.stage)
  if (earlierStage !== undefined) {
    const earlier = { observed: previous, artifact: before, stage: earlierStage }
    const binding = bindingOf(earlier, context)
    if (binding === 'content') return []
    // What is not known of it is its own finding, too; here it keeps a merge from looking like a rewritten history.
    if (binding === 'unknown' && previous.commit !== null)
      return [unseen('commit-order', observed.path, what, whyUnbound(earlier, context), { location })]
  }
  return [
    finding('commit-order', 'fail', observed.path, {
      location,
      requiredAt: context.where(...stage.at),
      found: text`commit ${id} of ${words(before.stage)} is not in the history of ${short(commitOf(observed))}`,
      required: text`stages on one line of history`,
      fix: text`record it against a commit that contains ${id}: ${`gatewright phase reseal ${stage.id}`}`,
      // It was in order when it came to the base: the history was replaced below it.
      ...(observed.base === 'same' ? { alarm: 'tamper' as const } : {}),
    }),
  ]
}

const commitOf = ({ artifact }: ObservedArtifact): string => artifact?.commit ?? ''

function timeOrder(
  { observed, artifact, stage }: Subject,
  context: Context,
  before: PhaseArtifact,
): readonly Finding[] {
  if (Date.parse(artifact.completedAt) >= Date.parse(before.completedAt)) return []
  return [
    finding('time-order', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where(...stage.at),
      found: text`completed at ${value(artifact.completedAt)}, before ${words(before.stage)} at ${value(before.completedAt)}`,
      required: text`a time after ${value(before.completedAt)}`,
      fix: text`correct ${'completion_date'}, or write the artifact anew: ${`gatewright phase new ${stage.id}`}`,
    }),
  ]
}

function counterChain(
  { observed, artifact, stage }: Subject,
  context: Context,
  before: PhaseArtifact,
): readonly Finding[] {
  return before.counters.flatMap(({ name, after }): Finding[] => {
    const own = artifact.counters.find((counter) => counter.name === name)
    if (own?.before === after) return []
    return [
      finding('counter-chain', 'fail', `${observed.path} ${name}`, {
        location: placeOf(context, observed),
        requiredAt: context.where(...stage.at),
        found:
          own === undefined
            ? text`${value(name)} is not in the artifact, and ${words(before.stage)} ended with ${after}`
            : text`${value(name)} begins with ${own.before}, and ${words(before.stage)} ended with ${after}`,
        required: text`${after}`,
        fix: text`bring back what was lost, then run ${`gatewright phase new ${stage.id}`}`,
      }),
    ]
  })
}
