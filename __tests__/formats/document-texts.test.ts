import { expect, test } from '@jest/globals'
import { type DocumentKind, documentTexts, kindByName } from '../../src/formats/document-texts.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'

const read = (text: string, kind: DocumentKind = 'yaml') =>
  documentTexts(new TextEncoder().encode(text), kind)

const rules = `
groups:
  - name: audit
    rules:
      - alert: HashMismatch # AlertInComment
        expr: rate(audit_total[5m]) > 0
        annotations: { description: "was NotAnAlert once" }
      - run: |
          # InScriptComment
          make audit
`

test.each<[string, string, boolean]>([
  ['a value', 'HashMismatch', true],
  ['a key', 'alert', true],
  ['a line of a longer text', 'make audit', true],
  ['a comment', 'AlertInComment', false],
  ['a part of a value', 'NotAnAlert', false],
  ['a comment line of a script', 'InScriptComment', false],
  ['something else', 'Missing', false],
])('YAML: %s', (_, text, expected) => {
  expect(read(rules).problem).toBeNull()
  expect(read(rules).holds(text)).toBe(expected)
})

test.each<[string, DocumentKind, string, string]>([
  ['a repeated key', 'yaml', 'a: 1\nb: 2\na: 3\n', 'line 3:1: the key "a" stands twice'],
  ['no YAML', 'yaml', 'a: [1\nb: 2', 'line '],
  ['tabs', 'yaml', 'a:\n\tb: 1\n', 'line 2'],
  ['nothing', 'yaml', '# nothing\n', 'it holds nothing'],
  ['an alias without an anchor', 'yaml', 'a: *b\n', 'line 1'],
  ['too deep', 'yaml', '['.repeat(5_000), 'nested too deeply'],
  ['a repeated name', 'json', '{"a": 1, "a": 2}', 'line 1:'],
  ['a comment', 'json', '{} // x', 'line 1:'],
  ['nothing', 'json', '', ''],
])('refused: %s (%s)', (_, kind, text, problem) => {
  const found = read(text, kind)
  expect(found.problem).toContain(problem)
  expect(found.holds('a')).toBe(false)
})

test('JSON holds keys and values, plain text anything, and what is not UTF-8 nothing', () => {
  const json = read('{"rules": [{"alert": "One"}, 5, true, null]}', 'json')
  expect(['rules', 'alert', 'One', '5', 'true', 'On'].map((text) => json.holds(text))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ])
  expect(read('set -e\nmake', 'text').holds('-e')).toBe(true)
  expect(documentTexts(Uint8Array.of(0xff, 0x61), 'text').problem).toBe('it is not UTF-8 text')
})

test('several documents of one file are all read', () => {
  const found = read('a: One\n---\nb: Two\n')
  expect(found.holds('One') && found.holds('Two')).toBe(true)
})

test('the kind follows from the name', () => {
  expect(['a.yml', 'a.YAML', 'a.json', 'a.sh', 'yml'].map(kindByName)).toEqual([
    'yaml',
    'yaml',
    'json',
    'text',
    'text',
  ])
})

test('hostile text is read in linear time', () => {
  const hostile = [
    `${'a: &x '.repeat(20_000)}`,
    `${'{'.repeat(100_000)}`,
    `- ${'"x": '.repeat(50_000)}`,
    '\n'.repeat(1_000_000),
  ]
  for (const text of hostile) expect(leastMilliseconds(() => read(text))).toBeLessThan(2_000)
})
