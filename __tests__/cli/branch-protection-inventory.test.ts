import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { gatewright, json } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatewright-inventory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Row {
  readonly repository: string | null
  readonly status: string
  readonly answer?: string | null
  readonly codes?: readonly string[]
  readonly why: string | null
  readonly effective?: Readonly<Record<string, unknown>>
}

const audit = async (content: unknown, policy: string, ...flags: readonly string[]) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(folder, 'pages.json'), text)
  writeFileSync(join(folder, 'policy.yml'), policy)
  const argv = ['--inventory', 'pages.json', '--policy', 'policy.yml', ...flags]
  return await gatewright(['branch-protection', 'check', ...argv], { directory: folder })
}
const rowsOf = (ended: Awaited<ReturnType<typeof audit>>): readonly Row[] => json(ended).repositories

const classic = {
  pattern: 'main',
  isAdminEnforced: true,
  requiresApprovingReviews: true,
  requiredApprovingReviewCount: 1,
  requiresCodeOwnerReviews: false,
  dismissesStaleReviews: false,
  requireLastPushApproval: false,
  requiresStatusChecks: false,
  requiresStrictStatusChecks: true,
  requiredStatusChecks: [],
  requiresLinearHistory: false,
  requiresCommitSignatures: false,
  requiresConversationResolution: false,
  allowsForcePushes: false,
  allowsDeletions: false,
  lockBranch: false,
  restrictsPushes: false,
  bypassPullRequestAllowances: { totalCount: 0, nodes: [] },
}
const rule = (type: string, parameters: object | null = null, id = 1) => ({
  type,
  parameters,
  repositoryRuleset: {
    databaseId: id,
    name: 'base',
    enforcement: 'ACTIVE',
    source: { __typename: 'Organization' },
  },
})
const listed = (nodes: readonly unknown[], totalCount = nodes.length) => ({ totalCount, nodes })
const repository = (name: string, branch: object | null = {}, more: object = {}) => ({
  nameWithOwner: `acme/${name}`,
  isPrivate: false,
  isEmpty: false,
  viewerCanAdminister: true,
  mergeCommitAllowed: true,
  squashMergeAllowed: true,
  rebaseMergeAllowed: true,
  defaultBranchRef:
    branch === null ? null : { name: 'main', rules: listed([]), branchProtectionRule: null, ...branch },
  ...more,
})
const page = (nodes: readonly unknown[], hasNextPage = false, errors: readonly unknown[] = []) => ({
  data: { organization: { repositories: { pageInfo: { hasNextPage, endCursor: 'x' }, nodes } } },
  ...(errors.length === 0 ? {} : { errors }),
})
const codesOf = async (node: unknown, policy: string, ...more: readonly unknown[]) => {
  const ended = await audit([page([node]), ...more], policy, '--json')
  const [row] = rowsOf(ended)
  return { code: ended.code, codes: row?.codes ?? [row?.status], row }
}

