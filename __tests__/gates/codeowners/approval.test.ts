import { describe, expect, test } from '@jest/globals'
import {
  actor,
  facts,
  headSha,
  idOf,
  oldSha,
  type PullRequestFacts,
} from '../../support/pull-request-facts.ts'
import { detailLines, judged, only, outcome, sentence } from './judging.ts'

const owned = (): PullRequestFacts => facts().owners('/src/ @alpha @bi').file('src/a.ts')

describe('which reviews count', () => {
  const rows: readonly [string, (start: PullRequestFacts) => PullRequestFacts, 'pass' | 'fail'][] = [
    ['nobody reviewed', (start) => start, 'fail'],
    ['an owner approved', (start) => start.review('alpha'), 'pass'],
    ['any one owner is enough', (start) => start.review('bi'), 'pass'],
    ['the login is compared without case', (start) => start.review('ALPHA'), 'pass'],
    ['somebody else approved', (start) => start.review('env'), 'fail'],
    ['only a comment', (start) => start.review('alpha', 'COMMENTED'), 'fail'],
    ['a review that was not submitted', (start) => start.review('alpha', 'PENDING'), 'fail'],
    ['a kind of review that is not known', (start) => start.review('alpha', 'LGTM'), 'fail'],
    ['approved, then dismissed', (start) => start.review('alpha').review('alpha', 'DISMISSED'), 'fail'],
    [
      'dismissing the request for changes does not bring the approval back',
      (start) => start.review('alpha').review('alpha', 'CHANGES_REQUESTED').review('alpha', 'DISMISSED'),
      'fail',
    ],
    [
      'changes requested, then approved',
      (start) => start.review('alpha', 'CHANGES_REQUESTED').review('alpha'),
      'pass',
    ],
    [
      'changes requested by one owner, approved by another',
      (start) => start.review('alpha', 'CHANGES_REQUESTED').review('bi'),
      'pass',
    ],
    ['approved the commit before', (start) => start.review('alpha', 'APPROVED', { at: oldSha }), 'fail'],
    [
      'approved the head, and later an older commit once more',
      (start) => start.review('alpha').review('alpha', 'APPROVED', { at: oldSha }),
      'pass',
    ],
    [
      'a withdrawn approval of the head is not saved by a later one of an older commit',
      (start) =>
        start
          .review('alpha')
          .review('alpha', 'CHANGES_REQUESTED')
          .review('alpha', 'APPROVED', { at: oldSha }),
      'fail',
    ],
    ['a mannequin approved', (start) => start.review('alpha', 'APPROVED', { type: 'Mannequin' }), 'fail'],
    [
      'the later review by time decides, not by position',
      (start) =>
        start
          .review('alpha', 'CHANGES_REQUESTED', { submittedAt: '2026-11-20T12:00:00Z' })
          .review('alpha', 'APPROVED', { submittedAt: '2026-11-20T11:00:00Z' }),
      'fail',
    ],
    [
      'an approval without a time never outlives a request for changes',
      (start) =>
        start.review('alpha', 'CHANGES_REQUESTED').review('alpha', 'APPROVED', { submittedAt: null }),
      'fail',
    ],
  ]
  test.each(rows)('%s', (_, build, expected) => {
    expect(outcome(build(owned()))).toBe(expected)
  })

  test('EVENT-06 a review by a deleted account counts for nobody', () => {
    expect(outcome(owned().review('alpha', 'APPROVED', { user: null }))).toBe('fail')
  })

  test('EVENT-07 an approval of another commit, or of none, is stale', () => {
    for (const at of [null, oldSha]) {
      const found = only(judged(owned().review('alpha', 'APPROVED', { at })), 'owner-approval')
      expect(found.outcome).toBe('fail')
      expect(detailLines(found).join(' ')).toMatch(/alpha \| approved (without a commit|bbbbbbb)/)
    }
  })

  test('EVENT-08 a bot does not count unless its id is enrolled', () => {
    const bot = facts().owners('* @helper').file('a').review('helper', 'APPROVED', { type: 'Bot' })
    expect(outcome(bot)).toBe('fail')
    expect(outcome(bot, { bots: [idOf('helper')] })).toBe('pass')
    expect(outcome(bot, { bots: [idOf('other')] })).toBe('fail')
  })

  test('EVENT-09 the author is the only owner: it says so and what to do', () => {
    const found = only(judged(facts().owners('* @oper').file('a').review('oper')), 'author-is-only-owner')
    expect(found.outcome).toBe('fail')
    expect(sentence(found)).toMatchInlineSnapshot(
      `"a: it can never be approved, as @oper is the author of the pull request | 1 approval of @oper | name another owner in the CODEOWNERS line on the base branch, or have someone else open the pull request"`,
    )
  })

  test('EVENT-11 a reviewer who lost write access does not count', () => {
    const lost = owned().review('alpha', 'APPROVED', { canPush: false })
    expect(outcome(lost)).toBe('fail')
    expect(sentence(only(judged(lost), 'owner-approval'))).toContain('no write access')
  })

  test('a team member counts by id, not by login', () => {
    const team = facts().owners('* @acme/core').file('a').team('@acme/core', 'alpha')
    expect(outcome(team.review('alpha'))).toBe('pass')
    const taken = facts().owners('* @acme/core').file('a').team('@acme/core', 'alpha')
    const impostor = { ...actor('alpha'), id: 4242 }
    expect(outcome(taken.review('alpha', 'APPROVED', { user: impostor }))).toBe('fail')
  })
})

