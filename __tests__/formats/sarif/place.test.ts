import { describe, expect, test } from '@jest/globals'
import { at, log, only, read, result, root } from './sarif.ts'

const path = (uri: string, more: object = {}, base?: string, folder = root) =>
  only(read(log([result({ locations: [at(uri, 1, base)] })], more), folder)).path

describe('addresses of results', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src//a.ts', 'src/a.ts'],
    ['src/x/../a.ts', 'src/a.ts'],
    ['src/%61%20b.ts', 'src/a b.ts'],
    ['src/100%.ts', 'src/100%.ts'],
    ['src/%zz.ts', 'src/%zz.ts'],
    ['src\\win\\a.ts', 'src/win/a.ts'],
    ['src/%E2%82%AC.ts', 'src/€.ts'],
    ['/checkout/src/a.ts', 'src/a.ts'],
    ['file:///checkout/src/a.ts', 'src/a.ts'],
    ['FILE://localhost/checkout/src/a.ts', 'src/a.ts'],
    ['file:/checkout/src/a.ts', 'src/a.ts'],
    ['file:src/a.ts', 'src/a.ts'],
    ['file:///checkout/src/%2e%2e/a.ts', 'a.ts'],
    ['/github/workspace/src/a.ts', 'src/a.ts'],
    ['file:///runner/work/shop/shop/src/a.ts', 'src/a.ts'],
    ['file:///__w/shop/shop/src/a.ts', 'src/a.ts'],
    ['file:///D:/a/shop/shop/src/a.ts', 'src/a.ts'],
    ['D:\\a\\shop\\shop\\src\\a.ts', 'src/a.ts'],
  ])('%s is %s', (uri, expected) => expect(path(uri)).toBe(expected))

  test.each([
    '../a.ts',
    '%2e%2e/a.ts',
    '%2E%2e%2fa.ts',
    'src/../../a.ts',
    'file:///checkout/../etc/a.ts',
    'file:///checkout-2/src/a.ts',
    'file:///etc/passwd',
    '/checkout',
    '/checkout/',
    '',
    '.',
    'a%00.ts',
    'a\u0007.ts',
    'https://example.org/src/a.ts',
    'file://server/share/a.ts',
    '//server/share/a.ts',
    'pkg:npm/left@1.0.0',
    'file:///runner/work/shop/other/src/a.ts',
    'D:\\elsewhere\\a.ts',
    `${'a/'.repeat(2_100)}a.ts`,
  ])('%j is no file of the repository', (uri) => expect(path(uri)).toBe(null))

  test('a work tree on a drive', () => {
    expect(path('file:///D:/x/y/src/a.ts', {}, undefined, 'D:\\x\\y')).toBe('src/a.ts')
    expect(path('src/a.ts', {}, undefined, 'D:\\x\\y')).toBe('src/a.ts')
  })

  const bases = (originalUriBaseIds: object) => ({ originalUriBaseIds })

  test.each([
    ['a base below the work tree', { ROOT: { uri: 'file:///checkout/web/' } }, 'web/src/a.ts'],
    ['the work tree itself', { ROOT: { uri: 'file:///checkout/' } }, 'src/a.ts'],
    ['another machine', { ROOT: { uri: 'file:///builds/7/' } }, 'src/a.ts'],
    ['a base without an address', { ROOT: {} }, 'src/a.ts'],
    ['no such base', {}, 'src/a.ts'],
    [
      'a base on a base',
      { ROOT: { uri: 'web/', uriBaseId: 'TOP' }, TOP: { uri: 'file:///checkout/' } },
      'web/src/a.ts',
    ],
    ['a base on a base without an address', { ROOT: { uri: 'web/', uriBaseId: 'TOP' } }, 'web/src/a.ts'],
    ['a circle', { ROOT: { uri: 'web/', uriBaseId: 'ROOT' } }, 'src/a.ts'],
    ['a base that is no file', { ROOT: { uri: 'https://example.org/' } }, 'src/a.ts'],
    ['a base that leads out', { ROOT: { uri: '../' } }, null],
  ])('%s', (_, ids, expected) => expect(path('src/a.ts', bases(ids), 'ROOT')).toBe(expected))

  test('an absolute address needs no base', () => {
    expect(path('file:///checkout/src/a.ts', bases({ ROOT: { uri: 'file:///checkout/web/' } }), 'ROOT')).toBe(
      'src/a.ts',
    )
  })

  test('names of bases are data', () => {
    expect(path('src/a.ts', {}, '__proto__')).toBe('src/a.ts')
    expect(path('src/a.ts', bases({}), 'constructor')).toBe('src/a.ts')
  })

  test('a file by its index', () => {
    const artifacts = [{ location: { uri: 'src/b.ts' } }, {}]
    const found = (artifactLocation: unknown) =>
      only(read(log([result({ locations: [{ physicalLocation: { artifactLocation } }] })], { artifacts })))
        .path
    expect(found({ index: 0 })).toBe('src/b.ts')
    expect(found({ uri: 'src/a.ts', index: 0 })).toBe('src/a.ts')
    for (const index of [1, 2, -1, 0.5, '0']) expect(found({ index })).toBe(null)
    expect(found('src/a.ts')).toBe(null)
  })
})
