import { z } from 'zod'
import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { Target } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { openPullsOf } from './associated.ts'
import { failureOf } from './gather.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

type MergeGroup = Extract<Target, { kind: 'merge-group' }>

const route = 'GET /repos/{owner}/{repo}/compare/{basehead}'

const compareSchema = z.object({
  status: z.string(),
  total_commits: z.number().int().nonnegative(),
  commits: z.array(
    z.object({
      sha: z.string(),
      commit: z.object({ message: z.string() }),
      parents: z.array(z.object({ sha: z.string() })),
    }),
  ),
})
type GroupCommit = z.output<typeof compareSchema>['commits'][number]

/** Each commit that is not one of the named pull request's own costs one request. */
const mostLookups = 50
const perPage = 100
const mostPages = 10

/**
 * The pull requests in a merge group: the one its ref names, and every open one into the same base that a commit of
 * the group belongs to. Unknown when a commit cannot be accounted for: it may come from a pull request nobody judged.
 */
export async function pullsOfMergeGroup(
  group: MergeGroup,
  github: GitHub,
): Promise<Fact<readonly Snapshot[]>> {
  const base = group.baseRef.replace(/^refs\/heads\//, '')
  const number = numberIn(group.headRef, base)
  if (number === null) {
    return unknown('ambiguous', `${group.headRef} is no merge queue ref of ${base} that names a pull request`)
  }
  const named = await readSnapshot(github, group.repository, number)
  if (named.baseRef !== base) {
    return unknown(
      'ambiguous',
      `#${number} has the base ${named.baseRef}, the merge queue is that of ${base}`,
    )
  }
  if (!isOpen(named)) return unknown('ambiguous', `#${number}, which the queue names, is not open`)
  const commits = await commitsOf(group, github)
  if (!commits.known) return commits
  return await withOthers(group, github, named, commits.value)
}

/** `gh-readonly-queue/<base>/pr-<number>-<sha>`; the base may hold slashes. */
function numberIn(ref: string, base: string): number | null {
  const match = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/.exec(ref)
  return match?.[1] === base ? Number(match[2]) : null
}

async function commitsOf(group: MergeGroup, github: GitHub): Promise<Fact<readonly GroupCommit[]>> {
  const basehead = `${group.baseSha}...${group.headSha}`
  const source = { kind: 'api', what: route, sha: group.headSha } as const
  const commits = new Map<string, GroupCommit>()
  for (let page = 1; page <= mostPages; page += 1) {
    const parameters = { ...group.repository, basehead, per_page: perPage, page }
    const answer = await github.get(route, parameters, compareSchema, { permission: 'contents: read' })
    if (answer.status !== 'ahead') {
      return unknown('ambiguous', `the merge group is not ahead of its base but ${answer.status}`, { source })
    }
    for (const commit of answer.commits) commits.set(commit.sha, commit)
    if (commits.size === answer.total_commits) return known([...commits.values()], source)
    if (answer.commits.length === 0) break
  }
  return unknown('truncated', 'GitHub did not give out every commit of the merge group', { source })
}

/** What the commits of a group tell about who is in it. */
interface Attribution {
  readonly numbers: ReadonlySet<number>
  /** Commits made by the queue (squashed or rebased): GitHub names no pull request for them. */
  readonly unnamed: number
}

async function withOthers(
  group: MergeGroup,
  github: GitHub,
  named: Snapshot,
  commits: readonly GroupCommit[],
): Promise<Fact<readonly Snapshot[]>> {
  const own = new Set(named.commits.known ? named.commits.value.map(({ sha }) => sha) : [])
  const foreign = commits.filter(({ sha }) => !own.has(sha))
  if (foreign.length > mostLookups) return tooMany(foreign.length)
  const { numbers, unnamed } = await attribute(group, github, named, foreign)
  const others = await Promise.all(
    [...numbers]
      .filter((number) => number !== named.number)
      .map((number) => snapshotIn(group, github, named.baseRef, number)),
  )
  const pulls = [named, ...others.filter((pull) => pull !== null)].sort((a, b) => a.number - b.number)
  if (!accountedFor(unnamed, foreign.length < commits.length, pulls)) return unaccounted(unnamed, pulls)
  return known(pulls, { kind: 'api', what: route, sha: group.headSha })
}

async function attribute(
  group: MergeGroup,
  github: GitHub,
  named: Snapshot,
  foreign: readonly GroupCommit[],
): Promise<Attribution> {
  const found = await Promise.all(
    foreign.map(async (commit) => {
      const pulls = await openPullsOf(github, group.repository, commit.sha)
      return {
        commit,
        numbers: pulls.filter((pull) => pull.base.ref === named.baseRef).map(({ number }) => number),
      }
    }),
  )
  // A title can only add a pull request to judge. The queue ends the titles it squashes with `(#number)`.
  const titles = found.flatMap(({ commit }) => numbersInTitle(commit.commit.message))
  // A merge commit brings no change of its own: what it merges is in the list too.
  const unnamed = found.filter(
    ({ commit, numbers }) => numbers.length === 0 && commit.parents.length < 2,
  ).length
  return { numbers: new Set([...found.flatMap(({ numbers }) => numbers), ...titles]), unnamed }
}

const numbersInTitle = (message: string): readonly number[] => {
  const number = /\(#([1-9]\d{0,9})\)\s*$/.exec(message.split('\n', 1)[0] ?? '')?.[1]
  return number === undefined ? [] : [Number(number)]
}

/** Whether GitHub says that it is open; what is not known is not. */
const isOpen = ({ pullRequest }: Snapshot): boolean => pullRequest.known && pullRequest.value.state === 'open'

/** Null when the number is no open pull request into this base: a title may name anything. */
async function snapshotIn(
  group: MergeGroup,
  github: GitHub,
  base: string,
  number: number,
): Promise<Snapshot | null> {
  try {
    const snapshot = await readSnapshot(github, group.repository, number)
    return snapshot.baseRef === base && isOpen(snapshot) ? snapshot : null
  } catch (error) {
    if (failureOf(error)?.reason === 'not-found') return null
    throw error
  }
}

/** Squashing makes one commit per pull request, rebasing as many as they have; merging keeps their own. */
function accountedFor(unnamed: number, merged: boolean, pulls: readonly Snapshot[]): boolean {
  if (unnamed === 0) return true
  if (merged) return false
  const commits = pulls.map((pull) => (pull.commits.known ? pull.commits.value.length : Number.NaN))
  return unnamed === pulls.length || unnamed === commits.reduce((sum, count) => sum + count, 0)
}

const tooMany = (count: number): Unknown =>
  unknown('too-large', `the merge group holds ${count} commits to look up; at most ${mostLookups} are`, {
    remedy: { text: 'set the merge queue to smaller groups' },
  })

const unaccounted = (unnamed: number, pulls: readonly Snapshot[]): Unknown =>
  unknown(
    'ambiguous',
    `${unnamed} commits of the merge group belong to no pull request that GitHub names (found: ${pulls.map(({ number }) => `#${number}`).join(', ')})`,
    { remedy: { text: 'set the merge queue to build one pull request at a time' } },
  )
