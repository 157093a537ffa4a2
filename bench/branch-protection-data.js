/** Saved answers of the inventory query and workflow files, made from nothing but their numbers: always the same. */

const ruleset = (databaseId) => ({
  databaseId,
  name: `rules-${databaseId}`,
  enforcement: 'ACTIVE',
  source: { __typename: databaseId % 3 === 0 ? 'Organization' : 'Repository' },
})

const checks = (index) =>
  Array.from({ length: 8 }, (_, position) => ({
    context: `check-${(index + position) % 23}`,
    integrationId: position % 2 === 0 ? 15368 : null,
  }))

const rules = (index) => [
  { type: 'DELETION', parameters: null, repositoryRuleset: ruleset(index % 40) },
  { type: 'NON_FAST_FORWARD', parameters: null, repositoryRuleset: ruleset(index % 40) },
  { type: 'REQUIRED_LINEAR_HISTORY', parameters: null, repositoryRuleset: ruleset(3) },
  {
    type: 'PULL_REQUEST',
    parameters: {
      __typename: 'PullRequestParameters',
      requiredApprovingReviewCount: index % 3,
      requireCodeOwnerReview: index % 2 === 0,
      dismissStaleReviewsOnPush: true,
      requireLastPushApproval: false,
      requiredReviewThreadResolution: true,
      allowedMergeMethods: ['SQUASH', 'REBASE'],
    },
    repositoryRuleset: ruleset(3),
  },
  {
    type: 'REQUIRED_STATUS_CHECKS',
    parameters: {
      __typename: 'RequiredStatusChecksParameters',
      strictRequiredStatusChecksPolicy: true,
      requiredStatusChecks: checks(index),
    },
    repositoryRuleset: ruleset(index % 40),
  },
]

const classic = (index) => ({
  pattern: 'main',
  isAdminEnforced: index % 5 === 0,
  requiresApprovingReviews: true,
  requiredApprovingReviewCount: 1,
  requiresCodeOwnerReviews: false,
  dismissesStaleReviews: true,
  requireLastPushApproval: false,
  requiresStatusChecks: true,
  requiresStrictStatusChecks: true,
  requiredStatusChecks: checks(index).map(({ context, integrationId }) => ({
    context,
    app: integrationId === null ? null : { databaseId: integrationId },
  })),
  requiresLinearHistory: false,
  requiresCommitSignatures: false,
  requiresConversationResolution: false,
  allowsForcePushes: false,
  allowsDeletions: false,
  lockBranch: false,
  restrictsPushes: false,
  blocksCreations: false,
  bypassPullRequestAllowances: {
    totalCount: 1,
    nodes: [{ actor: { __typename: 'Team', databaseId: 9, slug: 'core' } }],
  },
})

const repository = (index) => ({
  nameWithOwner: `acme/service-${index}`,
  isPrivate: true,
  isArchived: false,
  isEmpty: false,
  viewerCanAdminister: index % 4 !== 0,
  mergeCommitAllowed: true,
  squashMergeAllowed: true,
  rebaseMergeAllowed: true,
  defaultBranchRef: {
    name: 'main',
    rules: { totalCount: rules(index).length, nodes: rules(index) },
    branchProtectionRule: index % 2 === 0 ? null : classic(index),
  },
})

/** Pages of 50 repositories as one text, as `gh api graphql --paginate` writes them. */
export function pages(count) {
  const nodes = Array.from({ length: count }, (_, index) => repository(index))
  const texts = []
  for (let from = 0; from < count; from += 50) {
    const pageInfo = { hasNextPage: from + 50 < count, endCursor: String(from + 50) }
    const repositories = { totalCount: count, pageInfo, nodes: nodes.slice(from, from + 50) }
    texts.push(JSON.stringify({ data: { organization: { login: 'acme', repositories } } }))
  }
  return texts
}

const workflow = (index) => `name: Service ${index}
on:
  pull_request:
    branches: [main, 'release/**']
    paths-ignore: ['docs/**', '**/*.md']
  merge_group:
permissions: { contents: read }
jobs:
  unit-${index}:
    name: Unit \${{ matrix.os }} (\${{ matrix.node }})
    runs-on: \${{ matrix.os }}
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-latest, windows-latest, macos-latest]
        node: [20, 22, 24]
        exclude:
          - { os: windows-latest, node: 20 }
        include:
          - { os: ubuntu-latest, node: 24, coverage: true }
          - { os: ubuntu-24.04-arm, node: 24 }
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: '\${{ matrix.node }}' }
      - run: npm ci
      - run: |
          npm test -- --shard=\${{ matrix.node }}
          echo done
  lint-${index}:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm run lint
  shared-${index}:
    strategy:
      matrix:
        part: [a, b]
    uses: ./.github/workflows/shared.yml
    with: { part: '\${{ matrix.part }}' }
  done-${index}:
    needs: [unit-${index}, lint-${index}, shared-${index}]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - run: test '\${{ needs.unit-${index}.result }}' = success
`

const shared = `on: { workflow_call: { inputs: { part: { type: string } } } }
jobs:
  build: { runs-on: ubuntu-latest, steps: [{ run: make }] }
  test: { needs: build, runs-on: ubuntu-latest, steps: [{ run: make test }] }
`

/** Workflow files with matrices, conditions, a call and an aggregate: 15 check names each. */
export const workflows = (count) =>
  [
    { path: '.github/workflows/shared.yml', text: shared },
    ...Array.from({ length: count - 1 }, (_, index) => ({
      path: `.github/workflows/service-${index}.yml`,
      text: workflow(index),
    })),
  ].map(({ path, text }) => ({ path, content: { known: true, value: text } }))
