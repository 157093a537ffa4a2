import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { inventoryQuery } from '../../src/facts/protection-inventory-query.ts'
import { caller } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
for (const login of ['chef', 'alpha']) world.user(login)
const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha'] })
const sec = acme.team('sec', { members: ['alpha'] })
const enterprise = world.enterprise('acme-corp', [acme])
const workflow = 'on: pull_request\n'
const shop = world.repository('acme/shop', {
  files: {
    '.github/workflows/ci.yml': workflow,
    '.github/workflows/run.sh': { content: 'exit 0\n', executable: true },
    '.github/workflows/image.yml': Buffer.from([0, 1, 2]),
    '.github/workflows/link.yml': { symlink: 'ci.yml' },
    '.github/workflows/old/a.yml': 'x\n',
    '.github/workflows/lib': { submodule: 'a'.repeat(40) },
    '.github/workflows/long.yml': `#${'x'.repeat(600_000)}\n`,
  },
  settings: { merge: { merge: false } },
})
world.repository('acme/archive', { settings: { archived: true } })
world.repository('acme/open', { public: true })
const bare = world.repository('acme/bare', { settings: { internal: true } })
shop.protect('main', {
  checks: ['unit', { context: 'lint', appId: 15368 }],
  strict: true,
  reviews: { approvals: 2, bypass: { users: ['alpha'], teams: ['sec'], apps: ['github-actions'] } },
  deployments: ['staging'],
})
const own = shop.ruleset({
  name: 'own',
  bypass: [
    { actor_type: 'Team', actor_id: sec.id, bypass_mode: 'pull_request' },
    { actor_type: 'User', actor_id: 1001, bypass_mode: 'exempt' },
    { actor_type: 'RepositoryRole', actor_id: 5 },
  ],
  rules: [
    { type: 'deletion' },
    { type: 'pull_request', parameters: { required_approving_review_count: 1, required_reviewers: [] } },
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: true,
        required_status_checks: [{ context: 'unit', integration_id: 15368 }, { context: 'lint' }],
      },
    },
  ],
})
acme.ruleset({ name: 'all', rules: [{ type: 'update' }] })
enterprise.ruleset({ name: 'corporate', rules: [{ type: 'creation' }] })

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const app = (permissions: Permissions) => world.token({ kind: 'app', permissions })
const admin = app({ administration: 'write', contents: 'read' })
const plain = app({ contents: 'read' })
async function ask(query: string, variables: object = {}, token = admin) {
  return (await caller(server, token)(server.graphqlUrl, { method: 'POST', body: { query, variables } })).body
}

/** The query of an audit: everything about the default branches of an organisation. */
const AUDIT = `query Audit($org: String!, $after: String) { organization(login: $org) {
  repositories(first: 50, after: $after, isArchived: false, orderBy: {field: NAME, direction: ASC}) {
    pageInfo { hasNextPage endCursor }
    nodes {
      nameWithOwner isPrivate isFork isEmpty viewerCanAdminister
      mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
      defaultBranchRef { name
        rules(first: 50) { totalCount nodes { type
          parameters { __typename
            ... on PullRequestParameters { requiredApprovingReviewCount allowedMergeMethods }
            ... on RequiredStatusChecksParameters {
              strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId } } }
          repositoryRuleset { databaseId name enforcement source { __typename } } } }
        branchProtectionRule { pattern isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount
          requiresStatusChecks requiresStrictStatusChecks requiredStatusChecks { context app { databaseId } }
          allowsForcePushes allowsDeletions requiresDeployments requiredDeploymentEnvironments
          bypassPullRequestAllowances(first: 10) { nodes { actor { __typename
            ... on User { login } ... on Team { slug } ... on App { slug } } } } }
      } } } }
  rateLimit { cost remaining resetAt } }`

