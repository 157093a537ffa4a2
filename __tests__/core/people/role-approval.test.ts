import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { known, unknown } from '../../../src/core/fact.ts'
import type { Teams } from '../../../src/core/facts/codeowners.ts'
import { excludable } from '../../../src/core/people/people.ts'
import { type Role, type RoleFacts, roleApproval, roleFacts } from '../../../src/core/people/role-approval.ts'
import { actor, headSha, idOf, oldSha, PullRequestFacts } from '../../support/pull-request-facts.ts'

const team = (...logins: readonly string[]): Teams => ({
  '@acme/security': { known: true, members: logins.map((login) => actor(login)) },
})

const role = (more: Partial<Role> = {}): Role => ({
  from: ['@acme/security'],
  approvals: 1,
  exclude: [...excludable],
  bots: [],
  ...more,
})

const factsOf = (facts: PullRequestFacts, teams: Teams = team('sec', 'alpha')): RoleFacts => ({
  pullRequest: facts.values['pull-request'],
  reviews: facts.values.reviews,
  commits: facts.values.commits,
  lastPusher: facts.values['last-pusher'],
  teams,
})

const judged = (facts: PullRequestFacts, more: Partial<Role> = {}, teams?: Teams) =>
  roleApproval(role(more), factsOf(facts, teams))

