import { known } from '../core/fact.ts'
import type { Observation } from '../core/facts/observation.ts'
import type { Phases, Tags } from '../core/facts/phases.ts'
import { type PhaseOptions, stagesOf } from '../phase/options.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'
import { type GitObjects, gitObjects } from './git-objects.ts'
import { observe } from './observe.ts'
import { phaseNeeds } from './phase-needs.ts'

/** Fact `tags`: tags of stages that have an artifact, where the policy asks for them, and tags that criteria name. */
export const gatherTags: Gatherer<'tags'> = async (context) => {
  const options = phaseNeeds(context)
  const asked = options === null || !asksForTags(options) ? [] : await tagsAsked(context, options)
  if (asked.length === 0) return known({}, { kind: 'input', what: 'no tags are asked for' })
  const objects = await gitObjects(context)
  const found = await objects.tags([...new Set(asked.map(({ name }) => name))])
  const value: Tags = {}
  for (const [name, tag] of Object.entries(found)) {
    const commits = asked.flatMap((one) => (one.name === name ? (one.commit ?? []) : []))
    value[name] = { ...tag, contains: await contained(objects, tag.commit, [...new Set(commits)]) }
  }
  return known(value, { kind: 'api', what: 'refs/tags' })
}

/** Which of the commits are in the history of a tag. */
const contained = (
  objects: GitObjects,
  tag: string | null,
  commits: readonly string[],
): Promise<Observation<string[]>> =>
  observe(async () => {
    const within: string[] = []
    for (const commit of commits) {
      if (tag !== null && (await objects.isAncestor(commit, tag))) within.push(commit)
    }
    return within
  })

const asksForTags = (options: PhaseOptions): boolean =>
  options.tags !== 'ignore' ||
  stagesOf(options).some(({ criteria }) => criteria.some(({ tag }) => tag !== undefined))

interface Asked {
  readonly name: string
  /** Of the artifact it is about; null where there is none. */
  readonly commit: string | null
}

async function tagsAsked(context: GatherContext, options: PhaseOptions): Promise<readonly Asked[]> {
  const commits = commitsOf(await factValue(context, 'phases'))
  return stagesOf(options).flatMap(({ id, criteria }) => {
    const commit = commits.get(id) ?? null
    const own = options.tags !== 'ignore' && commits.has(id) ? [{ name: `${id}-complete`, commit }] : []
    return [...own, ...criteria.flatMap(({ tag }) => (tag === undefined ? [] : [{ name: tag, commit }]))]
  })
}

/** Commits of the artifacts that got as far as git, by stage. */
const commitsOf = ({ artifacts }: Phases): ReadonlyMap<string, string> =>
  new Map(
    artifacts.flatMap(({ stage, artifact, commit }) =>
      artifact === null || commit === null ? [] : [[stage, artifact.commit] as const],
    ),
  )
