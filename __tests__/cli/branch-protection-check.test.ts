import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { gatewright, json } from './harness.ts'

let world: World
let server: Started
let shop: RepositoryBuilder
let plain: string
let reader: string
let writer: string

const policy = `version: 1
mode: enforce
gates:
  branch-protection:
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        pull-request: true
        approvals: 1
        checks: [unit, docs]
        block-force-push: true
        bypass: { allow: [] }
      - branches: ["release/**/*"]
        block-deletion: true
    tags:
      - tags: ["v*"]
`
const ci = `name: CI
on: { pull_request: {} }
jobs:
  unit:
    runs-on: ubuntu-latest
    steps: [{ run: npm test }]
`

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'chef']) world.user(login)
  const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha'] })
  shop = world.repository('acme/shop', {
    files: { '.github/gatewright.yml': policy, '.github/workflows/ci.yml': ci },
    collaborators: { alpha: 'write' },
  })
  world.repository('acme/bare', { files: { 'a.txt': 'a\n' } })
  shop.protect('main', { reviews: { approvals: 1 }, checks: ['unit'] })
  acme.ruleset({
    name: 'base',
    repositories: ['shop'],
    rules: [
      { type: 'non_fast_forward' },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'docs' }],
        },
      },
    ],
  })
  shop.ruleset({ name: 'trial', enforcement: 'disabled', rules: [{ type: 'deletion' }] })
  server = await world.start()
  const base = { contents: 'read', 'pull-requests': 'read' } as const
  plain = world.token({ permissions: base, repository: 'acme/shop' })
  reader = world.token({ permissions: { ...base, administration: 'read' }, repository: 'acme/shop' })
  writer = world.token({
    permissions: { ...base, administration: 'write', organization_administration: 'write' },
    repository: 'acme/shop',
  })
})
afterAll(async () => {
  await server.close()
})

const check = (argv: readonly string[], token: string, admin?: string) =>
  gatewright(['branch-protection', 'check', ...argv], {
    variables: {
      GITHUB_API_URL: server.apiUrl,
      GITHUB_GRAPHQL_URL: server.graphqlUrl,
      GITHUB_SERVER_URL: server.serverUrl,
      ...(token === '' ? {} : { GH_TOKEN: token }),
      ...(admin === undefined ? {} : { GATEWRIGHT_ADMIN_TOKEN: admin }),
    },
  })

interface Row {
  readonly control: string
  readonly answer: string
  readonly codes: readonly string[]
  readonly findings: readonly { readonly rule: string; readonly outcome: string; readonly subject: string }[]
}
const rows = async (argv: readonly string[], token = plain, admin?: string) => {
  const ended = await check([...argv, '--json'], token, admin)
  const all: readonly Row[] = json(ended)
  return { ...ended, all, codes: all.flatMap(({ codes }) => codes) }
}
const rulesOf = (all: readonly Row[]) =>
  all.flatMap(({ findings }) => findings.map(({ rule, subject }) => `${rule} ${subject}`))

