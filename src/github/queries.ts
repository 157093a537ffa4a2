import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { deniedFieldsSchema } from './denied-fields.ts'

/**
 * The GraphQL operations Gatewright sends, each with the schema of its answer.
 * One query reads a pull request, the tip of its base, its reviews and its commits at one moment: several REST calls
 * would mix several moments, and cost five requests instead of one.
 */

const actor = `__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }`
const pageInfo = `pageInfo { hasNextPage endCursor }`
const reviewNode = `databaseId state submittedAt authorCanPushToRepository commit { oid } author { ${actor} }`
const commitNode = `commit { oid message
  authors(first: 50) { totalCount nodes { name user { login databaseId } } }
  committer { name user { login databaseId } } }`

/** Pull request, base tip, first page of reviews, labels and commits. Variables: owner, repo, number. */
export const pullRequestSnapshotQuery = `query PullRequestSnapshot($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      number title body state isDraft isCrossRepository changedFiles reviewDecision
      headRefName headRefOid headRepository { nameWithOwner }
      baseRefName baseRef { target { oid } }
      author { ${actor} }
      labels(first: 100) { totalCount nodes { name } }
      reviews(first: 100) { totalCount ${pageInfo} nodes { ${reviewNode} } }
      commits(first: 100) { totalCount ${pageInfo} nodes { ${commitNode} } }
    }
  }
}`

/** Further reviews. Variables: owner, repo, number, after (cursor). */
export const moreReviewsQuery = `query MoreReviews($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviews(first: 100, after: $after) { totalCount ${pageInfo} nodes { ${reviewNode} } }
    }
  }
}`

/** Further commits. Variables: owner, repo, number, after (cursor). */
export const moreCommitsQuery = `query MoreCommits($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      commits(first: 100, after: $after) { totalCount ${pageInfo} nodes { ${commitNode} } }
    }
  }
}`

/**
 * Who edited the body of a pull request, newest first. The first version stands among the edits once there is one.
 * Asked by itself: a server or a token that refuses it costs nothing else. Variables: owner, repo, number.
 */
export const bodyEditsQuery = `query BodyEdits($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      includesCreatedEdit
      userContentEdits(first: 100) { totalCount ${pageInfo} nodes { editedAt editor { ${actor} } } }
    }
  }
}`

const workflowFolder = `__typename oid
  ... on Tree { entries { name mode type object { __typename ... on Blob { byteSize isBinary isTruncated text } } } }`
const repositorySettings = `nameWithOwner visibility isArchived defaultBranchRef { name }
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed`

/**
 * Settings of a repository and the folder of workflow files at one commit, in one request. Variables: owner, repo,
 * base (commit id), baseFolder (`COMMIT:.github/workflows`). A commit is asked for by itself as well: a folder that
 * is absent and a commit that is absent answer alike.
 */
export const repositoryStateQuery = `query RepositoryState($owner: String!, $repo: String!, $base: GitObjectID!, $baseFolder: String!) {
  repository(owner: $owner, name: $repo) {
    ${repositorySettings}
    base: object(oid: $base) { __typename oid }
    baseFolder: object(expression: $baseFolder) { ${workflowFolder} }
  }
}`

/** As `repositoryStateQuery`, and the folder at the head of a pull request. Further variables: head, headFolder. */
export const proposedStateQuery = `query ProposedState($owner: String!, $repo: String!, $base: GitObjectID!, $baseFolder: String!, $head: GitObjectID!, $headFolder: String!) {
  repository(owner: $owner, name: $repo) {
    ${repositorySettings}
    base: object(oid: $base) { __typename oid }
    baseFolder: object(expression: $baseFolder) { ${workflowFolder} }
    head: object(oid: $head) { __typename oid }
    headFolder: object(expression: $headFolder) { ${workflowFolder} }
  }
}`

const oid = lazy(() => z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/))
const actorNode = lazy(() =>
  z.object({ __typename: z.string(), login: z.string(), databaseId: z.number().int().nullish() }).nullable(),
)
const user = lazy(() => z.object({ login: z.string(), databaseId: z.number().int().nullable() }).nullable())

