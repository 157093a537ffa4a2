import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fnmatch } from '../../src/embedded/fnmatch.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { caller } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
for (const login of ['chef', 'alpha', 'bravo', 'solo']) world.user(login)
const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'] })
const sec = acme.team('sec', { members: ['alpha'] })
const enterprise = world.enterprise('acme-corp', [acme])
const shop = world.repository('acme/shop', { collaborators: { bravo: 'admin' } })
const R = '/repos/acme/shop'

const own = shop.ruleset({ name: 'own', rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }] })
const inert = shop.ruleset({ name: 'inert', enforcement: 'evaluate', rules: [{ type: 'creation' }] })
shop.ruleset({ name: 'off', enforcement: 'disabled', rules: [{ type: 'update' }] })
const tags = shop.ruleset({
  name: 'tags',
  target: 'tag',
  include: ['refs/tags/v*'],
  rules: [{ type: 'deletion' }],
})
const push = shop.ruleset({
  name: 'push',
  target: 'push',
  rules: [{ type: 'max_file_size', parameters: { max_file_size: 5 } }],
})
const bypass = [{ actor_type: 'Team', actor_id: sec.id, bypass_mode: 'pull_request' }]
const ofOrganisation = acme.ruleset({
  name: 'all',
  branches: ['~ALL'],
  bypass,
  rules: [{ type: 'required_signatures' }],
})
acme.ruleset({ name: 'others', repositories: ['web-*'], rules: [{ type: 'required_linear_history' }] })
const ofEnterprise = enterprise.ruleset({
  name: 'corporate',
  redaction: 'null',
  branches: ['~ALL'],
  rules: [{ type: 'creation' }],
})

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const plain = world.token({ permissions: { contents: 'read' } })
const writer = world.token({ kind: 'app', permissions: { administration: 'write' } })
const organisationWriter = world.token({
  kind: 'app',
  permissions: { administration: 'write', 'organization-administration': 'write' },
})
const call = (path: string, token: string | null = plain) => caller(server, token)(path)
const rulesOn = async (branch: string, repository = R): Promise<string[]> =>
  (await call(`${repository}/rules/branches/${branch}`)).body.map(
    (rule: { type: string; ruleset_source_type: string }) => `${rule.type} ${rule.ruleset_source_type}`,
  )

describe('names of references', () => {
  const file = new URL('../fixtures/branch-protection/fnmatch.json', import.meta.url)
  const { cases } = JSON.parse(readFileSync(file, 'utf8'))

  test('match as in Ruby’s File.fnmatch with FNM_PATHNAME', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300)
    const wrong = cases.filter(
      (item: { pattern: string; ref: string; match: boolean }) =>
        fnmatch(item.pattern, item.ref) !== item.match,
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['[!a]*', 'bc', true],
    ['[!a]*', 'ab', false],
    ['[a', '[a', true],
    ['[z-a]', 'b', false],
    [String.raw`\*`, '*', true],
    [String.raw`\*`, 'a', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(fnmatch(pattern, name)).toBe(expected)
  })
})

