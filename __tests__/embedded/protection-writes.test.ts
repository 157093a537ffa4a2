import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { caller } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
for (const login of ['chef', 'alpha']) world.user(login)
world.organisation('acme', { owners: ['chef'], members: ['alpha'] })
const shop = world.repository('acme/shop')
const big = world.organisation('big', { owners: ['chef'], plan: 'enterprise' })
world.repository('big/shop')
const foreign = big.ruleset({ name: 'foreign', rules: [{ type: 'deletion' }] })
const R = '/repos/acme/shop/rulesets'

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const app = world.token({ kind: 'app', permissions: { administration: 'write', contents: 'read' } })
const send = (method: string, path: string, body?: unknown, token: string | null = app) =>
  caller(server, token)(path, { method, ...(body === undefined ? {} : { body }) })
const get = async (path: string) => (await send('GET', path)).body

const reviews = {
  required_approving_review_count: 1,
  dismiss_stale_reviews_on_push: true,
  require_code_owner_review: true,
  require_last_push_approval: true,
  required_review_thread_resolution: true,
}
const include = ['~DEFAULT_BRANCH']
const ruleset = (changes: object = {}) => ({
  name: 'gatewright: default branch',
  target: 'branch',
  enforcement: 'active',
  bypass_actors: [],
  conditions: { ref_name: { include, exclude: [] } },
  rules: [{ type: 'deletion' }, { type: 'pull_request', parameters: reviews }],
  ...changes,
})
const status = (parameters: object) => ({ type: 'required_status_checks', parameters })
const checks = (...required: object[]) =>
  status({ strict_required_status_checks_policy: true, required_status_checks: required })

describe('a ruleset is made, changed and deleted', () => {
  let id = 0

  test('made: 201, its defaults filled in, in force at once', async () => {
    const bypass_actors = [{ actor_type: 'OrganizationAdmin' }]
    const rules = [...ruleset().rules, { type: 'update' }, checks({ context: 'unit', integration_id: 15368 })]
    const { status: code, body } = await send('POST', R, ruleset({ bypass_actors, rules }))
    expect(code).toBe(201)
    id = body.id
    expect(body).toMatchObject({
      source_type: 'Repository',
      source: 'acme/shop',
      bypass_actors: [{ actor_id: null, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }],
      created_at: '2026-03-01T10:00:00Z',
      updated_at: '2026-03-01T10:00:00Z',
      current_user_can_bypass: 'never',
    })
    expect(body.rules).toEqual([
      { type: 'deletion' },
      {
        type: 'pull_request',
        parameters: {
          ...reviews,
          required_reviewers: [],
          allowed_merge_methods: ['merge', 'squash', 'rebase'],
        },
      },
      { type: 'update', parameters: { update_allows_fetch_and_merge: false } },
      status({
        strict_required_status_checks_policy: true,
        do_not_enforce_on_create: false,
        required_status_checks: [{ context: 'unit', integration_id: 15368 }],
      }),
    ])
    expect(await get('/repos/acme/shop/rules/branches/main')).toHaveLength(4)
    expect(await get(`${R}/${id}`)).toEqual(body)
  })

  test('changed: what the body leaves out stays, `updated_at` moves though the clock stands', async () => {
    const { body, status: code } = await send('PUT', `${R}/${id}`, { enforcement: 'disabled' })
    expect(code).toBe(200)
    expect(body).toMatchObject({
      name: 'gatewright: default branch',
      enforcement: 'disabled',
      created_at: '2026-03-01T10:00:00Z',
      updated_at: '2026-03-01T10:00:01Z',
    })
    expect(body.rules).toHaveLength(4)
    expect(await get('/repos/acme/shop/rules/branches/main')).toEqual([])
    const replaced = await send('PUT', `${R}/${id}`, ruleset({ rules: [] }))
    expect(replaced.body).toMatchObject({ rules: [], bypass_actors: [], updated_at: '2026-03-01T10:00:02Z' })
  })

  test('each write left a version, the newest first, with the ruleset as it was', async () => {
    const versions = await get(`${R}/${id}/history`)
    expect(versions.map((item: { updated_at: string }) => item.updated_at)).toEqual([
      '2026-03-01T10:00:02Z',
      '2026-03-01T10:00:01Z',
      '2026-03-01T10:00:00Z',
    ])
    const first = await get(`${R}/${id}/history/${versions[2].version_id}`)
    expect(first).toMatchObject({ state: { enforcement: 'active', name: 'gatewright: default branch' } })
    expect(first.state.rules).toHaveLength(4)
    expect(first.state.bypass_actors).toHaveLength(1)
    expect((await send('GET', `${R}/${id}/history/1`)).status).toBe(404)
    expect((await send('GET', `${R}/1/history`)).status).toBe(404)
  })

  test('deleted', async () => {
    expect((await send('DELETE', `${R}/${id}`)).status).toBe(204)
    expect((await send('GET', `${R}/${id}`)).status).toBe(404)
    expect((await send('PUT', `${R}/${id}`, ruleset())).status).toBe(404)
  })
})

