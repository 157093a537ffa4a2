/**
 * The answers that an inventory is read from: default branches of an organisation, 50 repositories for one point
 * (research 2.5). Variables: org, endCursor, so that `gh api graphql --paginate` fills them. Who may push where pushes
 * are restricted, and who may bypass a ruleset, would cost a point for every few repositories: the former stays
 * unknown, the latter is told by REST, once for each ruleset.
 */
export const inventoryQuery = `query Inventory($org: String!, $endCursor: String) {
  organization(login: $org) {
    login
    repositories(first: 50, after: $endCursor, isArchived: false, orderBy: {field: NAME, direction: ASC}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner isPrivate isArchived isEmpty viewerCanAdminister
        mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
        defaultBranchRef {
          name
          rules(first: 100) {
            totalCount
            nodes {
              type
              parameters {
                __typename
                ... on PullRequestParameters {
                  requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush
                  requireLastPushApproval requiredReviewThreadResolution allowedMergeMethods
                }
                ... on RequiredStatusChecksParameters {
                  strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId }
                }
                ... on MergeQueueParameters { mergeMethod }
                ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
                ... on WorkflowsParameters { workflows { path repositoryId } }
                ... on CodeScanningParameters { codeScanningTools { tool alertsThreshold securityAlertsThreshold } }
                ... on BranchNamePatternParameters { operator pattern negate }
              }
              repositoryRuleset { databaseId name enforcement source { __typename } }
            }
          }
          branchProtectionRule {
            pattern isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount requiresCodeOwnerReviews
            dismissesStaleReviews requireLastPushApproval requiresStatusChecks requiresStrictStatusChecks
            requiredStatusChecks { context app { databaseId } }
            requiresLinearHistory requiresCommitSignatures requiresConversationResolution
            allowsForcePushes allowsDeletions lockBranch restrictsPushes blocksCreations
            bypassPullRequestAllowances(first: 20) {
              totalCount
              nodes {
                actor {
                  __typename
                  ... on User { databaseId login }
                  ... on Team { databaseId slug }
                  ... on App { databaseId slug }
                }
              }
            }
          }
        }
      }
    }
  }
  rateLimit { cost remaining resetAt }
}
`
