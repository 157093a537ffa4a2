import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, type CallOptions, caller, shop } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { core, repository } = shop(world)
const R = '/repos/acme/shop'
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const app = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
const call = (path: string, options?: CallOptions) => caller(server, app)(path, options)
const as = (user: string) =>
  caller(server, world.token({ kind: 'pat', user, permissions: ALL_PERMISSIONS, repository: 'acme/shop' }))

describe('files of a pull request are a real diff', () => {
  const pull = repository.openPullRequest({
    author: 'alpha',
    head: 'files',
    files: {
      'src/a.ts': null,
      'lib/a.ts': 'one\ntwo\nthree\n',
      'docs/guide.md': { executable: true },
      'new\nline "quoted".txt': 'x\n',
      '-dash': 'x\n',
      bytes: Buffer.from([0, 1, 2, 0]),
      'fake.txt': 'a\rdiff --git a/x b/x\n@@ -1 +1 @@\n+forged\n',
      link: { symlink: 'docs' },
      sub: { submodule: 'b'.repeat(40) },
    },
  })
  const files = async () => {
    const { body } = await call(`${R}/pulls/${pull.number}/files`)
    return new Map<string, ReturnType<typeof JSON.parse>>(
      body.map((f: { filename: string }) => [f.filename, f]),
    )
  }

  test('renames carry the old name, the blob id and no patch', async () => {
    const renamed = (await files()).get('lib/a.ts')
    expect(renamed).toMatchObject({ status: 'renamed', previous_filename: 'src/a.ts', changes: 0 })
    expect(renamed).not.toHaveProperty('patch')
    expect(renamed.sha).toBe(repository.model.git.entry(pull.headSha, 'lib/a.ts')?.sha)
  })

  test('a mode change, a symlink, a submodule, a binary file', async () => {
    const all = await files()
    expect(all.get('docs/guide.md')).toMatchObject({ status: 'modified', additions: 0, deletions: 0 })
    expect(all.get('link')).toMatchObject({ status: 'added', additions: 1 })
    expect(all.get('sub')).toMatchObject({ status: 'added', sha: 'b'.repeat(40) })
    expect(all.get('bytes')).not.toHaveProperty('patch')
  })

  test('hostile names arrive unchanged, and file content cannot forge a patch header', async () => {
    const all = await files()
    expect(all.get('new\nline "quoted".txt')).toMatchObject({ status: 'added' })
    expect(all.get('-dash')).toMatchObject({ status: 'added' })
    expect(all.get('fake.txt')).toMatchObject({ additions: 3, deletions: 0 })
    expect(all.size).toBe(pull.files.length)
  })

  test('a change of the base that the head lacks is no change of the pull request', async () => {
    const before = (await call(`${R}/pulls/${pull.number}`)).body.changed_files
    repository.commit('main', { files: { 'only-on-main.md': 'x\n' }, author: 'chef' })
    const after = (await call(`${R}/pulls/${pull.number}`)).body
    expect(after.changed_files).toBe(before)
    // The REST answer keeps the base tip of the last push; the branch itself has moved on.
    expect(after.base.sha).not.toBe(repository.tip())
  })
})

