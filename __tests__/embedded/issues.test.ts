import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS, type Answer, type CallOptions, caller, shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { repository } = shop(world)
const elsewhere = world.repository('acme/elsewhere')
const R = '/repos/acme/shop'
let server: Started
let call: (path: string, options?: CallOptions) => Promise<Answer>

beforeAll(async () => {
  server = await world.start()
  call = caller(server, world.token({ permissions: ALL_PERMISSIONS }))
})

afterEach(() => {
  world.faults.clear()
  expect(exchangeProblems(world.requests.entries)).toEqual([])
  world.requests.clear()
})

afterAll(() => server.close())

const post = (path: string, body: unknown) => call(path, { method: 'POST', body })
const patch = (path: string, body: unknown) => call(path, { method: 'PATCH', body })
const numbers = (answer: Answer): number[] => answer.body.map((item: { number: number }) => item.number)
const field = (answer: Answer) => [answer.status, answer.body.errors?.[0]?.field]

describe('writing', () => {
  test('an issue is written by the account of the token, with labels made on the way', async () => {
    const made = await post(`${R}/issues`, { title: 'One', body: '', labels: ['Fresh'] })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      title: 'One',
      state: 'open',
      state_reason: null,
      closed_at: null,
      closed_by: null,
      locked: false,
      user: { login: 'github-actions[bot]', type: 'Bot' },
      labels: [{ name: 'Fresh' }],
    })
    const again = await post(`${R}/issues`, { title: 'Two', labels: [{ name: 'FRESH' }, 'fresh'] })
    expect(again.body.labels).toHaveLength(1)
    expect(again.body.labels[0].name).toBe('Fresh')
  })

  test.each([
    ['closed', undefined, 'completed'],
    ['closed', 'completed', 'completed'],
    ['closed', 'not_planned', 'not_planned'],
    ['closed', 'duplicate', 'duplicate'],
  ])('state %s with reason %s is %s, with the time it was closed at', async (state, reason, expected) => {
    const { number } = repository.issues.open({ by: 'alpha' })
    const closed = await patch(`${R}/issues/${number}`, { state, ...(reason && { state_reason: reason }) })
    expect(closed.body).toMatchObject({
      state,
      state_reason: expected,
      closed_at: '2026-03-01T10:00:00Z',
      closed_by: { login: 'github-actions[bot]' },
    })
    const open = await patch(`${R}/issues/${number}`, { state: 'open' })
    expect(open.body).toMatchObject({
      state: 'open',
      state_reason: 'reopened',
      closed_at: null,
      closed_by: null,
    })
  })

  test('a reason without a state changes nothing; a new reason keeps the time', async () => {
    const issue = repository.issues.open({ by: 'alpha' })
    expect((await patch(`${R}/issues/${issue.number}`, { state_reason: 'not_planned' })).body.state).toBe(
      'open',
    )
    const open = await patch(`${R}/issues/${issue.number}`, { state: 'open' })
    expect(open.body).toMatchObject({ state: 'open', state_reason: null })
    issue.close('completed', 'chef')
    const closedAt = issue.model.closedAt
    world.clock.advance(60)
    const again = await patch(`${R}/issues/${issue.number}`, { state: 'closed', state_reason: 'not_planned' })
    expect(again.body).toMatchObject({ state_reason: 'not_planned', closed_at: closedAt })
    expect((await patch(`${R}/issues/${issue.number}`, {})).body.closed_by.login).toBe('chef')
  })

  test('limits: title, body, label, assignees, states', async () => {
    const { number } = repository.issues.open({ by: 'alpha' })
    const at = `${R}/issues/${number}`
    const fits = '🎯'.repeat(256)
    expect((await patch(at, { title: fits, body: 'x'.repeat(65_536) })).status).toBe(200)
    expect(field(await patch(at, { title: `${fits}x` }))).toEqual([422, 'title'])
    expect(field(await post(`${R}/issues`, { title: ' ' }))).toEqual([422, 'title'])
    expect(field(await post(`${R}/issues`, {}))).toEqual([422, 'title'])
    const long = await patch(at, { body: 'x'.repeat(65_537) })
    expect(long.body.errors[0].message).toBe('body is too long (maximum is 65536 characters)')
    expect(field(await post(`${R}/issues`, { title: 't', labels: ['l'.repeat(51)] }))).toEqual([422, 'name'])
    expect(field(await post(`${R}/labels`, { name: 'l'.repeat(51) }))).toEqual([422, 'name'])
    expect(field(await patch(at, { state: 'gone' }))).toEqual([422, 'state'])
    expect(field(await patch(at, { state: 'closed', state_reason: 'bored' }))).toEqual([422, 'state_reason'])
    expect(field(await post(`${at}/comments`, { body: '' }))).toEqual([422, 'body'])
    expect(field(await post(`${at}/comments`, { body: 'x'.repeat(65_537) }))).toEqual([422, 'body'])
  })

  test('assignees: people with access, others refuse all of it', async () => {
    const made = await post(`${R}/issues`, { title: 'Mine', assignees: ['alpha', 'Bravo', 'alpha'] })
    expect(made.body.assignees.map((user: { login: string }) => user.login)).toEqual(['alpha', 'bravo'])
    expect(made.body.assignee.login).toBe('alpha')
    const before = repository.issues.all.length
    expect(field(await post(`${R}/issues`, { title: 'x', assignees: ['outsider'] }))).toEqual([
      422,
      'assignees',
    ])
    expect(field(await post(`${R}/issues`, { title: 'x', assignees: ['nobody'] }))).toEqual([
      422,
      'assignees',
    ])
    expect(repository.issues.all).toHaveLength(before)
  })
})