describe('what GraphQL answers is judged as what REST answers', () => {
  test.each([
    ['no rule, seen by an administrator: absent', {}, 'approvals: 1', 1, ['BP-APPROVALS']],
    [
      'a classic rule',
      { branchProtectionRule: classic },
      'approvals: 1\nblock_force_push: true\nbypass: {}',
      0,
      [],
    ],
    [
      'administrators who are not bound',
      { branchProtectionRule: { ...classic, isAdminEnforced: false } },
      'approvals: 1\nblock_deletion: true\nbypass: {}',
      1,
      ['BP-APPROVALS:bypassable'],
    ],
    [
      'an allowed force push',
      { branchProtectionRule: { ...classic, allowsForcePushes: true } },
      'block_force_push: true',
      1,
      ['BP-FORCE'],
    ],
    [
      'strict without checks means nothing',
      { branchProtectionRule: classic },
      'strict: true',
      1,
      ['BP-STRICT'],
    ],
    [
      'checks with pins',
      {
        branchProtectionRule: {
          ...classic,
          requiresStatusChecks: true,
          requiredStatusChecks: [
            { context: 'a', app: null },
            { context: 'b', app: { databaseId: 7 } },
          ],
        },
      },
      'strict: true\nchecks: [{ context: a, app: 7 }, { context: b, app: 7 }]',
      1,
      ['BP-CHECK(a):any-app'],
    ],
    [
      'checks that are switched off do not count',
      { branchProtectionRule: { ...classic, requiredStatusChecks: [{ context: 'a', app: null }] } },
      'checks: [a]',
      1,
      ['BP-CHECK(a)'],
    ],
    [
      'a list of checks that was not answered',
      { branchProtectionRule: { ...classic, requiresStatusChecks: true, requiredStatusChecks: null } },
      'checks: [a]',
      3,
      ['BP-CHECK(a):unobservable'],
    ],
    [
      'a count of null asks for no pull request',
      {
        branchProtectionRule: {
          ...classic,
          requiresApprovingReviews: false,
          requiredApprovingReviewCount: null,
        },
      },
      'pull_request: true',
      1,
      ['BP-PR'],
    ],
    [
      'a count of 0 asks for one',
      { branchProtectionRule: { ...classic, requiredApprovingReviewCount: 0 } },
      'pull_request: true\napprovals: 1',
      1,
      ['BP-APPROVALS'],
    ],
    [
      'restricted pushes, and for whom was not asked',
      { branchProtectionRule: { ...classic, restrictsPushes: true } },
      'restricted_updates: true\nbypass: {}',
      3,
      ['BP-UPDATE:bypass-unknown'],
    ],
    [
      'allowances that were not asked for',
      { branchProtectionRule: { ...classic, bypassPullRequestAllowances: undefined } },
      'approvals: 1\nbypass: {}',
      3,
      ['BP-APPROVALS:bypass-unknown'],
    ],
    [
      'allowances that are cut',
      {
        branchProtectionRule: {
          ...classic,
          bypassPullRequestAllowances: {
            totalCount: 2,
            nodes: [{ actor: { __typename: 'Team', databaseId: 9, slug: 'core' } }],
          },
        },
      },
      'approvals: 1\nbypass: { allow: [{ actor_type: Team, actor_id: 9 }] }',
      3,
      ['BP-APPROVALS:bypass-unknown'],
    ],
    [
      'allowances that are allowed',
      {
        branchProtectionRule: {
          ...classic,
          bypassPullRequestAllowances: {
            totalCount: 1,
            nodes: [{ actor: { __typename: 'Team', databaseId: 9, slug: 'core' } }],
          },
        },
      },
      'approvals: 1\nbypass: { allow: [{ actor_type: Team, actor_id: 9 }] }',
      0,
      [],
    ],
    [
      'an allowance that is not',
      {
        branchProtectionRule: {
          ...classic,
          bypassPullRequestAllowances: {
            totalCount: 1,
            nodes: [{ actor: { __typename: 'User', login: 'alpha' } }],
          },
        },
      },
      'approvals: 1\nbypass: {}',
      1,
      ['BP-APPROVALS:bypassable'],
    ],
    [
      'a field that is left out is not off',
      { branchProtectionRule: { ...classic, allowsForcePushes: undefined } },
      'block_force_push: true',
      3,
      ['BP-FORCE:unobservable'],
    ],
    [
      'rules of rulesets, in capitals',
      {
        rules: listed([
          rule('NON_FAST_FORWARD'),
          rule('PULL_REQUEST', {
            requiredApprovingReviewCount: 2,
            requireCodeOwnerReview: true,
            allowedMergeMethods: ['SQUASH'],
          }),
        ]),
      },
      'approvals: 2\ncode_owner_review: true\nblock_force_push: true\nmerge_methods: [squash]',
      0,
      [],
    ],
    [
      'checks of a ruleset',
      {
        rules: listed([
          rule('REQUIRED_STATUS_CHECKS', {
            strictRequiredStatusChecksPolicy: true,
            requiredStatusChecks: [{ context: 'a', integrationId: 7 }],
          }),
        ]),
      },
      'strict: true\nchecks: [{ context: a, app: 7 }]',
      0,
      [],
    ],
    [
      'who may bypass a ruleset was not asked',
      { rules: listed([rule('DELETION')]) },
      'block_deletion: true\nbypass: {}',
      3,
      ['BP-DELETE:bypass-unknown'],
    ],
    [
      'a ruleset that is not active',
      {
        rules: listed([
          { ...rule('DELETION'), repositoryRuleset: { databaseId: 1, enforcement: 'EVALUATE' } },
        ]),
      },
      'block_deletion: true',
      1,
      ['BP-DELETE'],
    ],
    [
      'a rule that nobody names',
      { rules: listed([{ type: 'DELETION', parameters: null, repositoryRuleset: null }]) },
      'block_deletion: true\nbypass: {}',
      3,
      ['BP-DELETE:bypass-unknown'],
    ],
    [
      'a rule type nobody knows',
      { rules: listed([rule('LOCK_EVERYTHING')]) },
      'block_deletion: true',
      1,
      ['BP-DELETE'],
    ],
    [
      'a list that is cut',
      { rules: listed([rule('DELETION')], 2) },
      'block_deletion: true\nblock_force_push: true',
      3,
      ['BP-FORCE:unobservable', 'BP-DELETE:unobservable'],
    ],
    ['a list with a hole', { rules: listed([null]) }, 'block_deletion: true', 3, ['BP-DELETE:unobservable']],
    [
      'a list without its count',
      { rules: { nodes: [rule('DELETION')] } },
      'block_deletion: true',
      3,
      ['BP-DELETE:unobservable'],
    ],
    [
      'rules that were not answered',
      { rules: null, branchProtectionRule: classic },
      'approvals: 1\nsignatures: true',
      3,
      ['BP-SIGN:unobservable'],
    ],
    [
      'parameters that were not asked for',
      { rules: listed([rule('REQUIRED_STATUS_CHECKS', { __typename: 'X' }), rule('WORKFLOWS', null)]) },
      'checks: [a]\nworkflows: [".github/workflows/gate.yml"]\nblock_deletion: true',
      1,
      ['BP-CHECK(a):unobservable', 'BP-DELETE', 'BP-WORKFLOW(.github/workflows/gate.yml):unobservable'],
    ],
    [
      'reviewers of files, which GraphQL does not have',
      { rules: listed([rule('PULL_REQUEST', { requiredApprovingReviewCount: 0 })]) },
      'pull_request: true\nrequired_reviewers: ["src/**"]',
      3,
      ['BP-REVIEWERS(src/**):unobservable'],
    ],
  ] as const)('%s', async (_title, branch, policy, code, codes) => {
    expect(await codesOf(repository('shop', branch), `${policy}\n`)).toMatchObject({ code, codes })
  })

  test('without administration an absent classic rule proves nothing', async () => {
    for (const viewerCanAdminister of [false, null, undefined]) {
      const node = repository('shop', {}, { viewerCanAdminister })
      const { code, codes } = await codesOf(node, 'approvals: 1\n')
      expect({ code, codes }).toEqual({ code: 3, codes: ['BP-APPROVALS:unobservable'] })
    }
    const rules = listed([rule('PULL_REQUEST', { requiredApprovingReviewCount: 1 })])
    const node = repository('shop', { rules }, { viewerCanAdminister: false })
    expect(await codesOf(node, 'approvals: 1\n')).toMatchObject({ code: 0, codes: [] })
  })

  test('merge settings that are left out', async () => {
    const node = repository('shop', {}, { rebaseMergeAllowed: undefined })
    expect((await codesOf(node, 'merge_methods: [squash]\n')).code).toBe(3)
  })

  test('rulesets by id tell who may bypass, and parameters', async () => {
    const node = repository('shop', { rules: listed([rule('DELETION'), rule('WORKFLOWS')]) })
    const parameters = { workflows: [{ path: 'gate.yml', repository_id: 1 }] }
    const ruleset = (bypass_actors: unknown) => ({
      ...{ id: 1, name: 'base', enforcement: 'active', bypass_actors },
      rules: [{ type: 'deletion' }, { type: 'workflows', parameters }],
    })
    const policy = 'block_deletion: true\nworkflows: [gate.yml]\nbypass: {}\n'
    expect((await codesOf(node, policy, ruleset([]))).codes).toEqual([])
    const open = ruleset([{ actor_type: 'Team', actor_id: 9, bypass_mode: 'always' }])
    expect((await codesOf(node, policy, open)).codes).toEqual([
      'BP-DELETE:bypassable',
      'BP-WORKFLOW(gate.yml):bypassable',
    ])
    expect((await codesOf(node, policy, ruleset(null))).codes).toEqual([
      'BP-DELETE:bypass-unknown',
      'BP-WORKFLOW(gate.yml):bypass-unknown',
    ])
  })
})

