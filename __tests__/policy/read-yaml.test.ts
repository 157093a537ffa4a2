import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError } from '../../src/core/errors.ts'
import { locate } from '../../src/policy/node.ts'
import { maxProblems } from '../../src/policy/problems.ts'
import { maxPolicyBytes, readYaml } from '../../src/policy/read-yaml.ts'
import { maxDepth, maxLexemes } from '../../src/policy/yaml-guard.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'
import { brief, bytes, problemsIn, readText, yamlProblems } from './support.ts'

const warnings: unknown[] = []
const remember = (warning: unknown) => warnings.push(warning)
beforeAll(() => {
  process.on('warning', remember)
})
afterAll(() => {
  process.off('warning', remember)
})

/** Processor time: the machine that runs the tests may be busy with something else. */
const milliseconds = (action: () => unknown): number => leastMilliseconds(() => void action())

const size = 65_536
const bomb = Array.from({ length: 9 }, (_, level) => {
  const name = 'abcdefghi'[level] ?? ''
  const item = level === 0 ? '"x"' : `*${'abcdefghi'[level - 1] ?? ''}`
  return `${name}: &${name} [${Array(9).fill(item).join(', ')}]`
}).join('\n')

describe('what a policy may not hold', () => {
  test('YAML-01 an alias bomb is refused at once, with file, place and the alias limit', () => {
    const problems = yamlProblems(bomb)
    expect(problems[0]).toMatchObject({ file: 'policy.yml', code: 'alias', position: { line: 1, column: 4 } })
    expect(problems.map((one) => one.message).join()).toContain('alias limit')
    expect(milliseconds(() => yamlProblems(bomb))).toBeLessThan(250)
  })

  test('YAML-03 a single anchor with its alias is refused', () => {
    expect(brief(yamlProblems('a: &a [1]\nb: *a'))).toEqual(['1:4 alias', '2:4 alias'])
    expect(brief(yamlProblems('a: &a 1'))).toEqual(['1:4 alias'])
    expect(brief(yamlProblems('? &k key\n: 1'))).toEqual(['1:3 alias'])
    expect(brief(yamlProblems('a: &b |\n  text'))).toEqual(['1:4 alias'])
    expect(readText('a: "&a *b"')).toEqual({ a: '&a *b' })
  })

  test('YAML-05 a %YAML directive cannot switch the rules of reading', () => {
    expect(brief(yamlProblems('%YAML 1.1\n---\nenforce: no'))).toEqual(['1:1 directive'])
    expect(brief(yamlProblems('%TAG ! tag:x,2000:\n---\na: 1'))).toEqual(['1:1 directive'])
    expect(readText('a: 100%\nb: "%YAML 1.1"')).toEqual({ a: '100%', b: '%YAML 1.1' })
  })

  test('YAML-07 a merge key is refused', () => {
    expect(brief(yamlProblems('d: {a: 1}\ny:\n  <<: {a: 2}'))).toEqual(['3:3 alias'])
    expect(brief(yamlProblems('y:\n  <<: *defaults'))).toEqual(['2:3 alias', '2:7 alias'])
  })

  test.each(['014', '0o14', '0x1F', '1_000', '+5', '.5', '5.', '1e3', '0b11', '-01'])(
    'the number %s is refused as a value and accepted as quoted text',
    (written) => {
      expect(brief(yamlProblems(`a: ${written}`))).toEqual(['1:4 number'])
      expect(readText(`a: "${written}"`)).toEqual({ a: written })
    },
  )

  test('YAML-09 an integer that would be rounded is refused', () => {
    expect(brief(yamlProblems('max: 99999999999999999999'))).toEqual(['1:6 number'])
    expect(brief(yamlProblems('max: 9007199254740993'))).toEqual(['1:6 number'])
    expect(readText('max: 9007199254740991')).toEqual({ max: 9007199254740991 })
  })

  test('YAML-10 only plain decimals are numbers', () => {
    const problems = yamlProblems('a: 014\nb: 0o14\nc: 0x1F\nd: 1_000\ne: 14')
    expect(brief(problems)).toEqual(['1:4 number', '2:4 number', '3:4 number', '4:4 number'])
    expect(problems[0]?.message).toContain('`014` is read differently')
    const words = 'a: 2027-02-01\nb: 1.2.3\nc: v1e3\nd: 12:30\ne: -1.5\nf: 0'
    expect(readText(words)).toEqual({ a: '2027-02-01', b: '1.2.3', c: 'v1e3', d: '12:30', e: -1.5, f: 0 })
  })

  test('YAML-12 tags are refused, and nothing is printed by the library', async () => {
    const problems = yamlProblems('a: !!js/function "function(){}"\nb: !foo 1\nc: ! x')
    expect(brief(problems)).toEqual(['1:4 tag', '2:4 tag', '3:4 tag'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(warnings).toEqual([])
  })

  test('YAML-13 a binary tag gives no bytes', () => {
    expect(brief(yamlProblems('a: !!binary aGk='))).toEqual(['1:4 tag'])
    expect(brief(yamlProblems('!!map {a: 1}'))).toEqual(['1:1 tag'])
  })

  test('YAML-16 an empty file is an error, not a policy of defaults', () => {
    for (const text of ['', '\n\n', '# only a comment\n', '---\n', '...\n', 'null\n', '~', '\ufeff'])
      expect([text, brief(yamlProblems(text)).map((line) => line.split(' ')[1])]).toEqual([text, ['empty']])
  })

  test('YAML-19 a byte order mark changes nothing, not even a column', () => {
    expect(readText('\ufeffversion: 1')).toEqual(readText('version: 1'))
    expect(brief(yamlProblems('\ufeffa: 1\na: 2\nb: 014'))).toEqual(brief(yamlProblems('a: 1\na: 2\nb: 014')))
    expect(brief(yamlProblems('\ufeffa: 014'))).toEqual(['1:4 number'])
    expect(brief(yamlProblems('a: \ufeff1'))).toEqual(['1:4 control-character'])
  })

  test('YAML-20 bytes that are not UTF-8 are refused', () => {
    const raw = new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe])
    expect(brief(problemsIn(() => readYaml(raw, { kind: 'file', name: 'p' })))).toEqual(['1:1 not-utf8'])
  })

  test('YAML-22 control characters are refused, raw and as escapes, in keys and values', () => {
    expect(brief(yamlProblems('a: b\0c'))).toEqual(['1:5 control-character'])
    expect(brief(yamlProblems('a: "a\\0b"'))).toEqual(['1:4 control-character'])
    expect(brief(yamlProblems('"k\\e": 1'))).toEqual(['1:1 control-character'])
    expect(brief(yamlProblems('a: 1\rb: 2'))).toEqual(['1:5 control-character'])
    expect(brief(yamlProblems('a: "\\uD800"'))).toEqual(['1:4 control-character'])
    expect(brief(yamlProblems('a: x\u202ey'))).toEqual(['1:5 control-character'])
    expect(readText('a: "tab\\tline\\nend é 🎉"\r\n')).toEqual({ a: 'tab\tline\nend é 🎉' })
  })

  test('YAML-23 deep nesting is refused before it can overflow anything', () => {
    const hostile = ['[', '{', '- ', '? ', '- ? ', '{a: ', '[{a: ', 'a: ', '{? ']
    for (const piece of hostile) {
      const text = piece.repeat(Math.floor(size / piece.length))
      expect(milliseconds(() => expect(yamlProblems(text)[0]?.code).toBe('too-deep'))).toBeLessThan(250)
    }
    const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
    expect(yamlProblems(nested(maxDepth))).toEqual([])
    expect(brief(yamlProblems(nested(maxDepth + 1)))).toEqual([`1:${maxDepth + 1} too-deep`])
    const indented = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
    expect(yamlProblems(indented)[0]?.code).toBe('too-deep')
  })

  test('YAML-25 ten megabytes never reach the parser; nor does one byte too many', () => {
    const huge = 'a: 1\n'.repeat(2_000_000)
    expect(milliseconds(() => expect(yamlProblems(huge)[0]?.code).toBe('too-large'))).toBeLessThan(250)
    const exact = `a: 1\n#${'x'.repeat(maxPolicyBytes - 6)}`
    expect(bytes(exact)).toHaveLength(maxPolicyBytes)
    expect(readText(exact)).toEqual({ a: 1 })
    expect(brief(yamlProblems(`${exact}x`))).toEqual(['1:1 too-large'])
  })

  test('a second document, a duplicate key and a key that is no text are refused', () => {
    expect(brief(yamlProblems('a: 1\n---\nb: 2'))).toEqual(['2:1 multiple-documents'])
    expect(brief(yamlProblems('---\na: 1\n---\n'))).toEqual(['3:1 multiple-documents'])
    expect(brief(yamlProblems('a: 1\nb:\n  c: 1\n  "c": 2\na: 3'))).toEqual([
      '4:3 duplicate-key',
      '5:1 duplicate-key',
    ])
    expect(brief(yamlProblems('? [a]\n: 1'))).toEqual(['1:3 key'])
    expect(readText('---\na: 1\n...\n')).toEqual({ a: 1 })
  })

  test('keys that are dangerous elsewhere are plain keys or refused', () => {
    expect(brief(yamlProblems('a:\n  __proto__: {polluted: 1}'))).toEqual(['2:3 unknown-key'])
    const data = readText('constructor: {prototype: {polluted: 1}}\ntoString: 1') as Record<string, unknown>
    expect(Object.keys(data)).toEqual(['constructor', 'toString'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('all problems come at once, in file order, up to a limit', () => {
    expect(brief(yamlProblems('a: 014\nb: !x 1\nb: &c 2\nd: "\\0"'))).toEqual([
      '1:4 number',
      '2:4 tag',
      '3:1 duplicate-key',
      '3:4 alias',
      '4:4 control-character',
    ])
    const many = yamlProblems('a: 014\n'.repeat(100))
    expect(many).toHaveLength(maxProblems + 1)
    expect(many.at(-1)?.message).toContain('more problems')
  })

  test.each([
    ['a:\n b: [\n', '3:1'],
    ['a: "x', '1:6'],
    ['{', '1:2'],
    ['a:\tb: c', '1:3'],
  ])('broken syntax %j is placed at %s', (text, place) => {
    expect(brief(yamlProblems(text))[0]).toBe(`${place} syntax`)
  })
})

describe('time and safety on any input', () => {
  const pieces = {
    keys: 'a:\n',
    flow: '{a,',
    commas: ',',
    quotes: '"',
    tags: '!a ',
    anchors: '&a ',
    close: ']',
    lines: '\n',
    items: '-\n',
    questions: '?\n',
    documents: '---\n',
    percent: '%A\n',
    numbers: '01,',
    dots: '...\n',
  }
  test.each(Object.entries(pieces))('64 KiB of %s within 250 ms', (_, piece) => {
    const text = piece.repeat(Math.floor(size / piece.length))
    const list = `[${piece.repeat(Math.floor((size - 2) / piece.length))}]`
    expect(milliseconds(() => yamlProblems(text))).toBeLessThan(250)
    expect(milliseconds(() => yamlProblems(list))).toBeLessThan(250)
  })

  test.each(Object.entries(pieces))('as many %s as pass the first check within 250 ms', (_, piece) => {
    for (const each of [1, 2, 4]) {
      const text = piece.repeat(Math.min(Math.floor(maxLexemes / each), Math.floor(size / piece.length) - 2))
      expect(milliseconds(() => yamlProblems(text))).toBeLessThan(250)
      expect(milliseconds(() => yamlProblems(`[${text}]`))).toBeLessThan(250)
    }
  })

  test('a large honest policy is read', () => {
    const entry = (n: number) =>
      `  - name: "rule number ${n}"\n    paths: ["packages/part-${n}/**", "services/part-${n}/**"]\n    approvals: 2\n`
    const text = `rules:\n${Array.from({ length: 500 }, (_, n) => entry(n)).join('')}`
    expect(bytes(text).length).toBeGreaterThan(50_000)
    expect(yamlProblems(text)).toEqual([])
  })

  const alphabet = fc.constantFrom(
    ...'[]{}:,-?&*!|>\'"%@`# \n\t\\abc01~.<='.split(''),
    '\r\n',
    '---\n',
    '<<: ',
    ' ',
    '\ufeff',
  )
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc.array(alphabet, { maxLength: 400 }).map((parts) => bytes(parts.join(''))),
  )
  test('arbitrary bytes give a tree or a PolicyError, never anything else', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        try {
          readYaml(input, { kind: 'file', name: 'p' })
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyError)
          for (const { position } of (error as PolicyError).problems) {
            expect(position.line).toBeGreaterThan(0)
            expect(position.column).toBeGreaterThan(0)
          }
        }
      }),
      { seed: 20261120, numRuns: 1500 },
    )
  })

  const key = fc
    .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
    .filter((name) => !['null', 'true', 'false'].includes(name))
  const scalar = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.boolean(), key)
  test('positions lead back to what is written there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, scalar), { selector: ([name]) => name, minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        (pairs, indent) => {
          const pad = ' '.repeat(indent)
          const text = `top:\n${pairs.map(([name, value]) => `${pad}${name}: ${String(value)}`).join('\n')}\n`
          const root = readYaml(bytes(text), { kind: 'file', name: 'p' })
          const lines = text.split('\n')
          for (const [name, value] of pairs) {
            const found = locate(root, ['top', name])
            expect(found.depth).toBe(2)
            expect(lines[found.at.line - 1]?.slice(found.at.column - 1)).toBe(`${name}: ${String(value)}`)
            expect(lines[found.node.at.line - 1]?.slice(found.node.at.column - 1)).toBe(String(value))
          }
        },
      ),
      { seed: 20261120, numRuns: 300 },
    )
  })
})
