import { describe, expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import { actor, headSha, idOf } from '../../support/pull-request-facts.ts'
import {
  blocking,
  bugFix,
  detailsOf,
  document,
  documents,
  feature,
  judged,
  ofRule,
  scene,
  strength,
  tested,
  utility,
} from './facts.ts'

describe('the path of a change', () => {
  test.each([
    ['a new command', feature(), /^pass path: path full by R10/],
    ['a typo in an error message, with its test', bugFix(), /^pass path: path fast by R20/],
    ['a pure function, justified', utility(), /^pass path: path standard by R30/],
    ['documents', documents(), /^pass path: path docs by R01/],
    [
      'a fix of an authorisation bypass',
      bugFix().file('src/auth/guard.ts', 6),
      /path full by R11.*src\/auth\/guard\.ts/,
    ],
    ['a bump of one dependency', scene().file('package.json', 1), /path full by R14.*package\.json/],
    [
      'a file that leaves src/auth',
      bugFix().file('src/x.ts', 0, { status: 'renamed', previousPath: 'src/auth/x.ts' }),
      /path full by R11/,
    ],
    ['50 lines of one module, a bug', bugFix().file('src/cart/more.ts', 47), /path full by R16/],
    ['nothing that says what it is', scene().file('src/cart/a.ts'), /path full by R40/],
  ])('%s', (_, facts, expected) => {
    expect(ofRule(judged(facts), 'path')[0]).toMatch(expected)
  })

  test('prints the tree of reasons and the obligations, and who judges them', () => {
    const details = detailsOf(judged(feature()).filter(({ rule }) => rule.endsWith('/path')))
    expect(details).toContain('Rules of the decision table')
    expect(details).toMatch(/^R10 \| full \| .*\| yes \| .*src\/cart\/commands\.ts/m)
    expect(details).toMatch(/^R11 \| full \| .*\| no \|/m)
    expect(details).toMatch(/threat model.*\(judged by the gate checklist\)/)
  })

  test('passes with all its path asks for', () => {
    for (const one of [feature(), bugFix(), utility(), documents()]) expect(blocking(judged(one))).toEqual([])
  })

  test.each([
    'changed-files',
    'change',
    'change-settings',
    'answers',
    'tool-findings',
    'pull-request',
  ] as const)('without %s it is full, and unknown', (key) => {
    const findings = judged(bugFix().without(key))
    expect(ofRule(findings, 'path')[0]).toMatch(/path full/)
    expect(blocking(findings)).toContain(`unknown path ${key}`)
  })

  test('a branch has no pull request yet: no gap', () => {
    const findings = judged(documents().without('pull-request', 'offline'))
    expect(blocking(findings)).toEqual([])
  })

  test('a declared path raises without asking anybody', () => {
    const findings = judged(documents().says('path', 'standard').file('docs/b.md'))
    expect(ofRule(findings, 'path')[0]).toMatch(/path standard \(the facts alone: docs\)/)
    expect(ofRule(findings, 'path-lowered')).toEqual([])
    expect(blocking(findings)).toContain('fail specification specification')
  })
})

describe('a lowered path', () => {
  const reason = 'the input is one more spelling of a known flag'
  const lowered = () =>
    feature().specified([]).says('path', `fast (${reason})`).says('kind', 'bug fix').label('bug')

  test('needs the approval of the head by an approver, and then holds', () => {
    const findings = judged(lowered().review('chef'))
    expect(ofRule(findings, 'path-lowered')).toEqual([
      `pass path: the path is lowered from full to fast by @chef: ${reason}`,
    ])
    expect(ofRule(findings, 'path')[0]).toMatch(/path fast.*lowered to fast by @chef/)
    expect(blocking(findings)).toEqual([])
  })

  test.each([
    ['nobody approved', lowered()],
    ['somebody else approved', lowered().review('bravo')],
    ['the author approved', lowered().review('oper')],
    ['an approver approved an older commit', lowered().review('chef', 'APPROVED', 'b'.repeat(40))],
    ['an approver asked for changes since', lowered().review('chef').review('chef', 'CHANGES_REQUESTED')],
    ['the line gives no reason', feature().says('path', 'fast').review('chef')],
    ['the reason is too short', feature().says('path', 'fast (small)').review('chef')],
  ])('%s: the path stays, and the line is refused', (_, facts) => {
    const findings = judged(facts.with('teams', { '@acme/leads': { known: true, members: [] } }))
    expect(ofRule(findings, 'path')[0]).toMatch(/path full/)
    expect(blocking(findings)).toContain('fail path-lowered path')
  })

  test('a policy that names no approvers lets nobody lower it, and the finding says so', () => {
    const findings = judged(lowered().review('chef'), { approvers: [] })
    expect(blocking(findings)).toContain('fail path-lowered path')
    const [found] = findings.filter(({ rule }) => rule.endsWith('/path-lowered'))
    expect(plain(found?.fix ?? [])).toContain('the policy names no approvers')
  })

  test('who took part in the change has no say: whoever pushed it, or is named by a commit', () => {
    const teams = { '@acme/leads': { known: true as const, members: [] } }
    const involved = [
      lowered().with('last-pusher', actor('chef')),
      lowered().with('commits', [
        { sha: headSha, people: [{ role: 'co-author', id: idOf('chef'), login: 'chef', name: 'Chef' }] },
      ]),
      lowered().with('commits', [
        { sha: headSha, people: [{ role: 'committer', id: idOf('chef'), login: 'chef', name: 'Chef' }] },
      ]),
    ]
    for (const facts of involved)
      expect(blocking(judged(facts.with('teams', teams).review('chef')))).toContain('fail path-lowered path')
  })

  test('a line that names the path the facts ask for lowers nothing', () => {
    expect(ofRule(judged(feature().says('path', 'full')), 'path-lowered')).toEqual([])
  })

  test('a team that cannot be read: unknown', () => {
    const findings = judged(lowered().review('bravo'))
    expect(blocking(findings)).toContain('unknown path-lowered path')
    expect(blocking(judged(lowered().without('reviews')))).toContain('unknown path-lowered path')
  })
})

describe('a skipped review', () => {
  test('on the path standard the reason is shown', () => {
    expect(ofRule(judged(utility()), 'skip-justification')).toEqual([
      expect.stringMatching(/^pass security review: .*pure utility, no IO/),
    ])
  })

  test('a reason that is not of the list is refused, and the list is shown', () => {
    const facts = scene().file('src/money/round.ts').says('security-review-skipped', 'not needed')
    const findings = judged(facts)
    expect(blocking(findings)).toContain('fail skip-justification security review')
    expect(detailsOf(findings)).toContain('Security review skipped: pure utility, no IO')
  })

  test('a reason that fits does not help where a rule asks for more', () => {
    const facts = utility().file('src/auth/guard.ts')
    expect(ofRule(judged(facts), 'skip-justification')).toEqual([
      expect.stringMatching(/^fail security review: .*the path is full by R11/),
    ])
  })

  test('without any, the lines that would make the path standard are shown, and nothing is refused for that', () => {
    const findings = judged(scene().file('src/money/round.ts'))
    expect(ofRule(findings, 'skip-justification')).toEqual([expect.stringMatching(/^skip /)])
    expect(ofRule(judged(feature()), 'skip-justification')).toEqual([])
  })
})

describe('tests with a change', () => {
  const untested = () => scene().file('src/cart/a.ts').specified([document()])

  test('code without a test fails, on the paths standard and full', () => {
    expect(blocking(judged(untested()))).toEqual(['fail tests-changed tests'])
    expect(ofRule(judged(feature()), 'tests-changed')).toEqual(['pass tests: 1 test file added or changed'])
    expect(ofRule(judged(bugFix()), 'tests-changed')).toEqual([])
  })

  test('a comment in a test shows nothing new; a refactoring has nothing new to show', () => {
    const commented = untested()
      .file('tests/a.test.ts')
      .tests(tested('tests/a.test.ts', strength(), strength()))
    expect(blocking(judged(commented))).toEqual(['fail tests-changed tests'])
    expect(
      blocking(judged(commented.says('kind', 'refactoring').signal('url-added', 'src/cart/a.ts'))),
    ).toEqual([])
  })

  test('a change without code needs none; a removed test is none', () => {
    const bump = scene().file('package.json', 1).specified([document()])
    expect(ofRule(judged(bump), 'tests-changed')).toEqual([expect.stringMatching(/^skip /)])
    const removed = untested().file('tests/a.test.ts', 0, { status: 'removed' })
    expect(ofRule(judged(removed), 'tests-changed')).toEqual([expect.stringMatching(/^fail /)])
  })

  test('the policy may ask for kinds', () => {
    const more = { 'required-tests': { integration: ['testbed/tests/**'], usage: ['testbed/src/**'] } }
    const facts = feature()
      .file('testbed/tests/create-cart.hurl')
      .tests(
        tested('tests/cart.test.ts', null, strength()),
        tested('testbed/tests/create-cart.hurl', null, strength()),
      )
    expect(ofRule(judged(facts, more), 'tests-changed')).toEqual([
      'pass integration tests: integration: 1 file added or changed',
      'fail usage tests: usage: no file of testbed/src/** tests or expects anything new',
    ])
    expect(detailsOf(judged(facts, more))).toContain('Recovery: Use as if it existed (step 3)')
  })
})