describe('who may', () => {
  const own = shop.ruleset({ name: 'kept', branches: ['other'], rules: [{ type: 'deletion' }] })

  test.each([
    ['POST', R],
    ['PUT', `${R}/${own.id}`],
    ['DELETE', `${R}/${own.id}`],
    ['GET', `${R}/${own.id}/history`],
    ['GET', `${R}/${own.id}/history/${own.history[0]?.id}`],
  ])('%s %s needs administration: write', async (method, path) => {
    for (const permissions of [{ contents: 'write' }, { administration: 'read' }] as const) {
      const token = world.token({ kind: 'app', permissions })
      const answer = await send(method, path, method === 'GET' ? undefined : ruleset(), token)
      expect(answer).toMatchObject({
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      })
      expect(answer.headers.get('x-accepted-github-permissions')).toBe('administration=write')
    }
    const workflow = world.token({ permissions: {} })
    const answer = await send(method, path, method === 'GET' ? undefined : ruleset(), workflow)
    expect(answer.status).toBe(403)
  })

  test('a person who does not administer the repository is told that there is nothing', async () => {
    const token = world.token({ kind: 'pat', user: 'alpha', permissions: { administration: 'write' } })
    expect((await send('POST', R, ruleset(), token)).status).toBe(404)
    expect((await send('PUT', `${R}/${own.id}`, ruleset(), token)).status).toBe(404)
    expect((await send('GET', `${R}/${own.id}/history`, undefined, token)).status).toBe(404)
  })

  test('an organisation’s ruleset is not written through a repository', async () => {
    const path = `/repos/big/shop/rulesets/${foreign.id}`
    expect((await send('GET', path)).status).toBe(200)
    expect((await send('PUT', path, ruleset())).status).toBe(404)
    expect((await send('DELETE', path)).status).toBe(404)
    expect((await send('GET', `${path}/history`)).status).toBe(404)
  })

  test('an archived repository is not written', async () => {
    world.repository('acme/old', { settings: { archived: true } })
    const answer = await send('POST', '/repos/acme/old/rulesets', ruleset())
    expect(answer).toMatchObject({
      status: 403,
      body: { message: 'Repository was archived so is read-only.' },
    })
  })
})

describe('what is refused, in GitHub’s words', () => {
  const pattern = { type: 'branch_name_pattern', parameters: { operator: 'regex', pattern: '^a' } }
  const tag = { target: 'tag', conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } } }
  const named = (...names: string[]) => ({ conditions: { ref_name: { include: names, exclude: [] } } })

  test.each([
    ['a name twice', { name: 'kept' }, 'Name must be unique'],
    ['a short branch name', named('main'), "Invalid target patterns: 'main'"],
    ['two of them', named('main', '~ALL', 'dev*'), "Invalid target patterns: 'main', 'dev*'"],
    [
      'a branch for tags',
      { ...tag, ...named('refs/heads/main') },
      "Invalid target patterns: 'refs/heads/main'",
    ],
    ['no list of excluded', { conditions: { ref_name: { include } } }, "Invalid target patterns: ''"],
    ['a name pattern without the plan', { rules: [pattern] }, "Invalid rule 'branch_name_pattern': "],
    ['a review rule for tags', { ...tag, rules: ruleset().rules }, "Invalid rule 'pull_request': "],
    [
      'a push rule for branches',
      { rules: [{ type: 'max_file_size', parameters: { max_file_size: 5 } }] },
      "Invalid rule 'max_file_size': ",
    ],
    [
      'an unknown App',
      { rules: [checks({ context: 'unit', integration_id: 4 })] },
      "Invalid rule 'required_status_checks': Invalid parameter required_status_checks: Invalid integration ids",
    ],
  ])('%s', async (_, changes, sentence) => {
    const answer = await send('POST', R, ruleset({ name: 'other', ...changes }))
    expect(answer).toMatchObject({ status: 422, body: { message: 'Validation Failed', errors: [sentence] } })
    expect((await get(R)).map(({ name }: { name: string }) => name)).not.toContain('other')
  })

  test.each([
    ['no name', { name: undefined }, '"name" wasn\'t supplied.'],
    ['no enforcement', { enforcement: undefined }, '"enforcement" wasn\'t supplied.'],
    ['a strange enforcement', { enforcement: 'on' }, 'Invalid property /enforcement'],
    ['a strange target', { target: 'branches' }, 'Invalid property /target'],
    ['an unknown rule', { rules: [{ type: 'deletion' }, { type: 'nonsense' }] }, 'Invalid property /rules/1'],
    ['a missing parameter', { rules: [{ type: 'pull_request' }] }, 'Invalid property /rules/0'],
    [
      'an unknown parameter',
      { rules: [{ type: 'update', parameters: { x: 1 } }] },
      'Invalid property /rules/0',
    ],
    [
      'eleven approvals',
      { rules: [{ type: 'pull_request', parameters: { ...reviews, required_approving_review_count: 11 } }] },
      'Invalid property /rules/0',
    ],
    [
      'a strange bypass mode',
      { bypass_actors: [{ actor_type: 'Team', actor_id: 1, bypass_mode: 'ever' }] },
      'Invalid property /bypass_actors/0',
    ],
    ['a strange actor', { bypass_actors: [{ actor_type: 'Admin' }] }, 'Invalid property /bypass_actors/0'],
    ['conditions that are a list', { conditions: [] }, 'Invalid property /conditions'],
  ])('%s', async (_, changes, text) => {
    const { body, status: code } = await send('POST', R, ruleset({ name: 'other', ...changes }))
    expect(code).toBe(422)
    expect(body.message).toContain('Invalid request.')
    expect(body.message).toContain(text)
  })

  test('an Enterprise plan has name patterns; renaming a ruleset to its own name is fine', async () => {
    const made = await send('POST', '/repos/big/shop/rulesets', ruleset({ rules: [pattern] }))
    expect(made.status).toBe(201)
    expect((await send('PUT', `/repos/big/shop/rulesets/${made.body.id}`, ruleset())).status).toBe(200)
    const second = await send('POST', '/repos/big/shop/rulesets', ruleset({ name: 'second' }))
    const clash = await send('PUT', `/repos/big/shop/rulesets/${second.body.id}`, ruleset())
    expect(clash.body.errors).toEqual(['Name must be unique'])
  })
})