describe('listing', () => {
  test('state, label, author, since, order; pull requests are among them', async () => {
    world.clock.set('2026-03-02T10:00:00Z')
    const first = repository.issues.open({ by: 'alpha', labels: ['only'] })
    world.clock.advance(60)
    const second = repository.issues.open({ by: 'bravo', labels: ['only', 'more'] })
    first.close('completed')
    first.comment('bravo', 'why?')
    const found = async (query: string) => numbers(await call(`${R}/issues?${query}`))
    expect(await found('labels=ONLY')).toEqual([second.number])
    expect(await found('labels=only&state=all')).toEqual([second.number, first.number])
    expect(await found('labels=only,more&state=all')).toEqual([second.number])
    expect(await found('labels=only&state=closed')).toEqual([first.number])
    expect(await found('labels=only&state=all&creator=Alpha')).toEqual([first.number])
    expect(await found('state=all&sort=comments&direction=desc&per_page=1')).toEqual([first.number])
    expect(await found('state=all&since=2026-03-02T10:01:00Z&direction=asc')).toEqual([
      first.number,
      second.number,
    ])
    const open = await call(`${R}/issues?per_page=100`)
    expect(open.body.filter((item: object) => 'pull_request' in item)).toHaveLength(1)
  })

  test('pages link to each other', async () => {
    const page = await call(`${R}/issues?state=all&per_page=2`)
    expect(page.body).toHaveLength(2)
    expect(page.headers.get('link')).toContain('rel="next"')
  })

  test('GraphQL and REST name the same author; a deleted one is null', async () => {
    world.user('leaver')
    const { number } = repository.issues.open({ by: 'leaver', labels: ['left'] })
    world.deleteUser('leaver')
    expect((await call(`${R}/issues/${number}`)).body.user).toBeNull()
    expect(numbers(await call(`${R}/issues?labels=left`))).toEqual([number])
  })
})

