import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, type CallOptions, caller, shop } from '../support/embedded.ts'
import { exchangeProblems, operationOf, operations, validateExchange } from '../support/openapi.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { acme, pull, repository } = shop(world)
const R = '/repos/acme/shop'
let server: Started

const submodule = 'a'.repeat(40)
const rich = repository.openPullRequest({
  author: 'bravo',
  title: 'Everything',
  head: 'rich',
  files: {
    'src/a.ts': null,
    'src/renamed.ts': 'one\ntwo\nthree\n',
    'bin/run': { content: '#!/bin/sh\n', executable: true },
    link: { symlink: 'docs/guide.md' },
    dangling: { symlink: 'nowhere' },
    'vendor/lib': { submodule },
    '.gitmodules': '[submodule "lib"]\n\tpath = vendor/lib\n\turl = https://example.com/lib.git\n',
    'bad/CODEOWNERS': '',
  },
})
const forked = repository.fork('outsider')
const fromFork = repository.openPullRequest({
  author: 'outsider',
  from: forked,
  head: 'theirs',
  files: { 'docs/guide.md': '# Better\n' },
})
rich.review({ by: 'alpha', state: 'APPROVED' })
rich.review({ by: 'outsider', state: 'COMMENTED', commit: null })
repository.requireReviews({ approvals: 2, codeOwners: true })
repository.ruleset({ enforcement: 'evaluate', rules: [{ type: 'deletion' }] })
acme.team('child', { parent: acme.team('parent'), members: ['bravo'] })
repository.commit('broken-owners', {
  files: { '.github/CODEOWNERS': '***/*.rb @alpha\n*.txt docs@\n* @ghost\n' },
})

const kept = repository.artifact({
  name: 'gate-evidence',
  headSha: repository.tip(),
  files: { 'a.json': '{}' },
})
const gone = repository.artifact({
  name: 'gate-evidence',
  headSha: repository.tip(),
  headRepository: forked.model,
  conclusion: null,
  expired: true,
})

beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

/** Every read, with the status it must have. */
const reads: readonly (readonly [string, number])[] = [
  ['/rate_limit', 200],
  ['/users/alpha', 200],
  ['/users/nobody', 404],
  ['/orgs/acme/teams', 200],
  ['/orgs/acme/teams/child', 200],
  ['/orgs/acme/teams/none', 404],
  ['/orgs/acme/teams/parent/members?per_page=1', 200],
  ['/orgs/acme/teams/parent/memberships/bravo', 200],
  [R, 200],
  ['/repos/outsider/shop', 200],
  ['/repos/acme/none', 404],
  [`${R}/git/ref/heads/main`, 200],
  [`${R}/git/ref/heads/none`, 404],
  [`${R}/git/matching-refs/heads/`, 200],
  [`${R}/git/commits/${repository.tip()}`, 200],
  [`${R}/git/trees/rich?recursive=1`, 200],
  [`${R}/contents/src`, 200],
  [`${R}/contents/src/a.ts?ref=main`, 200],
  [`${R}/contents/link?ref=rich`, 200],
  [`${R}/contents/dangling?ref=rich`, 200],
  [`${R}/contents/vendor?ref=rich`, 200],
  [`${R}/contents/vendor/lib?ref=rich`, 200],
  [`${R}/contents/none`, 404],
  [`${R}/compare/main...rich`, 200],
  [`${R}/compare/main...outsider:theirs`, 200],
  [`${R}/compare/main...none`, 404],
  [`${R}/branches/main`, 200],
  [`${R}/branches/none`, 404],
  [`${R}/commits/rich`, 200],
  [`${R}/commits/none`, 422],
  [`${R}/commits/${rich.headSha}/pulls`, 200],
  [`${R}/pulls?state=all`, 200],
  [`${R}/pulls/${rich.number}`, 200],
  [`${R}/pulls/${fromFork.number}`, 200],
  [`${R}/pulls/999`, 404],
  [`${R}/pulls/${rich.number}/files?per_page=100`, 200],
  [`${R}/pulls/${rich.number}/commits`, 200],
  [`${R}/pulls/${rich.number}/reviews`, 200],
  [`${R}/pulls/${pull.number}/requested_reviewers`, 200],
  [`${R}/teams`, 200],
  [`${R}/collaborators?affiliation=all`, 200],
  [`${R}/collaborators/alpha/permission`, 200],
  [`${R}/collaborators/nobody/permission`, 404],
  [`${R}/codeowners/errors`, 200],
  [`${R}/codeowners/errors?ref=broken-owners`, 200],
  [`${R}/rules/branches/main`, 200],
  [`${R}/rulesets`, 200],
  [`${R}/activity?ref=refs/heads/rich&activity_type=branch_creation`, 200],
  [`${R}/activity?per_page=1`, 200],
  [`${R}/issues?state=all`, 200],
  [`${R}/labels`, 200],
]

