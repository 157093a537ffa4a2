import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { caller } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
for (const login of ['chef', 'alpha', 'bravo']) world.user(login)
const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'] })
acme.team('sec', { members: ['alpha'] })
world.app('release')
const shop = world.repository('acme/shop', {
  branches: { plain: {}, 'release/1.0': {}, 'release/2.0': {}, ruled: {} },
  collaborators: { alpha: 'write', bravo: 'admin' },
})
const B = '/repos/acme/shop/branches'
const OFF = { enforcement_level: 'off', contexts: [], checks: [] }

shop.protect('main', {
  checks: ['unit', { context: 'lint', appId: 15368 }],
  strict: true,
  reviews: {
    approvals: 2,
    codeOwners: true,
    bypass: { users: ['alpha'], teams: ['sec'], apps: ['release'] },
  },
  restrictions: { teams: ['sec'] },
  linearHistory: true,
})
shop.protect('release/*', { enforceAdmins: true, checks: [] })
shop.protect('release/2*', { lockBranch: true })
shop.ruleset({ branches: ['ruled'], rules: [{ type: 'deletion' }] })

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const reader = world.token({ kind: 'app', permissions: { administration: 'read', contents: 'read' } })
const writer = world.token({ kind: 'app', permissions: { administration: 'write', contents: 'read' } })
const plain = world.token({ permissions: { contents: 'read' } })
const send = (method: string, path: string, body?: unknown, token: string | null = writer) =>
  caller(server, token)(path, { method, ...(body === undefined ? {} : { body }) })
const get = (path: string, token: string | null = reader) => send('GET', path, undefined, token)

describe('who may read', () => {
  test.each([
    ['a workflow’s token', plain, 403, 'Resource not accessible by integration'],
    ['no token', null, 404, 'Not Found'],
    ['a person who does not administer', person('alpha'), 404, 'Not Found'],
  ] as const)('%s: refused', async (_, token, status, message) => {
    expect(await get(`${B}/main/protection`, token)).toMatchObject({ status, body: { message } })
  })

  test('administration: read, and people who administer', async () => {
    expect((await get(`${B}/main/protection`)).status).toBe(200)
    expect((await get(`${B}/main/protection`, person('bravo'))).status).toBe(200)
  })

  test('nothing there, in the words that tell the cases apart', async () => {
    expect(await get(`${B}/plain/protection`)).toMatchObject({
      status: 404,
      body: { message: 'Branch not protected' },
    })
    expect((await get(`${B}/ruled/protection`)).body.message).toBe('Branch not protected')
    expect((await get(`${B}/none/protection`)).body.message).toBe('Branch not found')
    expect((await get(`${B}/none`)).body.message).toBe('Branch not found')
  })
})

function person(user: string) {
  return world.token({ kind: 'pat', user, permissions: { administration: 'write', contents: 'read' } })
}

describe('what is read', () => {
  test('everything that is asked for, and nothing of what is not', async () => {
    const { body } = await get(`${B}/main/protection`)
    expect(body).toMatchObject({
      required_status_checks: {
        strict: true,
        contexts: ['unit', 'lint'],
        checks: [
          { context: 'unit', app_id: null },
          { context: 'lint', app_id: 15368 },
        ],
      },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        require_code_owner_reviews: true,
        dismiss_stale_reviews: false,
        bypass_pull_request_allowances: {
          users: [{ login: 'alpha' }],
          teams: [{ slug: 'sec' }],
          apps: [{ slug: 'release' }],
        },
      },
      restrictions: { users: [], teams: [{ slug: 'sec' }], apps: [] },
      enforce_admins: { enabled: false },
      required_linear_history: { enabled: true },
      required_signatures: { enabled: false },
      allow_force_pushes: { enabled: false },
    })
    const bare = (await get(`${B}/release%2F1.0/protection`)).body
    for (const name of ['required_pull_request_reviews', 'restrictions'])
      expect(bare).not.toHaveProperty(name)
    expect(bare.enforce_admins.enabled).toBe(true)
  })

  test('one rule applies: the exact name, then the oldest pattern', async () => {
    expect((await get(`${B}/release/2.0/protection`)).body.lock_branch.enabled).toBe(false)
    const exact = shop.protect('release/2.0', { signatures: true })
    expect((await get(`${B}/release/2.0/protection`)).body.required_signatures.enabled).toBe(true)
    shop.unprotect(exact.pattern)
    expect((await get(`${B}/release/2.0/protection`)).body.required_signatures.enabled).toBe(false)
  })
})

