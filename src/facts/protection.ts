import { z } from 'zod'
import { known, unknown } from '../core/fact.ts'
import { type Observation, unobserved } from '../core/facts/observation.ts'
import type { MergeSettings, ProtectedBranch, Protection, Ruleset } from '../core/facts/protection.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { observe, observed } from './observe.ts'
import { type Access, accessOf } from './protection-access.ts'
import { actionsMayApprove, classicRule } from './protection-classic.ts'
import { branchHint } from './protection-hint.ts'
import { branchPatterns, namedBranches, namesBranch, needsList } from './protection-options.ts'
import { branchRules, rulesetById, rulesetIndex } from './protection-rules.ts'
import { type RepositoryState, repositoryState, stateRoute } from './repository-state.ts'

/**
 * Fact `protection`: how the base branch of a pull request, or every branch that the policy names, is protected.
 * A pull request costs at most four REST requests (hint, rules, classic rule, workflow permissions), one per distinct
 * ruleset, and the query that the workflow files come with.
 */
export const gatherProtection: Gatherer<'protection'> = async (context) => {
  if (context.subject.kind === 'branch') {
    const remedy = { text: 'ask GitHub: gatewright check --repository OWNER/REPO --pull N, with a token' }
    return unknown('offline', 'how branches are protected can only be read from GitHub', { remedy })
  }
  const state = await repositoryState(context)
  const access = accessOf(context)
  const repository = repositoryOf(state)
  const names = await judgedBranches(context, repository.defaultBranch)
  const whole = context.subject.kind === 'repository'
  const [branches, index, mayApprove] = await Promise.all([
    Promise.all(names.map((name) => protectedBranch(access, name))),
    whole ? observe(() => rulesetIndex(access)) : null,
    actionsMayApprove(access),
  ])
  if (branches.some(({ name, exists }) => name === repository.defaultBranch && exists === false))
    return defaultBranchGone(repository.defaultBranch)
  const value: Protection = {
    ...{ repository, branches, index },
    ...(whole ? { patterns: [...branchPatterns(context)] } : {}),
    rulesets: await rulesetsOf(access, branches, index),
    actionsMayApprove: mayApprove,
    ...(access.plan === null ? {} : { plan: access.plan }),
  }
  return known(value, { kind: 'api', what: stateRoute, sha: context.baseSha })
}

/** One answer names the default branch, a later one has no such branch: what was read speaks of no one moment. */
const defaultBranchGone = (name: string) =>
  unknown('target-moved', `the default branch ${name} was deleted or renamed while its protection was read`, {
    remedy: { text: 'run the check again' },
  })

function repositoryOf(state: RepositoryState): Protection['repository'] {
  const { nameWithOwner, visibility, isArchived, defaultBranchRef } = state.repository
  if (defaultBranchRef === null) {
    const denied = state.denied('defaultBranchRef')
    return giveUp(denied ?? unknown('not-found', `${nameWithOwner} has no default branch: it is empty`))
  }
  return {
    name: nameWithOwner,
    defaultBranch: defaultBranchRef.name,
    visibility: visibilities[visibility],
    archived: isArchived,
    mergeSettings: mergeSettings(state),
  }
}

const visibilities = { PUBLIC: 'public', PRIVATE: 'private', INTERNAL: 'internal' } as const

function mergeSettings(state: RepositoryState): Observation<MergeSettings> {
  const fields = ['mergeCommitAllowed', 'squashMergeAllowed', 'rebaseMergeAllowed'] as const
  const [merge, squash, rebase] = fields.map((field) => state.repository[field])
  if (typeof merge === 'boolean' && typeof squash === 'boolean' && typeof rebase === 'boolean') {
    return observed({ merge, squash, rebase })
  }
  const denied = fields.map((field) => state.denied(field)).find((why) => why !== undefined)
  return unobserved(
    denied ?? unknown('api-shape', `${stateRoute}: GitHub left out how pull requests may be merged`),
  )
}

/** More branches than this would use up the requests of a workflow's token. */
const mostBranches = 100

/** The base of the pull request; of a repository every branch the policy's patterns mean, the default branch first. */
async function judgedBranches(context: GatherContext, defaultBranch: string): Promise<readonly string[]> {
  if (context.subject.kind !== 'repository') {
    return [context.snapshot?.baseRef ?? (await factValue(context, 'pull-request')).base.ref]
  }
  const patterns = branchPatterns(context)
  const listed = needsList(patterns) ? await branchNames(context) : []
  const found = listed.filter((name) => patterns.some((pattern) => namesBranch(pattern, name)))
  const names = [...new Set([...namedBranches(patterns, defaultBranch), ...found])].sort()
  if (names.length > mostBranches) return tooMany(names.length)
  return [...names].sort((a, b) => Number(b === defaultBranch) - Number(a === defaultBranch))
}

const tooMany = (count: number): never =>
  giveUp(
    unknown(
      'truncated',
      `the policy's patterns mean ${count} branches; at most ${mostBranches} are looked at`,
      {
        remedy: { text: 'name fewer branches in the policy' },
      },
    ),
  )

async function branchNames({ github, repository }: GatherContext): Promise<readonly string[]> {
  const branches = await github.list(
    'GET /repos/{owner}/{repo}/branches',
    { ...repository },
    z.looseObject({ name: z.string().min(1) }),
    { key: ({ name }) => name, permission: 'contents: read' },
  )
  return branches.map(({ name }) => name)
}

async function protectedBranch(access: Access, name: string): Promise<ProtectedBranch> {
  const [rules, seen] = await Promise.all([
    observe(() => branchRules(access, name)),
    hintAndClassic(access, name),
  ])
  return { name, ...seen, rules }
}

async function hintAndClassic(
  access: Access,
  name: string,
): Promise<Pick<ProtectedBranch, 'hint' | 'classic' | 'exists'>> {
  const answer = await observe(() => branchHint(access, name))
  if (!answer.known) return await withClassic(access, name, answer)
  if (answer.value !== null) return await withClassic(access, name, observed(answer.value))
  const remedy = { text: 'name a branch that exists, or create it' }
  const none = unobserved(unknown('not-found', `there is no branch ${name}`, { remedy }))
  return { exists: false, hint: none, classic: none }
}

const withClassic = async (access: Access, name: string, hint: ProtectedBranch['hint']) => ({
  hint,
  classic: await classicRule(access, name, hint),
})

/** Every ruleset that a rule names, and in an audit every other one, each asked for once. */
async function rulesetsOf(
  access: Access,
  branches: readonly ProtectedBranch[],
  index: Protection['index'],
): Promise<Protection['rulesets']> {
  const named = branches.flatMap(({ rules }) =>
    rules.known ? rules.value.flatMap(({ ruleset_id: id }) => id ?? []) : [],
  )
  const listed = index?.known === true ? index.value.map(({ id }) => id) : []
  const ids = [...new Set([...named, ...listed])].sort((a, b) => a - b)
  const asked = ids.map(
    async (id): Promise<[string, Observation<Ruleset>]> => [
      String(id),
      await observe(() => rulesetById(access, id)),
    ],
  )
  return Object.fromEntries(await Promise.all(asked))
}
