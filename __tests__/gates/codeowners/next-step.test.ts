import { describe, expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import { facts } from '../../support/pull-request-facts.ts'
import { judged, only } from './judging.ts'

const approved = () => facts().owners('* @alpha').file('a.ts').review('alpha')

describe('attack 22: the same head commit in two pull requests', () => {
  test('fails, and names the other one and its base', () => {
    const others = [
      { number: 12, baseRef: 'release' },
      { number: 13, baseRef: 'next' },
    ]
    const found = judged(approved().set('other-pull-requests', others)).find(({ rule }) =>
      rule.endsWith('head-shared'),
    )
    expect(found).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(plain(found?.found ?? [])).toContain('#12 into release, #13 into next')
    expect(plain(found?.fix ?? [])).toContain('#12')
  })

  test('stays silent when the head is in no other pull request', () => {
    expect(judged(approved()).some(({ rule }) => rule.endsWith('head-shared'))).toBe(false)
    expect(judged(approved()).every(({ outcome }) => outcome === 'pass')).toBe(true)
  })
})

describe('what stands above a policy path', () => {
  test.each(['.github', 'docs', '.GitHub'])(
    '%s as a link replaces what is below it, so it needs an owner',
    (path) => {
      const findings = judged(facts().owners('/src/ @alpha').file(path).review('alpha'), { unowned: 'pass' })
      expect(findings.find(({ rule }) => rule.endsWith('policy-changed'))?.outcome).toBe('fail')
    },
  )

  test('a folder that only begins alike is no such place', () => {
    const findings = judged(facts().owners('/src/ @alpha').file('.git').file('doc').review('alpha'), {
      unowned: 'pass',
    })
    expect(findings.some(({ rule }) => rule.endsWith('policy-changed'))).toBe(false)
  })
})

describe('the one next step', () => {
  const two = () =>
    facts()
      .owners('* @acme/all', '/src/ @acme/web')
      .file('a.md')
      .file('src/a.ts')
      .team('@acme/all', 'alpha', 'bi')
      .team('@acme/web', 'bi', 'chef')

  test('asks the person who closes everything, on every open finding', () => {
    const steps = judged(two()).map(({ fix }) => plain(fix))
    expect(steps.every((step) => step.startsWith('ask @bi to approve'))).toBe(true)
    expect(steps).toHaveLength(2)
  })

  test('names every owner when one requirement alone is open', () => {
    const steps = judged(two().review('chef')).flatMap(({ outcome, fix }) =>
      outcome === 'fail' ? [plain(fix)] : [],
    )
    expect(steps).toHaveLength(1)
    expect(steps[0]).toContain('@alpha or @bi')
  })
})

describe('where a finding is shown, and its next step', () => {
  test('a skipped line and a refused owner are annotated on the changed file they concern', () => {
    const skipped = judged(facts().owners('* @alpha', '/src/ user').file('src/a').review('alpha'))
    expect(skipped.find(({ rule }) => rule.endsWith('invalid-owner'))?.location).toEqual({
      path: 'src/a',
      at: 'head',
    })
    const refused = judged(facts().owners('* @alpha @gone').githubError(1, 10).file('src/a').review('alpha'))
    expect(refused.find(({ rule }) => rule.endsWith('github-error'))?.location).toEqual({
      path: 'src/a',
      at: 'head',
    })
  })

  test('while GitHub itself waits for an owner, the step is to ask a member, not to change the token', () => {
    const start = () => facts().owners('* @acme/core').unreadableTeam('@acme/core').file('a').review('bi')
    const step = (given: ReturnType<typeof start>) => plain(only(judged(given), 'owner-approval').fix)
    const waiting = start().approvedByGitHub().pull({ reviewDecision: 'REVIEW_REQUIRED' })
    expect(step(waiting)).toContain('a member of @acme/core')
    expect(step(start())).not.toContain('a member of @acme/core')
  })

  test('a rule that asks one person twice is refused by the policy', () => {
    const rule = (from: readonly string[]) =>
      codeowners.options.safeParse({ rules: [{ paths: ['**'], from, mode: 'distinct' }] })
    expect(rule(['@alpha', '@Alpha']).success).toBe(false)
    expect(rule(['@alpha', '@bi', '@acme/x', '@acme/x']).success).toBe(true)
  })
})
