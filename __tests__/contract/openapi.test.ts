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
acme.ruleset({
  name: 'everywhere',
  bypass: [{ actor_type: 'OrganizationAdmin' }],
  rules: [{ type: 'deletion' }],
})
world
  .enterprise('acme-corp', [acme])
  .ruleset({ name: 'corporate', branches: ['~ALL'], rules: [{ type: 'non_fast_forward' }] })
world.user('reader')
repository.collaborator('reader', 'read')
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

const annotated = repository.tag('v1.0.0', repository.tip(), true)

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
  [`${R}/git/ref/tags/v1.0.0`, 200],
  [`${R}/git/tags/${annotated}`, 200],
  [`${R}/git/tags/${repository.tip()}`, 404],
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
  [`${R}/branches?protected=true&per_page=100`, 200],
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

  test('runs of workflows, started again', async () => {
    const writer = caller(server, world.token({ permissions: { actions: 'write' } }))
    const all = await call(`${R}/actions/runs?head_sha=${repository.tip()}&status=completed&per_page=100`)
    const [first] = all.body.workflow_runs
    const again = { method: 'POST' }
    expect((await writer(`${R}/actions/runs/${first.id}/rerun`, again)).status).toBe(201)
    expect((await writer(`${R}/actions/runs/${first.id}/rerun`, again)).status).toBe(403)
    expect((await writer(`${R}/actions/runs/1/rerun`, again)).status).toBe(404)
    expect((await call('/meta')).status).toBe(200)
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

  test('rulesets are made, changed, shown as they were, and deleted', async () => {
    const call = caller(server, administrator)
    for (const body of rulesets) {
      const created = await call(`${R}/rulesets`, { method: 'POST', body })
      expect(created.status).toBe(201)
      const path = `${R}/rulesets/${created.body.id}`
      expect((await call(path, { method: 'PUT', body: { ...body, enforcement: 'disabled' } })).status).toBe(
        200,
      )
      expect((await call(path)).body).toHaveProperty('bypass_actors')
      const [version] = (await call(`${path}/history?per_page=1`)).body
      expect((await call(`${path}/history/${version.version_id}`)).status).toBe(200)
      expect((await call(`${R}/rules/branches/main?per_page=100`)).status).toBe(200)
      expect((await call(path, { method: 'DELETE' })).status).toBe(204)
    }
    const twice = { ...rulesets[0], name: 'reviews' }
    expect((await call(`${R}/rulesets`, { method: 'POST', body: twice })).status).toBe(422)
    expect((await call(`${R}/rulesets?includes_parents=true&targets=branch,tag&per_page=100`)).status).toBe(
      200,
    )
    const [row] = (await call('/orgs/acme/rulesets?targets=branch')).body
    expect((await call(`/orgs/acme/rulesets/${row.id}`)).body).toHaveProperty('bypass_actors')
    expect((await call(`${R}/rulesets/${row.id}?includes_parents=true`)).status).toBe(200)
  })

  test('classic protection and its parts', async () => {
    const call = caller(server, administrator)
    const path = `${R}/branches/rich/protection`
    expect((await call(path)).status).toBe(404)
    expect((await call(path, { method: 'PUT', body: classic })).status).toBe(200)
    expect((await call(path)).status).toBe(200)
    expect((await call(`${R}/branches/rich`)).body).toMatchObject({ protection: { enabled: true } })
    for (const [name, method, body] of parts) {
      const options = body === undefined ? { method } : { method, body }
      expect((await call(`${path}/${name}`, options)).status).toBe(200)
      expect((await call(`${path}/${name}`)).status).toBe(200)
      expect((await call(`${path}/${name}`, { method: 'DELETE' })).status).toBe(204)
    }
    expect((await call(path, { method: 'PUT', body: nothing })).status).toBe(200)
    expect((await call(path, { method: 'DELETE' })).status).toBe(204)
    const reader = world.token({ kind: 'pat', user: 'reader', permissions: { contents: 'read' } })
    expect((await caller(server, reader)(`${R}/branches/rich`)).body).not.toHaveProperty('protection')
  })

  test('settings of the repository', async () => {
    const call = caller(server, administrator)
    const body = { allow_merge_commit: false }
    expect((await call(R, { method: 'PATCH', body })).status).toBe(200)
    expect((await call(`${R}/actions/permissions/workflow`)).status).toBe(200)
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

const administrator = world.token({
  kind: 'app',
  permissions: { ...ALL_PERMISSIONS, administration: 'write', 'organization-administration': 'write' },
})
const refs = (...include: string[]) => ({ ref_name: { include, exclude: ['refs/heads/wip/*'] } })
const pattern = { name: 'names', negate: false, operator: 'regex', pattern: '^a' }

/** One ruleset of every rule there is a place for. */
const rulesets = [
  {
    name: 'every rule of branches',
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [
      { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' },
      { actor_id: null, actor_type: 'DeployKey' },
    ],
    conditions: refs('~DEFAULT_BRANCH', 'refs/heads/release/**/*'),
    rules: [
      ...['creation', 'deletion', 'required_linear_history', 'required_signatures', 'non_fast_forward'].map(
        (type) => ({ type }),
      ),
      { type: 'update' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: true,
        },
      },
      {
        type: 'merge_queue',
        parameters: {
          check_response_timeout_minutes: 60,
          grouping_strategy: 'ALLGREEN',
          max_entries_to_build: 5,
          max_entries_to_merge: 5,
          merge_method: 'SQUASH',
          min_entries_to_merge: 1,
          min_entries_to_merge_wait_minutes: 5,
        },
      },
      { type: 'required_deployments', parameters: { required_deployment_environments: ['staging'] } },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: 'unit', integration_id: 15368 }, { context: 'lint' }],
        },
      },
      {
        type: 'code_scanning',
        parameters: {
          code_scanning_tools: [
            { tool: 'CodeQL', alerts_threshold: 'errors', security_alerts_threshold: 'high_or_higher' },
          ],
        },
      },
      { type: 'copilot_code_review', parameters: { review_on_push: true } },
      { type: 'branch_name_pattern', parameters: pattern },
      { type: 'commit_message_pattern', parameters: pattern },
      { type: 'commit_author_email_pattern', parameters: pattern },
      { type: 'committer_email_pattern', parameters: pattern },
      {
        type: 'workflows',
        parameters: { workflows: [{ repository_id: 1, path: '.github/workflows/gate.yml' }] },
      },
    ],
  },
  {
    name: 'tags',
    target: 'tag',
    enforcement: 'evaluate',
    conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
    rules: [{ type: 'deletion' }, { type: 'tag_name_pattern', parameters: pattern }],
  },
  {
    name: 'pushes',
    target: 'push',
    enforcement: 'active',
    rules: [
      { type: 'file_path_restriction', parameters: { restricted_file_paths: ['keys/**'] } },
      { type: 'max_file_path_length', parameters: { max_file_path_length: 200 } },
      { type: 'file_extension_restriction', parameters: { restricted_file_extensions: ['*.exe'] } },
      { type: 'max_file_size', parameters: { max_file_size: 5 } },
    ],
  },
]