describe('an organisation at once', () => {
  test('its repositories by name, archived ones left out', async () => {
    const { data, errors } = await ask(AUDIT, { org: 'acme' })
    expect(errors).toBeUndefined()
    const { nodes, pageInfo } = data.organization.repositories
    expect(nodes.map((node: { nameWithOwner: string }) => node.nameWithOwner)).toEqual([
      'acme/bare',
      'acme/open',
      'acme/shop',
    ])
    expect(pageInfo.hasNextPage).toBe(false)
    expect(nodes[2]).toMatchObject({
      isPrivate: true,
      isFork: false,
      isEmpty: false,
      viewerCanAdminister: true,
      mergeCommitAllowed: false,
      squashMergeAllowed: true,
    })
  })

  test('rules of repository and organisation with typed parameters; an enterprise’s are not among them', async () => {
    const { data } = await ask(AUDIT, { org: 'acme' })
    const { rules } = data.organization.repositories.nodes[2].defaultBranchRef
    expect(rules.totalCount).toBe(4)
    expect(rules.nodes.map((rule: { type: string }) => rule.type)).toEqual([
      'DELETION',
      'PULL_REQUEST',
      'REQUIRED_STATUS_CHECKS',
      'UPDATE',
    ])
    expect(rules.nodes[0]).toMatchObject({
      parameters: null,
      repositoryRuleset: {
        databaseId: own.id,
        enforcement: 'ACTIVE',
        source: { __typename: 'Repository' },
      },
    })
    expect(rules.nodes[1].parameters).toEqual({
      __typename: 'PullRequestParameters',
      requiredApprovingReviewCount: 1,
      allowedMergeMethods: ['merge', 'squash', 'rebase'],
    })
    expect(rules.nodes[2].parameters.requiredStatusChecks).toEqual([
      { context: 'unit', integrationId: 15368 },
      { context: 'lint', integrationId: null },
    ])
    expect(rules.nodes[3].repositoryRuleset.source.__typename).toBe('Organization')
  })

  test('classic rules for those who administer', async () => {
    const reader = app({ administration: 'read', contents: 'read' })
    const { data, errors } = await ask(AUDIT, { org: 'acme' }, reader)
    expect(errors).toBeUndefined()
    const [first, , third] = data.organization.repositories.nodes
    expect(first.defaultBranchRef.branchProtectionRule).toBeNull()
    expect(third.viewerCanAdminister).toBe(false)
    expect(third.defaultBranchRef.branchProtectionRule).toMatchObject({
      pattern: 'main',
      isAdminEnforced: false,
      requiresApprovingReviews: true,
      requiredApprovingReviewCount: 2,
      requiresStrictStatusChecks: true,
      requiredStatusChecks: [
        { context: 'unit', app: null },
        { context: 'lint', app: { databaseId: 15368 } },
      ],
      requiresDeployments: true,
      requiredDeploymentEnvironments: ['staging'],
      bypassPullRequestAllowances: {
        nodes: [
          { actor: { login: 'alpha' } },
          { actor: { slug: 'sec' } },
          { actor: { slug: 'github-actions' } },
        ],
      },
    })
  })

  test('strict is said to be on where no checks are required: as seen at GitHub', async () => {
    bare.protect('main', { linearHistory: true })
    const { data } = await ask(AUDIT, { org: 'acme' })
    const rule = data.organization.repositories.nodes[0].defaultBranchRef.branchProtectionRule
    expect(rule).toMatchObject({ requiresStatusChecks: false, requiresStrictStatusChecks: true })
    bare.unprotect('main')
  })

  test('without administration: null and FORBIDDEN with the path of the field, all other data is there', async () => {
    const { data, errors } = await ask(AUDIT, { org: 'acme' }, plain)
    const { nodes } = data.organization.repositories
    expect(nodes[2].defaultBranchRef).toMatchObject({ branchProtectionRule: null, rules: { totalCount: 4 } })
    expect(errors).toHaveLength(3)
    expect(errors[2]).toMatchObject({
      type: 'FORBIDDEN',
      path: ['organization', 'repositories', 'nodes', 2, 'defaultBranchRef', 'branchProtectionRule'],
      message: 'Resource not accessible by integration',
    })
  })

  test('a workflow’s token sees its own repository and public ones', async () => {
    const token = world.token({ permissions: { contents: 'read' }, repository: 'acme/shop' })
    const { data } = await ask(AUDIT, { org: 'acme' }, token)
    const names = data.organization.repositories.nodes.map(
      (node: { nameWithOwner: string }) => node.nameWithOwner,
    )
    expect(names).toEqual(['acme/open', 'acme/shop'])
  })

  test('pages by cursor, also backwards by name', async () => {
    const query = `query Page($after: String) { organization(login: "acme") {
      repositories(first: 2, after: $after, orderBy: {field: NAME, direction: DESC}) {
        totalCount pageInfo { hasNextPage endCursor } nodes { name isArchived } } } }`
    const first = (await ask(query)).data.organization.repositories
    expect(first).toMatchObject({ totalCount: 4, nodes: [{ name: 'shop' }, { name: 'open' }] })
    const second = (await ask(query, { after: first.pageInfo.endCursor })).data.organization.repositories
    expect(second.nodes).toEqual([
      { name: 'bare', isArchived: false },
      { name: 'archive', isArchived: true },
    ])
  })

  test('the query that an inventory is saved from is answered', async () => {
    const { data, errors } = await ask(inventoryQuery, { org: 'acme' })
    expect(errors).toBeUndefined()
    expect(data.organization.repositories).toMatchObject({ totalCount: 3 })
    expect(data.rateLimit.cost).toBe(1)
  })

  test('an organisation that is none is an error', async () => {
    const { data, errors } = await ask(AUDIT, { org: 'nobody' })
    expect(data.organization).toBeNull()
    expect(errors[0]).toMatchObject({ type: 'NOT_FOUND', path: ['organization'] })
  })
})

