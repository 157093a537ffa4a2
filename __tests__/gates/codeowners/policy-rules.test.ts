import { describe, expect, test } from '@jest/globals'
import { facts, type PullRequestFacts } from '../../support/pull-request-facts.ts'
import { closing, judged, only, optionsOf, outcome, sentence } from './judging.ts'

describe('path rules of the policy', () => {
  const start = () => facts().owners('* @alpha @bi @chef').file('src/a.ts')
  const rule = (more: object) => ({ rules: [{ paths: ['src/**'], ...more }] })

  const rows: readonly [string, object, readonly string[], 'pass' | 'fail'][] = [
    ['two approvals of owners: one', { approvals: 2 }, ['alpha'], 'fail'],
    ['two approvals of owners: two', { approvals: 2 }, ['alpha', 'bi'], 'pass'],
    ['two approvals of owners: one owner, one other', { approvals: 2 }, ['alpha', 'env'], 'fail'],
    ['any of two named: the owner is not one', { from: ['@env', '@far'] }, ['alpha'], 'fail'],
    ['any of two named', { from: ['@env', '@far'] }, ['alpha', 'far'], 'pass'],
    ['a named person is no owner', { from: ['@env'] }, ['env'], 'fail'],
    ['all: one of two', { from: ['@env', '@far'], mode: 'all' }, ['alpha', 'env'], 'fail'],
    ['all: both', { from: ['@env', '@far'], mode: 'all' }, ['alpha', 'env', 'far'], 'pass'],
    ['all owners of the line', { mode: 'all' }, ['alpha', 'bi'], 'fail'],
    ['all owners of the line: all', { mode: 'all' }, ['alpha', 'bi', 'chef'], 'pass'],
    ['other paths', { paths: ['docs/**'], approvals: 2 }, ['alpha'], 'pass'],
    ['excepted', { except: ['src/*.ts'], approvals: 2 }, ['alpha'], 'pass'],
  ]
  test.each(rows)('%s', (_, more, reviewers, expected) => {
    const approved = reviewers.reduce((all, login) => all.review(login), start())
    expect(outcome(approved, rule(more))).toBe(expected)
  })

  test('`all` takes one person for two teams, `distinct` does not', () => {
    const teams = () =>
      start().team('@acme/a', 'dots').team('@acme/b', 'dots', 'env').review('alpha').review('dots')
    const of = (mode: string) => rule({ from: ['@acme/a', '@acme/b'], mode })
    expect(outcome(teams(), of('all'))).toBe('pass')
    expect(outcome(teams(), of('distinct'))).toBe('fail')
    expect(outcome(teams().review('env'), of('distinct'))).toBe('pass')
  })

  test('`distinct` finds the assignment that works, in whatever order people came', () => {
    const chain = (order: readonly string[]) =>
      order.reduce(
        (all, login) => all.review(login),
        start().team('@acme/a', 'd', 'e').team('@acme/b', 'e', 'f').team('@acme/c', 'd').review('alpha'),
      )
    const of = rule({ from: ['@acme/a', '@acme/b', '@acme/c'], mode: 'distinct' })
    expect(outcome(chain(['d', 'e', 'f']), of)).toBe('pass')
    expect(outcome(chain(['f', 'e', 'd']), of)).toBe('pass')
    expect(outcome(chain(['d', 'e']), of)).toBe('fail')
  })

  test('a rule without `from` counts anyone for files that nobody owns', () => {
    const unowned = () => facts().owners('/docs/ @alpha').file('src/a.ts').review('env')
    expect(outcome(unowned(), { ...rule({ approvals: 2 }), unowned: 'pass' })).toBe('fail')
    expect(outcome(unowned().review('far'), { ...rule({ approvals: 2 }), unowned: 'pass' })).toBe('pass')
  })

  test('both names of a renamed file', () => {
    const moved = facts().owners('* @alpha').renamed('src/a.ts', 'lib/a.ts').review('alpha')
    expect(outcome(moved, rule({ from: ['@env'] }))).toBe('fail')
    expect(outcome(moved.review('env'), rule({ from: ['@env'] }))).toBe('pass')
  })

  test('the finding names the rule, its line in the policy, and who is missing', () => {
    const found = only(
      judged(start().review('alpha'), rule({ name: 'core', from: ['@env'] })),
      'policy-approval',
    )
    expect(found.subject).toBe('core')
    expect(found.requiredAt).toEqual({ path: '.github/gatewright.yml', line: 10, at: 'base' })
    expect(sentence(found)).toMatchInlineSnapshot(
      `"src/a.ts: 0 of 1 approval; @alpha approved, but is not asked for here | 1 approval of @env | ask @env to approve aaaaaaa"`,
    )
  })

  test('the next step names as many people as it takes', () => {
    const step = (more: object, of = start().review('alpha')) =>
      sentence(only(judged(of, rule(more)), 'policy-approval')).split(' | ')[2]
    expect(step({ approvals: 2 })).toBe('ask @bi or @chef to approve aaaaaaa')
    expect(step({ approvals: 3 })).toBe('ask @bi and @chef to approve aaaaaaa')
    expect(step({ from: ['@x', '@y', '@z'], approvals: 2 })).toBe('ask 2 of @x, @y and @z to approve aaaaaaa')
    expect(step({ from: ['@alpha', '@y'], mode: 'all' })).toBe('ask @y to approve aaaaaaa')
    const teams = start().review('alpha').team('@acme/a', 'dots', 'env').team('@acme/b', 'env', 'far')
    expect(step({ from: ['@acme/a', '@acme/b'], mode: 'all' }, teams)).toBe('ask @env to approve aaaaaaa')
    expect(step({ from: ['@acme/a', '@acme/b'], mode: 'distinct' }, teams)).toBe(
      'ask @env and @dots to approve aaaaaaa',
    )
  })

  test('more approvals than owners can never come, and that is said', () => {
    const one = facts().owners('* @alpha').file('src/a.ts').review('alpha')
    expect(sentence(only(judged(one, rule({ approvals: 2 })), 'policy-approval'))).toContain(
      'fewer people are named than have to approve',
    )
  })
})