const nothing = {
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
}
const people = { users: ['alpha'], teams: ['core'], apps: ['github-actions'] }
const classic = {
  required_status_checks: { strict: true, contexts: [], checks: [{ context: 'unit', app_id: 15368 }] },
  enforce_admins: true,
  required_pull_request_reviews: {
    dismiss_stale_reviews: true,
    require_code_owner_reviews: true,
    required_approving_review_count: 1,
    require_last_push_approval: true,
    dismissal_restrictions: people,
    bypass_pull_request_allowances: people,
  },
  restrictions: people,
  required_linear_history: true,
  allow_force_pushes: false,
  allow_deletions: false,
  block_creations: false,
  required_conversation_resolution: true,
  lock_branch: false,
  allow_fork_syncing: false,
}
const parts: readonly (readonly [string, string, object?])[] = [
  ['enforce_admins', 'POST'],
  ['required_signatures', 'POST'],
  ['required_status_checks', 'PATCH', { strict: true, checks: [{ context: 'unit', app_id: 15368 }] }],
  ['required_pull_request_reviews', 'PATCH', { required_approving_review_count: 2 }],
]

const annotation = {
  path: 'src/a.ts',
  start_line: 1,
  end_line: 1,
  annotation_level: 'failure',
  message: 'no',
}

const row = { id: 1, name: 'x', source: 'acme/shop', enforcement: 'active' }
const ever = { actor_type: 'Team', actor_id: 1, bypass_mode: 'ever' }
const page = 'https://example.com/protection'
const protection = `${R}/branches/main/protection`
const { restrictions: _, ...partial } = nothing

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
    ['a ruleset without enforcement', 'POST', `${R}/rulesets`, {}, { name: 'x' }, 201, row],
    ['a strange bypass mode', 'POST', `${R}/rulesets`, {}, { ...row, bypass_actors: [ever] }, 201, row],
    ['classic protection without restrictions', 'PUT', protection, {}, partial, 200, { url: page }],
    ['an unknown enforcement', 'GET', `${R}/rulesets/1`, {}, undefined, 200, { ...row, enforcement: 'on' }],
    [
      'redacted bypass actors as null',
      'GET',
      `${R}/rulesets/1`,
      {},
      undefined,
      200,
      { ...row, bypass_actors: null },
    ],
    ['an error without a message', 'GET', good[0].path, {}, undefined, 403, {}],
  ] as const)('%s', (_, method, path, query, body, status, response) => {
    expect(validateExchange(method, path, query, body, status, response)).not.toBeNull()
  })

  test('and passes what is right beside it', () => {
    const body = { ...row, bypass_actors: [{ ...ever, bypass_mode: 'exempt' }] }
    expect(validateExchange('POST', `${R}/rulesets`, {}, body, 201, row)).toBeNull()
    expect(validateExchange('PUT', protection, {}, nothing, 200, { url: page })).toBeNull()
    expect(validateExchange('GET', `${R}/rulesets/1`, {}, undefined, 200, row)).toBeNull()
  })

  test('a good exchange passes', () => {
    expect(validateExchange('GET', good[0].path, good[0].query, undefined, 200, [])).toBeNull()
  })
})