describe('who is excluded', () => {
  const rows: readonly [string, string, (start: PullRequestFacts) => PullRequestFacts][] = [
    ['author of a commit', 'committers', (start) => start.commitBy('author', 'alpha')],
    ['committer', 'committers', (start) => start.commitBy('committer', 'alpha')],
    ['co-author', 'co-authors', (start) => start.commitBy('co-author', 'alpha')],
    ['last pusher', 'last-pusher', (start) => start.pushedBy('alpha')],
  ]
  test.each(rows)('%s, unless `exclude` leaves %s out', (_, kind, involve) => {
    const start = involve(owned().review('alpha'))
    const others = ['committers', 'co-authors', 'last-pusher'].filter((other) => other !== kind)
    expect(outcome(start)).toBe('fail')
    expect(outcome(start, { exclude: [kind] })).toBe('fail')
    expect(outcome(start, { exclude: others })).toBe('pass')
  })

  test('the author is excluded whatever `exclude` says', () => {
    expect(outcome(facts().owners('* @oper @bi').file('a').review('oper'), { exclude: [] })).toBe('fail')
  })

  test('a renamed author is excluded by id', () => {
    const start = facts()
      .owners('* @new')
      .file('a')
      .pull({ author: { id: 1, login: 'old', type: 'User' } })
    expect(outcome(start.review('new', 'APPROVED', { user: { id: 1, login: 'new', type: 'User' } }))).toBe(
      'fail',
    )
  })

  test('a commit identity without an account is said, and excludes nobody', () => {
    const findings = judged(owned().commitBy('committer', null, 'Build Robot').review('alpha'))
    const found = only(findings, 'commit-identity')
    expect(found.level).toBe('note')
    expect(sentence(found)).toContain('Build Robot')
    expect(only(findings, 'owner-approval').outcome).toBe('pass')
    expect(judged(owned().review('alpha')).some(({ rule }) => rule.endsWith('commit-identity'))).toBe(false)
  })
})

