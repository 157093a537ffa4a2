import { canSee } from '../access.ts'
import { fullName, isPullRequest, type Organisation, type Repository } from '../model.ts'
import { appliedProtection } from '../protected-branches.ts'
import { activeRulesets, rulesetsOf } from '../rulesets.ts'
import { visibilityOf } from '../shapes/repository.ts'
import { type Arguments, connection, FieldError, type Node } from './execute.ts'
import { objectBy, objectNode } from './git-nodes.ts'
import { pullRequestNode } from './nodes.ts'
import { protectionNode } from './protection-node.ts'
import { ruleNode, rulesetNode } from './rule-nodes.ts'
import { administers, denied, readable, type Viewer } from './viewer.ts'

function pullRequest(viewer: Viewer, repository: Repository, given: Arguments): Node {
  readable(viewer, repository, 'pull_requests')
  const number = Number(given['number'])
  const found = repository.issues.get(number)
  if (found !== undefined && isPullRequest(found)) return pullRequestNode(viewer.state, found)
  throw new FieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`)
}

/** Documented as the active rules of repository and organisation: those of an enterprise are not among them. */
const rulesOf = (viewer: Viewer, repository: Repository, branch: string) =>
  activeRulesets(viewer.state, repository, branch)
    .filter(({ holder }) => holder.level !== 'Enterprise')
    .flatMap((held) => held.ruleset.rules.map((rule) => ({ rule, held })))

function classicRule(viewer: Viewer, repository: Repository, branch: string): Node | null {
  if (!administers(viewer, repository, 'read')) throw denied(viewer.token)
  const rule = appliedProtection(repository, branch)
  return rule === null ? null : protectionNode(rule)
}

/** A branch; null when it does not exist. */
function branchNode(viewer: Viewer, repository: Repository, branch: string): Node | null {
  const sha = repository.git.branch(branch)
  if (sha === null) return null
  return {
    __typename: 'Ref',
    name: branch,
    prefix: 'refs/heads/',
    target: () => objectNode(repository.git, sha),
    rules: (given: Arguments) => {
      const rules = rulesOf(viewer, repository, branch)
      return connection('RepositoryRuleConnection', rules, ({ rule, held }) => ruleNode(viewer, rule, held))(
        given,
      )
    },
    branchProtectionRule: () => classicRule(viewer, repository, branch),
  }
}

const branchOf = (given: Arguments): string => String(given['qualifiedName']).replace(/^refs\/heads\//, '')

/** Settings and flags; merge settings are shown to everybody who sees the repository, unlike in REST. */
function flags(viewer: Viewer, repository: Repository) {
  const { archived, merge } = repository.settings
  return {
    name: repository.name,
    nameWithOwner: fullName(repository),
    databaseId: repository.id,
    isPrivate: repository.private,
    isFork: repository.parent !== null,
    isArchived: archived,
    isEmpty: () => repository.git.references('refs/heads/').length === 0,
    visibility: visibilityOf(repository).toUpperCase(),
    viewerCanAdminister: administers(viewer, repository, 'write'),
    mergeCommitAllowed: merge.merge,
    squashMergeAllowed: merge.squash,
    rebaseMergeAllowed: merge.rebase,
  }
}

export function repositoryNode(viewer: Viewer, repository: Repository): Node {
  return {
    __typename: 'Repository',
    ...flags(viewer, repository),
    defaultBranchRef: () => branchNode(viewer, repository, repository.defaultBranch),
    ref: (given: Arguments) => branchNode(viewer, repository, branchOf(given)),
    object: (given: Arguments) => {
      readable(viewer, repository, 'contents')
      return objectBy(repository.git, given)
    },
    pullRequest: (given: Arguments) => pullRequest(viewer, repository, given),
    branchProtectionRules: (given: Arguments) => {
      if (!administers(viewer, repository, 'read')) throw denied(viewer.token)
      return connection('BranchProtectionRuleConnection', repository.protections, protectionNode)(given)
    },
    rulesets: (given: Arguments) => {
      const all = rulesetsOf(viewer.state, repository, given['includeParents'] !== false)
      return connection('RepositoryRulesetConnection', all, (held) => rulesetNode(viewer, held))(given)
    },
  }
}

function wanted(repository: Repository, given: Arguments): boolean {
  const archived = given['isArchived'] ?? repository.settings.archived
  const fork = given['isFork'] ?? repository.parent !== null
  return archived === repository.settings.archived && fork === (repository.parent !== null)
}

function ordered(repositories: readonly Repository[], given: Arguments): Repository[] {
  const { direction, field } = Object(given['orderBy'] ?? {}) as Arguments
  if (field !== 'NAME') return [...repositories]
  const sorted = repositories.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return direction === 'DESC' ? sorted.reverse() : sorted
}

/** An organisation with those of its repositories that the token sees. */
export const organisationNode = (viewer: Viewer, { account }: Organisation): Node => ({
  __typename: 'Organization',
  login: account.login,
  databaseId: account.id,
  repositories: (given: Arguments) => {
    const own = viewer.state.repositories.filter(
      (repository) =>
        repository.owner === account &&
        canSee(viewer.state, viewer.token, repository) &&
        wanted(repository, given),
    )
    const render = (repository: Repository): Node => repositoryNode(viewer, repository)
    return connection('RepositoryConnection', ordered(own, given), render)(given)
  },
})