describe('a branch on GitHub', () => {
  test('a plain token decides what rulesets and the branch prove, and names what it cannot see', async () => {
    const { code, codes, all } = await rows(['acme/shop'])
    expect(code).toBe(1)
    expect(codes).toEqual([
      'BP-PR:unobservable',
      'BP-APPROVALS:unobservable',
      'BP-CHECK(unit):bypassable',
      'BP-CHECK(docs):bypass-unknown',
      'BP-FORCE:bypass-unknown',
    ])
    const { stdout } = await check(['acme/shop'], plain)
    // One line for everything that one permission would reveal.
    expect(stdout).toContain('? BP-PR:unobservable, BP-APPROVALS:unobservable')
    expect(stdout).toContain('administration: read (GitHub App)')
    expect(stdout).toContain('lines of .github/gatewright.yml')
    expect(all.find(({ control }) => control === 'checks')?.findings.length).toBeGreaterThan(0)
  })

  test('an admin token sees the classic rule and who may bypass', async () => {
    const { codes } = await rows(['acme/shop'], plain, writer)
    expect(codes).toEqual(['BP-PR:bypassable', 'BP-APPROVALS:bypassable', 'BP-CHECK(unit):bypassable'])
    const read = await rows(['acme/shop'], plain, reader)
    expect(read.codes).toContain('BP-CHECK(docs):bypass-unknown')
    expect(read.codes).not.toContain('BP-PR:unobservable')
  })

  test('what cannot work, tags, rulesets without effect and trust stand beside it', async () => {
    const { all } = await rows(['acme/shop'])
    const found = rulesOf(all)
    expect(found).toContain('branch-protection/required-check-never-reported docs')
    expect(found).toContain('branch-protection/gate-trust main')
    expect(found).toContain('branch-protection/block-deletion tags v*')
    expect(found.some((one) => one.startsWith('branch-protection/active-ruleset'))).toBe(true)
    expect(all.find(({ control }) => control === 'block_deletion')?.findings).toMatchObject([
      { rule: 'branch-protection/block-deletion', subject: 'tags v*' },
    ])
    const { stdout } = await check(['acme/shop'], plain)
    expect(stdout).toContain('✗ branch-protection/required-check-never-reported for docs')
  })

  test('another branch: its own entries, its own workflow files, no tags', async () => {
    shop.commit('release/1.0', { files: { '.github/workflows/docs.yml': ci.replaceAll('unit', 'docs') } })
    shop.ruleset({ name: 'release', include: ['refs/heads/release/**/*'], rules: [check1('docs')] })
    const { code, codes, all } = await rows(['acme/shop', '--branch', 'release/1.0'], plain, writer)
    expect(codes).toEqual(['BP-DELETE'])
    expect(code).toBe(1)
    // The default branch has no job of this name; the branch itself has.
    expect(rulesOf(all).filter((one) => one.includes('never-reported') || one.includes('tags'))).toEqual([])
    const full = await rows(['acme/shop', '--branch', 'refs/heads/release/1.0'], plain, writer)
    expect(full.codes).toEqual(codes)
  })

  test('what cannot work fails what is satisfied; a warning does not', async () => {
    const asked = async (branch: string) => {
      const argv = ['branch-protection', 'check', 'acme/shop', '--branch', branch, '--policy', '-', '--json']
      const variables = {
        GITHUB_API_URL: server.apiUrl,
        GITHUB_GRAPHQL_URL: server.graphqlUrl,
        GITHUB_SERVER_URL: server.serverUrl,
        GH_TOKEN: writer,
      }
      const ended = await gatewright(argv, { stdin: 'checks: [docs]\n', variables })
      const all: readonly Row[] = json(ended)
      const found = all.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail'))
      return {
        code: ended.code,
        open: all.flatMap(({ codes }) => codes),
        found: found.map(({ rule }) => rule),
      }
    }
    expect(await asked('main')).toMatchObject({
      code: 1,
      open: [],
      found: expect.arrayContaining(['branch-protection/required-check-never-reported']),
    })
    const release = await asked('release/1.0')
    expect(release).toMatchObject({ code: 0, open: [] })
    expect(release.found).toContain('branch-protection/gate-trust')
  })

  test('a branch that is not there: what would hold, and it is said', async () => {
    const { code, stderr } = await rows(['acme/shop', '--branch', 'feature'], plain, writer)
    expect(code).toBe(3)
    expect(stderr).toContain('there is no branch feature')
    expect(stderr).toContain('no entry of the policy names branch feature: nothing was judged')
  })

  test('--policy in place of the policy there; the name from GITHUB_REPOSITORY', async () => {
    const variables = {
      GITHUB_API_URL: server.apiUrl,
      GITHUB_GRAPHQL_URL: server.graphqlUrl,
      GITHUB_SERVER_URL: server.serverUrl,
      GITHUB_REPOSITORY: 'acme/shop',
      GH_TOKEN: writer,
    }
    const argv = ['branch-protection', 'check', '--policy', '-', '--json']
    const ended = await gatewright(argv, { stdin: 'signatures: true\n', variables })
    expect((json(ended) as readonly Row[]).flatMap(({ codes }) => codes)).toEqual(['BP-SIGN'])
  })

  test('a repository without a policy is judged by the defaults, and it is said', async () => {
    const token = world.token({
      permissions: { contents: 'read', administration: 'read' },
      repository: 'acme/bare',
    })
    const { code, codes, stderr } = await rows(['acme/bare'], token)
    expect(code).toBe(1)
    expect(codes).toEqual(['BP-PR', 'BP-FORCE', 'BP-DELETE'])
    expect(stderr).toContain('acme/bare has no policy')
  })

  test('a private repository on a free plan: protection is absent, and the plan is named', async () => {
    world.user('free', { plan: 'free' })
    world.repository('free/own', { files: { 'a.txt': 'a\n' } })
    const token = world.token({ permissions: { contents: 'read' }, repository: 'free/own' })
    const { code, codes, stderr } = await rows(['free/own'], token)
    expect(code).toBe(1)
    expect(codes).toEqual(['BP-PR', 'BP-FORCE', 'BP-DELETE'])
    expect(stderr).toContain('BP-PLAN: ')
  })

  test('the admin token alone is enough', async () => {
    const { codes } = await rows(['acme/shop'], '', writer)
    expect(codes).toContain('BP-PR:bypassable')
  })

  test('a repository that is not there, and GitHub out of order, decide nothing', async () => {
    const missing = await check(['acme/none'], plain)
    expect(missing).toMatchObject({ code: 3, stdout: '' })
    expect(missing.stderr).toContain('could not be decided')
    world.fault({ kind: 'status', path: /\/rules\/branches\//, status: 403, times: 1 })
    const cut = await rows(['acme/shop'], plain, writer)
    expect(cut.code).not.toBe(0)
    expect(cut.codes).toContain('BP-CHECK(docs):unobservable')
  })
})

const check1 = (context: string) => ({
  type: 'required_status_checks',
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context, integration_id: 15368 }],
  },
})

describe('wrong usage', () => {
  test.each([
    [['acme'], 'OWNER/REPO is "acme"; expected owner/name'],
    [['acme/shop', '--branch', 'a..b'], '--branch: found "a..b", expected the name of one branch'],
    [['acme/shop', '--branch', '~ALL'], '--branch: found "~ALL"'],
    [['acme/shop', '--branch', 'release/*'], '--branch: found "release/*"'],
    [['acme/shop', '--branch', 'refs/heads/'], '--branch: found "refs/heads/"'],
    [['acme/shop', 'acme/bare'], 'takes at most 1 argument'],
  ])('%j', async (argv, message) => {
    const ended = await check(argv, plain)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(message)
  })

  test('without a token, or a name', async () => {
    expect((await check(['acme/shop'], '')).stderr).toContain('there is no token')
    expect((await check([], plain)).stderr).toContain('GITHUB_REPOSITORY is not set')
  })
})
