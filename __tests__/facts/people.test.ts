import { describe, expect, test } from '@jest/globals'
import { GitHubFailure } from '../../src/github/failure.ts'
import { blob, entry, file, gather, policyWith, quietPolicy, repository, routes, tree } from './context.ts'
import {
  type Answers,
  commitNode,
  headSha,
  olderSha,
  page,
  pullNode,
  reviewNode,
  snapshotAnswer,
} from './fake-github.ts'

const pull = (more: Parameters<typeof pullNode>[0]) => ({
  'graphql PullRequestSnapshot': snapshotAnswer(pullNode(more)),
})
const approved = pull({ reviews: page([reviewNode(1, 'bay', 2)]) })
const excluding = policyWith({ exclude: ['last-pusher'], 'stale-approvals': 'refuse', rules: [] })
const push = (login: string, after = headSha, more: object = {}) => ({
  after,
  ref: 'refs/heads/topic',
  activity_type: 'push',
  actor: { id: login.length, login, type: 'User' },
  ...more,
})
const codeowners = (text: string): Answers => ({
  [routes.tree]: tree([entry('CODEOWNERS')]),
  [routes.blob]: blob('blob-CODEOWNERS', text),
})
const member = (id: number) => ({ id, login: `user${id}`, type: 'User' })

describe('last-pusher', () => {
  test('comes from the event when it is the push of this head', async () => {
    const actor = { id: 4, login: 'dev', type: 'User' }
    const hints = { pusher: { sha: headSha, actor } }
    const { facts, github } = await gather(['last-pusher'], approved, { hints, policy: excluding })
    expect(facts['last-pusher']).toMatchObject({ value: actor, source: { kind: 'event' } })
    expect(github.requests).toHaveLength(1)
  })

  test('an event about another commit says nothing', async () => {
    const hints = { pusher: { sha: olderSha, actor: { id: 4, login: 'dev', type: 'User' } } }
    const { facts } = await gather(['last-pusher'], approved, { hints, policy: excluding })
    expect(facts['last-pusher']).toMatchObject({ known: false, reason: 'not-found' })
  })

  test('is not asked for when nothing depends on it', async () => {
    const unneeded = await gather(['last-pusher'], approved)
    expect(unneeded.facts['last-pusher']).toMatchObject({ known: true, value: null })
    const unapproved = await gather(['last-pusher'], {}, { policy: excluding })
    expect(unapproved.facts['last-pusher']).toMatchObject({ known: true, value: null })
    expect(unneeded.github.requests.length + unapproved.github.requests.length).toBe(2)
  })

  test('options that cannot be read make it asked for', async () => {
    const { facts } = await gather(['last-pusher'], approved, { policy: policyWith({ exclude: 'odd' }) })
    expect(facts['last-pusher'].known).toBe(false)
  })

  test('is whoever brought the head last, by push or by creating the branch', async () => {
    const answers = { ...approved, [routes.activity]: [push('late', olderSha), push('dev'), push('old')] }
    const { facts, github } = await gather(['last-pusher'], answers, { policy: excluding })
    expect(facts['last-pusher']).toMatchObject({ value: { login: 'dev' } })
    expect(github.requests.at(-1)).toContain('"ref":"refs/heads/topic"')
    const created = {
      ...approved,
      [routes.activity]: [push('env', headSha, { activity_type: 'branch_creation' })],
    }
    expect(
      (await gather(['last-pusher'], created, { policy: excluding })).facts['last-pusher'],
    ).toMatchObject({
      value: { login: 'env' },
    })
  })

  test('is unknown when no activity brought the head, or the fork is gone', async () => {
    const other = { ...approved, [routes.activity]: [push('dev', olderSha)] }
    expect((await gather(['last-pusher'], other, { policy: excluding })).facts['last-pusher']).toMatchObject({
      known: false,
      reason: 'not-found',
      detail: expect.stringContaining(headSha),
    })
    const gone = pull({ reviews: page([reviewNode(1, 'bay', 2)]), headRepository: null })
    expect((await gather(['last-pusher'], gone, { policy: excluding })).facts['last-pusher']).toMatchObject({
      known: false,
      detail: expect.stringContaining('deleted'),
    })
  })
})

