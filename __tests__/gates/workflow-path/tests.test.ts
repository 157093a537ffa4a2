import { describe, expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import {
  blocking,
  bugFix,
  detailsOf,
  documents,
  feature,
  judged,
  ofRule,
  scene,
  strength,
  tested,
  weaker,
} from './facts.ts'

const file = 'tests/cart.test.ts'
const weakened = () => bugFix().tests(tested(file, strength(), weaker))

describe('locked tests', () => {
  test('tests that assert as much as before, or more, pass', () => {
    expect(ofRule(judged(bugFix()), 'locked-test')).toEqual([
      'pass tests: 1 test file touched, none asserts less than before',
    ])
    expect(ofRule(judged(documents()), 'locked-test')).toEqual(['pass tests: the change touches no test'])
  })

  test('a weakened one fails, with what is lost since when, and how to restore it', () => {
    const [found] = judged(weakened()).filter(({ rule }) => rule.endsWith('/locked-test'))
    expect(ofRule(judged(weakened()), 'locked-test')).toEqual([
      `fail ${file}: ${file} asserts less than at ccccccc (the base): 1 test fewer, 1 assertion fewer and 1 expectation gone or changed`,
    ])
    expect(found?.fix.map((part) => ('text' in part ? part.text : ''))).toContain(
      `git restore --source ccccccc -- ${file}`,
    )
    expect(detailsOf(judged(weakened()))).toContain('Recovery: Locked tests (step 4)')
  })

  test.each([
    ['deleted', tested(file, strength(), null), /is gone: it had 2 tests and 2 assertions at ccccccc/],
    ['skipped', tested(file, strength(), strength({ skipped: 1 })), /1 more skipped or focused/],
    [
      'an expectation of data',
      tested(file, strength({ tests: 0, assertions: 0 }), null),
      /is gone: it had 2 expectations/,
    ],
    [
      'weakened after the change added it',
      tested(file, null, strength(), weaker),
      /at 1111111 \(a commit of this change\)/,
    ],
  ])('%s', (_, history, expected) => {
    expect(ofRule(judged(bugFix().tests(history)), 'locked-test')).toEqual([expect.stringMatching(expected)])
  })

  test('a command is shown for plain names only', () => {
    const odd = 'tests/$(id) `x`.test.ts'
    const [found] = judged(bugFix().tests(tested(odd, strength(), weaker))).filter(({ rule }) =>
      rule.endsWith('/locked-test'),
    )
    expect(plain(found?.fix ?? [])).toBe(
      `restore ${odd} as it was at ccccccc, and correct the implementation`,
    )
  })

  const unlocked = () =>
    weakened()
      .says('unlock', file)
      .with('teams', { '@acme/leads': { known: true, members: [] } })

  test('an unlock that names the file, with the approval of an approver on the head, passes', () => {
    expect(ofRule(judged(unlocked().review('chef')), 'locked-test')).toEqual([
      expect.stringMatching(/^pass .*; unlocked by @chef$/),
    ])
  })

  test('an approval from before the line was written is no word about it', () => {
    const late = unlocked().review('chef').edited(1)
    expect(ofRule(judged(late), 'locked-test')).toEqual([expect.stringMatching(/^fail /)])
    const [found] = judged(late).filter(({ rule }) => rule.endsWith('/locked-test'))
    expect(plain(found?.fix ?? [])).toContain('ask @chef (again, now that the description was edited)')
    expect(ofRule(judged(late.review('bravo', 'COMMENTED').review('chef')), 'locked-test')).toEqual([
      expect.stringMatching(/^pass .*; unlocked by @chef$/),
    ])
    // Whoever approves may write the line.
    expect(ofRule(judged(unlocked().review('chef').edited(1, 'chef')), 'locked-test')).toEqual([
      expect.stringMatching(/^pass /),
    ])
    expect(ofRule(judged(unlocked().review('chef').unseenEdits()), 'locked-test')).toEqual([
      expect.stringMatching(/^unknown .*when the description was last edited cannot be read: no answer/),
    ])
    expect(ofRule(judged(unlocked().unseenEdits()), 'locked-test')).toEqual([expect.stringMatching(/^fail /)])
  })

  test.each([
    ['nobody approved', unlocked()],
    ['the author approved', unlocked().review('oper')],
    ['somebody without that right approved', unlocked().review('bravo')],
    ['an approver approved an older commit', unlocked().review('chef', 'APPROVED', 'b'.repeat(40))],
    ['an approver approved, and no line unlocks it', weakened().review('chef')],
    ['the line unlocks another file', weakened().says('unlock', 'tests/other.test.ts').review('chef')],
    ['the line unlocks a folder', weakened().says('unlock', 'tests').review('chef')],
  ])('%s: it fails', (_, facts) => {
    expect(blocking(judged(facts)).filter((one) => one.includes('locked-test'))).toEqual([
      `fail locked-test ${file}`,
    ])
  })

  test('what cannot be seen is unknown: the history, the people', () => {
    expect(blocking(judged(bugFix().without('test-history')))).toContain('unknown locked-test tests')
    expect(blocking(judged(weakened().says('unlock', file).review('bravo')))).toContain(
      `unknown locked-test ${file}`,
    )
    for (const key of ['reviews', 'commits', 'last-pusher', 'teams'] as const)
      expect(blocking(judged(unlocked().review('chef').without(key)))).toContain(
        `unknown locked-test ${file}`,
      )
    // Without a line nothing depends on people.
    expect(blocking(judged(weakened().without('reviews')))).toContain(`fail locked-test ${file}`)
  })

  test('the manifest locks content, by path: even more is another content', () => {
    const same = { path: file, blob: 'a'.repeat(40), now: 'a'.repeat(40) }
    const changed = { ...same, path: 'tests/b.test.ts', now: 'b'.repeat(40) }
    const gone = { ...same, path: 'tests/c.test.ts', now: null }
    expect(ofRule(judged(bugFix().manifest([same])), 'locked-test')).toEqual([
      expect.stringMatching(/^pass tests: .*all 1 of the lock manifest are as they were$/),
    ])
    const facts = () => bugFix().manifest([same, changed, gone])
    expect(ofRule(judged(facts()), 'locked-test')).toEqual([
      'fail tests/b.test.ts: tests/b.test.ts is not what .gatewright/test-lock.json locks',
      'fail tests/c.test.ts: tests/c.test.ts is gone, and .gatewright/test-lock.json locks it',
    ])
    const both = facts().says('unlock', 'tests/b.test.ts').says('unlock', 'tests/c.test.ts').review('chef')
    expect(ofRule(judged(both), 'locked-test').every((one) => one.startsWith('pass '))).toBe(true)
  })

  test('of many the first stand one by one, and the rest is counted', () => {
    const many = Array.from({ length: 60 }, (_, index) => tested(`tests/${index}.test.ts`, strength(), null))
    const findings = ofRule(judged(scene().tests(...many)), 'locked-test')
    expect(findings).toHaveLength(51)
    expect(findings.at(-1)).toBe('fail 10 more: 10 more test files of the same')
    const nobody = { '@acme/leads': { known: true as const, members: [] } }
    const unlocking = () =>
      many.reduce((facts, { path }) => facts.says('unlock', path), scene().tests(...many))
    expect(ofRule(judged(unlocking().review('chef')), 'locked-test').at(-1)).toMatch(/^pass 10 more/)
    expect(ofRule(judged(unlocking().review('bravo').with('teams', nobody)), 'locked-test').at(-1)).toMatch(
      /^fail 10 more/,
    )
    const half = many
      .slice(0, 55)
      .reduce((facts, { path }) => facts.says('unlock', path), scene().tests(...many))
    expect(ofRule(judged(half.review('chef')), 'locked-test').at(-1)).toMatch(/^fail 10 more/)
  })
})

describe('regression test of a bug fix', () => {
  type Test = {
    id: string
    file: string | null
    before: 'passed' | 'failed' | 'absent'
    after: 'passed' | 'failed'
  }
  const bug: Test = { id: 'cart › not found', file: 'tests/cart.test.ts', before: 'failed', after: 'passed' }
  const reported = (...tests: readonly Test[]) =>
    bugFix().with('regression', { given: true, invalid: [], tests: [...tests] })
  const rule = (facts: ReturnType<typeof bugFix>) => ofRule(judged(facts), 'regression-test')

  test('seen failing before and passing after', () => {
    expect(rule(reported(bug))).toEqual([
      expect.stringMatching(/^pass .*failed on the base and passes on the head/),
    ])
    expect(blocking(judged(reported(bug)))).toEqual([])
    // Where the report names no file, nobody can tell whose test it is.
    expect(rule(reported({ ...bug, file: null }))).toEqual([expect.stringMatching(/^pass /)])
    expect(rule(reported({ ...bug, file: '/home/runner/x/tests/cart.test.ts' }))).toEqual([
      expect.stringMatching(/^pass /),
    ])
  })

  test.each([
    ['no test changed its result', [], /no test of the changed files/],
    ['it still fails', [{ ...bug, after: 'failed' }], /failed before, and is failed now/],
    ['it passed before, too', [{ ...bug, before: 'passed', after: 'failed' }], /^fail /],
    ['the report of the base does not hold it', [{ ...bug, before: 'absent' }], /does not hold it/],
    ['another file’s test did', [{ ...bug, file: 'tests/other.test.ts' }], /its file is not changed here/],
    [
      'a file with the same ending did',
      [{ ...bug, file: 'more-tests/cart.test.ts' }],
      /its file is not changed here/,
    ],
  ] as const)('%s: it fails', (_, tests, expected) => {
    expect(rule(reported(...(tests as readonly Test[])))).toEqual([expect.stringMatching(expected)])
    expect(blocking(judged(reported(...(tests as readonly Test[]))))).toContain(
      'fail regression-test regression test',
    )
  })

  test('reports that cannot be trusted, or read at all: unknown', () => {
    const broken = bugFix().with('regression', { given: true, invalid: ['base/a.xml: cut'], tests: [] })
    expect(blocking(judged(broken))).toContain('unknown regression-test regression test')
    expect(blocking(judged(bugFix().without('regression')))).toContain(
      'unknown regression-test regression test',
    )
  })

  test('no report is given: the test itself has to do; nothing is asked of what is no bug fix', () => {
    expect(rule(bugFix())).toEqual([expect.stringMatching(/^pass .*no report of the base/)])
    expect(rule(feature())).toEqual([])
  })

  test('a small bug fix without one: that comes first, and spares it the specification', () => {
    const untested = scene().label('bug').file('src/cart/errors.ts')
    const findings = judged(untested)
    const [found] = findings.filter(({ rule }) => rule.endsWith('/regression-test'))
    expect(found).toMatchObject({ outcome: 'fail', urgent: true })
    expect(plain(found?.found ?? [])).toBe(
      'a bug fix of 3 lines in one module without a regression test, which keeps it from the path fast',
    )
    const [specification] = findings.filter(({ rule }) => rule.endsWith('/specification'))
    expect(plain(specification?.fix ?? [])).toMatch(
      /; or add the regression test: the path fast asks for none$/,
    )
    // Where more than the test is missing, it is not the next step.
    expect(rule(untested.file('src/auth/guard.ts'))).toEqual([])
    expect(rule(scene().label('bug').file('src/cart/errors.ts', 60))).toEqual([])
  })

  test('a refactoring that weakens a test is told that the test keeps it from its path', () => {
    const facts = scene()
      .label('refactor')
      .file('src/cart/errors.ts')
      .file('tests/cart.test.ts')
      .tests(tested('tests/cart.test.ts', strength(), weaker))
    const [specification] = judged(facts).filter(({ rule }) => rule.endsWith('/specification'))
    expect(plain(specification?.fix ?? [])).toMatch(
      /; or leave the tests as they were: the path fast asks for none$/,
    )
  })
})