describe('rules of a branch', () => {
  test('of all three levels, active ones for branches only', async () => {
    expect(await rulesOn('main')).toEqual([
      'deletion Repository',
      'non_fast_forward Repository',
      'required_signatures Organization',
      'creation Enterprise',
    ])
    const [rule] = (await call(`${R}/rules/branches/main`)).body
    expect(rule).toEqual({
      type: 'deletion',
      ruleset_source_type: 'Repository',
      ruleset_source: 'acme/shop',
      ruleset_id: own.id,
    })
  })

  test('the branch need not exist, and its name may hold slashes', async () => {
    expect(await rulesOn('feat/none')).toEqual(['required_signatures Organization', 'creation Enterprise'])
  })

  test('pages of 30, at most 100, with links', async () => {
    const many = world.repository('acme/many')
    const rules = Array.from({ length: 130 }, () => ({ type: 'deletion' }))
    const ruleset = many.ruleset({ rules })
    const path = '/repos/acme/many/rules/branches/main'
    const everywhere = world.token({ kind: 'app', permissions: {} })
    const first = await call(path, everywhere)
    expect(first.body).toHaveLength(30)
    expect(first.headers.get('link')).toContain('rel="next"')
    expect((await call(`${path}?per_page=500`, everywhere)).body).toHaveLength(100)
    expect((await call(`${path}?per_page=100&page=2`, everywhere)).body).toHaveLength(32)
    world.deleteRuleset(ruleset)
    expect((await call(path, everywhere)).body).toHaveLength(2)
  })

  test.each([
    ['~DEFAULT_BRANCH', [], 'main', true],
    ['~DEFAULT_BRANCH', [], 'other', false],
    ['~ALL', ['refs/heads/main'], 'main', false],
    ['refs/heads/release/**/*', [], 'release/1.0', true],
    ['refs/heads/release/**/*', [], 'release/1.0/hotfix', true],
    ['refs/heads/release/**', [], 'release/1.0/hotfix', false],
    ['refs/heads/release/**/*', ['refs/heads/release/0.*'], 'release/0.1', false],
    [null, ['refs/heads/wip/*'], 'main', true],
    [null, ['refs/heads/wip/*'], 'wip/a', false],
    [null, [], 'main', false],
  ] as const)('include %s, exclude %j: %s is %s', async (include, exclude, branch, expected) => {
    const repository = world.repository(`acme/names-${world.state.nextId()}`)
    repository.ruleset({
      conditions: { ref_name: { include: include === null ? [] : [include], exclude } },
      rules: [{ type: 'deletion' }],
    })
    const token = world.token({ permissions: {}, repository: repository.fullName })
    const { body } = await call(`/repos/${repository.fullName}/rules/branches/${branch}`, token)
    expect(body.some(({ type }: { type: string }) => type === 'deletion')).toBe(expected)
  })

  test.each([
    ['by id', { repository_id: { repository_ids: [shop.model.id] } }, true],
    ['by another id', { repository_id: { repository_ids: [1] } }, false],
    ['by property', { repository_property: property(['high']) }, true],
    ['by another value', { repository_property: property(['low']) }, false],
    ['excluded by name', { repository_name: { include: ['~ALL'], exclude: ['sh*'] } }, false],
  ])('an organisation chooses repositories %s', async (_, condition, expected) => {
    shop.model.settings.properties.set('risk', 'high')
    const conditions = { ref_name: { include: ['~ALL'], exclude: [] }, ...condition }
    const ruleset = acme.ruleset({ name: 'chosen', conditions, rules: [{ type: 'update' }] })
    expect((await rulesOn('main')).includes('update Organization')).toBe(expected)
    world.deleteRuleset(ruleset)
  })
})

function property(values: readonly string[]) {
  return { include: [{ name: 'risk', property_values: values }], exclude: [] }
}

describe('lists', () => {
  const names = async (query: string, token = plain) =>
    (await call(`${R}/rulesets${query}`, token)).body.map(({ name }: { name: string }) => name)

  test('every enforcement and target, with parents unless told otherwise', async () => {
    expect(await names('')).toEqual(['own', 'inert', 'off', 'tags', 'push', 'all', 'corporate'])
    expect(await names('?includes_parents=false')).toEqual(['own', 'inert', 'off', 'tags', 'push'])
    expect(await names('?targets=tag,push')).toEqual(['tags', 'push'])
    expect((await call(`${R}/rulesets?targets=tags`)).status).toBe(422)
  })

  test('a row has no rules, conditions or bypass actors', async () => {
    const [row] = (await call(`${R}/rulesets`, writer)).body
    expect(row).not.toHaveProperty('rules')
    expect(row).not.toHaveProperty('conditions')
    expect(row).not.toHaveProperty('bypass_actors')
  })

  test('of the organisation: only with organisation administration at the level of writing', async () => {
    expect((await call('/orgs/acme/rulesets', writer)).status).toBe(403)
    const reading = world.token({ kind: 'app', permissions: { 'organization-administration': 'read' } })
    expect((await call('/orgs/acme/rulesets', reading)).status).toBe(403)
    const { body } = await call('/orgs/acme/rulesets', organisationWriter)
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['all', 'others'])
    const one = await call(`/orgs/acme/rulesets/${ofOrganisation.id}`, organisationWriter)
    expect(one.body).toMatchObject({ source: 'acme', bypass_actors: bypass })
    expect((await call('/orgs/acme/rulesets/1', organisationWriter)).status).toBe(404)
  })
})

