import { describe, expect, test } from '@jest/globals'
import { actor, facts, oldSha, type PullRequestFacts } from '../../support/pull-request-facts.ts'
import { detailLines, judged, only, outcome, sentence } from './judging.ts'

const team = '@acme/core'
const unreadable = (): PullRequestFacts => facts().owners(`* ${team}`).file('a').unreadableTeam(team)

describe('teams that cannot be read', () => {
  test('an approval that may be a member’s is undecided, and the permission is named', () => {
    const found = only(judged(unreadable().review('alpha')), 'owner-approval')
    expect(found).toMatchObject({ outcome: 'unknown', unknown: { reason: 'team-membership' } })
    expect(sentence(found)).toContain('members: read')
    expect(found.unknown?.remedy?.permission).toBe('members: read (GitHub App)')
  })

  test('a team that is missing from the facts cannot be read either', () => {
    expect(outcome(facts().owners(`* ${team}`).file('a').review('alpha'))).toBe('unknown')
  })

  test('without any approval that counts it fails: nobody can have satisfied it', () => {
    expect(outcome(unreadable())).toBe('fail')
    expect(outcome(unreadable().review('alpha', 'APPROVED', { at: oldSha }))).toBe('fail')
    expect(outcome(unreadable().review('oper'))).toBe('fail')
  })

  test('a failure says too which owners cannot be seen, and what it takes', () => {
    const lines = detailLines(only(judged(unreadable()), 'owner-approval'))
    expect(lines.slice(-2)).toMatchInlineSnapshot(`
[
  "Owners who cannot be seen",
  "@acme/core: @acme/core cannot be read; use a GitHub App token with members: read; GITHUB_TOKEN cannot read teams",
]
`)
  })

  test('another owner of the line who can be seen is enough', () => {
    const start = () => facts().owners(`* ${team} @bi`).file('a').unreadableTeam(team)
    expect(outcome(start().review('bi'))).toBe('pass')
    expect(outcome(start().review('alpha'))).toBe('unknown')
  })

  test('a team without members owns nothing', () => {
    const found = only(
      judged(facts().owners(`* ${team}`).file('a').team(team).review('alpha')),
      'github-error',
    )
    expect(sentence(found)).toContain('has no members')
  })

  test('a mail address cannot be matched to an account', () => {
    const found = only(judged(facts().owners('* a@b.example').file('a').review('alpha')), 'owner-approval')
    expect(found).toMatchObject({ outcome: 'unknown', unknown: { reason: 'ambiguous' } })
    expect(sentence(found)).toContain('a@b.example')
  })
})

describe('what GitHub’s own decision proves', () => {
  const approved = () => unreadable().review('alpha').approvedByGitHub()
  const rows: readonly [string, PullRequestFacts, 'pass' | 'unknown'][] = [
    ['required, approved, and every approval counts here', approved(), 'pass'],
    [
      'a mail address is proven likewise',
      facts().owners('* a@b.example').file('a').review('alpha').approvedByGitHub(),
      'pass',
    ],
    ['GitHub does not require code owners', unreadable().review('alpha').approvedByGitHub(false), 'unknown'],
    ['GitHub has not approved', approved().pull({ reviewDecision: 'REVIEW_REQUIRED' }), 'unknown'],
    ['GitHub requires no review', approved().pull({ reviewDecision: null }), 'unknown'],
    [
      'whether GitHub requires it cannot be read',
      approved().set('code-owner-rule', { known: false, reason: 'permission-missing', detail: 'no' }),
      'unknown',
    ],
    ['a stale approval may be the owner’s', approved().review('bi', 'APPROVED', { at: oldSha }), 'unknown'],
    ['an excluded person may be the owner', approved().review('bi').pushedBy('bi'), 'unknown'],
    ['a bot may be the owner', approved().review('bi', 'APPROVED', { type: 'Bot' }), 'unknown'],
    [
      'a deleted account may have been the owner',
      approved().review('x', 'APPROVED', { user: null }),
      'unknown',
    ],
    [
      'a withdrawn approval may be revived by GitHub',
      approved().review('bi').review('bi', 'DISMISSED'),
      'unknown',
    ],
    ['a second approval that counts does no harm', approved().review('bi'), 'pass'],
    [
      'requested changes without an approval do no harm',
      approved().review('bi', 'CHANGES_REQUESTED'),
      'pass',
    ],
    [
      'GitHub may not ask for the former name',
      unreadable().renamed('old', 'new').review('alpha').approvedByGitHub(),
      'unknown',
    ],
    ['more files than GitHub lists', approved().pull({ changedFiles: 3001 }), 'unknown'],
  ]
  test.each(rows)('%s', (_, start, expected) => {
    expect(outcome(start)).toBe(expected)
  })

  test('it proves nothing about a rule of the policy', () => {
    const rules = [{ paths: ['**'], from: [team] }]
    expect(outcome(approved(), { rules })).toBe('unknown')
  })

  test('it proves nothing where GitHub refuses the owner', () => {
    expect(outcome(approved().githubError(1, 3))).toBe('fail')
  })
})

