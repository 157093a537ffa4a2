import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDocuments } from '../../src/cli/json-documents.ts'
import { jsonTree } from '../../src/cli/json-tree.ts'
import { type PolicyNode, toData } from '../../src/policy/node.ts'

const source = { kind: 'file', name: 'a.json' } as const
const settings = { seed: 42, numRuns: 300 }

/** JSON without what no reader of ours takes: `__proto__` is a name like any other, and kept. */
const values = fc.jsonValue({ maxDepth: 4 })
const indents = fc.constantFrom('', ' ', '\t', '  ')

describe('a JSON text as a tree', () => {
  test('holds what the parser reads', () => {
    fc.assert(
      fc.property(values, indents, (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(toData(jsonTree(text, source))).toEqual(JSON.parse(text))
      }),
      settings,
    )
  })

  test('every part knows its line and column', () => {
    fc.assert(
      fc.property(values, indents, (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const lines = text.split('\n')
        const rest = ({ line, column }: { line: number; column: number }): string =>
          [lines[line - 1]?.slice(column - 1) ?? '', ...lines.slice(line)].join('\n')
        const check = (node: PolicyNode): void => {
          const here = rest(node.at)
          if (node.kind === 'scalar') expect(here.startsWith(JSON.stringify(node.value))).toBe(true)
          else expect(here.startsWith(node.kind === 'list' ? '[' : '{')).toBe(true)
          if (node.kind === 'list') node.items.forEach(check)
          if (node.kind !== 'map') return
          for (const [key, entry] of node.entries) {
            expect(rest(entry.at).startsWith(JSON.stringify(key))).toBe(true)
            check(entry.value)
          }
        }
        check(jsonTree(text, source))
      }),
      settings,
    )
  })

  test('carriage returns are no lines; brackets in texts are none', () => {
    const text = '{\r\n  "a\\"]}": "[{,:\\\\",\r\n  "b": [ ]\r\n}'
    const tree = jsonTree(text, source)
    expect(toData(tree)).toEqual({ 'a"]}': '[{,:\\', b: [] })
    expect(tree.kind === 'map' && tree.entries.get('b')?.value.at).toMatchObject({ line: 3, column: 8 })
  })
})

describe('several documents in one text', () => {
  const documents = fc.array(fc.oneof(fc.object({ maxDepth: 3 }), fc.array(values)), {
    minLength: 1,
    maxLength: 4,
  })

  test('are found, however they are put together', () => {
    fc.assert(
      fc.property(documents, indents, fc.constantFrom('', '\n', ' \n\n'), (all, indent, between) => {
        const texts = all.map((one) => JSON.stringify(one, null, indent))
        const read = readDocuments({ name: 'a.json', text: texts.join(between) }, 'documents')
        expect(read.map(({ value }) => value)).toEqual(texts.flatMap((text) => JSON.parse(text)))
        const start = texts.slice(0, -1).join(between) + (texts.length > 1 ? between : '')
        const [last] = read.slice(-1)
        if (!Array.isArray(all.at(-1))) expect(last?.line).toBe(start.split('\n').length)
      }),
      settings,
    )
  })

  test.each(['{} x', '{}}', '{"a": 1', '{} {"a"', '[1,]', '{"a": "b}', 'x'])('%s is refused', (text) => {
    expect(() => readDocuments({ name: 'a.json', text }, 'documents')).toThrow(/^a\.json:1:1: /)
  })

  test('a text of a million brackets takes no time', () => {
    const start = performance.now()
    expect(() => readDocuments({ name: 'a.json', text: '['.repeat(1_000_000) }, 'documents')).toThrow(
      'nested deeper',
    )
    expect(() => readDocuments({ name: 'a.json', text: `"${'\\'.repeat(1_000_000)}` }, 'documents')).toThrow(
      'a.json',
    )
    expect(readDocuments({ name: 'a.json', text: '{}'.repeat(100_000) }, 'documents')).toHaveLength(100_000)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
