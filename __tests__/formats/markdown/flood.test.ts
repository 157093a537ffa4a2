import { describe, expect, test } from '@jest/globals'
import { outlineOf } from '../../../src/formats/documents/outline.ts'
import { inlineOf, nearTasksOf, parseMarkdown, tasksOf, walk } from '../../../src/formats/markdown/index.ts'
import { cpuMilliseconds, leastMilliseconds } from '../../support/cpu-time.ts'

/** GitHub's limit of a body. */
const body = 65_536

const filled = (part: string, length = body): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length)

/** Everything that is asked of a body, and every inline content in it. */
function readAll(text: string): number {
  const document = parseMarkdown(text)
  const tasks = tasksOf(document)
  let pieces = nearTasksOf(document, tasks).length + outlineOf(text).sections.length
  for (const { block, leaving } of walk(document.blocks)) {
    if (!leaving && 'lines' in block) pieces += inlineOf(block.lines, document.references).length
  }
  return pieces
}

/** Twice what a body may take on a quiet machine: the runners of a test may be slow. */
const most = 500

const expectQuick = (text: string): void => {
  const work = () => readAll(text)
  const once = cpuMilliseconds(work)
  expect(once < most ? once : leastMilliseconds(work)).toBeLessThan(most)
}

describe('one character or word, over and over', () => {
  const parts = (
    '[ ] > * _ ` < ~ # - = | ! \\ & ( <!-- --> <a <a_b=" <? <!A <![CDATA[ [a]( ![ ![a]( [a][ [^ [^a]: [a]:_ *a a* **a* ' +
    '_a* ~a ~~a_ `a``b |- |a http:// www. <details> <s> [x]_ -_ 1._ >_ +_ >_-_ []( ** ~~ {{ TBD_ (a 1. www.a) ?'
  )
    .split(' ')
    .map((part) => part.replaceAll('_', ' '))
  test.each(parts.filter((_, index) => index % 3 === 0))('%j', expectEnds)
  test.each(parts.filter((_, index) => index % 3 === 1))('%j', expectEnds)
  test.each(parts.filter((_, index) => index % 3 === 2))('%j', expectEnds)

  function expectEnds(part: string): void {
    expectQuick(`${filled(part)}\u2028`)
  }
})

describe('D1 bodies of 65,536 bytes of one repeated class of characters', () => {
  test.each(['\u2028', '>'])('ended by %j: blanks, with and without a mark before them', (end) => {
    for (const blank of [' ', '\t', '\n', '\r', '\u00a0', '\u2028', '\0']) {
      for (const before of ['#', '- [x]']) expectQuick(before + filled(blank) + end)
    }
  })
})

describe('depth and number', () => {
  test.each([
    ['10,000 lists in one line, then blank lines', `${'- '.repeat(10_000)}a${filled('\n', 40_000)}`],
    ['10,000 lists in one line, then lazy lines', `${'- '.repeat(10_000)}a${filled('\nb', 40_000)}`],
    ['10,000 lists in a quote, then blank lines in it', `> ${'- '.repeat(10_000)}a${filled('\n>', 40_000)}`],
    ['10,000 quotes, then lazy lines', `${'> '.repeat(10_000)}a${filled('\nb', 40_000)}`],
    ['10,000 quotes and lists', `${'> - [x] '.repeat(10_000)}a`],
    ['10,000 tasks in one line', `${'- [x] '.repeat(10_000)}a`],
    [
      '250 nested lists, line by line',
      Array.from({ length: 250 }, (_, at) => `${'  '.repeat(at)}- [ ] a`).join('\n'),
    ],
    [
      'deep indentation under deep lists',
      `${'- '.repeat(5_000)}a\n${' '.repeat(10_000)}b\n${' '.repeat(10_000)}c`,
    ],
    [
      'a table of 10,000 columns and 10,000 rows',
      `${filled('|a', 20_000)}\n${filled('|-', 20_000)}\n${filled('b\n', 20_000)}`,
    ],
    ['definitions and references', `${filled('[a]: b\n', 30_000)}\n${filled('[a]', 30_000)}`],
    ['nested brackets with a definition', `[a]: b\n\n${'['.repeat(30_000)}a${']'.repeat(30_000)}`],
    ['images around links', `${'!['.repeat(10_000)}${filled('[a](b)', 40_000)}`],
    ['code spans of all lengths', Array.from({ length: 350 }, (_, at) => `${'`'.repeat(at + 1)}a`).join('')],
    ['delimiters that never meet', filled('*a **b _c __d ~e ~~f ')],
    ['unclosed titles', `${filled('[a]: b "\n', 30_000)}${filled("[a]: b '\n", 30_000)}`],
    ['comments that are not closed', `${filled('- <!--\n', 30_000)}${filled('\n- [x] <s>a\n', 30_000)}`],
  ])('%s', (_what, text) => expectQuick(text))

  test('time grows with the text: four times the text takes less than ten times as long', () => {
    const time = (length: number) => leastMilliseconds(() => readAll(filled('> *a', length)))
    expect(time(body)).toBeLessThan(10 * Math.max(20, time(body / 4)))
  })
})