describe('what a branch tells everybody', () => {
  const hint = async (branch: string, token = plain) => (await get(`${B}/${branch}`, token)).body

  test('no rule; only a ruleset; a rule with checks for all but administrators; for everyone', async () => {
    expect(await hint('plain')).toMatchObject({
      protected: false,
      protection: { enabled: false, required_status_checks: OFF },
    })
    expect(await hint('ruled')).toMatchObject({ protected: true, protection: { enabled: false } })
    expect(await hint('main')).toMatchObject({
      protected: true,
      protection: {
        enabled: true,
        required_status_checks: {
          enforcement_level: 'non_admins',
          contexts: ['unit', 'lint'],
          checks: [
            { context: 'unit', app_id: null },
            { context: 'lint', app_id: 15368 },
          ],
        },
      },
    })
    expect((await hint('release/1.0')).protection.required_status_checks).toMatchObject({
      enforcement_level: 'everyone',
    })
    shop.protect('plain', { linearHistory: true })
    expect(await hint('plain')).toMatchObject({
      protected: true,
      protection: { enabled: true, required_status_checks: OFF },
    })
    shop.unprotect('plain')
  })

  test('lists of branches say the same, of all or of the protected ones', async () => {
    const listed = async (query: string) =>
      (await get(`${B}${query}`, plain)).body.map(({ name }: { name: string }) => name)
    expect(await listed('')).toEqual(['main', 'plain', 'release/1.0', 'release/2.0', 'ruled'])
    expect(await listed('?protected=true')).toEqual(['main', 'release/1.0', 'release/2.0', 'ruled'])
    expect(await listed('?protected=false')).toEqual(['plain'])
    const [first] = (await get(B, plain)).body
    const { protection, protected: guarded } = await hint('main')
    expect(first).toMatchObject({ protection, protected: guarded, commit: { sha: shop.tip() } })
  })

  test('who cannot push to a private repository is told nothing about classic protection', async () => {
    world.user('guest')
    shop.collaborator('guest', 'read')
    const answer = await hint('main', person('guest'))
    expect(answer.protected).toBe(true)
    expect(answer).not.toHaveProperty('protection')
    expect(await hint('main', person('alpha'))).toHaveProperty('protection')
    const fork = world.token({ kind: 'fork', permissions: { contents: 'read' } })
    expect(await hint('main', fork)).not.toHaveProperty('protection')
  })
})

const off = {
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
}