describe('errors beside the data', () => {
  const at = (...below: readonly (string | number)[]) => ['organization', 'repositories', 'nodes', ...below]
  const error = (path: readonly (string | number)[], type = 'FORBIDDEN') => ({
    ...{ type, path, message: 'Resource not accessible by integration' },
  })

  test('a field that is denied is not visible, in that repository alone', async () => {
    const nodes = [repository('one'), repository('two')]
    const errors = [error(at(1, 'defaultBranchRef', 'branchProtectionRule'))]
    const ended = await audit(page(nodes, false, errors), 'approvals: 1\n', '--json')
    expect(rowsOf(ended).map(({ codes }) => codes)).toEqual([['BP-APPROVALS'], ['BP-APPROVALS:unobservable']])
    expect(ended.code).toBe(1)
  })

  test('a repository that is denied is unreadable, and says why', async () => {
    const ended = await audit(
      page([repository('one', { branchProtectionRule: classic }), null], false, [error(at(1))]),
      'approvals: 1\n',
      '--json',
    )
    expect(ended.code).toBe(3)
    expect(rowsOf(ended)[1]).toEqual({
      repository: null,
      status: 'unreadable',
      why: 'GitHub: Resource not accessible by integration',
    })
    expect(json(ended).totals).toMatchObject({ listed: 2, audited: 1, unreadable: 1, satisfied: 1 })
  })

  test('an error about no repository in particular leaves the inventory incomplete', async () => {
    const ok = [repository('one', { branchProtectionRule: classic })]
    for (const errors of [
      [{ message: 'Something went wrong' }],
      [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'cut', path: ['organization', 'repositories'] }],
    ]) {
      const ended = await audit(page(ok, false, errors), 'approvals: 1\n')
      expect(ended.code).toBe(3)
      expect(ended.stdout).toContain('incomplete: page 1: GitHub: ')
    }
  })

  test('a page that failed as a whole is a gap', async () => {
    const failed = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }
    const ended = await audit(
      [page([repository('one', { branchProtectionRule: classic })]), failed],
      'approvals: 1\n',
    )
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('incomplete: page 2: GitHub: API rate limit exceeded')
  })
})

