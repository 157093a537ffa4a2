import { describe, expect, test } from '@jest/globals'
import {
  commentsOf,
  nearTasksOf,
  parseMarkdown,
  type Task,
  tasksOf,
} from '../../../src/formats/markdown/index.ts'

const tasks = (text: string): readonly Task[] => tasksOf(parseMarkdown(text))
const only = (text: string): Task => {
  const [first] = tasks(text)
  if (first === undefined) throw new Error('no task')
  return first
}
const near = (text: string) => {
  const document = parseMarkdown(text)
  return nearTasksOf(document, tasksOf(document))
}

describe('task list items', () => {
  test.each([
    '- [x] a',
    '- [X] a',
    '* [x] a',
    '+ [x] a',
    '1. [x] a',
    '1) [x] a',
    '-  [x]  a',
    '- [x]\n  a',
    '-\n  [x] a',
  ])('%j is ticked', (text) => {
    expect(only(text)).toMatchObject({ checked: true, text: 'a', depth: 1, line: 1 })
  })

  test.each(['- [ ] a', '- [\t] a', '- [ ] a [x]'])('%j is not ticked', (text) => {
    expect(only(text)).toMatchObject({ checked: false })
  })

  test.each([
    ...[
      '\t- [x] a',
      '    - [x] a',
      '```\n- [x] a\n```',
      '- b\n  ```\n  - [x] a\n  ```',
      '- b\n\n      - [x] a',
    ],
    ...[
      '<!-- - [x] a -->',
      '<!--\n- [x] a\n-->',
      '<div>\n- [x] a\n</div>',
      '[x] a',
      '- # [x] a',
      '- b\n  [x] a',
    ],
    ...['-[x] a', '- [ x ] a', '- [x]a', '- [✓] a', '- [xx] a', '- [] a', '- [y] a', '- [\u00a0] a', '- [x]'],
    ...[
      '~~- [x] a~~',
      '- :white_check_mark: a',
      '- ✅ a',
      '- [x](a) b',
      '| [x] | a |\n|---|---|\n| [x] | b |',
    ],
  ])('D2 %j is no task', (text) => {
    expect(tasks(text)).toEqual([])
  })

  test('nesting: depth, the task around it, and details without a box', () => {
    const [outer, inner, last] = tasks(
      '- [x] a\n  - Evidence: b\n    - c\n  - [ ] d\n    - e\n\n- f\n  1. [x] g\n',
    )
    expect(outer).toMatchObject({ line: 1, endLine: 5, depth: 1, parent: null })
    expect(outer?.details.map(({ text, line }) => [text, line])).toEqual([
      ['Evidence: b', 2],
      ['c', 3],
    ])
    expect(inner).toMatchObject({ depth: 2, parent: 0, checked: false, details: [{ text: 'e', line: 5 }] })
    expect(last).toMatchObject({ depth: 2, parent: null, line: 8 })
  })

  test('text, comments and links without the marks', () => {
    const task = only(
      '- [x] **A03.a** Is `b` *c*? [d](src/d.ts) <!-- gw:A03.a v1 -->\n  Evidence: e\n\n  f <!-- g -->\n',
    )
    expect(task.text).toBe('A03.a Is b c? d \nEvidence: e')
    expect(task.comments).toEqual([
      { text: 'gw:A03.a v1', line: 1, struck: false },
      { text: 'g', line: 4, struck: false },
    ])
    expect(task.pieces.filter(({ link }) => link !== null)).toMatchObject([
      { text: 'd', line: 1, link: { target: 'src/d.ts', form: 'inline', image: false } },
    ])
    expect(task.pieces.find(({ text }) => text.includes('Evidence'))).toMatchObject({ line: 2 })
  })

  test('a comment as a block in the item is its own; one in code or in a nested item is not', () => {
    const [outer] = tasks('- [x] a\n  <!-- b -->\n  `<!-- c -->`\n  - d <!-- e -->\n\n      <!-- f -->\n')
    expect(outer?.comments.map(({ text }) => text)).toEqual(['b'])
    expect(
      commentsOf(parseMarkdown('- [x] a\n  <!-- b -->\n\n> <!-- c\n> d -->\n')).map(({ text, line }) => [
        text,
        line,
      ]),
    ).toEqual([
      ['b', 2],
      ['c\nd', 4],
    ])
  })
})

