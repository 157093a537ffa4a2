import { afterEach, describe, expect, test } from '@jest/globals'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { Permissions, TokenKind } from '../../src/embedded/token.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { readText } from '../support/workflows.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'

const gate = readText('examples/quickstart/.github/workflows/gatewright.yml')
const sound = {
  '.github/workflows/gatewright.yml': gate,
  '.github/gatewright.yml': 'version: 1\nmode: report\n',
  '.github/CODEOWNERS': '* @chef\n',
}
const required = (more: object = {}) => ({
  name: 'gate',
  rules: [
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: [{ context: 'gatewright', integration_id: 15368, ...more }],
      },
    },
  ],
})
const reads = { contents: 'read', 'pull-requests': 'read' } as const

/** A clone of these files, with a remote `origin` unless its address is null. */
function cloneOf(files: Readonly<Record<string, string>>, origin: string | null): string {
  const clone = new Clone()
  clone.commit(files)
  if (origin !== null) clone.git('remote', 'add', 'origin', origin)
  clones.push(clone)
  return clone.path
}
const clones: Clone[] = []

let world: World
afterEach(async () => {
  const problems = exchangeProblems(world.requests.entries)
  await world.close()
  for (const clone of clones.splice(0)) clone.remove()
  expect(problems).toEqual([])
})

interface Options {
  readonly files?: Readonly<Record<string, string | null>>
  readonly public?: boolean
  readonly prepare?: (shop: RepositoryBuilder, world: World) => void
  readonly token?: { readonly kind?: TokenKind; readonly permissions: Permissions }
  readonly admin?: Permissions
  readonly argv?: readonly string[]
  readonly revoked?: boolean
}
interface Line {
  readonly id: string
  readonly state: string
  readonly found: string
  readonly fix: string
  readonly address: string
}

async function doctor(options: Options = {}) {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'chef']) world.user(login)
  world.organisation('acme', { owners: ['chef'] })
  const files = Object.entries({ ...sound, ...options.files }).filter(([, text]) => text !== null)
  const shop = world.repository('acme/shop', {
    files: Object.fromEntries(files) as Record<string, string>,
    public: options.public ?? false,
  })
  options.prepare?.(shop, world)
  const server = await world.start()
  const token = world.token({ permissions: reads, ...options.token })
  if (options.revoked === true) world.revoke(token)
  const variables = variablesOf(server, token)
  const { admin } = options
  if (admin !== undefined)
    variables['GATEWRIGHT_ADMIN_TOKEN'] = world.token({ kind: 'app', permissions: admin })
  return await gatewright(['doctor', ...(options.argv ?? ['acme/shop'])], { variables })
}

const variablesOf = (server: Started, token: string): Record<string, string> => ({
  GITHUB_API_URL: server.apiUrl,
  GITHUB_GRAPHQL_URL: server.graphqlUrl,
  GITHUB_SERVER_URL: server.serverUrl,
  GH_TOKEN: token,
})

async function lines(options: Options = {}) {
  const ended = await doctor({ ...options, argv: ['acme/shop', '--json'] })
  const all = json(ended).lines as readonly Line[]
  const at = (id: string): Line => {
    const found = all.find((line) => line.id === id)
    if (found === undefined) throw new Error(`no line ${id}: ${ended.stderr}`)
    return found
  }
  const not = (state: string) => all.filter((line) => line.state === state).map(({ id }) => id)
  return { ...ended, all, at, missing: not('missing'), unseen: not('cannot-see') }
}

const enforce = (shop: RepositoryBuilder) => void shop.ruleset(required())

const queue = (shop: RepositoryBuilder) => {
  enforce(shop)
  shop.ruleset({ name: 'queue', rules: [{ type: 'merge_queue', parameters: queueParameters }] })
}
const queueParameters = {
  check_response_timeout_minutes: 60,
  grouping_strategy: 'ALLGREEN',
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  merge_method: 'MERGE',
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 5,
}