describe('completeness', () => {
  const fine = (name: string) => repository(name, { branchProtectionRule: classic })
  const call = (content: unknown, ...flags: readonly string[]) => audit(content, 'approvals: 1\n', ...flags)

  test('one line for each repository, and the totals', async () => {
    const nodes = [
      fine('a'),
      repository('b'),
      repository('c', null, { isEmpty: true }),
      repository('d', null),
      null,
    ]
    const ended = await call(page(nodes))
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/acme\/a +main +✓ satisfied/)
    expect(ended.stdout).toMatch(/acme\/b +main +✗ violated +BP-APPROVALS/)
    expect(ended.stdout).toMatch(/acme\/c +- empty/)
    expect(ended.stdout).toMatch(/acme\/d +\? unreadable +it has no default branch/)
    expect(ended.stdout).toContain(
      'audited 2 of 5, empty 1, unreadable 2 (1 × it has no default branch; 1 × ',
    )
    expect(ended.stdout).toContain('satisfied 1, violated 1, bypassable 0, unobservable 0')
  })

  test('the values of each control stand in the JSON', async () => {
    const [row] = rowsOf(await call(page([fine('a')]), '--json'))
    expect(row?.effective).toMatchObject({
      approvals: 1,
      checks: {},
      merge_methods: ['merge', 'squash', 'rebase'],
    })
  })

  test('an end that is missing, a page that stands twice, a count that is not reached', async () => {
    expect((await call([page([fine('a')], true), page([fine('b')])])).code).toBe(0)
    const open = await call([page([fine('a')], true), page([fine('b')], true)])
    expect(open.code).toBe(3)
    expect(open.stdout).toContain('incomplete: the last page of organization says that there are more')
    const twice = await call([page([fine('a')], true), page([fine('A')])])
    expect(twice.code).toBe(3)
    expect(twice.stdout).toContain('incomplete: acme/a stands twice')
    const counted = (login: string, totalCount: number) => ({
      data: {
        organization: {
          login,
          repositories: { totalCount, pageInfo: { hasNextPage: false }, nodes: [fine(login)] },
        },
      },
    })
    expect((await call([counted('x', 1), counted('y', 1)])).code).toBe(0)
    const short = await call([counted('x', 1), counted('y', 3)])
    expect(short.code).toBe(3)
    expect(short.stdout).toContain('incomplete: y has 3 repositories, and the pages hold 1')
  })

  test('no repository at all is no pass', async () => {
    const ended = await call(page([]))
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('audited 0 of 0')
  })

  test('a policy that says nothing about the default branch judges nothing', async () => {
    const policy =
      'version: 1\ngates: { branch-protection: { branches: [{ branches: ["v*"], linear: true }] } }\n'
    const ended = await audit(page([fine('a')]), policy)
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('? not judged')
  })

  test('pages one after the other, in lists, on standard input', async () => {
    const pages = [page([fine('a')], true), page([fine('b')], true), page([fine('c')])]
    const stream = pages.map((one) => JSON.stringify(one, null, 2)).join('')
    const lines = pages.map((one) => JSON.stringify(one)).join('\n')
    for (const text of [
      stream,
      lines,
      JSON.stringify(pages),
      `${JSON.stringify(pages.slice(0, 2))}\n${JSON.stringify(pages[2])}\n`,
    ]) {
      const argv = ['branch-protection', 'check', '--inventory', '-', '--json']
      const ended = await gatewright(argv, { stdin: text, directory: folder })
      expect(rowsOf(ended).map(({ repository: name }) => name)).toEqual(['acme/a', 'acme/b', 'acme/c'])
    }
  })
})