const connection = <T extends z.ZodType>(node: T) =>
  z.object({
    totalCount: z.number().int().nonnegative(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(node),
  })

const reviewsConnection = lazy(() =>
  connection(
    z.object({
      databaseId: z.number().int(),
      state: z.string(),
      submittedAt: z.string().nullable(),
      authorCanPushToRepository: z.boolean(),
      commit: z.object({ oid: oid() }).nullable(),
      author: actorNode(),
    }),
  ),
)

const commitsConnection = lazy(() =>
  connection(
    z.object({
      commit: z.object({
        oid: oid(),
        message: z.string(),
        authors: z.object({
          totalCount: z.number().int().nonnegative(),
          nodes: z.array(z.object({ name: z.string().nullable(), user: user() })),
        }),
        committer: z.object({ name: z.string().nullable(), user: user() }).nullable(),
      }),
    }),
  ),
)

export const pullRequestSnapshotSchema = lazy(() =>
  z.object({
    repository: z
      .object({
        pullRequest: z
          .object({
            number: z.number().int().positive(),
            title: z.string(),
            body: z.string(),
            state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
            isDraft: z.boolean(),
            isCrossRepository: z.boolean(),
            changedFiles: z.number().int().nonnegative(),
            reviewDecision: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED']).nullable(),
            headRefName: z.string(),
            headRefOid: oid(),
            headRepository: z.object({ nameWithOwner: z.string() }).nullable(),
            baseRefName: z.string(),
            baseRef: z.object({ target: z.object({ oid: oid() }).nullable() }).nullable(),
            author: actorNode(),
            labels: z
              .object({
                totalCount: z.number().int().nonnegative(),
                nodes: z.array(z.object({ name: z.string() })),
              })
              .nullable(),
            reviews: reviewsConnection().nullable(),
            commits: commitsConnection(),
          })
          .nullable(),
      })
      .nullable(),
  }),
)
export type PullRequestSnapshot = z.output<ReturnType<typeof pullRequestSnapshotSchema>>

const page = <S extends z.ZodRawShape>(shape: S) =>
  z.object({
    repository: z.object({ pullRequest: z.object({ headRefOid: oid(), ...shape }).nullable() }).nullable(),
  })
export const moreReviewsSchema = lazy(() => page({ reviews: reviewsConnection() }))
export const moreCommitsSchema = lazy(() => page({ commits: commitsConnection() }))

/** Answer of `bodyEditsQuery`. */
export const bodyEditsSchema = lazy(() =>
  z.object({
    repository: z
      .object({
        pullRequest: z
          .object({
            includesCreatedEdit: z.boolean(),
            userContentEdits: connection(z.object({ editedAt: z.string(), editor: actorNode() })).nullable(),
          })
          .nullable(),
      })
      .nullable(),
  }),
)

const workflowFolderSchema = lazy(() =>
  z.object({
    __typename: z.string(),
    oid: oid(),
    entries: z
      .array(
        z.object({
          name: z.string(),
          /** Git's mode as a whole number: 33188 is `100644`. */
          mode: z.number().int(),
          type: z.string(),
          object: z
            .object({
              byteSize: z.number().int().nonnegative().optional(),
              isBinary: z.boolean().nullish(),
              isTruncated: z.boolean().optional(),
              text: z.string().nullish(),
            })
            .nullable(),
        }),
      )
      .nullish(),
  }),
)
export type WorkflowFolder = z.output<ReturnType<typeof workflowFolderSchema>>

const objectSchema = lazy(() => z.object({ __typename: z.string(), oid: oid() }).nullish())

/** Answer of both queries about a repository's state. Fields are null where the token may not read them. */
export const repositoryStateSchema = lazy(() =>
  z.object({
    repository: z
      .object({
        nameWithOwner: z.string().min(1),
        visibility: z.enum(['PUBLIC', 'PRIVATE', 'INTERNAL']),
        isArchived: z.boolean(),
        defaultBranchRef: z.object({ name: z.string().min(1) }).nullable(),
        mergeCommitAllowed: z.boolean().nullable(),
        squashMergeAllowed: z.boolean().nullable(),
        rebaseMergeAllowed: z.boolean().nullable(),
        base: objectSchema(),
        baseFolder: workflowFolderSchema().nullable(),
        head: objectSchema(),
        headFolder: workflowFolderSchema().nullish(),
      })
      .nullable(),
    deniedFields: deniedFieldsSchema,
  }),
)

/** The account the token acts as. */
export const viewerQuery = `query Viewer { viewer { login } }`
export const viewerSchema = lazy(() => z.object({ viewer: z.object({ login: z.string().min(1) }) }))
