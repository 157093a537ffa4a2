import type { Observation } from '../../core/facts/observation.ts'
import type { ObservedArtifact, Tags } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import { finding, notGathered, placeOf, short, unseen, value } from './words.ts'

/**
 * The tag of a completed stage: there, annotated, and leading to a commit that holds the very artifact. Asked for where
 * the policy says so, of artifacts that the base has; a change cannot be tagged before it is merged.
 */
export function stageTagFindings({ observed, stage }: Subject, context: Context): readonly Finding[] {
  const { options, tags, where } = context
  if (options.tags === 'ignore' || observed.base !== 'same') return []
  const name = `${stage.id}-complete`
  const written = where('tags')
  const at = {
    location: placeOf(context, observed),
    ...(written === undefined ? {} : { requiredAt: written }),
  }
  const open = (why: Parameters<typeof unseen>[3]): readonly Finding[] => [
    { ...unseen('stage-tag', name, what, why, at), stage: stage.id },
  ]
  const what = text`tag ${value(name)}`
  if (!tags.known) return open(tags)
  const tag = Object.hasOwn(tags.value, name) ? tags.value[name] : undefined
  const held = taggedBlob(name, tag, context)
  if (held !== null && !held.known) return open(held)
  const problem = tagProblem(name, tag, held?.value ?? null, observed)
  const required = text`an annotated tag whose commit holds ${path(observed.path)} as it is`
  if (problem === null) {
    const found = text`tag ${value(name)} leads to ${short(tag?.commit ?? '')}`
    return [finding('stage-tag', 'pass', name, { ...at, stage: stage.id, found, required, fix: [] })]
  }
  return [
    finding('stage-tag', 'fail', name, {
      ...at,
      stage: stage.id,
      level: options.tags === 'require' ? 'error' : 'warning',
      ...{ found: problem, required },
      fix: text`create it at the commit that brought the artifact: ${
        tag === undefined || tag === null
          ? `git tag -a ${name} COMMIT && git push origin refs/tags/${name}`
          : `git tag -a -f ${name} COMMIT && git push --force origin refs/tags/${name}`
      }`,
    }),
  ]
}

type Tag = Tags[string] | undefined

/** Blob of the artifact at the tag's commit; null where the tag leads to no commit. */
function taggedBlob(name: string, tag: Tag, { criteria }: Context): Observation<string | null> | null {
  if ((tag?.commit ?? null) === null) return null
  if (!criteria.known) return criteria
  const { tagged } = criteria.value
  return (Object.hasOwn(tagged, name) ? tagged[name] : undefined) ?? { known: false, ...notGathered }
}

function tagProblem(
  name: string,
  tag: Tag,
  held: string | null,
  { path: file, blob }: ObservedArtifact,
): Text | null {
  if (tag === undefined) return text`there is no tag ${value(name)}`
  if (!tag.annotated) return text`tag ${value(name)} is a lightweight one, which is moved unseen`
  if (tag.commit === null) return text`tag ${value(name)} leads to no commit`
  if (held === null)
    return text`tag ${value(name)} leads to ${short(tag.commit)}, which has no ${path(file)}: it was moved, or set too early`
  if (held !== blob)
    return text`tag ${value(name)} leads to ${short(tag.commit)}, where ${path(file)} is another one: it was moved, or the stage was proved anew`
  return null
}