describe('document 003, section 5', () => {
  const map = [
    '/packages/core-lib/          @runtime-lead @security-lead',
    '/packages/storage/           @runtime-lead',
    '/packages/security/          @security-lead',
    '/.github/                    @devex-lead',
    '/docs/                       @devex-lead',
    '/routes/                     @runtime-lead @security-lead',
  ]
  const policy = {
    unowned: 'fail',
    rules: [
      { name: 'core-lib', paths: ['packages/core-lib/**'], from: ['@runtime-lead', '@security-lead'] },
      { name: 'workflows', paths: ['.github/workflows/**'], from: ['@devex-lead'] },
      { name: 'docs', paths: ['docs/**'], from: ['@devex-lead'] },
      { name: 'security-sensitive', paths: ['packages/security/**', 'routes/**'], from: ['@security-lead'] },
    ],
  }
  const change = (...paths: readonly string[]): PullRequestFacts =>
    paths.reduce((all, path) => all.file(path), facts().owners(...map))

  const rows: readonly [string, readonly string[], readonly string[], 'pass' | 'fail'][] = [
    ['core-lib by the runtime lead', ['packages/core-lib/a'], ['runtime-lead'], 'pass'],
    ['core-lib by the security lead', ['packages/core-lib/a'], ['security-lead'], 'pass'],
    ['core-lib by another lead', ['packages/core-lib/a'], ['devex-lead'], 'fail'],
    ['workflows', ['.github/workflows/ci.yml'], ['devex-lead'], 'pass'],
    ['workflows by another lead', ['.github/workflows/ci.yml'], ['runtime-lead'], 'fail'],
    ['docs', ['docs/a.md'], ['devex-lead'], 'pass'],
    ['any owner of the area', ['packages/storage/a'], ['runtime-lead'], 'pass'],
    ['two areas need both', ['packages/storage/a', 'docs/a.md'], ['runtime-lead'], 'fail'],
    ['two areas with both', ['packages/storage/a', 'docs/a.md'], ['runtime-lead', 'devex-lead'], 'pass'],
    ['sensitive paths need the security lead', ['routes/a'], ['runtime-lead'], 'fail'],
    ['sensitive paths with the security lead', ['routes/a'], ['security-lead'], 'pass'],
    ['a package that the map forgets', ['packages/new/a'], ['runtime-lead'], 'fail'],
  ]
  test.each(rows)('%s', (_, paths, reviewers, expected) => {
    const approved = reviewers.reduce((all, login) => all.review(login), change(...paths))
    expect(outcome(approved, policy)).toBe(expected)
  })

  test('who can still approve: the fewest leads that close everything', () => {
    const many = change('packages/core-lib/a', 'packages/security/a', 'docs/a.md', 'routes/a')
    expect(closing(judged(many, policy))).toEqual(['@security-lead', '@devex-lead'])
  })

  test('the devex lead’s own change of a workflow can never pass', () => {
    const own = change('.github/workflows/ci.yml').author('devex-lead')
    expect(judged(own, policy).filter(({ rule }) => rule === 'codeowners/author-is-only-owner')).toHaveLength(
      2,
    )
  })
})

describe('options that could never hold are refused with the reason', () => {
  const rows: readonly [string, object, string][] = [
    ['an unknown key', { 'stale-aprovals': 'refuse' }, 'stale-aprovals'],
    ['a value of an enumeration', { unowned: 'warn' }, 'any-approval'],
    ['a value to exclude', { exclude: ['reviewers'] }, 'last-pusher'],
    ['text for a number', { 'minimum-approvers': '2' }, 'expected number'],
    ['a rule without paths', { rules: [{ from: ['@a'] }] }, 'expected array'],
    ['a glob with a slash in front', { rules: [{ paths: ['/src/**'] }] }, 'starts with a slash'],
    ['a negated glob', { rules: [{ paths: ['!src'] }] }, 'cannot be negated'],
    [
      'an owner without @',
      { rules: [{ paths: ['**'], from: ['alpha'] }] },
      'expected `@user` or `@org/team`',
    ],
    [
      'a mail address',
      { rules: [{ paths: ['**'], from: ['a@b.example'] }] },
      'expected `@user` or `@org/team`',
    ],
    [
      'two approvals of one account',
      { rules: [{ paths: ['**'], from: ['@a', '@A'], approvals: 2 }] },
      'could never pass',
    ],
    [
      'two approvals of each account',
      { rules: [{ paths: ['**'], from: ['@a'], approvals: 2, mode: 'all' }] },
      'could never pass',
    ],
  ]
  test.each(rows)('%s', (_, written, message) => {
    expect(() => optionsOf(written)).toThrow(message)
  })

  test('teams may give any number', () => {
    expect(() =>
      optionsOf({ rules: [{ paths: ['**'], from: ['@acme/a'], approvals: 5, mode: 'all' }] }),
    ).not.toThrow()
  })
})