describe('issues that are not there', () => {
  test('a deleted one answers 410 and leaves the lists, and its number is not given again', async () => {
    const issue = repository.issues.open({ by: 'alpha', labels: ['short-lived'] })
    issue.delete()
    const answer = await call(`${R}/issues/${issue.number}`)
    expect([answer.status, answer.body.message]).toEqual([410, 'This issue was deleted'])
    expect((await patch(`${R}/issues/${issue.number}`, { title: 'x' })).status).toBe(410)
    expect((await post(`${R}/issues/${issue.number}/comments`, { body: 'x' })).status).toBe(410)
    expect((await call(`${R}/issues?labels=short-lived&state=all`)).body).toEqual([])
    expect(repository.issues.open({ by: 'alpha' }).number).toBe(issue.number + 1)
  })

  test('a transferred one redirects', async () => {
    const issue = repository.issues.open({ by: 'alpha', title: 'Wanderer' })
    const moved = issue.transfer(elsewhere)
    const answer = await call(`${R}/issues/${issue.number}`)
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toMatch(new RegExp(`/repositories/\\d+/issues/${moved.number}$`))
    expect((await patch(`${R}/issues/${issue.number}`, { title: 'x' })).status).toBe(307)
    expect(moved.model.title).toBe('Wanderer')
  })

  test('issues switched off: 410, and lists hold pull requests alone', async () => {
    const issue = repository.issues.open({ by: 'alpha' })
    repository.model.settings.issues = false
    try {
      const made = await post(`${R}/issues`, { title: 'x' })
      expect([made.status, made.body.message]).toEqual([410, 'Issues are disabled for this repo'])
      expect((await call(`${R}/issues/${issue.number}`)).status).toBe(410)
      const all = await call(`${R}/issues?state=all`)
      expect(all.body.every((item: object) => 'pull_request' in item)).toBe(true)
      expect((await call(R)).body.has_issues).toBe(false)
    } finally {
      repository.model.settings.issues = true
    }
  })

  test('an archived repository can be read, and nothing written', async () => {
    const { number } = repository.issues.open({ by: 'alpha' })
    repository.model.settings.archived = true
    try {
      expect((await call(`${R}/issues/${number}`)).status).toBe(200)
      for (const refused of [
        await post(`${R}/issues`, { title: 'x' }),
        await patch(`${R}/issues/${number}`, { title: 'x' }),
      ]) {
        expect([refused.status, refused.body.message]).toEqual([
          403,
          'Repository was archived so is read-only.',
        ])
      }
    } finally {
      repository.model.settings.archived = false
    }
  })

  test('no such issue is 404', async () => {
    expect((await call(`${R}/issues/9999`)).status).toBe(404)
  })
})

describe('permission', () => {
  const with_ = (permissions: Record<string, 'read' | 'write'>) =>
    caller(server, world.token({ permissions }))

  test('`issues: read` reads, `issues: write` writes; `pull-requests: write` does not reach issues', async () => {
    const { number } = repository.issues.open({ by: 'alpha' })
    const change = { method: 'PATCH', body: { title: 'Changed' } }
    const reader = with_({ issues: 'read' })
    expect((await reader(`${R}/issues/${number}`)).status).toBe(200)
    const refused = await reader(`${R}/issues/${number}`, change)
    expect([refused.status, refused.body.message]).toEqual([403, 'Resource not accessible by integration'])
    expect((await reader(`${R}/issues`, { method: 'POST', body: { title: 'x' } })).status).toBe(403)
    const pulls = with_({ 'pull-requests': 'write' })
    const other = await pulls(`${R}/issues/${number}`, change)
    expect(other.status).toBe(403)
    expect(other.headers.get('x-accepted-github-permissions')).toBe('issues=write')
    expect((await with_({ issues: 'write' })(`${R}/issues/${number}`, change)).status).toBe(200)
  })

  test('a locked conversation takes no comment of a workflow, but its text can be changed', async () => {
    const issue = repository.issues.open({ by: 'alpha' })
    issue.lock()
    const refused = await post(`${R}/issues/${issue.number}/comments`, { body: 'x' })
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'Unable to create comment because issue is locked.',
    ])
    expect((await patch(`${R}/issues/${issue.number}`, { body: 'new' })).body).toMatchObject({ locked: true })
  })
})

describe('people', () => {
  test('tick, clear, edit, label and reopen', () => {
    const issue = repository.issues.open({ by: 'alpha', body: '- [ ] one\n- [ ] two\n', labels: ['a'] })
    issue.tick('two')
    expect(issue.body).toBe('- [ ] one\n- [x] two\n')
    issue.tick('two', false)
    expect(issue.body).toBe('- [ ] one\n- [ ] two\n')
    expect(() => issue.tick('three')).toThrow('no box')
    issue.close('not_planned', 'chef')
    issue.reopen()
    expect(issue.model).toMatchObject({ state: 'open', stateReason: 'reopened', closedBy: null })
    issue.label('b', 'c')
    expect(issue.model.labels.map(({ name }) => name)).toEqual(['b', 'c'])
    expect(repository.issues.get(issue.number).model).toBe(issue.model)
    expect(() => repository.issues.get(1)).toThrow('no issue 1')
  })
})
