import { describe, expect, test } from '@jest/globals'
import { readBody } from '../../../src/formats/answers/body.ts'

/**
 * The 22 bodies that fool the checklist actions of today: their regular expressions let an open box pass, count what
 * GitHub does not show as a box, or see nothing where a list was deleted. Each row: what this reader makes of it, as
 * `ID value` for an answer and `ID problem line` for what looks like one and is none. In brackets: who is fooled, by
 * passing an open list (`pass`) or by failing a finished one (`fail`).
 */
const site = { serverUrl: 'https://github.com', repositories: ['acme/shop'] }
const a = 'Is access denied by default? <!-- gw:A01.a -->'
const b = 'Are errors logged? <!-- gw:A09.a -->'
const nbsp = '\u00a0'

const bodies: readonly (readonly [name: string, body: string, made: readonly string[]])[] = [
  ['1. an open box behind an asterisk [two pass]', `* [ ] ${a}\n* [x] ${b}`, ['A01.a none', 'A09.a yes']],
  ['2. an open box behind a plus [two pass]', `+ [ ] ${a}\n+ [x] ${b}`, ['A01.a none', 'A09.a yes']],
  ['3. an open box behind a number [two pass]', `1. [ ] ${a}\n2. [x] ${b}`, ['A01.a none', 'A09.a yes']],
  ['4. an open box behind a number in brackets', `1) [ ] ${a}\n2) [x] ${b}`, ['A01.a none', 'A09.a yes']],
  [
    '5. an open box in a code fence, as a sample [two fail]',
    `- [x] ${a}\n\n\`\`\`md\n- [ ] ${b}\n\`\`\``,
    ['A01.a yes', 'A09.a hidden 4'],
  ],
  ['6. a ticked box in a code fence', `~~~\n- [x] ${a}\n~~~`, ['A01.a hidden 2']],
  ['7. a ticked box in indented code', `text\n\n    - [x] ${a}`, ['A01.a hidden 3']],
  ['8. an open box in a quote [one passes]', `> - [ ] ${a}`, ['A01.a hidden 1']],
  ['9. a ticked box in a quote', `> - [x] ${a}`, ['A01.a hidden 1']],
  ['10. a tab behind the bullet [two pass]', `-\t[ ] ${a}`, ['A01.a none']],
  ['11. two blanks behind the bullet [two pass]', `-  [ ] ${a}`, ['A01.a none']],
  [
    '12. an open box in a comment of the template [two fail]',
    `<!--\n- [ ] Delete what does not fit (gw:A01.a)\n-->\n- [x] ${b}`,
    ['A01.a hidden 2', 'A09.a yes'],
  ],
  ['13. a ticked box in a comment', '<!-- - [x] gw:A01.a -->', ['A01.a hidden 1']],
  ['14. a no-break space in the box [all pass]', `- [${nbsp}] ${a}`, ['A01.a malformed 1']],
  ['15. two blanks in the box [all pass]', `- [  ] ${a}`, ['A01.a malformed 1']],
  ['16. a letter in the box [all pass]', `- [y] ${a}`, ['A01.a malformed 1']],
  ['17. the list deleted [all pass]', 'Ready for review.', []],
  ['18. a capital X', `- [X] ${a}`, ['A01.a yes']],
  ['19. lines that end in CR LF', `- [ ] ${a}\r\n- [x] ${b}\r\n`, ['A01.a none', 'A09.a yes']],
  ['20. an open box below a ticked one', `- [x] ${a}\n  - [ ] ${b}`, ['A01.a yes', 'A09.a none']],
  ['21. an item struck through', `- [x] ~~${a}~~\n- [x] ${b}`, ['A01.a struck 1', 'A09.a yes']],
  [
    '22. a list in a folded section',
    `<details><summary>Checklist</summary>\n\n- [ ] ${a}\n- [x] ${b}\n\n</details>`,
    ['A01.a none', 'A09.a yes'],
  ],
]

describe('the 22 bodies that fool the actions of today', () => {
  test.each(bodies)('%s', (_, body, made) => {
    const { answers, problems } = readBody(body, site)
    const told = [
      ...answers.map(({ item, value, line }) => ({ line, text: `${item} ${value}` })),
      ...problems.map(({ item, kind, line }) => ({ line, text: `${item} ${kind} ${line}` })),
    ]
    expect(told.sort((one, other) => one.line - other.line).map(({ text }) => text)).toEqual(made)
  })

  test('are 22', () => {
    expect(bodies).toHaveLength(22)
  })
})
