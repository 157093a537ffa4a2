import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseMarkdown, walk } from '../../../src/formats/markdown/index.ts'
import { oracleReading, ownReading, type Reading } from '../../support/markdown-oracle.ts'

/**
 * Where ours reads otherwise than the oracle, on purpose:
 * - micromark takes a list item for an interruption of a paragraph also where a container or indented code before it
 *   has ended (`> a` LF `2. b`, `    code` LF `-`): GitHub (cmark-gfm) begins a list;
 * - micromark makes no table below a header that is indented like code; GitHub strips that indentation;
 * - micromark drops `[x]` from a paragraph that follows an empty list item: GitHub shows it;
 * - micromark measures the rule of three by what is left of a run, CommonMark by its length as written: only the
 *   number of visible asterisks differs.
 */
const interruption = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]*)*(?:[-*+]|\d{1,9}[.)])[ \t]*$/m
const numbered = /(?:^|[-*+>.)][ \t]*)(?:0|[2-9]|\d{2,9})[.)]/m
const looseBox = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]*\n[ \t>]*\[[ xX]\]/m
const indentedHeader = /\n[ >]*(?:\t| {4})[^\n]*\n[ \t>]*[|:-]/
const deviates = (text: string): boolean => {
  const lines = text.replace(/\r\n?/g, '\n')
  return (
    interruption.test(lines) || numbered.test(lines) || looseBox.test(lines) || indentedHeader.test(lines)
  )
}
const withoutMarks = ({ blocks, words }: Reading): Reading => ({
  blocks,
  words: words.map((line) => line.replace(/[*_~ ]/g, '')),
})

const structure = (
  '- |* |+ |1. |1) |> |>|    |  | |\t|\n|\n|\n|\n\n|\r|\r\n|# |###### |####### |#|---|===|***|___|```|~~~|````|`|<!--|-->|' +
  '<div>|</div>|<b>|</b>|<pre>|</pre>|<?|?>|<!X|>|[x] |[ ] |[X] |[x]|a|b|c d|é|[a]: /u|[a]: <v> "t"|[a]|[^1]: |=|-|:-|' +
  '-:|\\|'
).split('|')
const inline = (
  'a|b|c d| |*|**|***|_|__|~|~~|`|``|\\|&amp;|&#65;|[|]|![|(/v)|(<v> "t")|[a]|[]|<b>|</b>|<!-- c -->|<https://e.org>|' +
  ' https://e.org/x_y | www.e.org |.|!|"|\n|[a]: /u\n\n'
).split('|')
const texts = (tokens: readonly string[], maxLength: number) =>
  fc
    .array(fc.constantFrom(...tokens, '|', '| a |\n| - |\n', 'a | b\n-|-\n'), { maxLength })
    .map((parts) => parts.join(''))

describe('the same blocks as micromark with GFM', () => {
  test.each([
    ['structure', structure, 14],
    ['inline content', inline, 14],
    ['both', [...structure, ...inline], 30],
  ])('any text of %s', (_what, tokens, length) => {
    fc.assert(
      fc.property(texts(tokens, length), (text) => {
        fc.pre(!deviates(text))
        expect(withoutMarks(ownReading(text))).toEqual(withoutMarks(oracleReading(text)))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test.each([
    '# a\n\nb\n===\n\nc\n---\n- - -\n****\n',
    '- a\n- b\n\n  c\n- d\n  1. e\n  2. f\n\n+ g\n',
    '> a\nb\n> - c\nd\n\n>     e\n',
    '```js a\n- [x] b\n```\n~~~~\n```\n~~~\n~~~~\n\n    f\n\n    g\n',
    '- [ ] a\n- [x] b\n* [X] c\n1. [x] d\n1) [x] e\n- [x]\n- [x]f\n-[x] g\n- [y] h\n',
    '| a | b |\n|---|:-:|\n| c \\| d | `e` |\n| f |\n| g | h | i |\n\nj\n| k |\n|---|\n',
    '<!-- a\n\nb --> c\nd\n\n<div>\n- [x] e\n\n- [x] f\n</div>\n\n<x-y>\ng\n',
    '[a]: /u "t"\n[b]:\n  <v>\n\n[a] [b][] ![c][a] [d](/w "x")\n',
    '-\ta\n\n\tb\n\n>\tc\n1.\t\td\n',
    'a  \nb\\\nc `d\ne` *f* **g** ~~h~~ ~i~ https://e.org/a_b_c. www.e.org\n',
    '[^1]: a\n\n    b\n\nc\n',
    '\ufeff# a\u0000\n',
  ])('%j', (text) => {
    expect(ownReading(text)).toEqual(oracleReading(text))
  })

  test('LF, CR LF and CR end lines alike; U+2028 ends none', () => {
    const text = '- [x] a\n  b\n\n# c\n```\nd\n```\n'
    const lines = ownReading(text)
    expect(ownReading(text.replaceAll('\n', '\r\n'))).toEqual(lines)
    expect(ownReading(text.replaceAll('\n', '\r'))).toEqual(lines)
    expect(parseMarkdown('- [x] a\u2028- [x] b').blocks).toHaveLength(1)
    expect(parseMarkdown('a\u2028# b').blocks.map(({ type }) => type)).toEqual(['paragraph'])
  })
})

describe('where ours follows GitHub and not micromark', () => {
  test.each([
    ['> a\n2. b', ['quote', 'list']],
    ['    a\n-', ['code', 'list']],
    ['a\n* -', ['paragraph', 'list']],
    ['-\n[x] a', ['list', 'paragraph']],
    ['a\n    | b |\n| - |', ['paragraph', 'table']],
  ])('%j', (text, types) => {
    expect(parseMarkdown(text).blocks.map(({ type }) => type)).toEqual(types)
  })
})

test('first and last lines of all blocks', () => {
  const text =
    '# a\n\n- b\n  c\n  - d\n\n```\ne\n```\n\n| f |\n|---|\n| g |\n\nh\n=\n\n<!-- i\n-->\n[j]: k\n\n    l\n'
  const ranges = [...walk(parseMarkdown(text).blocks)]
    .filter(({ leaving }) => !leaving)
    .map(({ block: { type, line, endLine } }) => `${type} ${line}-${endLine}`)
  expect(ranges).toEqual([
    'heading 1-1',
    ...['list 3-5', 'item 3-5', 'paragraph 3-4', 'list 5-5', 'item 5-5', 'paragraph 5-5'],
    ...['code 7-9', 'table 11-13', 'heading 15-16', 'html 18-19', 'definition 20-20', 'code 22-22'],
  ])
})
