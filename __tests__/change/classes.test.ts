import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { classesOf, classifierOf } from '../../src/change/classes.ts'
import { defaultChangeSettings } from '../../src/change/default-settings.ts'
import { pathMatcher } from '../../src/change/matcher.ts'
import { globProblem, matcherOf } from '../../src/formats/glob-list.ts'

const classes = (path: string): string => [...classifierOf(defaultChangeSettings)(path)].join(' ')

describe('classes of the default settings', () => {
  test.each([
    ['README.md', 'documentation'],
    ['docs/auth/login.md', 'documentation'],
    ['docs/img/a.png', 'documentation'],
    ['docs/conf.py', 'code'],
    ['requirements.txt', 'control-plane code'],
    ['src/cart/total.ts', 'code'],
    ['src/author/book.ts', 'code'],
    ['src/auth/login.ts', 'security code'],
    ['core/auth/Auth/Jwt.hs', 'security code'],
    ['src/middleware.ts', 'security code'],
    ['src/cart.policy.ts', 'code'],
    ['src/CartPolicy.ts', 'security code'],
    ['tests/auth/login.test.ts', 'test security'],
    ['src/total.test.ts', 'test'],
    ['testbed/src/Testbed/Cart/Core.hs', 'code'],
    ['testbed/tests/commands/create-cart.hurl', 'test'],
    ['testbed/src/Testbed/Cart/Commands/CreateCart.hs', 'entry-point code'],
    ['core/service/Service/CommandExecutor/Core.hs', 'code'],
    ['src/routes/cart.ts', 'entry-point code'],
    ['src/integrations/stock.ts', 'cross-domain code'],
    ['db/migrations/1.sql', 'migration code'],
    ['Dockerfile', 'infrastructure code'],
    ['infra/main.tf', 'infrastructure code'],
    ['.github/workflows/ci.yml', 'control-plane code'],
    ['.github/CODEOWNERS', 'control-plane code'],
    ['docs/CODEOWNERS', 'control-plane code'],
    ['.github/README.md', 'control-plane code'],
    ['package-lock.json', 'control-plane not-counted'],
    ['vendor/zip/a.go', 'control-plane not-counted'],
    ['lib/zip.min.js', 'code'],
    ['LICENSE', 'documentation'],
    ['src/LICENSE.js', 'code'],
    ['src/README.ts', 'code'],
    ['.gatewright/answers/run.sh', 'control-plane code'],
    ['.gatewright/test-lock.json', 'control-plane code'],
    ['.gatewright/answers/cart.yml', 'documentation not-counted'],
    ['dist/index.js', 'code'],
  ])('%s: %s', (path, expected) => {
    expect(classes(path)).toBe(expected)
  })

  test('both paths of a rename and of a copy count', () => {
    const renamed = { path: 'src/x.ts', previousPath: 'src/auth/x.ts', status: 'renamed', blob: 'b' } as const
    const security = classesOf([renamed], defaultChangeSettings).get('security')
    expect(security).toEqual(['src/auth/x.ts'])
    const copied = { ...renamed, status: 'copied' } as const
    expect(classesOf([copied], defaultChangeSettings).get('security')).toEqual(['src/auth/x.ts'])
  })

  test('every default glob can be read', () => {
    const values: readonly unknown[] = Object.values(defaultChangeSettings)
    const globs = values.flatMap((value): unknown[] => (Array.isArray(value) ? value : []))
    const problems = globs.flatMap((glob) => (typeof glob === 'string' ? (globProblem(glob) ?? []) : []))
    expect(problems).toEqual([])
  })
})

describe('the quick look before a glob', () => {
  const part = fc.constantFrom(
    'a',
    'ab',
    'b.ts',
    '*',
    '**',
    '?',
    '[ab]',
    '*.ts',
    '[!a]b',
    '\\*',
    'a\\[',
    'x*',
  )
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const name = fc.constantFrom('a', 'ab', 'b.ts', 'x.ts', '*', 'bb', 'a[', 'xy')
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))

  test('never changes the answer', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), path, (globs, one) => {
        expect(pathMatcher(globs)(one)).toBe(matcherOf(globs)(one))
      }),
      { seed: 7, numRuns: 1500 },
    )
  })
})