describe('lines that are not certain', () => {
  test('a path that an ambiguous line may decide is undecided, with the rewrite', () => {
    const start = facts()
      .owners('* @alpha', '/apps/[id]/ @bi')
      .file('apps/[id]/page.tsx')
      .review('alpha')
      .review('bi')
    const found = only(judged(start), 'ambiguous-on-github')
    expect(found).toMatchObject({ outcome: 'unknown', unknown: { reason: 'ambiguous' } })
    expect(found.requiredAt?.line).toBe(2)
    expect(sentence(found)).toContain('in line 2, write /apps/?id?/')
    expect(judged(start).some(({ rule }) => rule === 'codeowners/invalid-pattern')).toBe(false)
    expect(outcome(facts().owners('* @alpha', '/apps/[id]/ @bi').file('b').review('alpha'))).toBe('pass')
  })

  test('a line that GitHub calls invalid and we do not is undecided', () => {
    const start = facts().owners('* @alpha').file('a').githubError(1, 1, 'Invalid pattern').review('alpha')
    expect(outcome(start)).toBe('unknown')
  })

  test('an error that points at no owner is taken to mean each', () => {
    expect(outcome(facts().owners('* @alpha @bi').file('a').githubError(1, 99).review('bi'))).toBe('fail')
    expect(outcome(facts().owners('* @alpha @bi').file('a').githubError(1, 3).review('bi'))).toBe('pass')
    expect(outcome(facts().owners('* @alpha @bi').file('a').githubError(1, 10).review('bi'))).toBe('fail')
  })

  test('an error on a line without a rule shows that GitHub reads another text', () => {
    const start = facts().owners('* @alpha', '# a comment').file('a').review('alpha')
    expect(outcome(start)).toBe('pass')
    expect(only(judged(start.githubError(2, 1)), 'github-error')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'ambiguous' },
    })
  })

  test('errors of another file than the one we read leave everything undecided', () => {
    const start = facts().owners('* @alpha').file('a').githubError(9, 1).review('alpha')
    start.values['codeowners-errors'] = start.values['codeowners-errors'].map((row) => ({
      ...row,
      path: 'CODEOWNERS',
    }))
    expect(only(judged(start), 'github-error').outcome).toBe('unknown')
  })

  test('an invalid line matters only for files it was meant for, and only below the deciding line', () => {
    const rows: readonly [readonly string[], string, boolean][] = [
      [['* @alpha', '*.txt docs@'], 'a.txt', true],
      [['* @alpha', '*.txt docs@'], 'a.md', false],
      [['*.txt docs@', '* @alpha'], 'a.txt', false],
      [['* @alpha', '***/*.rb @bi'], 'lib/a.rb', true],
      [['* @alpha', '***/*.rb @bi'], 'lib/a.ts', false],
      [['* @alpha', '!docs/ @bi'], 'docs/a', true],
      [['* @alpha', '!docs/ @bi'], 'src/a', false],
      [['* @alpha', '/ @bi'], 'src/a', true],
    ]
    for (const [lines, path, matters] of rows) {
      const findings = judged(
        facts()
          .owners(...lines)
          .file(path)
          .review('alpha'),
      )
      expect(findings.some(({ rule }) => rule.startsWith('codeowners/invalid-'))).toBe(matters)
    }
  })

  test('a pull request that corrects the invalid line is not blocked by it', () => {
    const start = facts().owners('* @alpha', '/.github/ docs@').file('.github/CODEOWNERS').review('alpha')
    expect(outcome(start)).toBe('fail')
    const corrected = start.head('* @alpha @bi\n/.github/ @docs @bi\n', ['.github/CODEOWNERS', 'a'])
    expect(only(judged(corrected), 'invalid-owner').level).toBe('warning')
    expect(outcome(corrected)).toBe('pass')
    const more = facts()
      .owners('* @alpha', '/.github/ docs@')
      .file('.github/CODEOWNERS')
      .file('.github/x')
      .review('alpha')
    expect(outcome(more.head('* @alpha @bi\n/.github/ @docs @bi\n', ['a']))).toBe('fail')
    const still = start.head('* @alpha @bi\n/.github/ docs@\n', ['.github/CODEOWNERS', 'a'])
    expect(outcome(still)).toBe('fail')
  })
})

describe('files that nobody owns', () => {
  const start = () => facts().owners('/src/ @alpha', '/src/gen/').file('other').file('src/gen/x')

  test('any approval, by default', () => {
    expect(outcome(start())).toBe('fail')
    expect(outcome(start().review('env'))).toBe('pass')
    expect(outcome(start().review('oper'))).toBe('fail')
    expect(outcome(start().review('env', 'APPROVED', { canPush: false }))).toBe('fail')
  })

  test('`pass` asks for nothing, `fail` for an owner', () => {
    expect(outcome(start(), { unowned: 'pass' })).toBe('pass')
    const failed = judged(start().review('env'), { unowned: 'fail' })
    expect(failed.map(sentence)).toMatchInlineSnapshot(`
[
  "other: no line names an owner | an owner for every changed file | add a line for other to CODEOWNERS on the base branch",
  "src/gen/x: line 2 takes the owners away | an owner for every changed file | add a line for src/gen/x to CODEOWNERS on the base branch",
]
`)
  })

  test('a removed file belongs to the owner of its path', () => {
    const removed = facts().owners('/src/ @alpha').removed('src/a')
    expect(outcome(removed)).toBe('fail')
    expect(outcome(removed.review('alpha'))).toBe('pass')
  })

  test('a copy leaves its source alone', () => {
    const copied = facts()
      .owners('/src/ @alpha', '/lib/ @bi')
      .file('lib/a', { status: 'copied', previousPath: 'src/a' })
    expect(outcome(copied.review('bi'))).toBe('pass')
  })

  test('a reviewer with another account type than User counts nowhere', () => {
    const user = { ...actor('env'), type: 'Organization' }
    expect(outcome(start().review('env', 'APPROVED', { user }))).toBe('fail')
  })
})