describe('what stands around a task', () => {
  const inside = (text: string) => tasks(text).at(-1)?.inside

  test.each([
    ['a quote', '> - [x] a', { quote: true }],
    ['a footnote', '[^1]:\n    - [x] a', { footnote: true }],
    ['details', '<details>\n\n- [x] a\n\n</details>', { details: true, struck: false, hiddenSince: null }],
    ['details that are closed', '<details>\n\nb\n\n</details>\n\n- [x] a', { details: false }],
    ['an open <s>', '<s>\n\n- [x] a\n\n</s>', { struck: true }],
    ['<del> in running text', 'b <del>c\n\n- [x] a', { struck: true }],
    ['a closed <s>', '<s>b</s>\n\n- [x] a', { struck: false }],
    ['a comment in a list item that is never closed', '- b\n  <!-- c\n\n- [x] a', { hiddenSince: 2 }],
    ['a comment in a block that a blank line ends', '<div><!--\n\n- [x] a', { hiddenSince: 1 }],
    ['a comment that a later block closes', '<div><!--\n\nb\n\n<!-- -->\n\n- [x] a', { hiddenSince: null }],
    ['a tag that is never closed', '<div title="\n\n- [x] a', { hiddenSince: 1 }],
  ])('%s', (_what, text, expected) => {
    expect(inside(text)).toMatchObject(expected)
  })

  test('struck: the whole text, not a part of it', () => {
    expect(only('- [x] ~~a <!-- b -->~~')).toMatchObject({ struck: true, comments: [{ struck: true }] })
    expect(only('- [x] <del>a</del>')).toMatchObject({ struck: true })
    expect(only('- [x] ~~a~~ b')).toMatchObject({ struck: false })
    expect(only('- [x] a')).toMatchObject({ struck: false })
  })
})

describe('lines that look like tasks', () => {
  test.each([
    ['-[x] a', 'no-space-after-bullet', '- [x] a', 'text'],
    ['- [ x ] a', 'spaces-in-box', '- [x] a', 'text'],
    ['- [  ] a', 'spaces-in-box', '- [ ] a', 'text'],
    ['* [x]a', 'no-space-after-box', '* [x] a', 'text'],
    ['- [✓] a', 'wrong-mark', '- [x] a', 'text'],
    ['- [xx] a', 'wrong-mark', '- [x] a', 'text'],
    ['- [n] a', 'wrong-mark', '- [ ] a', 'text'],
    ['- [] a', 'empty-box', '- [ ] a', 'text'],
    ['- [\u00a0] a', 'unusual-space', '- [ ] a', 'text'],
    ['-\u00a0[x] a', 'unusual-space', '- [x] a', 'text'],
    ['- [x]\u00a0a', 'unusual-space', '- [x] a', 'text'],
    ['[x] a', 'no-bullet', '- [x] a', 'text'],
    ['~~- [x] a~~', 'in-text', '- [x] a~~', 'text'],
    ['1. [x]', 'no-text', '1. [x]', 'text'],
    ['- ✅ a', 'check-mark', '- [x] a', 'text'],
    ['- :white_check_mark: a', 'check-mark', '- [x] a', 'text'],
    ['❌ a', 'check-mark', '- [ ] a', 'text'],
    ['    - [x] a', 'in-code', '- [x] a', 'code'],
    ['<!-- - [x] a -->', 'in-html', '- [x] a -->', 'html'],
    ['> [x] a', 'no-bullet', '- [x] a', 'quote'],
  ])('%j: %s', (text, reason, rightForm, where) => {
    expect(near(text)).toEqual([{ line: 1, text: text.trim(), reason, rightForm, where }])
  })

  test.each(['- [a](b)', '[1]: /u', '- [^1] a', '[a] b', '- a [x]', 'x', '- [x] a', '', '- [link] a'])(
    '%j is nothing of the kind',
    (text) => {
      expect(near(text)).toEqual([])
    },
  )
})
