import type { EvidenceObservation, ObservedArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import { skew } from './time-findings.ts'
import { finding, notGathered, placeOf, short, unseen, value } from './words.ts'

/** How the commit of an artifact stands to the base. */
export type Binding = 'commit' | 'content' | 'none' | 'unknown'

/** Class 8: the commit exists, and is bound to the base by its history or by its content. */
export function commitFindings(subject: Subject, context: Context): readonly Finding[] {
  const { observed, artifact } = subject
  const { commit } = observed
  const more = { location: placeOf(context, observed) }
  const what = text`commit ${short(artifact.commit)}`
  if (commit === null) return [unseen('commit-unavailable', observed.path, what, notGathered, more)]
  if (!commit.known) return [unseen('commit-unavailable', observed.path, what, commit, more)]
  const { type, committedAt } = commit.value
  if (type !== 'commit') return [missing(subject, context, type)]
  const late = timeFindings(subject, context, committedAt)
  const binding = bindingOf(subject, context)
  switch (binding) {
    case 'commit':
    case 'content':
      return late
    case 'none':
      return [unbound(subject, context), ...late]
    case 'unknown':
      return [unseen('commit-unavailable', observed.path, what, whyUnbound(subject, context), more), ...late]
  }
}

function missing({ observed, artifact, stage }: Subject, context: Context, type: string | null): Finding {
  const id = short(artifact.commit)
  return finding('commit-missing', 'fail', observed.path, {
    location: placeOf(context, observed),
    found:
      type === null
        ? text`there is no commit ${id}`
        : text`${id} is a ${{ kind: 'text', text: type }}, not a commit`,
    required: text`a commit of this repository`,
    fix: text`write the artifact anew: ${`gatewright phase new ${stage.id}`}`,
  })
}

/** Dates of commits can be forged: this informs. */
function timeFindings(
  { observed, artifact, stage }: Subject,
  context: Context,
  committedAt: string | null,
): readonly Finding[] {
  if (committedAt === null || !(Date.parse(artifact.completedAt) < Date.parse(committedAt) - skew)) return []
  return [
    finding('commit-time', 'fail', observed.path, {
      location: placeOf(context, observed),
      level: 'warning',
      found: text`completed at ${value(artifact.completedAt)}, before its commit of ${value(committedAt)}`,
      required: text`a time after that of the commit`,
      fix: text`write the artifact anew: ${`gatewright phase reseal ${stage.id}`}`,
    }),
  ]
}

/**
 * In the history of the base; or, where merges lose commits, with every evidence file there as the same blob. That a
 * commit merely exists binds nothing: commits of forks can be seen through the repository.
 */
export function bindingOf({ observed }: Subject, context: Context): Binding {
  const { commit } = observed
  if (commit?.known !== true) return 'unknown'
  const { ancestor } = commit.value
  if (ancestor === true) return 'commit'
  if (ancestor === null) return 'unknown'
  const { binding } = context.options
  if (binding === 'commit') return 'none'
  const loses = context.phases.losesCommits
  if (binding === 'auto' && loses.known && !loses.value) return 'none'
  const content = contentBinding(observed.evidence)
  if (content !== 'content') return content
  return binding === 'auto' && !loses.known ? 'unknown' : mergedBinding(observed, binding)
}

/**
 * Content binds what a merge lost, and no commit that only a fork or an open branch has: its checks ran on workflows
 * that nobody reviewed. Where the policy itself says `content`, a run without GitHub goes by the files alone.
 */
function mergedBinding({ merged }: ObservedArtifact, binding: 'auto' | 'content'): Binding {
  // Nobody asked: that proves nothing.
  if (merged === null || merged === undefined) return 'unknown'
  if (merged.known) return merged.value ? 'content' : 'none'
  return binding === 'content' && merged.reason === 'offline' ? 'content' : 'unknown'
}

function contentBinding(evidence: readonly EvidenceObservation[]): Binding {
  const states = evidence.map(({ at, trustedBlob }): Binding => {
    if (trustedBlob === null || !trustedBlob.known || !at.known) return 'unknown'
    return at.value.blob !== null && at.value.blob === trustedBlob.value ? 'content' : 'none'
  })
  // No evidence binds nothing.
  if (states.length === 0 || states.includes('none')) return 'none'
  return states.includes('unknown') ? 'unknown' : 'content'
}

/** What keeps the binding of an artifact from being known. */
export function whyUnbound({ observed }: Subject, { phases }: Context): Parameters<typeof unseen>[3] {
  const parts = observed.evidence.flatMap(({ at, trustedBlob }) => [at, trustedBlob])
  const unknowns = [phases.losesCommits, observed.merged, ...parts].flatMap((part) =>
    part?.known === false ? [part] : [],
  )
  return unknowns[0] ?? notGathered
}

function unbound({ observed, artifact, stage }: Subject, context: Context): Finding {
  const { phases, options } = context
  const moved: Text =
    options.binding === 'commit' ||
    (options.binding === 'auto' && phases.losesCommits.known && !phases.losesCommits.value)
      ? []
      : contentBinding(observed.evidence) === 'content'
        ? text`, and no pull request with it was merged`
        : text`, and its evidence files are not the same there`
  return finding('commit-not-ancestor', 'fail', observed.path, {
    location: placeOf(context, observed),
    requiredAt: context.where('binding'),
    found: [
      ...text`commit ${short(artifact.commit)} is not in the history of ${short(phases.trusted)}`,
      ...moved,
    ],
    required: text`a commit that the base has`,
    fix: text`merge the work first, then record it against the merged commit: ${`gatewright phase reseal ${stage.id}`}`,
  })
}