describe('who can bypass', () => {
  const query = `query Bypass { repository(owner: "acme", name: "shop") { rulesets(first: 10, includeParents: false) {
    nodes { name target conditions { refName { include } } bypassActors(first: 10) { nodes {
      bypassMode deployKey organizationAdmin repositoryRoleDatabaseId actor { ... on Team { slug } } } } } } } }`

  test('is told to those who may write the ruleset; people have no place in the schema', async () => {
    const { data } = await ask(query)
    const [ruleset] = data.repository.rulesets.nodes
    expect(ruleset).toMatchObject({
      target: 'BRANCH',
      conditions: { refName: { include: ['~DEFAULT_BRANCH'] } },
    })
    expect(ruleset.bypassActors.nodes).toMatchObject([
      { actor: { slug: 'sec' }, bypassMode: 'PULL_REQUEST' },
      { actor: null, bypassMode: 'ALWAYS', repositoryRoleDatabaseId: null },
      { actor: null, repositoryRoleDatabaseId: 5 },
    ])
  })

  test('and is FORBIDDEN to others', async () => {
    const { data, errors } = await ask(query, {}, app({ administration: 'read', contents: 'read' }))
    expect(data.repository.rulesets.nodes[0].bypassActors).toBeNull()
    expect(errors[0].path).toEqual(['repository', 'rulesets', 'nodes', 0, 'bypassActors'])
  })
})

describe('cost', () => {
  const cost = async (query: string) => (await ask(query, { org: 'acme' })).data.rateLimit.cost

  test('the audit costs one point for 50 repositories, with bypass actors 26', async () => {
    expect(await cost(AUDIT)).toBe(1)
    const dear = `query Dear($org: String!) { organization(login: $org) { repositories(first: 50) { nodes {
      defaultBranchRef { rules(first: 50) { nodes { repositoryRuleset {
        bypassActors(first: 20) { totalCount } } } } } } } } rateLimit { cost } }`
    expect(await cost(dear)).toBe(26)
  })

  test('is taken from the budget of points', async () => {
    const token = app({ contents: 'read' })
    const query = `query Dear { organization(login: "acme") { repositories(first: 100) { nodes {
      defaultBranchRef { rules(first: 100) { nodes { type repositoryRuleset { rules(first: 1) { totalCount } } } } } } } }
      rateLimit { cost remaining limit nodeCount resetAt } }`
    world.rateLimit(token, { limit: 5000, remaining: 150 }, 'graphql')
    const { data } = await ask(query, {}, token)
    expect(data.rateLimit).toEqual({
      cost: 101,
      limit: 5000,
      remaining: 49,
      nodeCount: 20_100,
      resetAt: '2026-03-01T11:00:00Z',
    })
    expect((await ask(query, {}, token)).errors[0].type).toBe('RATE_LIMITED')
  })

  test('more than half a million nodes are refused', async () => {
    const query = `query Huge { organization(login: "acme") { repositories(first: 100) { nodes { defaultBranchRef {
      rules(first: 100) { nodes { repositoryRuleset { rules(first: 100) { totalCount } } } } } } } } }`
    const { data, errors } = await ask(query)
    expect(data).toBeUndefined()
    expect(errors[0]).toMatchObject({ type: 'MAX_NODE_LIMIT_EXCEEDED' })
  })
})