describe('the approval of a role', () => {
  test('is met by a member of the team who approved the head', () => {
    const answer = judged(new PullRequestFacts().review('sec'))
    expect(answer).toMatchObject({ state: 'met', missing: 0, approvers: [{ login: 'sec' }] })
  })

  test('of an older commit counts for nothing', () => {
    const answer = judged(new PullRequestFacts().review('sec', 'APPROVED', { at: oldSha }))
    expect(answer).toMatchObject({ state: 'no', missing: 1, discounted: [{ why: 'stale' }] })
    expect(answer.eligible.map(({ login }) => login)).toEqual(['alpha', 'sec'])
  })

  test('of somebody else counts for nothing, whoever they are', () => {
    expect(judged(new PullRequestFacts().review('chef'))).toMatchObject({
      state: 'no',
      approvers: [],
      discounted: [],
    })
  })

  test('members are compared by id: a login that was taken over is somebody else', () => {
    const facts = new PullRequestFacts().review('sec', 'APPROVED', {
      user: { id: 1, login: 'sec', type: 'User' },
    })
    expect(judged(facts)).toMatchObject({ state: 'no', approvers: [] })
  })

  test.each([
    ['the author', new PullRequestFacts().review('oper'), 'author'],
    [
      'the author of a commit',
      new PullRequestFacts().commitBy('author', 'sec').review('sec'),
      'commit-author',
    ],
    ['the last pusher', new PullRequestFacts().pushedBy('sec').review('sec'), 'last-pusher'],
    ['a bot', new PullRequestFacts().review('sec', 'APPROVED', { type: 'Bot' }), 'bot'],
    [
      'somebody without write access',
      new PullRequestFacts().review('sec', 'APPROVED', { canPush: false }),
      'no-write',
    ],
  ] as const)('%s cannot give it', (_, facts, why) => {
    const answer = judged(facts, {}, team('sec', 'oper', 'alpha'))
    expect(answer.state).toBe('no')
    expect(answer.discounted).toMatchObject([{ why }])
    expect(answer.barred).toMatchObject(expect.arrayContaining([expect.objectContaining({ why })]))
  })

  test('excludes as the role says, and never counts the author', () => {
    const facts = new PullRequestFacts().commitBy('author', 'sec').review('sec')
    expect(judged(facts, { exclude: [] }).state).toBe('met')
    const own = new PullRequestFacts().review('oper')
    expect(judged(own, { exclude: [] }, team('oper')).state).toBe('impossible')
  })

  test('a bot counts when it is enrolled by its id', () => {
    const facts = new PullRequestFacts().review('helper[bot]', 'APPROVED', { type: 'Bot' })
    const from = ['@helper[bot]']
    expect(judged(facts, { from, bots: [idOf('helper[bot]')] }).state).toBe('met')
    expect(judged(facts, { from }).state).not.toBe('met')
  })

  test('several approvals come from several people', () => {
    const one = new PullRequestFacts().review('sec').review('sec')
    expect(judged(one, { approvals: 2 })).toMatchObject({ state: 'no', missing: 1 })
    expect(judged(one.review('alpha'), { approvals: 2 })).toMatchObject({ state: 'met', missing: 0 })
  })

  test('is impossible when nobody is left who could give it', () => {
    expect(judged(new PullRequestFacts(), {}, team('oper'))).toMatchObject({
      state: 'impossible',
      barred: [{ person: { login: 'oper' }, why: 'author' }],
    })
    expect(judged(new PullRequestFacts(), {}, team()).state).toBe('impossible')
  })

  test('a team that cannot be read is never an empty one, and never a pass', () => {
    const hidden: Teams = { '@acme/security': { known: false, reason: 'team-membership', detail: 'no' } }
    expect(judged(new PullRequestFacts(), {}, hidden).state).toBe('no')
    expect(judged(new PullRequestFacts().review('chef'), {}, hidden)).toMatchObject({
      state: 'maybe',
      unreadable: [{ name: '@acme/security' }],
    })
    expect(judged(new PullRequestFacts().review('chef'), {}, {}).state).toBe('maybe')
  })

  test('who objects is told, until they approve', () => {
    const facts = new PullRequestFacts().review('alpha').review('sec', 'CHANGES_REQUESTED', { at: oldSha })
    expect(judged(facts).objecting.certain).toMatchObject([{ login: 'sec' }])
    expect(judged(facts.review('sec')).objecting.certain).toEqual([])
    const stranger = new PullRequestFacts().review('chef', 'CHANGES_REQUESTED')
    expect(judged(stranger).objecting).toEqual({ certain: [], possible: [] })
  })

  test('rejections are counted over time, of the role alone', () => {
    const facts = new PullRequestFacts()
      .review('sec', 'CHANGES_REQUESTED', { at: oldSha })
      .review('sec', 'CHANGES_REQUESTED')
      .review('chef', 'CHANGES_REQUESTED')
      .review('alpha', 'CHANGES_REQUESTED')
      .review('sec')
    expect(judged(facts).rejections).toEqual({ certain: 3, possible: 0 })
  })

  test('facts of which one is unknown are unknown', () => {
    const source = { kind: 'api', what: 'test' } as const
    const values = factsOf(new PullRequestFacts())
    const all = {
      'pull-request': known(values.pullRequest, source),
      reviews: known(values.reviews, source),
      commits: known(values.commits, source),
      'last-pusher': known(values.lastPusher, source),
      teams: known(values.teams, source),
    }
    expect(roleFacts(all)).toMatchObject({ known: true, value: { pullRequest: { head: { sha: headSha } } } })
    for (const key of Object.keys(all))
      expect(roleFacts({ ...all, [key]: unknown('offline', key) })).toMatchObject({
        known: false,
        detail: key,
      })
  })

  test('one more approval never takes the approval away, and one less never brings it', () => {
    const logins = ['sec', 'alpha', 'chef', 'oper', 'meddler']
    const review = fc.record({
      login: fc.constantFrom(...logins),
      state: fc.constantFrom('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'),
      at: fc.constantFrom(headSha, oldSha),
    })
    const order = { impossible: 0, no: 1, maybe: 2, met: 3 }
    fc.assert(
      fc.property(fc.array(review, { maxLength: 6 }), fc.constantFrom(...logins), (reviews, login) => {
        const facts = new PullRequestFacts()
        for (const { login: by, state, at } of reviews) facts.review(by, state, { at })
        const before = order[judged(facts).state]
        expect(order[judged(facts.review(login)).state]).toBeGreaterThanOrEqual(before)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