describe('teams', () => {
  test('only those of deciding lines, of both paths of a rename, and of rules that apply', async () => {
    const text = '* @acme/all\n/src/ @Acme/Web @bin\n/old/ @acme/old\n/unused/ @acme/unused\n'
    const rule = (paths: string[], from: string, except: string[] = []) => ({ paths, from: [from], except })
    const policy = policyWith({
      exclude: [],
      'stale-approvals': 'refuse',
      rules: [
        rule(['src/**'], '@acme/security'),
        rule(['docs/**'], '@acme/docs'),
        rule(['**'], '@acme/rest', ['src/**', 'old/**']),
      ],
    })
    const files = [file('src/a.ts', { status: 'renamed', previous_filename: 'old/a.ts' })]
    const answers = { ...codeowners(text), [routes.files]: files, [routes.members]: [member(5)] }
    const { facts } = await gather(['teams'], answers, { policy })
    expect(facts.teams.known && Object.keys(facts.teams.value)).toEqual([
      '@acme/old',
      '@acme/security',
      '@acme/web',
    ])
    expect(facts.teams).toMatchObject({
      value: { '@acme/web': { known: true, members: [{ id: 5, login: 'user5' }] } },
    })
  })

  test('a line that may decide counts as one that does', async () => {
    const answers = { ...codeowners('* @acme/all\n[ab].ts @acme/odd\n'), [routes.files]: [file('a.ts')] }
    const { facts } = await gather(['teams'], answers)
    const names = facts.teams.known ? Object.keys(facts.teams.value) : []
    expect(names).toContain('@acme/all')
  })

  test.each(['permission-missing', 'not-found'] as const)(
    '%s makes one team unknown, never empty',
    async (reason) => {
      const members = ({ team_slug }: { team_slug: string }) =>
        team_slug === 'web' ? new GitHubFailure(reason, routes.members, 'no') : [member(6)]
      const answers = {
        ...codeowners('* @acme/web @acme/ops'),
        [routes.files]: [file('a')],
        [routes.members]: members,
      }
      const { facts } = await gather(['teams'], answers)
      expect(facts.teams).toMatchObject({
        value: {
          '@acme/web': {
            known: false,
            reason: 'team-membership',
            remedy: { permission: 'members: read (GitHub App)' },
          },
          '@acme/ops': { known: true, members: [{ id: 6 }] },
        },
      })
    },
  )

  test('a timeout stays a timeout', async () => {
    const members = new GitHubFailure('timeout', routes.members, 'too long')
    const answers = { ...codeowners('* @acme/web'), [routes.files]: [file('a')], [routes.members]: members }
    expect((await gather(['teams'], answers)).facts.teams).toMatchObject({
      value: { '@acme/web': { reason: 'timeout' } },
    })
  })

  test('are unknown when the changed files are', async () => {
    expect((await gather(['teams'], codeowners('* @acme/web'))).facts.teams.known).toBe(false)
  })
})

describe('code-owner-rule', () => {
  const rules = [
    {
      type: 'pull_request',
      ruleset_id: 1,
      parameters: { require_code_owner_review: true, dismiss_stale_reviews_on_push: false },
    },
    { type: 'pull_request', ruleset_id: 2, parameters: { dismiss_stale_reviews_on_push: true } },
    { type: 'deletion' },
  ]
  const owned = (owner: string, more: Answers = {}) => ({
    ...codeowners(`* ${owner}`),
    [routes.files]: [file('a')],
    [routes.rules]: rules,
    ...more,
  })

  test('is not asked while every owner can be told', async () => {
    const { facts, github } = await gather(['code-owner-rule'], owned('@api'))
    expect(facts['code-owner-rule']).toMatchObject({ value: { required: false, dismissStale: false } })
    expect(github.requests.some((request) => request.startsWith(routes.rules))).toBe(false)
  })

  test.each(['@acme/secret', 'api@example.org'])('is asked when an owner is %s', async (owner) => {
    const { facts } = await gather(['code-owner-rule'], owned(owner))
    expect(facts['code-owner-rule']).toMatchObject({ value: { required: true, dismissStale: true } })
  })

  test('rules that cannot be read are unknown', async () => {
    const refused = new GitHubFailure('permission-missing', routes.rules, 'no')
    const { facts } = await gather(['code-owner-rule'], owned('a@example.org', { [routes.rules]: refused }))
    expect(facts['code-owner-rule']).toMatchObject({ known: false, reason: 'permission-missing' })
  })
})