describe('writes', () => {
  const P = `${B}/plain/protection`

  test('need administration: write, and an existing branch', async () => {
    expect((await send('PUT', P, off, reader)).status).toBe(403)
    expect((await send('PUT', P, off, person('alpha'))).status).toBe(404)
    expect((await send('PUT', `${B}/none/protection`, off)).body.message).toBe('Branch not found')
    expect((await send('DELETE', P)).body.message).toBe('Branch not protected')
  })

  test('four fields are mandatory', async () => {
    const { restrictions: _, ...three } = off
    expect((await send('PUT', P, three)).body.message).toContain('"restrictions" wasn\'t supplied.')
    const answer = await send('PUT', P, {})
    expect(answer.status).toBe(422)
    expect(answer.body.message).toContain(
      '"required_pull_request_reviews", "restrictions" weren\'t supplied.',
    )
  })

  test('PUT replaces everything but signatures; an App is guessed from who reported the check', async () => {
    shop.checkRun({ name: 'unit', sha: shop.tip(), conclusion: 'success' })
    const contexts = ['unit', 'unseen']
    const first = await send('PUT', P, {
      ...off,
      required_status_checks: { strict: true, contexts },
      enforce_admins: true,
      required_linear_history: true,
    })
    expect(first.status).toBe(200)
    expect(first.body.required_status_checks.checks).toEqual([
      { context: 'unit', app_id: 15368 },
      { context: 'unseen', app_id: null },
    ])
    expect((await send('POST', `${P}/required_signatures`)).body).toMatchObject({ enabled: true })
    const checks = [{ context: 'unit', app_id: -1 }]
    const reviews = {
      required_approving_review_count: 0,
      bypass_pull_request_allowances: { users: ['alpha', 'nobody'] },
    }
    const second = await send('PUT', P, {
      ...off,
      required_status_checks: { strict: false, contexts: [], checks },
      required_pull_request_reviews: reviews,
      restrictions: { users: ['bravo'], teams: ['sec'], apps: ['release'] },
    })
    expect(second.body).toMatchObject({
      required_status_checks: { strict: false, checks: [{ context: 'unit', app_id: null }] },
      required_pull_request_reviews: {
        required_approving_review_count: 0,
        bypass_pull_request_allowances: { users: [{ login: 'alpha' }], teams: [], apps: [] },
      },
      restrictions: { users: [{ login: 'bravo' }] },
      enforce_admins: { enabled: false },
      required_linear_history: { enabled: false },
      required_signatures: { enabled: true },
    })
    expect((await get(P)).body).toEqual(second.body)
  })

  test('parts are patched: what the body leaves out stays', async () => {
    const checks = await send('PATCH', `${P}/required_status_checks`, { strict: true })
    expect(checks.body).toMatchObject({ strict: true, contexts: ['unit'] })
    const reviews = await send('PATCH', `${P}/required_pull_request_reviews`, {
      required_approving_review_count: 2,
      require_last_push_approval: true,
    })
    expect(reviews.body).toMatchObject({
      required_approving_review_count: 2,
      require_last_push_approval: true,
      bypass_pull_request_allowances: { users: [{ login: 'alpha' }] },
    })
    expect((await get(`${P}/required_pull_request_reviews`)).body).toEqual(reviews.body)
    const many = { required_approving_review_count: 7 }
    expect((await send('PATCH', `${P}/required_pull_request_reviews`, many)).status).toBe(422)
  })

  test.each([
    ['enforce_admins', 'enforce_admins'],
    ['required_signatures', 'required_signatures'],
  ])('%s is switched on and off', async (name, field) => {
    expect((await send('POST', `${P}/${name}`)).body.enabled).toBe(true)
    expect((await get(`${P}/${name}`)).body.enabled).toBe(true)
    expect((await send('DELETE', `${P}/${name}`)).status).toBe(204)
    expect((await get(P)).body[field].enabled).toBe(false)
    expect((await send('POST', `${P}/${name}`, undefined, reader)).status).toBe(403)
  })

  test('parts and then the rule are taken away', async () => {
    for (const name of ['required_status_checks', 'required_pull_request_reviews']) {
      expect((await send('DELETE', `${P}/${name}`)).status).toBe(204)
      expect((await get(`${P}/${name}`)).status).toBe(404)
      expect((await get(P)).body).not.toHaveProperty(name)
    }
    const patch = await send('PATCH', `${P}/required_status_checks`, { strict: true })
    expect(patch.body.message).toBe('Required status checks not enabled')
    expect((await send('DELETE', P)).status).toBe(204)
    expect((await get(P)).body.message).toBe('Branch not protected')
  })

  test('a rule by pattern is not changed through one of its branches', async () => {
    await send('PUT', `${B}/release/1.0/protection`, { ...off, enforce_admins: false })
    expect((await get(`${B}/release/1.0/protection`)).body.enforce_admins.enabled).toBe(false)
    expect((await get(`${B}/release/2.0/protection`)).body.enforce_admins.enabled).toBe(true)
  })

  test('a person’s repository has no restrictions, an archived one no writes', async () => {
    world.repository('chef/notes')
    const put = await send('PUT', '/repos/chef/notes/branches/main/protection', {
      ...off,
      restrictions: { users: [], teams: [] },
    })
    expect(put.body.errors).toEqual(['Only organization repositories can have users and team restrictions'])
    world.repository('acme/old', { settings: { archived: true } })
    expect((await send('PUT', '/repos/acme/old/branches/main/protection', off)).status).toBe(403)
  })

  test('a required review of classic protection decides about pull requests, too', async () => {
    const own = world.repository('acme/classic', { collaborators: { alpha: 'write', bravo: 'write' } })
    own.protect('main', { reviews: { approvals: 1, dismissStale: true } })
    const pull = own.openPullRequest({ author: 'alpha', files: { a: '1\n' } })
    const token = world.token({ permissions: { 'pull-requests': 'read' }, repository: 'acme/classic' })
    const state = async () => (await get('/repos/acme/classic/pulls/1', token)).body.mergeable_state
    expect(await state()).toBe('blocked')
    pull.review({ by: 'bravo', state: 'APPROVED' })
    expect(await state()).toBe('clean')
    pull.push({ by: 'alpha', files: { a: '2\n' } })
    expect(await state()).toBe('blocked')
  })
})