describe('who sees the bypass actors', () => {
  const get = async (id: number, token: string) => (await call(`${R}/rulesets/${id}`, token)).body

  test('nobody without write access to the ruleset: the answer is 200 all the same', async () => {
    const reader = world.token({ kind: 'app', permissions: { administration: 'read' } })
    for (const token of [plain, reader]) expect(await get(own.id, token)).not.toHaveProperty('bypass_actors')
    expect(await get(own.id, writer)).toMatchObject({ bypass_actors: [] })
  })

  test('an organisation’s ruleset needs organisation administration, an enterprise’s is never shown', async () => {
    expect(await get(ofOrganisation.id, writer)).not.toHaveProperty('bypass_actors')
    expect(await get(ofOrganisation.id, organisationWriter)).toMatchObject({ bypass_actors: bypass })
    expect(await get(ofEnterprise.id, organisationWriter)).toMatchObject({ bypass_actors: null })
  })

  test('a person must be an administrator, too', async () => {
    const permissions = { administration: 'write' } as const
    const admin = world.token({ kind: 'pat', user: 'bravo', permissions })
    const member = world.token({ kind: 'pat', user: 'alpha', permissions })
    expect(await get(own.id, admin)).toHaveProperty('bypass_actors')
    expect(await get(own.id, member)).not.toHaveProperty('bypass_actors')
  })

  test('everybody sees what they can bypass themselves', async () => {
    const permissions = {}
    const member = world.token({ kind: 'pat', user: 'alpha', permissions })
    const other = world.token({ kind: 'pat', user: 'bravo', permissions })
    expect(await get(ofOrganisation.id, member)).toMatchObject({
      current_user_can_bypass: 'pull_requests_only',
    })
    expect(await get(ofOrganisation.id, other)).toMatchObject({ current_user_can_bypass: 'never' })
    const actors = [
      [{ actor_type: 'RepositoryRole', actor_id: 5 }, other, 'always'],
      [{ actor_type: 'RepositoryRole', actor_id: 4 }, other, 'never'],
      [
        { actor_type: 'User', actor_id: world.state.account('bravo')?.id ?? 0, bypass_mode: 'exempt' },
        other,
        'exempt',
      ],
      [{ actor_type: 'OrganizationAdmin' }, other, 'never'],
      [{ actor_type: 'Integration', actor_id: 15368 }, plain, 'always'],
      [{ actor_type: 'DeployKey' }, plain, 'never'],
    ] as const
    for (const [actor, token, expected] of actors) {
      world.changeRuleset(own, { bypass: [actor] })
      expect(await get(own.id, token)).toMatchObject({ current_user_can_bypass: expected })
    }
    world.changeRuleset(own, { bypass: [] })
  })

  test('a parent’s ruleset is not there without parents', async () => {
    const path = `${R}/rulesets/${ofOrganisation.id}`
    expect((await call(`${path}?includes_parents=true`)).status).toBe(200)
    expect((await call(`${path}?includes_parents=false`)).status).toBe(404)
    expect((await call(`${R}/rulesets/${inert.id}`)).body).toMatchObject({ enforcement: 'evaluate' })
    expect((await call(`${R}/rulesets/${tags.id}`)).body).toMatchObject({ target: 'tag' })
    expect((await call(`${R}/rulesets/${push.id}`)).body).toMatchObject({ conditions: null })
  })
})

describe('plans', () => {
  const hobby = world.organisation('hobby', { owners: ['chef'], plan: 'free' })
  const secret = world.repository('hobby/secret')
  secret.ruleset({ rules: [{ type: 'deletion' }] })
  hobby.ruleset({ rules: [{ type: 'deletion' }] })
  world.repository('hobby/open', { public: true }).ruleset({ rules: [{ type: 'update' }] })
  const token = world.token({
    kind: 'app',
    permissions: { administration: 'write', contents: 'read', 'organization-administration': 'write' },
  })
  const UPGRADE = 'Upgrade to GitHub Pro or make this repository public to enable this feature.'

  test.each(['rules/branches/main', 'rulesets', 'rulesets/1', 'branches/main/protection'])(
    'a private repository of a free owner has no %s',
    async (path) => {
      const answer = await call(`/repos/hobby/secret/${path}`, token)
      expect(answer).toMatchObject({ status: 403, body: { message: UPGRADE } })
    },
  )

  test('its branches are not protected, whatever is configured', async () => {
    secret.protect('main')
    const { body } = await call('/repos/hobby/secret/branches/main', token)
    expect(body).toMatchObject({ protected: false, protection: { enabled: false } })
  })

  test('a public one has its own, and none of a free organisation', async () => {
    expect(await rulesOn('main', '/repos/hobby/open')).toEqual(['update Repository'])
    const answer = await call('/orgs/hobby/rulesets', token)
    expect(answer).toMatchObject({
      status: 403,
      body: { message: 'Upgrade to GitHub Team to enable this feature.' },
    })
  })

  test('a person on a free plan', async () => {
    world.user('thrifty', { plan: 'free' })
    world.repository('thrifty/notes')
    world.repository('solo/notes')
    expect((await call('/repos/thrifty/notes/rulesets', token)).status).toBe(403)
    expect((await call('/repos/solo/notes/rulesets', token)).status).toBe(200)
  })
})