describe('commits', () => {
  const many = Array.from({ length: 250 }, (_, index) => commitNode(String(index).padStart(40, '0')))
  const answers = { 'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ commits: page(many) })) }

  test('a list at GitHub’s cap may be cut, so it is unknown', async () => {
    const { facts } = await gather(['commits'], answers, { policy: quietPolicy })
    expect(facts.commits).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('they are not needed when the policy excludes nobody for being named by a commit', async () => {
    const policy = policyWith({ exclude: ['last-pusher'], 'stale-approvals': 'refuse', rules: [] })
    const { facts } = await gather(['commits'], answers, { policy })
    expect(facts.commits).toMatchObject({ known: true, value: [] })
  })
})

describe('approved-blobs', () => {
  const sameDiff = policyWith({ exclude: [], 'stale-approvals': 'same-diff', rules: [] })
  const sha = (index: number): string => index.toString(16).padStart(40, '0')
  const reviews = (...nodes: ReturnType<typeof reviewNode>[]) => pull({ reviews: page(nodes) })

  test('are not asked when older approvals are refused', async () => {
    const { facts, github } = await gather(['approved-blobs'], reviews(reviewNode(1, 'bay', 2, olderSha)))
    expect(facts['approved-blobs']).toMatchObject({ value: {} })
    expect(github.requests).toHaveLength(1)
  })

  test('hold both paths at each commit that a standing approval was given on', async () => {
    const answers = {
      ...reviews(
        reviewNode(1, 'bay', 2, olderSha),
        reviewNode(2, 'cx', 3, sha(1)),
        reviewNode(3, 'cx', 3, sha(1), 'DISMISSED'),
        reviewNode(4, 'dev', 4, sha(2)),
        reviewNode(5, 'dev', 4, headSha),
      ),
      [routes.files]: [file('b', { status: 'renamed', previous_filename: 'a' })],
      [routes.tree]: tree([entry('a'), entry('z')]),
    }
    const { facts } = await gather(['approved-blobs'], answers, { policy: sameDiff })
    expect(facts['approved-blobs']).toMatchObject({ known: true, value: { [olderSha]: { a: 'blob-a' } } })
    expect(facts['approved-blobs'].known && Object.keys(facts['approved-blobs'].value)).toEqual([olderSha])
    expect(facts['approved-blobs'].known && facts['approved-blobs'].value[olderSha]).not.toHaveProperty('z')
  })

  test('an entry whose git mode is another at the head is left out, whatever its bytes', async () => {
    const answers = {
      ...reviews(reviewNode(1, 'bay', 2, olderSha)),
      [routes.files]: [file('b')],
      [routes.tree]: ({ tree_sha: of }: { tree_sha: string }) =>
        tree([entry('b', 'blob-b', of === headSha ? '120000' : '100644')]),
    }
    const { facts } = await gather(['approved-blobs'], answers, { policy: sameDiff })
    expect(facts['approved-blobs']).toMatchObject({ known: true })
    expect(facts['approved-blobs'].known && facts['approved-blobs'].value[olderSha]).toEqual({})
  })

  test('a commit that is gone is absent; a cut tree and any other failure are unknown', async () => {
    const stale = {
      ...reviews(reviewNode(1, 'bay', 2, olderSha)),
      [routes.files]: [file('a')],
      [routes.tree]: ({ tree_sha: of }: { tree_sha: string }) =>
        of === headSha ? tree([entry('a')]) : undefined,
    }
    expect(
      (await gather(['approved-blobs'], stale, { policy: sameDiff })).facts['approved-blobs'],
    ).toMatchObject({
      known: true,
      value: {},
    })
    const cut = { ...stale, [routes.tree]: tree([entry('a')], true) }
    expect(
      (await gather(['approved-blobs'], cut, { policy: sameDiff })).facts['approved-blobs'],
    ).toMatchObject({
      known: false,
      reason: 'truncated',
    })
  })

  test('more than ten commits are unknown', async () => {
    const nodes = Array.from({ length: 11 }, (_, index) =>
      reviewNode(index + 1, `u${index}`, index + 10, sha(index)),
    )
    const { facts, github } = await gather(['approved-blobs'], reviews(...nodes), { policy: sameDiff })
    expect(facts['approved-blobs']).toMatchObject({ known: false, reason: 'too-large' })
    expect(github.requests).toHaveLength(1)
  })
})

test('policy-paths hold the files of the judged repository that its policy extends', async () => {
  const names = ['acme/Shop/config/base.yml@main', 'acme/policies/strict.yml@v2', 'gatewright:strict']
  const sources = names.map((name) => ({ name, sha: null, sha256: '', text: '' }))
  const { facts } = await gather(['policy-paths'], {}, { policy: { ...quietPolicy, sources } })
  const paths = facts['policy-paths'].known ? facts['policy-paths'].value : []
  expect(paths).toContain('config/base.yml')
  expect(paths).not.toContain('strict.yml')
})

test('policy-paths hold the policy’s own path and the fixed places', async () => {
  const { facts } = await gather(['policy-paths'], {}, { policyPath: 'ci/rules.yml' })
  expect(facts['policy-paths']).toMatchObject({
    value: [
      'ci/rules.yml',
      '.github/gatewright.yml',
      '.github/gatewright.yaml',
      'gatewright.yml',
      'gatewright.yaml',
      '.github/CODEOWNERS',
      'CODEOWNERS',
      'docs/CODEOWNERS',
      '.gatewright/**',
      '.github/workflows/**',
    ],
  })
  expect(repository.owner).toBe('acme')
})