describe('one repository', () => {
  const query = `query One($base: String!, $oid: GitObjectID!) { repository(owner: "acme", name: "shop") {
    visibility isArchived mergeCommitAllowed defaultBranchRef { name }
    commit: object(oid: $oid) { __typename oid }
    base: object(expression: $base) { __typename ... on Tree { entries { name type mode object { __typename
      ... on Blob { text isBinary isTruncated byteSize } } } } } } }`
  const at = (base: string) => ({ base, oid: shop.tip() })

  test('its settings and the files of a folder at a commit', async () => {
    const { data, errors } = await ask(query, at(`${shop.tip()}:.github/workflows`), plain)
    expect(errors).toBeUndefined()
    const { base, ...settings } = data.repository
    expect(settings).toEqual({
      visibility: 'PRIVATE',
      isArchived: false,
      mergeCommitAllowed: false,
      defaultBranchRef: { name: 'main' },
      commit: { __typename: 'Commit', oid: shop.tip() },
    })
    const entries = new Map(base.entries.map((entry: { name: string }) => [entry.name, entry]))
    expect(entries.get('ci.yml')).toEqual({
      name: 'ci.yml',
      type: 'blob',
      mode: 0o100644,
      object: {
        __typename: 'Blob',
        text: workflow,
        isBinary: false,
        isTruncated: false,
        byteSize: workflow.length,
      },
    })
    expect(entries.get('run.sh')).toMatchObject({ mode: 0o100755 })
    expect(entries.get('image.yml')).toMatchObject({ object: { isBinary: true, text: null, byteSize: 3 } })
    expect(entries.get('link.yml')).toMatchObject({ mode: 0o120000, object: { text: 'ci.yml' } })
    expect(entries.get('old')).toMatchObject({ type: 'tree', object: { __typename: 'Tree' } })
    expect(entries.get('lib')).toMatchObject({ type: 'commit', object: null })
    expect(entries.get('long.yml')).toMatchObject({ object: { isTruncated: true, byteSize: 600_002 } })
  })

  test.each([
    ['a folder that is not there', 'main:nowhere', null],
    ['a commit that is not there', `${'b'.repeat(40)}:.github/workflows`, null],
    ['a file', 'main:.github/workflows/ci.yml', 'Blob'],
    ['the root', 'main:', 'Tree'],
    ['a branch', 'main', 'Commit'],
    ['a submodule', 'main:.github/workflows/lib', null],
  ])('%s', async (_, expression, typename) => {
    const { data } = await ask(query, at(expression))
    expect(data.repository.base?.__typename ?? null).toBe(typename)
  })

  test('contents need their permission', async () => {
    const { data, errors } = await ask(query, at('main:'), app({}))
    expect(data.repository).toMatchObject({ visibility: 'PRIVATE', base: null })
    expect(errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'repository.commit',
      'repository.base',
    ])
  })

  test('a branch by name, and classic rules of all branches', async () => {
    const text = `query Ref { repository(owner: "acme", name: "shop") {
      main: ref(qualifiedName: "refs/heads/main") { name target { oid } }
      none: ref(qualifiedName: "refs/heads/none") { name }
      branchProtectionRules(first: 10) { nodes { pattern } } } }`
    expect((await ask(text)).data.repository).toEqual({
      main: { name: 'main', target: { oid: shop.tip() } },
      none: null,
      branchProtectionRules: { nodes: [{ pattern: 'main' }] },
    })
    expect((await ask(text, {}, plain)).errors[0].type).toBe('FORBIDDEN')
  })

  test('a field the schema does not have, and a query that cannot be read', async () => {
    const wrong = 'query W { repository(owner: "acme", name: "shop") { mergeable } }'
    expect((await ask(wrong)).errors[0].message).toContain("'mergeable' doesn't exist on type 'Repository'")
    expect((await ask('query W { repository')).errors[0].message).toContain('end of file')
    expect((await ask('{ rateLimit { cost } }')).errors).toHaveLength(1)
    expect((await ask('query { rateLimit { cost } }')).data.rateLimit.cost).toBe(1)
  })
})
