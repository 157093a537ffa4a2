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
    // Security by the name of a folder, or by the last word of a name.
    ['src/authentication/service.ts', 'security code'],
    ['src/authorization/rules.ts', 'security code'],
    ['src/user-auth.ts', 'security code'],
    ['shop/cart_permissions.py', 'security code'],
    ['src/checkPermissions.ts', 'security code'],
    ['src/author-list.ts', 'code'],
    // What runs the checks.
    ['actions/setup/action.yml', 'control-plane code'],
    ['docs/CMakeLists.txt', 'control-plane code'],
    ['jest.config.js', 'control-plane code'],
    ['tests/tsconfig.json', 'test control-plane'],
    // Folders called test, and folders of snapshots, that hold something else.
    ['src/__snapshots__/a.ts', 'code'],
    ['src/__snapshots__/a.snap', 'not-counted'],
    ['infra/test/main.tf', 'test infrastructure'],
    ['pages/api/test/index.ts', 'entry-point code'],
    ['spec/openapi.yaml', 'entry-point code'],
    ['spec/requests/routes/cart_spec.rb', 'test'],
    ['src/routes/__tests__/cart.ts', 'test'],
    ['tests/routes/cart.ts', 'test'],
    ['shop/src/test/java/routes/Cart.java', 'test'],
    ['src/test-utils/clock.ts', 'code'],
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