describe('a pull request follows its branch', () => {
  test('a push moves the head and the counts; a deleted file restored leaves the list', async () => {
    const pull = repository.openPullRequest({ author: 'alpha', head: 'follow', files: { 'x.md': '1\n' } })
    const sha = pull.push({ by: 'bravo', files: { 'y.md': '2\n' } })
    const { body } = await call(`${R}/pulls/${pull.number}`)
    expect(body).toMatchObject({ changed_files: 2, commits: 2, head: { sha } })
    pull.push({ by: 'bravo', files: { 'y.md': null } })
    expect(pull.files).toEqual(['x.md'])
  })

  test('a forced push is recorded as such, with its actor', async () => {
    const pull = repository.openPullRequest({ author: 'alpha', head: 'forced', files: { 'x.md': '1\n' } })
    const before = pull.headSha
    const after = pull.forcePush({ by: 'chef', files: { 'z.md': '1\n' } })
    const { body } = await call(`${R}/activity?ref=refs/heads/forced`)
    expect(body.map((item: { activity_type: string }) => item.activity_type)).toEqual([
      'force_push',
      'branch_creation',
    ])
    expect(body[0]).toMatchObject({ before, after, actor: { login: 'chef' } })
  })

  test('a fork: the head lives elsewhere, and survives its deletion', async () => {
    const fork = repository.fork('outsider')
    const pull = repository.openPullRequest({
      author: 'outsider',
      from: fork,
      head: 'idea',
      files: { i: '1\n' },
    })
    const head = pull.push({ by: 'outsider', files: { j: '1\n' } })
    expect((await call(`${R}/pulls/${pull.number}`)).body.head).toMatchObject({
      sha: head,
      label: 'outsider:idea',
    })
    fork.delete()
    expect((await call(`${R}/pulls/${pull.number}`)).body).toMatchObject({
      changed_files: 2,
      head: { repo: null },
    })
  })

  test('conflicts are not mergeable; a merge closes and keeps the files', async () => {
    const pull = repository.openPullRequest({
      author: 'alpha',
      head: 'conflict',
      files: { 'docs/guide.md': 'A\n' },
    })
    const other = repository.openPullRequest({
      author: 'bravo',
      head: 'first',
      files: { 'docs/guide.md': 'B\n' },
    })
    expect(pull.mergeSha).not.toBeNull()
    other.merge('chef')
    expect((await call(`${R}/pulls/${pull.number}`)).body).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    })
    expect((await call(`${R}/pulls/${other.number}`)).body).toMatchObject({ merged: true, changed_files: 1 })
  })

  test('the merge queue gets its own reference and commit', () => {
    const pull = repository.openPullRequest({ author: 'alpha', head: 'queued', files: { q: '1\n' } })
    const entry = repository.enqueue(pull)
    expect(entry.headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-${pull.number}-${repository.tip()}`)
    expect(repository.model.git.readCommit(entry.headSha).parents).toEqual([repository.tip(), pull.headSha])
  })
})

describe('reviews', () => {
  const pull = repository.openPullRequest({ author: 'alpha', head: 'review', files: { 'src/c.ts': '1\n' } })
  const reviews = `${R}/pulls/${pull.number}/reviews`
  const approve = { method: 'POST', body: { event: 'APPROVE' } }

  test('an author cannot approve: 422', async () => {
    const own = await as('alpha')(reviews, approve)
    expect(own.status).toBe(422)
    expect(own.body.errors).toEqual(['Review Can not approve your own pull request'])
    expect((await as('bravo')(reviews, approve)).status).toBe(200)
  })

  test('a workflow token cannot approve: 422', async () => {
    const token = world.token({ permissions: { 'pull-requests': 'write' } })
    expect((await caller(server, token)(reviews, approve)).status).toBe(422)
  })

  test('code owners are asked when it opens, and a review answers for the team', async () => {
    const fresh = repository.openPullRequest({ author: 'alpha', head: 'asked', files: { 'src/d.ts': '1\n' } })
    const path = `${R}/pulls/${fresh.number}/requested_reviewers`
    expect((await call(path)).body.teams[0].slug).toBe(core.slug)
    fresh.review({ by: 'bravo', state: 'APPROVED' })
    expect((await call(path)).body.teams).toEqual([])
  })

  test('stale approvals are dismissed by a push where a rule says so', async () => {
    const own = world.repository('acme/stale', { collaborators: { alpha: 'write', bravo: 'write' } })
    own.requireReviews({ approvals: 1, dismissStale: true })
    const stale = own.openPullRequest({ author: 'alpha', files: { a: '1\n' } })
    stale.review({ by: 'bravo', state: 'APPROVED' })
    stale.push({ by: 'alpha', files: { a: '2\n' } })
    const { body } = await call(`/repos/acme/stale/pulls/${stale.number}/reviews`)
    expect(body[0].state).toBe('DISMISSED')
  })
})

describe('bounds', () => {
  test('3,000 files at most in the list, all of them in the count; 100 per page', async () => {
    const files = Object.fromEntries(Array.from({ length: 3005 }, (_, n) => [`many/${n}.txt`, `${n}\n`]))
    const pull = repository.openPullRequest({ author: 'alpha', head: 'many', files })
    expect((await call(`${R}/pulls/${pull.number}`)).body.changed_files).toBe(3005)
    const first = await call(`${R}/pulls/${pull.number}/files?per_page=500`)
    expect(first.body).toHaveLength(100)
    expect(first.headers.get('link')).toContain('page=30>; rel="last"')
    expect((await call(`${R}/pulls/${pull.number}/files?per_page=100&page=31`)).body).toEqual([])
    const compare = await call(`${R}/compare/main...many`)
    expect(compare.body.files).toHaveLength(300)
  })
})