describe('a repository that is ready', () => {
  test('nothing is missing, and the shape is fixed', async () => {
    const { code, all, missing, unseen } = await lines({ prepare: enforce })
    expect([code, missing]).toEqual([0, []])
    expect(all.map(({ id }) => id)).toEqual([
      ...['repository', 'policy', 'codeowners', 'workflow', 'trigger-pushes', 'trigger-edits'],
      ...['trigger-reviews', 'trigger-filters', 'pull-request-target'],
      ...['required-check', 'required-check-source', 'merge-queue', 'forks', 'runner'],
      ...all.map(({ id }) => id).filter((id) => id.startsWith('token-')),
    ])
    expect(unseen).toEqual([
      ...['forks', 'runner', 'token-actions-read', 'token-administration-read', 'token-checks-read'],
      ...['token-issues-read', 'token-members-read', 'token-statuses-read'],
      ...all.map(({ id }) => id).filter((id) => id.endsWith('-write')),
    ])
    for (const line of all) {
      expect(Object.keys(line)).toEqual([
        ...['id', 'title', 'state', 'found', 'required', 'fix', 'address', 'unknown_without'],
      ])
      expect(line.address).toContain(world.urls().server)
      if (line.state !== 'ok') expect(line.fix).not.toBe('')
    }
  })

  test('nothing is written to find out, and what a token may read is seen', async () => {
    const { unseen } = await lines({
      prepare: enforce,
      token: { permissions: { ...reads, checks: 'read', statuses: 'read' } },
    })
    expect(unseen).not.toContain('token-checks-read')
    expect(unseen).not.toContain('token-statuses-read')
    const writes = world.requests.entries.filter(
      ({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'),
    )
    expect(writes).toEqual([])
    expect(world.requests.entries.length).toBeLessThan(25)
  })

  test('pretty says what is missing and where, Markdown links the settings', async () => {
    const pretty = await doctor()
    expect(pretty.code).toBe(1)
    expect(pretty.stdout).toContain('✗ missing: Required check: "gatewright" is not required for main')
    expect(pretty.stdout).toContain('acme/shop/settings/rules')
    expect(pretty.stdout).toContain('without it     a red check stops no merge')
    expect(pretty.stdout).toMatch(/\d+ lines: \d+ ok, 2 missing, \d+ cannot be seen/)
    await world.close()
    const page = await doctor({ argv: ['acme/shop', '--format', 'markdown'] })
    expect(page.stdout).toMatch(/\| ✗ missing \| \[Required check\]\(http:\S+\/settings\/rules\) \|/)
    const rows = page.stdout.split('\n').filter((line) => line.startsWith('|'))
    for (const row of rows) expect(row.split(' | ')).toHaveLength(6)
  })
})

describe('what the gate needs', () => {
  test('a policy, code owners and a workflow', async () => {
    const { code, missing, at } = await lines({
      files: {
        '.github/gatewright.yml': null,
        '.github/CODEOWNERS': null,
        '.github/workflows/gatewright.yml': null,
        'README.md': '# Shop\n',
      },
    })
    expect(code).toBe(1)
    expect(missing).toEqual(['policy', 'codeowners', 'workflow', 'required-check', 'required-check-source'])
    expect(at('policy').found).toBe('there is none')
  })

  test('a policy that can be used, with the first problem at its place', async () => {
    const { at } = await lines({ files: { '.github/gatewright.yml': 'version: 1\nmod: report\nx: 1\n' } })
    expect(at('policy')).toMatchObject({ state: 'missing' })
    expect(at('policy').found).toMatch(/^\.github\/gatewright\.yml:2:1: unknown-key.*\(and 1 more\)$/)
  })

  test('every event that changes the verdict', async () => {
    const silent = gate.replace(/ {4}types: \[opened.*\n/, '').replace(/ {2}pull_request_review:\n.*\n/, '')
    const { at } = await lines({ files: { '.github/workflows/gatewright.yml': silent }, prepare: enforce })
    expect(at('trigger-pushes').state).toBe('ok')
    expect(at('trigger-edits').found).toBe('not started by edited, labeled, unlabeled')
    expect(at('trigger-reviews').found).toBe('not started by submitted, edited, dismissed')
  })

  test('or a workflow that starts it again', async () => {
    const silent = gate.replace(/ {4}types: \[opened.*\n/, '').replace(/ {2}pull_request_review:\n.*\n/, '')
    const refresh = readText('examples/refresh/.github/workflows/gatewright-refresh.yml')
    const { at, missing } = await lines({
      files: {
        '.github/workflows/gatewright.yml': silent,
        '.github/workflows/gatewright-refresh.yml': refresh,
      },
      prepare: enforce,
    })
    expect(missing).toEqual([])
    expect(at('trigger-reviews').found).toContain('gatewright-refresh.yml starts the gate again')
    // What only starts the gate again is no gate.
    expect(at('workflow').found).toBe('.github/workflows/gatewright.yml (check gatewright)')
  })

  test('synchronize, no filters, and not pull_request_target', async () => {
    const workflow = `on:
  pull_request_target:
    types: [opened]
    paths: ["src/**"]
jobs:
  gatewright:
    runs-on: ubuntu-latest
    steps: [{ uses: "gatewright/gatewright/actions/codeowners@v1" }]
`
    const { at } = await lines({ files: { '.github/workflows/gatewright.yml': workflow } })
    expect(at('trigger-pushes').found).toBe('not started by synchronize, reopened')
    expect(at('trigger-filters').found).toContain('.github/workflows/gatewright.yml:2: paths')
    expect(at('pull-request-target').state).toBe('missing')
  })

  test('a workflow file that cannot be read is not taken for none', async () => {
    const { at, code, missing } = await lines({
      files: { '.github/workflows/gatewright.yml': 'on: [' },
      prepare: queue,
    })
    expect(at('workflow')).toMatchObject({ state: 'cannot-see' })
    expect(at('workflow').found).toContain('not readable: .github/workflows/gatewright.yml')
    // The required check may be that of the gate, and a merge group may start it.
    expect(at('required-check').found).toContain('required: gatewright; which of them the gate reports')
    expect(missing).toEqual([])
    expect(code).toBe(3)
  })
})

describe('the required check', () => {
  test('of any source can be forged', async () => {
    const prepare = (shop: RepositoryBuilder) => void shop.ruleset(required({ integration_id: undefined }))
    const { missing, at } = await lines({ prepare })
    expect(missing).toEqual(['required-check-source'])
    expect(at('required-check-source').found).toBe('gatewright is required of any source')
  })

  test('of an App of its own', async () => {
    const { at } = await lines({ prepare: (shop) => void shop.ruleset(required({ integration_id: 77 })) })
    expect(at('required-check-source')).toMatchObject({
      state: 'ok',
      found: 'gatewright is expected from App 77',
    })
  })

  test('under another name is not the gate’s', async () => {
    const { at } = await lines({ prepare: (shop) => void shop.ruleset(required({ context: 'Gatewright' })) })
    expect(at('required-check').found).toBe('"gatewright" is not required for main')
  })

  test('a ruleset that only evaluates requires nothing', async () => {
    const prepare = (shop: RepositoryBuilder) => void shop.ruleset({ ...required(), enforcement: 'evaluate' })
    expect((await lines({ prepare })).at('required-check').state).toBe('missing')
  })

  test('of the classic rule, as far as the branch tells', async () => {
    const prepare = (shop: RepositoryBuilder) => void shop.protect('main', { checks: ['gatewright'] })
    const { at } = await lines({ prepare })
    expect(at('required-check')).toMatchObject({ state: 'ok' })
    expect(at('required-check-source').state).toBe('missing')
  })

  test('the name that the policy gives', async () => {
    const policy = 'version: 1\ngates:\n  branch-protection:\n    gate-check: policy / gate\n'
    const { at } = await lines({
      files: { '.github/gatewright.yml': policy },
      prepare: (shop) => void shop.ruleset(required({ context: 'policy / gate' })),
    })
    expect(at('required-check')).toMatchObject({ state: 'ok', found: 'policy / gate is required for main' })
  })

  test('rules that cannot be read: neither required nor not', async () => {
    const { at, code } = await lines({
      prepare: (shop, made) => {
        enforce(shop)
        made.fault({ kind: 'text', path: /\/rules\/branches\//, text: 'null', times: Infinity })
      },
    })
    expect(at('required-check').state).toBe('cannot-see')
    expect(at('required-check-source').state).toBe('cannot-see')
    expect(code).toBe(3)
  })

  test('a workflow that a ruleset requires hears of no edit and no review', async () => {
    const prepare = (shop: RepositoryBuilder) =>
      void shop.ruleset({
        name: 'required',
        rules: [
          {
            type: 'workflows',
            parameters: {
              workflows: [{ repository_id: shop.model.id, path: '.github/workflows/gatewright.yml' }],
            },
          },
        ],
      })
    const { at, missing } = await lines({ prepare })
    expect(at('required-check').found).toContain('a ruleset requires the workflow')
    expect(missing).toEqual(['trigger-edits', 'trigger-reviews'])
    expect(at('trigger-reviews')).toMatchObject({ fix: 'add the workflow of examples/refresh' })
    expect(at('trigger-reviews').found).toContain('GitHub ignores')
  })
})

test('a required workflow of another repository: its own triggers cannot be seen', async () => {
  const prepare = (shop: RepositoryBuilder) =>
    void shop.ruleset({
      name: 'required',
      rules: [
        {
          type: 'workflows',
          parameters: { workflows: [{ repository_id: 1, path: '.github/workflows/gatewright.yml' }] },
        },
      ],
    })
  const { at, missing } = await lines({
    prepare,
    files: { '.github/workflows/gatewright.yml': null },
  })
  expect(missing).toEqual(['trigger-edits', 'trigger-reviews'])
  expect(at('workflow').state).toBe('ok')
  expect(at('trigger-pushes').state).toBe('ok')
  expect(at('pull-request-target').state).toBe('cannot-see')
})

describe('merge queue', () => {
  const without = { '.github/workflows/gatewright.yml': gate.replace(/^ {2}merge_group:\n/m, '') }

  test('whose entries start the gate', async () => {
    expect((await lines({ prepare: queue })).at('merge-queue').state).toBe('ok')
  })

  test('whose entries would wait for ever', async () => {
    const { missing } = await lines({ prepare: queue, files: without })
    expect(missing).toEqual(['merge-queue'])
  })

  test('that there is not', async () => {
    const { at } = await lines({ prepare: enforce, files: without })
    expect(at('merge-queue')).toMatchObject({ state: 'ok' })
    expect(at('merge-queue').found).toContain('there is no merge queue')
  })

  test('that a classic rule may ask for, which GitHub does not tell', async () => {
    const prepare = (shop: RepositoryBuilder) => void shop.protect('main', { checks: ['gatewright'] })
    expect((await lines({ prepare, files: without })).at('merge-queue').state).toBe('cannot-see')
  })
})

describe('forks', () => {
  const report = `on: { workflow_run: { workflows: [Gatewright], types: [completed] } }
jobs:
  report:
    runs-on: ubuntu-latest
    steps: [{ uses: "gatewright/gatewright/actions/report@v1" }]
`
  test('of a public repository need a workflow that reports for them', async () => {
    const token = { permissions: reads }
    const { at } = await lines({ public: true, prepare: enforce, token })
    expect(at('forks').state).toBe('missing')
    await world.close()
    const again = await lines({
      public: true,
      token,
      prepare: enforce,
      files: { '.github/workflows/report.yml': report },
    })
    expect(again.at('forks')).toMatchObject({
      state: 'ok',
      found: '.github/workflows/report.yml runs actions/report',
    })
    expect(again.code).toBe(0)
  })
})

describe('the token', () => {
  test('without contents: the workflow files are not seen, and not called absent', async () => {
    const { code, missing, at } = await lines({ token: { permissions: { 'pull-requests': 'read' } } })
    expect(code).toBe(1)
    expect(missing).toEqual(['token-contents-read'])
    for (const id of ['policy', 'codeowners', 'workflow', 'required-check', 'merge-queue'])
      expect([id, at(id).state]).toEqual([id, 'cannot-see'])
    expect(at('token-contents-read').fix).toBe('write `contents: read` under `permissions:` of the job')
  })

  test('without pull-requests', async () => {
    const { missing } = await lines({ token: { permissions: { contents: 'read' } }, prepare: enforce })
    expect(missing).toEqual(['token-pull-requests-read'])
  })

  test('of an App that sees all, beside it', async () => {
    const admin = { administration: 'read', members: 'read' } as const
    const { at, unseen } = await lines({ prepare: enforce, admin })
    expect(at('token-administration-read').state).toBe('ok')
    expect(at('token-members-read').state).toBe('ok')
    expect(unseen).not.toContain('token-administration-read')
  })

  test('that sees no such repository', async () => {
    const ended = await doctor({ argv: ['acme/nothing', '--json'] })
    expect(ended.code).toBe(3)
    const all = json(ended).lines as readonly Line[]
    expect(all.map(({ id, state }) => [id, state])).toEqual([['repository', 'cannot-see']])
    expect(all[0]?.fix).toContain('check owner and name')
  })

  test('that GitHub does not take: not a matter of one permission', async () => {
    const { code, at, all } = await lines({ prepare: enforce, revoked: true })
    expect(code).toBe(1)
    expect(at('token-contents-read').fix).toContain('give a token that is valid')
    expect(all.filter(({ state }) => state === 'ok')).toEqual([])
  })

  test('a GitHub that answers nonsense leaves everything open', async () => {
    const prepare = (shop: RepositoryBuilder, made: World) => {
      enforce(shop)
      made.fault({ kind: 'text', text: 'null', times: Infinity })
    }
    const { code, missing } = await lines({ prepare })
    expect([code, missing]).toEqual([3, []])
    world.requests.clear()
  })

  test('GitHub Enterprise Server: its version is named', async () => {
    const prepare = (shop: RepositoryBuilder, made: World) => {
      enforce(shop)
      made.fault({
        kind: 'rewrite',
        path: '/meta',
        body: (body) => ({ ...(body as object), installed_version: '3.17.1' }),
      })
    }
    expect((await lines({ prepare })).at('runner').found).toContain('GitHub Enterprise Server 3.17.1')
  })
})

describe('which repository', () => {
  test('of GITHUB_REPOSITORY, or of the remote origin', async () => {
    await lines({ prepare: enforce })
    const server = world.urls()
    const variables = {
      GITHUB_API_URL: server.api,
      GITHUB_GRAPHQL_URL: server.graphql,
      GITHUB_SERVER_URL: server.server,
      GH_TOKEN: world.token({ permissions: reads }),
    }
    const named = await gatewright(['doctor', '--json'], {
      variables: { ...variables, GITHUB_REPOSITORY: 'acme/shop' },
    })
    expect(json(named).repository).toBe('acme/shop')
    const { host } = new URL(server.server)
    const directory = cloneOf(sound, `http://${host}/acme/shop.git`)
    expect(json(await gatewright(['doctor', '--json'], { variables, directory })).repository).toBe(
      'acme/shop',
    )
    const elsewhere = cloneOf(sound, 'git@git.example.com:acme/shop.git')
    const refused = await gatewright(['doctor'], { variables, directory: elsewhere })
    expect(refused.code).toBe(64)
    expect(refused.stderr).toContain('the remote origin is on git.example.com')
    const none = await gatewright(['doctor'], { variables, directory: cloneOf(sound, null) })
    expect(none.code).toBe(64)
    expect(none.stderr).toContain('expected gatewright doctor OWNER/REPO')
  })

  test('without a token, the clone alone: what only GitHub tells cannot be seen', async () => {
    world = createWorld({ now: '2026-11-20T12:00:00Z' })
    const directory = cloneOf(sound, 'https://github.com/acme/shop')
    const ended = await gatewright(['doctor', '--json'], { directory })
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('there is no token')
    const all = json(ended).lines as readonly Line[]
    const states = Object.fromEntries(all.map(({ id, state }) => [id, state]))
    expect(states).toMatchObject({
      repository: 'cannot-see',
      policy: 'ok',
      codeowners: 'ok',
      workflow: 'ok',
      'trigger-reviews': 'ok',
      'required-check': 'cannot-see',
      'merge-queue': 'ok',
      'token-contents-read': 'cannot-see',
    })
    const refused = await gatewright(['doctor', 'acme/shop'], { directory })
    expect([refused.code, refused.stdout]).toEqual([64, ''])
    expect(refused.stderr).toContain('there is no token')
  })
})
