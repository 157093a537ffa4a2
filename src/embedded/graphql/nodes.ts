import { atLeast, roleOf } from '../access.ts'
import type { CommitObject, CommitPerson } from '../git/objects.ts'
import type { Account, PullRequest, Repository, Review } from '../model.ts'
import { fullName } from '../model.ts'
import { baseTip, changedFiles, headSha, pullCommits, reviewDecision } from '../pull-requests.ts'
import type { State } from '../state.ts'
import { connection, type Node } from './execute.ts'

/** An actor; a bot's login has no `[bot]` here, unlike in REST. Null for a deleted account. */
function actor(account: Account): Node | null {
  if (account.deleted) return null
  return {
    __typename: account.type,
    login: account.login.replace(/\[bot\]$/, ''),
    databaseId: account.id,
  }
}

const gitActor = (state: State, person: Pick<CommitPerson, 'name' | 'email'>): Node => {
  const account = state.accountByEmail(person.email)
  return {
    __typename: 'GitActor',
    name: person.name,
    email: person.email,
    user: account === undefined || account.type !== 'User' ? null : actor(account),
  }
}

/** The git author, then the people of `Co-authored-by` trailers, each address once. */
function authors(commit: CommitObject): Pick<CommitPerson, 'name' | 'email'>[] {
  const trailers = [...commit.message.matchAll(/^co-authored-by:[ \t]*(.*?)[ \t]*<([^<>\n]+)>[ \t]*$/gim)]
  const named = trailers.map(([, name = '', email = '']) => ({ name, email }))
  const byEmail = new Map([commit.author, ...named].reverse().map((person) => [person.email, person]))
  return [...byEmail.values()].reverse()
}

const pullRequestCommit = (state: State, commit: CommitObject): Node => ({
  __typename: 'PullRequestCommit',
  commit: {
    __typename: 'Commit',
    oid: commit.sha,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0] ?? '',
    committedDate: commit.committer.date,
    authors: connection('GitActorConnection', authors(commit), (person) => gitActor(state, person)),
    author: gitActor(state, commit.author),
    committer: gitActor(state, commit.committer),
  },
})

const reviewNode = (state: State, pull: PullRequest, review: Review): Node => ({
  __typename: 'PullRequestReview',
  databaseId: review.id,
  state: review.state,
  body: review.body,
  submittedAt: review.state === 'PENDING' ? null : review.submittedAt,
  authorCanPushToRepository: atLeast(roleOf(state, pull.repository, review.author), 'write'),
  commit: review.commit === null ? null : { __typename: 'Commit', oid: review.commit },
  author: actor(review.author),
})

const repositoryName = (repository: Repository): Node | null =>
  repository.deleted ? null : { __typename: 'Repository', nameWithOwner: fullName(repository) }

function baseReference(pull: PullRequest): Node | null {
  if (pull.repository.git.branch(pull.baseRef) === null) return null
  return { __typename: 'Ref', name: pull.baseRef, target: { __typename: 'Commit', oid: baseTip(pull) } }
}

/** Newest first. Once there is an edit, the text as it was written stands among them as the first version. */
function bodyEdits(pull: PullRequest): readonly BodyVersion[] {
  const edits = pull.bodyEdits ?? []
  return edits.length === 0 ? [] : [...edits.toReversed(), { editor: pull.author, at: pull.createdAt }]
}

type BodyVersion = NonNullable<PullRequest['bodyEdits']>[number]

const editNode = ({ editor, at }: BodyVersion): Node => ({
  __typename: 'UserContentEdit',
  editedAt: at,
  editor: editor === null ? null : actor(editor),
})

/** A pull request; its parts are computed when they are selected. */
export function pullRequestNode(state: State, pull: PullRequest): Node {
  const merged = pull.mergedAt !== null
  return {
    __typename: 'PullRequest',
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    createdAt: pull.createdAt,
    includesCreatedEdit: (pull.bodyEdits ?? []).length > 0,
    userContentEdits: connection('UserContentEditConnection', bodyEdits(pull), editNode),
    state: merged ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED',
    isDraft: pull.draft,
    isCrossRepository: pull.headRepository !== pull.repository,
    changedFiles: () => changedFiles(pull).length,
    reviewDecision: () => reviewDecision(state, pull),
    headRefName: pull.headRef,
    headRefOid: () => headSha(pull),
    headRepository: repositoryName(pull.headRepository),
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    baseRef: () => baseReference(pull),
    author: actor(pull.author),
    labels: connection('LabelConnection', pull.labels, (label) => ({
      __typename: 'Label',
      name: label.name,
    })),
    reviews: connection('PullRequestReviewConnection', pull.reviews, (item) => reviewNode(state, pull, item)),
    commits: (given: Readonly<Record<string, unknown>>) =>
      connection('PullRequestCommitConnection', pullCommits(pull), (item) => pullRequestCommit(state, item))(
        given,
      ),
  }
}
