import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, caller, shop } from '../support/embedded.ts'

const world = createWorld()
const { acme, pull, repository } = shop(world)
world.repository('acme/open', { public: true })
const secret = acme.team('secret', { secret: true, members: ['chef'] })
repository.grant(secret, 'admin')
const R = '/repos/acme/shop'
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const workflow = (permissions: Permissions) => caller(server, world.token({ permissions }))
const pat = (user: string, permissions: Permissions = ALL_PERMISSIONS) =>
  caller(server, world.token({ kind: 'pat', user, permissions }))

describe('tokens', () => {
  test('a wrong or revoked token is 401 Bad credentials, even for public data', async () => {
    const answer = await caller(server, 'wrong')('/repos/acme/open')
    expect(answer).toMatchObject({ status: 401, body: { message: 'Bad credentials' } })
    const value = world.token({ permissions: {} })
    world.revoke(value)
    expect((await caller(server, value)(R)).status).toBe(401)
  })

  test('without a token: public yes, private does not exist, writes need authentication', async () => {
    const anonymous = caller(server, null)
    expect((await anonymous('/repos/acme/open')).status).toBe(200)
    expect((await anonymous(R)).status).toBe(404)
    const write = await anonymous('/repos/acme/open/issues', { method: 'POST', body: { title: 'x' } })
    expect(write).toMatchObject({ status: 401, body: { message: 'Requires authentication' } })
  })

  test('a missing permission is 403 and names what would have helped', async () => {
    const answer = await workflow({ contents: 'read' })(`${R}/pulls/${pull.number}`)
    expect(answer).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } })
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('pull_requests=read')
    expect((await workflow({ 'pull-requests': 'read' })(`${R}/pulls/${pull.number}`)).status).toBe(200)
  })

  test('a workflow token can be given no members permission: teams are 403', async () => {
    const answer = await workflow({ contents: 'read' })('/orgs/acme/teams/core/members')
    expect(answer.status).toBe(403)
  })

  test('the token of a fork reads and never writes', async () => {
    const token = world.token({ kind: 'fork', permissions: { checks: 'write', contents: 'read' } })
    const body = { name: 'x', head_sha: pull.headSha, conclusion: 'success' }
    expect((await caller(server, token)(`${R}/check-runs`, { method: 'POST', body })).status).toBe(403)
    expect((await caller(server, token)(`${R}/contents/src/a.ts`)).status).toBe(200)
  })

  test('a token reaches only its repositories', async () => {
    const token = world.token({ permissions: ALL_PERMISSIONS, repository: 'acme/open' })
    expect((await caller(server, token)(R)).status).toBe(404)
  })
})

describe('people', () => {
  test('the role of a person comes from the strongest source', async () => {
    const roles = await Promise.all(
      ['alpha', 'bravo', 'chef', 'outsider'].map(
        async (login) => (await pat('chef')(`${R}/collaborators/${login}/permission`)).body.role_name,
      ),
    )
    expect(roles).toEqual(['write', 'maintain', 'admin', ''])
  })

  test('an outsider sees neither repository nor team; a member not a secret team', async () => {
    expect((await pat('outsider')(R)).status).toBe(404)
    expect((await pat('outsider')('/orgs/acme/teams/core')).status).toBe(404)
    expect((await pat('alpha')('/orgs/acme/teams/core')).status).toBe(200)
    expect((await pat('alpha')('/orgs/acme/teams/secret')).status).toBe(404)
    expect((await pat('chef')('/orgs/acme/teams/secret')).status).toBe(200)
  })

  test('members of child teams are members; the collaborator list needs push access', async () => {
    const parent = acme.team('parent', { members: ['chef'] })
    acme.team('child', { parent, members: ['bravo'] })
    const { body } = await pat('chef')('/orgs/acme/teams/parent/members')
    expect(body.map((user: { login: string }) => user.login).sort()).toEqual(['bravo', 'chef'])
    expect((await pat('alpha')('/orgs/acme/teams/parent/memberships/alpha')).status).toBe(404)
    world.user('reader')
    repository.collaborator('reader', 'read')
    expect((await pat('reader')(`${R}/collaborators`)).status).toBe(403)
  })
})

describe('check runs', () => {
  const body = { name: 'gate', head_sha: pull.headSha, conclusion: 'success' }
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }
  const output = (length: number, count: number) => ({
    title: 't',
    summary: 'x'.repeat(length),
    annotations: Array.from({ length: count }, () => annotation),
  })

  test('only an App writes them, and only its own', async () => {
    expect((await pat('chef')(`${R}/check-runs`, { method: 'POST', body })).status).toBe(403)
    const made = await workflow({ checks: 'write' })(`${R}/check-runs`, { method: 'POST', body })
    const other = caller(server, world.token({ kind: 'app', app: 'other', permissions: ALL_PERMISSIONS }))
    const update = { method: 'PATCH', body: { conclusion: 'failure' } }
    expect((await other(`${R}/check-runs/${made.body.id}`, update)).status).toBe(403)
  })

  test.each([
    [65_535, 50, 201],
    [65_536, 0, 422],
    [10, 51, 422],
  ])('a summary of %i characters with %i annotations gives %i', async (length, count, status) => {
    const sent = { ...body, output: output(length, count) }
    expect(
      (await workflow({ checks: 'write' })(`${R}/check-runs`, { method: 'POST', body: sent })).status,
    ).toBe(status)
  })

  test('two suites may hold one name; within a suite the newest counts', async () => {
    const sha = repository.tip()
    for (const conclusion of ['failure', 'success']) repository.checkRun({ name: 'build', sha, conclusion })
    repository.checkRun({ name: 'build', sha, conclusion: 'failure', newSuite: true })
    const read = workflow({ checks: 'read' })
    const latest = (await read(`${R}/commits/${sha}/check-runs?check_name=build`)).body
    expect(latest.check_runs.map((run: { conclusion: string }) => run.conclusion)).toEqual([
      'success',
      'failure',
    ])
    expect((await read(`${R}/commits/${sha}/check-runs?filter=all`)).body.total_count).toBe(3)
  })
})
