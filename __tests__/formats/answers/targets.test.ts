import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readTarget, splitTargets } from '../../../src/formats/answers/targets.ts'
import { leastMilliseconds } from '../../support/cpu-time.ts'

const site = { serverUrl: 'https://github.example', repositories: ['acme/shop', 'fork/shop'] }
const sha = 'a'.repeat(40)
const file = (name: string, more: object = {}) => ({ kind: 'file', name, anchor: null, lines: null, ...more })

describe('targets of evidence', () => {
  test.each([
    ['src/a.ts', file('src/a.ts')],
    ['./src/a.ts', file('src/a.ts')],
    ['/src//a.ts', file('src/a.ts')],
    ['`src/a b.ts`', file('src/a b.ts')],
    ['src/__tests__/a_b.test.ts', file('src/__tests__/a_b.test.ts')],
    ['src/\\_a.ts', file('src/_a.ts')],
    ['src/a.ts#L10', file('src/a.ts', { lines: [10, 10] })],
    ['src/a.ts#L10-L20', file('src/a.ts', { lines: [10, 20] })],
    ['src/a.ts#L10-20', file('src/a.ts', { lines: [10, 20] })],
    ['src/a.ts#L20C3-L10C1', file('src/a.ts', { lines: [10, 20] })],
    ['src/a.ts#L0', file('src/a.ts', { anchor: 'L0' })],
    ['docs/a.md#threat-model', file('docs/a.md', { anchor: 'threat-model' })],
    ['docs/a.md#%C3%A4', file('docs/a.md', { anchor: 'ä' })],
    ['docs/a.md#', file('docs/a.md')],
    ['file: a:b.ts', file('a:b.ts')],
    ['a:b.ts', file('a:b.ts')],
    ['[the schema](src/my%20schema.ts#L3)', file('src/my schema.ts', { lines: [3, 3] })],
    ['[x](<src/a (1).ts> "title")', file('src/a (1).ts')],
    ['[x](src/a(1).ts)', file('src/a(1).ts')],
    ['check: ci / build', { kind: 'check', name: 'ci / build' }],
    ['Check:ci', { kind: 'check', name: 'ci' }],
    ['check: `a, b`', { kind: 'check', name: 'a, b' }],
    ['[check: ci / build](https://elsewhere.example/1)', { kind: 'check', name: 'ci / build' }],
    ['test: auth › refuses  a stranger', { kind: 'test', name: 'auth › refuses a stranger' }],
    ['sarif: CodeQL', { kind: 'sarif', name: 'CodeQL' }],
    ['signed: ./gate-evidence.json', { kind: 'signed', name: 'gate-evidence.json' }],
    ['https://elsewhere.example/a,b', { kind: 'link', name: 'https://elsewhere.example/a,b' }],
    ['<https://elsewhere.example/a>', { kind: 'link', name: 'https://elsewhere.example/a' }],
    ['link: https://elsewhere.example', { kind: 'link', name: 'https://elsewhere.example' }],
    ['https://github.example/acme/shop/issues/3', { kind: 'link' }],
    ['https://github.example/acme/shop-two/blob/main/a.ts', { kind: 'link' }],
    ['https://github.example.evil.example/acme/shop/blob/main/a.ts', { kind: 'link' }],
  ])('%s', (text, expected) => {
    expect(readTarget(text, site)).toMatchObject({ text, blob: null, ...expected })
  })

  test.each([
    [`https://github.example/acme/shop/blob/${sha}/src/a.ts#L1-L3`, `${sha}/src/a.ts`, [1, 3], null],
    ['https://github.example/ACME/Shop/blob/topic/x/src/a%20b.ts', 'topic/x/src/a b.ts', null, null],
    ['https://github.example/fork/shop/blob/main/README.md?plain=1#L14', 'main/README.md', [14, 14], null],
    ['[x](https://github.example/acme/shop/blame/main/docs/a.md#top)', 'main/docs/a.md', null, 'top'],
  ])('an address of a file of this repository: %s', (text, blob, lines, anchor) => {
    expect(readTarget(text, site)).toMatchObject({ kind: 'file', blob, lines, anchor })
  })

  test.each([
    ['check:', 'unreadable-evidence', 'names nothing'],
    ['chek: build', 'unreadable-evidence', 'check: build'],
    ['#heading', 'unreadable-evidence', 'names no file'],
    ['[x](#heading)', 'unreadable-evidence', 'names no file'],
    [`src/${'a'.repeat(300)}.ts`, 'too-large', 'at most 300'],
  ])('%.20s is no target', (text, kind, detail) => {
    expect(readTarget(text, site)).toMatchObject({ kind, detail: expect.stringContaining(detail) })
  })

  test('commas separate targets, not inside of code, links and addresses', () => {
    const list = 'a.ts, `b,c.ts`,, [d, e](f,g.ts) , <https://h.example/i,j>, test: k \\, l'
    expect(splitTargets(list)).toEqual([
      'a.ts',
      '`b,c.ts`',
      '[d, e](f,g.ts)',
      '<https://h.example/i,j>',
      'test: k \\, l',
    ])
    expect(readTarget('test: k \\, l', site)).toMatchObject({ kind: 'test', name: 'k , l' })
  })

  test('whatever is written is split and read, quickly and without an error', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('`', '[', ']', '(', ')', '<', '>', ',', '\\', 'a', ':', '#', 'https:'),
        }),
        (text) => {
          for (const one of splitTargets(text)) readTarget(one, site)
        },
      ),
      { seed: 7 },
    )
    for (const unit of ['`', '[', '[a](', '<https:', '[](', '(', '\\', '`a``b']) {
      const text = unit.repeat(Math.ceil(262_144 / unit.length))
      expect(leastMilliseconds(() => void splitTargets(text))).toBeLessThan(250)
    }
  })
})