describe('somebody else is faster', () => {
  test('a change between two reads shows in `updated_at` and in the history', async () => {
    const own = shop.ruleset({ name: 'contested', rules: [{ type: 'deletion' }] })
    const path = `${R}/${own.id}`
    const change = () =>
      world.changeRuleset(own, { rules: [], bypass: [{ actor_type: 'DeployKey' }] }, 'chef')
    world.fault({ kind: 'before', method: 'GET', path, nth: 2, run: change })
    const [first, second] = [await get(path), await get(path)]
    expect(Date.parse(second.updated_at)).toBeGreaterThan(Date.parse(first.updated_at))
    expect(second).toMatchObject({ rules: [], bypass_actors: [{ actor_type: 'DeployKey' }] })
    const [newest] = await get(`${path}/history`)
    expect(newest.actor).toEqual({ id: world.state.account('chef')?.id, type: 'User' })
    world.deleteRuleset(own)
    expect((await send('GET', path)).status).toBe(404)
  })
})

describe('settings of the repository', () => {
  test('merge methods are written with administration: write, and read with contents: write', async () => {
    const path = '/repos/acme/shop'
    const writer = world.token({ kind: 'app', permissions: { contents: 'write', administration: 'write' } })
    const patched = await send('PATCH', path, { allow_merge_commit: false }, writer)
    expect(patched.body).toMatchObject({ allow_merge_commit: false, allow_squash_merge: true })
    expect(await get(path)).not.toHaveProperty('allow_merge_commit')
    const reader = world.token({ kind: 'app', permissions: { contents: 'write' } })
    expect((await send('PATCH', path, { allow_merge_commit: true }, reader)).status).toBe(403)
    expect((await send('GET', path, undefined, reader)).body.allow_merge_commit).toBe(false)
    const none = { allow_squash_merge: false, allow_rebase_merge: false }
    expect((await send('PATCH', path, none, writer)).status).toBe(422)
    expect((await send('PATCH', path, { allow_squash_merge: 'no' }, writer)).status).toBe(422)
    const person = world.token({ kind: 'pat', user: 'alpha', permissions: { administration: 'write' } })
    expect((await send('PATCH', path, {}, person)).status).toBe(404)
  })

  test('an archived repository is only brought back', async () => {
    world.repository('acme/attic', { settings: { archived: true, internal: true } })
    const path = '/repos/acme/attic'
    expect(await get(path)).toMatchObject({ archived: true, visibility: 'internal' })
    expect((await send('PATCH', path, { allow_merge_commit: false })).status).toBe(403)
    expect((await send('PATCH', path, { archived: false })).body).toMatchObject({ archived: false })
  })

  test('whether Actions may approve is told to administrators', async () => {
    world.repository('acme/robots', { settings: { workflows: { mayApprove: true } } })
    const path = '/repos/acme/robots/actions/permissions/workflow'
    const reader = world.token({ kind: 'app', permissions: { administration: 'read' } })
    expect((await send('GET', path, undefined, reader)).body).toEqual({
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: true,
    })
    const plain = world.token({ permissions: { contents: 'read' }, repository: 'acme/robots' })
    expect((await send('GET', path, undefined, plain)).status).toBe(403)
  })
})