describe('stale approvals with `same-diff`', () => {
  const option = { 'stale-approvals': 'same-diff' }
  const stale = (blobs: Record<string, Record<string, string>>) =>
    owned().review('alpha', 'APPROVED', { at: oldSha }).set('approved-blobs', blobs)

  test('kept while the files it is needed for are unchanged', () => {
    const same = stale({ [oldSha]: { 'src/a.ts': 'blob of src/a.ts' } })
    expect(outcome(same, option)).toBe('pass')
    expect(outcome(same)).toBe('fail')
  })

  test.each([
    ['the content changed', { [oldSha]: { 'src/a.ts': 'other' } }],
    ['the file is new since', { [oldSha]: {} }],
    ['the commit cannot be read', {}],
  ])('lost when %s', (_, blobs) => {
    expect(outcome(stale(blobs), option)).toBe('fail')
  })

  test('files of other owners may change', () => {
    const start = stale({ [oldSha]: { 'src/a.ts': 'blob of src/a.ts', 'docs/b': 'old' } })
    const both = start.owners('/src/ @alpha', '/docs/ @bi').file('docs/b').review('bi')
    expect(outcome(both, option)).toBe('pass')
  })

  test('a removed file must have been removed before, a renamed one renamed', () => {
    const removed = (paths: Record<string, string>) =>
      facts()
        .owners('* @alpha')
        .removed('a')
        .review('alpha', 'APPROVED', { at: oldSha })
        .set('approved-blobs', { [oldSha]: paths })
    expect(outcome(removed({}), option)).toBe('pass')
    expect(outcome(removed({ a: 'blob of a' }), option)).toBe('fail')
    const renamed = (paths: Record<string, string>) =>
      facts()
        .owners('* @alpha')
        .renamed('a', 'b')
        .review('alpha', 'APPROVED', { at: oldSha })
        .set('approved-blobs', { [oldSha]: paths })
    expect(outcome(renamed({ b: 'blob of b' }), option)).toBe('pass')
    expect(outcome(renamed({ a: 'blob of b', b: 'blob of b' }), option)).toBe('fail')
  })

  test('a change of mode leaves the blob alike, so an older approval is lost', () => {
    const start = facts()
      .owners('* @alpha')
      .file('a', { status: 'changed' })
      .review('alpha', 'APPROVED', { at: oldSha })
    expect(outcome(start.set('approved-blobs', { [oldSha]: { a: 'blob of a' } }), option)).toBe('fail')
  })
})

describe('what the finding says', () => {
  test('an approval of an older commit', () => {
    const found = only(judged(owned().review('alpha', 'APPROVED', { at: oldSha })), 'owner-approval')
    expect(sentence(found)).toMatchInlineSnapshot(
      `"src/a.ts: 0 of 1 approval; @alpha approved bbbbbbb, and the head is now aaaaaaa | 1 approval of @alpha or @bi | ask @alpha or @bi to approve again, at aaaaaaa"`,
    )
    expect(found.requiredAt).toEqual({ path: '.github/CODEOWNERS', line: 1, at: 'base' })
    expect(found.location).toEqual({ path: 'src/a.ts', at: 'head' })
  })

  test('several files of one line are one finding', () => {
    const many = owned().file('src/b.ts').file('src/c.ts').review('env')
    const found = only(judged(many), 'owner-approval')
    expect(sentence(found)).toMatchInlineSnapshot(
      `"src/a.ts and 2 more: 0 of 1 approval; @env approved, but is not asked for here | 1 approval of @alpha or @bi | ask @alpha or @bi to approve aaaaaaa"`,
    )
    expect(detailLines(found)).toMatchInlineSnapshot(`
[
  "Who can still approve: 1 approval closes everything (the fewest possible)",
  "@alpha",
  "3 files",
  "src/a.ts",
  "src/b.ts",
  "src/c.ts",
  "Reviews",
  "@env | approved, but is not asked for here",
]
`)
  })

  test('a pass names who satisfied it', () => {
    expect(sentence(only(judged(owned().review('bi')), 'owner-approval'))).toMatchInlineSnapshot(
      `"src/a.ts: approved by @bi | 1 approval of @alpha or @bi | "`,
    )
  })

  test('a draft is judged like any other', () => {
    expect(outcome(owned().pull({ draft: true }))).toBe('fail')
    expect(outcome(owned().pull({ draft: true }).review('alpha'))).toBe('pass')
  })

  test('no changed file: it does not apply', () => {
    expect(outcome(facts().owners('* @alpha'))).toBe('skip')
  })

  test('EVENT-17 no label lets anything pass', () => {
    const labels = ['skip-gatewright', 'skip-codeowners', 'override', 'approved']
    expect(judged(owned().pull({ labels }))).toEqual(judged(owned()))
  })

  test('EVENT-05 a pull request from a deleted fork is judged like any other', () => {
    const deleted = owned().pull({ fork: true, head: { sha: headSha, ref: 'topic', repository: null } })
    expect(outcome(deleted)).toBe('fail')
    expect(outcome(deleted.review('alpha'))).toBe('pass')
  })
})