describe('what is no inventory is refused at its line', () => {
  const good = JSON.stringify(page([repository('a')]))
  test.each([
    ['', 'pages.json:1:1: the file holds nothing'],
    ['{"data"', 'pages.json:1:1: broken off'],
    ['7', 'expected answers of the inventory query'],
    [`${good}\n{"data": {}}`, 'pages.json:2:1: data holds no repositories'],
    [`${good}\n\n{"a": 1, "a": 2}`, 'pages.json:3:1: "a" stands twice in one object'],
    [`${good}\n]`, 'pages.json:2:1: '],
    [`${good}\n"open`, 'pages.json:2:1: broken off'],
    ['[]', 'found no page of repositories'],
    ['{"id": 1, "enforcement": "active"}', 'found no page of repositories'],
    ['{"message": "Bad credentials"}', 'found neither data nor errors'],
    ['{"data": {"organization": {"repositories": {"nodes": []}}}}', 'organization.repositories: pageInfo: '],
    ['{"data": {"organization": null}}', 'data holds no repositories'],
    ['{"data": [], "errors": {}}', 'expected'],
  ])('%j', async (text, message) => {
    const ended = await audit(text, 'approvals: 1\n')
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(message)
    expect(ended.stderr).toMatch(/^gatewright: pages\.json:\d+:1: /)
  })

  test.each([
    [['--branch', 'main'], '--branch is about GitHub, --inventory about a file'],
    [['--token', 'x'], '--token is about GitHub'],
    [['acme/shop'], 'OWNER/REPO is read from GitHub'],
  ])('%j', async (flags, message) => {
    const ended = await audit(good, 'approvals: 1\n', ...flags)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(message)
  })
})

describe('the query', () => {
  let world: World
  let server: Started
  let query: string

  beforeAll(async () => {
    world = createWorld({ now: '2026-11-20T12:00:00Z' })
    for (const login of ['alpha', 'chef']) world.user(login)
    const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha'] })
    for (let index = 0; index < 60; index += 1) {
      const name = `acme/r${String(index).padStart(2, '0')}`
      const made = world.repository(name, { files: { 'a.txt': 'a\n' } })
      if (index % 2 === 0) made.protect('main', { reviews: { approvals: 2 }, enforceAdmins: true })
    }
    acme.ruleset({ name: 'base', rules: [{ type: 'non_fast_forward' }] })
    server = await world.start()
    query = (await gatewright(['branch-protection', 'check', '--print-query'])).stdout
  })
  afterAll(async () => {
    await server.close()
  })

  /** Saves page after page, as `gh api graphql --paginate` does. */
  async function saved(token: string): Promise<readonly unknown[]> {
    const pages: unknown[] = []
    for (let endCursor: string | null = null; ; ) {
      const response = await fetch(server.graphqlUrl, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'user-agent': 'test',
        },
        body: JSON.stringify({ query, variables: { org: 'acme', endCursor } }),
      })
      const answer = (await response.json()) as ReturnType<typeof JSON.parse>
      expect(answer.data.rateLimit.cost).toBe(1)
      pages.push(answer)
      const { pageInfo } = answer.data.organization.repositories
      if (pageInfo.hasNextPage !== true) return pages
      endCursor = pageInfo.endCursor
    }
  }

  const policy = 'approvals: 2\nblock_force_push: true\n'

  test('costs a point for 50 repositories, and its answers are judged', async () => {
    const token = world.token({ kind: 'app', permissions: { contents: 'read', administration: 'write' } })
    const pages = await saved(token)
    expect(pages).toHaveLength(2)
    const ended = await audit(pages, policy, '--json')
    expect(json(ended).totals).toMatchObject({ listed: 60, audited: 60, satisfied: 30, violated: 30 })
    expect(json(ended).complete).toBe(true)
    const cut = await audit(pages.slice(0, 1), policy, '--json')
    expect(json(cut)).toMatchObject({ complete: false })
  })

  test('a token without administration decides what rulesets prove', async () => {
    const token = world.token({ kind: 'app', permissions: { contents: 'read' } })
    const pages = await saved(token)
    const ended = await audit(pages, policy, '--json')
    expect(ended.code).toBe(3)
    expect(json(ended).totals).toMatchObject({ audited: 60, unobservable: 60, violated: 0 })
    expect((await audit(pages, 'block_force_push: true\n', '--json')).code).toBe(0)
  })
})