describe('answers and requests follow GitHub’s published description', () => {
  const token = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
  const call = (path: string, options?: CallOptions) => caller(server, token)(path, options)

  test.each(reads)('GET %s gives %i', async (path, status) => {
    expect((await call(path)).status).toBe(status)
  })

  test('blobs, reviews and rulesets by their ids', async () => {
    const tree = await call(`${R}/git/trees/main?recursive=1`)
    const blob = tree.body.tree.find((entry: { type: string }) => entry.type === 'blob')
    expect((await call(`${R}/git/blobs/${blob.sha}`)).status).toBe(200)
    const [review] = (await call(`${R}/pulls/${rich.number}/reviews`)).body
    expect((await call(`${R}/pulls/${rich.number}/reviews/${review.id}`)).status).toBe(200)
    const [ruleset] = (await call(`${R}/rulesets`)).body
    expect((await call(`${R}/rulesets/${ruleset.id}`)).status).toBe(200)
  })

  test('artifacts and their runs', async () => {
    const listed = await call(`${R}/actions/artifacts?name=gate-evidence&per_page=100`)
    expect(listed.body.artifacts.map(({ id }: { id: number }) => id)).toEqual([gone, kept])
    const run = `${R}/actions/runs/${listed.body.artifacts[1].workflow_run.id}`
    expect((await call(run)).status).toBe(200)
    expect((await call(`${run}/artifacts?per_page=100`)).body).toMatchObject({ total_count: 1 })
    expect((await call(`${R}/actions/runs/1/artifacts`)).status).toBe(404)
    expect((await call(`${R}/actions/artifacts/${kept}/zip`)).status).toBe(302)
    expect((await call(`${R}/actions/artifacts/${gone}/zip`)).status).toBe(410)
    expect((await call(`${R}/actions/artifacts/${kept}/tar`)).status).toBe(404)
  })

  test('check runs, suites and statuses', async () => {
    const output = { title: 'Title', summary: 'Summary', annotations: [annotation] }
    const body = { name: 'gate', head_sha: rich.headSha, conclusion: 'failure', output }
    const created = await call(`${R}/check-runs`, { method: 'POST', body })
    expect(created.status).toBe(201)
    const run = `${R}/check-runs/${created.body.id}`
    expect((await call(run, { method: 'PATCH', body: { conclusion: 'success' } })).status).toBe(200)
    for (const path of [run, `${run}/annotations`]) expect((await call(path)).status).toBe(200)
    const status = { state: 'success', context: 'gate', description: 'fine' }
    expect((await call(`${R}/statuses/${rich.headSha}`, { method: 'POST', body: status })).status).toBe(201)
    for (const name of ['check-runs', 'check-suites', 'status', 'statuses']) {
      expect((await call(`${R}/commits/rich/${name}`)).status).toBe(200)
    }
  })

  test('reviews are written and dismissed', async () => {
    const body = { event: 'APPROVE', commit_id: rich.headSha }
    const reviews = `${R}/pulls/${rich.number}/reviews`
    const created = await call(reviews, { method: 'POST', body })
    expect(created.status).toBe(200)
    const dismissals = `${reviews}/${created.body.id}/dismissals`
    expect((await call(dismissals, { method: 'PUT', body: { message: 'old' } })).status).toBe(200)
    expect((await call(dismissals, { method: 'PUT', body: { message: 'again' } })).status).toBe(422)
  })

  test('issues, comments and labels', async () => {
    const created = await call(`${R}/issues`, { method: 'POST', body: { title: 'Digest', labels: ['gate'] } })
    expect(created.status).toBe(201)
    const issue = `${R}/issues/${created.body.number}`
    const comment = await call(`${issue}/comments`, { method: 'POST', body: { body: 'text' } })
    expect(comment.status).toBe(201)
    const patch = { method: 'PATCH', body: { body: 'other' } }
    expect((await call(`${R}/issues/comments/${comment.body.id}`, patch)).status).toBe(200)
    expect((await call(issue, { method: 'PATCH', body: { state: 'closed' } })).status).toBe(200)
    for (const path of [issue, `${issue}/comments`, `${issue}/labels`]) {
      expect((await call(path)).status).toBe(200)
    }
    expect((await call(`${issue}/labels`, { method: 'POST', body: { labels: ['extra'] } })).status).toBe(200)
    expect((await call(`${issue}/labels/extra`, { method: 'DELETE' })).status).toBe(200)
    const label = { name: 'blue', color: '0000ff' }
    expect((await call(`${R}/labels`, { method: 'POST', body: label })).status).toBe(201)
    expect((await call(`${R}/labels`, { method: 'POST', body: label })).status).toBe(422)
    const long = { title: 'Long', body: 'x'.repeat(65_537) }
    expect((await call(`${R}/issues`, { method: 'POST', body: long })).status).toBe(422)
  })

  test('a deleted account and a deleted fork', async () => {
    forked.delete()
    world.deleteUser('outsider')
    const answer = await call(`${R}/pulls/${fromFork.number}`)
    expect(answer.body).toMatchObject({ user: null, head: { repo: null } })
    const reviews = await call(`${R}/pulls/${rich.number}/reviews`)
    expect(reviews.body[1]).toMatchObject({ user: null, commit_id: null })
  })

  test('every exchange above is valid, and every extracted operation was used', () => {
    expect(exchangeProblems(world.requests.entries)).toEqual([])
    const used = new Set(world.requests.entries.map(({ method, path }) => operationOf(method, path)?.id))
    expect(operations.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  })
})

const annotation = {
  path: 'src/a.ts',
  start_line: 1,
  end_line: 1,
  annotation_level: 'failure',
  message: 'no',
}

describe('the validation can fail', () => {
  const good = [{ path: '/repos/acme/shop/labels', query: { per_page: '5' } }] as const

  test.each([
    ['an unknown operation', 'GET', '/repos/acme/shop/secrets', {}, undefined, 200, []],
    ['an unknown query parameter', 'GET', good[0].path, { perpage: '5' }, undefined, 200, []],
    ['a wrong query type', 'GET', good[0].path, { per_page: 'five' }, undefined, 200, []],
    ['a wrong answer', 'GET', good[0].path, good[0].query, undefined, 200, [{ name: 'x' }]],
    ['a missing body', 'POST', '/repos/acme/shop/check-runs', {}, undefined, 201, {}],
    ['a body field of the wrong type', 'POST', good[0].path, {}, { name: 1 }, 201, {}],
    ['an undescribed success', 'GET', good[0].path, {}, undefined, 201, []],
    ['an error without a message', 'GET', good[0].path, {}, undefined, 403, {}],
  ] as const)('%s', (_, method, path, query, body, status, response) => {
    expect(validateExchange(method, path, query, body, status, response)).not.toBeNull()
  })

  test('a good exchange passes', () => {
    expect(validateExchange('GET', good[0].path, good[0].query, undefined, 200, [])).toBeNull()
  })
})
